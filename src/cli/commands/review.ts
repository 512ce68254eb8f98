import type { Input } from '../../api/contract.ts'
import type { CoderId, ProposalId, RoundId } from '../../base/ids.ts'
import { WrongUsage, type Calls, type Command, type Given, type Said, type Shell } from '../command.ts'
import { foundIn, foundOne } from '../found.ts'
import { deedOf } from '../pairs.ts'
import { counted, listed } from '../show.ts'
import { FILTER_OPTION, filterGiven } from './filter-option.ts'

const ROUND_DEEDS = ['open', 'close', 'open-again', 'done'] as const
const PROPOSAL_DEEDS = ['look', 'accept', 'decline', 'withdraw', 'open-again'] as const

/** Commands about rounds of review and proposals. */
export const reviewCommands: readonly Command[] = [
  {
    name: 'round',
    takes: ['P', ROUND_DEEDS.join('|'), 'NAME'],
    says: 'Opens a round of review, closes it, opens it again, or says that whoever acts (--coder) is through with it. `list P rounds` lists them; what is open in a closed round stays open.',
    options: {
      people: { kind: 'list', value: 'A,B[,C…]', says: 'with open: who takes part' },
      purpose: { kind: 'value', value: 'WORDS', says: 'with open: what for' },
      from: { kind: 'value', value: 'DATE', says: 'with open: the first day, such as 2024-05-14' },
      until: { kind: 'value', value: 'DATE', says: 'with open: the last day' },
      codes: { kind: 'list', value: 'CODE,…', says: 'with open: codes to be looked at' },
      propositions: { kind: 'list', value: 'PROPOSITION,…', says: 'with open: propositions to be looked at' },
      sources: { kind: 'list', value: 'SOURCE,…', says: 'with open: sources to be looked at' },
      filter: {
        ...FILTER_OPTION,
        says: 'with open: also the sources in which something passes the common filter: a saved one by its name, or one in a file',
      },
      not: { kind: 'switch', says: 'with done: not through, after all' },
    },
    opening: 'write',
    async run(given, calls, shell) {
      const [, written, name] = given.words
      const deed = deedOf(written!, ROUND_DEEDS)
      if (deed === 'open') return roundSaid(await openRound(name!, given, calls, shell), calls)
      for (const option of ['people', 'codes', 'propositions', 'sources'])
        if (given.list(option).length > 0) throw new WrongUsage(`--${option} goes with open.`)
      const roundId = await foundOne<RoundId>(calls, 'rounds', name!)
      if (deed === 'done') await calls.call('round.done', { roundId, done: !given.has('not') })
      else await calls.call('round.setState', { roundId, state: deed === 'close' ? 'closed' : 'open' })
      return roundSaid(roundId, calls)
    },
  },
  {
    name: 'proposal',
    takes: ['P', PROPOSAL_DEEDS.join('|'), 'PROPOSAL'],
    says: 'Looks at what a proposal on the framework would do now, accepts it and does it, declines it with a reason, withdraws one’s own, or opens one again. `list P proposals` lists them.',
    more: [
      'PROPOSAL is its id, or as much of its beginning as tells it apart. Accepting is one act with what it does, which undo takes back.',
    ],
    options: { reason: { kind: 'value', value: 'WORDS', says: 'why it is declined, or accepted' } },
    opening: 'write',
    async run(given, calls) {
      const [, written, name] = given.words
      const deed = deedOf(written!, PROPOSAL_DEEDS)
      const reason = given.value('reason')
      if (reason !== undefined && deed !== 'accept' && deed !== 'decline')
        throw new WrongUsage('--reason goes with accept and decline.')
      const proposalId = await foundOne<ProposalId>(calls, 'proposals', name!)
      if (deed === 'look') return looked(proposalId, calls)
      if (deed === 'accept')
        await calls.call('proposal.accept', { proposalId, ...(reason === undefined ? {} : { why: reason }) })
      if (deed === 'decline') await calls.call('proposal.decline', { proposalId, why: reason ?? '' })
      if (deed === 'withdraw') await calls.call('proposal.withdraw', { proposalId })
      if (deed === 'open-again') await calls.call('proposal.reopen', { proposalId })
      const row = (await calls.call('list.rows', { what: 'proposals' })).find(one => one.id === proposalId)!
      return { json: row, text: `${row.name}: ${String(row['state'])}.\n` }
    },
  },
]

