import type { Answer } from '../../api/contract.ts'
import type { ProposalId } from '../../base/ids.ts'
import { Trouble, WrongUsage, type Calls, type Command, type Said } from '../command.ts'
import { foundOne } from '../found.ts'
import { deedOf } from '../pairs.ts'
import { counted, listed } from '../show.ts'

const DEEDS = ['look', 'accept', 'decline', 'withdraw', 'open-again', 'noted'] as const

/** The command about proposals. */
export const proposalCommands: readonly Command[] = [
  {
    name: 'proposal',
    takes: ['P', DEEDS.join('|'), 'PROPOSAL'],
    says: 'Looks at what a proposal on the framework would do now, accepts it and does it, declines it with a reason, withdraws one’s own, or opens one again. `propose` makes one, `list P proposals` lists them.',
    more: [
      'PROPOSAL is its id, or as much of its beginning as tells it apart. Accepting is one act with what it does, which undo takes back. noted: whoever proposed it has seen what became of it.',
    ],
    options: { reason: { kind: 'value', value: 'WORDS', says: 'why it is declined, or accepted' } },
    opening: 'write',
    async run(given, calls) {
      const [, written, name] = given.words
      const deed = deedOf(written!, DEEDS)
      const reason = given.value('reason')
      if (reason !== undefined && deed !== 'accept' && deed !== 'decline')
        throw new WrongUsage('--reason goes with accept and decline.')
      const proposalId = await foundOne<ProposalId>(calls, 'proposals', name!)
      if (deed === 'look') return proposalLooked(proposalId, calls)
      if (deed === 'accept')
        await calls.call('proposal.accept', { proposalId, ...(reason === undefined ? {} : { why: reason }) })
      if (deed === 'decline') await calls.call('proposal.decline', { proposalId, why: reason ?? '' })
      if (deed === 'withdraw') await calls.call('proposal.withdraw', { proposalId })
      if (deed === 'noted' && (await calls.call('proposal.know', { proposalIds: [proposalId] })) === 0)
        throw new Trouble(1, 'not-noted', 'Only who proposed it can say so, once it is decided (--coder NAME).')
      if (deed === 'open-again') await calls.call('proposal.reopen', { proposalId })
      const row = await proposalRow(proposalId, calls)
      return { json: row, text: `${row.name}: ${String(row['state'])}.\n` }
    },
  },
]

/** A proposal with what it would do now. */
export async function proposalLooked(proposalId: ProposalId, calls: Calls): Promise<Said> {
  const plan = await calls.call('proposal.plan', { proposalId })
  const row = await proposalRow(proposalId, calls)
  const head = `${proposalId.slice(0, 8)}  ${row.name} (${String(row['state'])}; ${String(row['coder'])}: ${String(row['reason'])})\n`
  return { json: { ...row, plan }, text: `${head}${planText(plan)}` }
}

async function proposalRow(proposalId: ProposalId, calls: Calls) {
  return (await calls.call('list.rows', { what: 'proposals' })).find(one => one.id === proposalId)!
}

/** What a change of the framework would do, for people; nothing where no coding is touched and nothing stands against it. */
export function planText({ codes, into, becomes, codings, sources, refusals }: Answer<'framework.plan'>): string {
  const names = (list: readonly { readonly name: string }[]) => list.map(one => one.name).join(', ')
  const shares = becomes.into.map((many, at) => `${into[at]!.name} (${counted(many, 'coding')})`)
  const told = [
    [becomes.stay, 'stay'],
    [becomes.queue, 'wait to be decided'],
    [becomes.remove, 'are removed'],
    [becomes.joined, 'are joined with others'],
    [becomes.earlier, 'are marked as made under an earlier definition'],
  ] as const
  const others = told.flatMap(([count, what]) => (count > 0 ? [`${count} ${what}`] : []))
  const isTold = shares.length > 0 || others.length > (becomes.stay > 0 ? 1 : 0)
  return [
    codes.length === 0
      ? ''
      : `  It is done to ${names(codes)}: ${counted(codings, 'coding')} in ${counted(sources, 'source')}.\n`,
    shares.length === 0 ? '' : `  It leads to ${shares.join(', ')}.\n`,
    isTold && others.length > 0 ? `  Of the codings ${others.join(', ')}.\n` : '',
    listed(
      '  It cannot be done now',
      refusals.map(one => one.says),
    ),
  ].join('')
}