async function openRound(name: string, given: Given, calls: Calls, shell: Shell): Promise<RoundId> {
  const things: Input<'round.open'>['things'] = []
  for (const [option, about] of [
    ['codes', 'code'],
    ['propositions', 'proposition'],
    ['sources', 'source'],
  ] as const)
    for (const id of await foundIn<never>(given, calls, option, option)) things.push({ about, id })
  const [purpose, from, until] = [given.value('purpose'), given.value('from'), given.value('until')]
  const filter = await filterGiven(given, calls, shell)
  return calls.call('round.open', {
    name,
    coderIds: await foundIn<CoderId>(given, calls, 'people', 'coders'),
    things,
    ...(purpose === undefined ? {} : { purpose }),
    ...(from === undefined ? {} : { from }),
    ...(until === undefined ? {} : { until }),
    ...(filter === null ? {} : { filter }),
  })
}

async function roundSaid(roundId: RoundId, calls: Calls): Promise<Said> {
  const round = (await roundsNow(calls)).find(one => one.id === roundId)!
  return { json: round, text: `${roundLine(round)}\n` }
}

/** Rounds with names in place of ids. */
export async function roundsNow(calls: Calls) {
  const nameOf = await coderNames(calls)
  return (await calls.call('round.list', {})).map(
    ({ id, name, purpose, from, until, state, things, comments, proposals, people }) => ({
      id,
      name,
      purpose,
      from,
      until,
      state,
      things,
      comments,
      proposals,
      people: people.map(({ coderId, looked: many, doneAt }) => ({ coder: nameOf(coderId), looked: many, doneAt })),
    }),
  )
}

type RoundNow = Awaited<ReturnType<typeof roundsNow>>[number]

/** A round in one line: when it is, and how far each is. */
export function roundLine({ name, state, from, until, things, people, comments }: RoundNow): string {
  const when = [from && `from ${from}`, until && `until ${until}`].filter(Boolean).join(' ')
  const who = people.map(one => `${one.coder} ${one.doneAt === null ? `${one.looked} of ${things}` : 'through'}`)
  return [
    `${name} (${[state, when].filter(Boolean).join(', ')}): ${who.join(', ')}`,
    counted(comments.open, 'open comment'),
  ].join('; ')
}

async function looked(proposalId: ProposalId, calls: Calls): Promise<Said> {
  const plan = await calls.call('proposal.plan', { proposalId })
  const row = (await calls.call('list.rows', { what: 'proposals' })).find(one => one.id === proposalId)!
  const names = (codes: readonly { readonly name: string }[]) => codes.map(one => one.name).join(', ')
  const { becomes, codings, sources, refusals } = plan
  return {
    json: { ...row, plan },
    text: [
      `${row.name} (${String(row['state'])}; ${String(row['coder'])}: ${String(row['reason'])})\n`,
      plan.codes.length === 0
        ? ''
        : `  It is done to ${names(plan.codes)}: ${counted(codings, 'coding')} in ${counted(sources, 'source')}.\n`,
      plan.into.length === 0
        ? ''
        : `  It leads to ${names(plan.into)}: ${becomes.into.join(', ')}; ${becomes.joined} joined, ${becomes.queue} to be gone through.\n`,
      listed(
        '  It cannot be done now',
        refusals.map(one => one.says),
      ),
    ].join(''),
  }
}

/** What coders are called. */
export async function coderNames(calls: Calls): Promise<(id: CoderId) => string> {
  const names = new Map((await calls.call('project.coders', {})).map(one => [one.id, one.name]))
  return id => names.get(id) ?? ''
}
