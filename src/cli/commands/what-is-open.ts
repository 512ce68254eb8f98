import type { CoderId } from '../../base/ids.ts'
import type { Calls, Command, Said } from '../command.ts'
import { foundOne, personOf } from '../found.ts'
import { coderNames } from '../names.ts'
import { listed, table } from '../show.ts'
import { splitLine, splitsNow } from './decide.ts'
import { leftOpen, questionLines } from './asked.ts'
import { commentRows, commentText } from './comments.ts'
import { roundLine, roundsNow, roundThings } from './rounds.ts'

/** The command about what is open with whom. */
export const openCommands: readonly Command[] = [
  {
    name: 'what-is-open',
    takes: ['P'],
    says: 'Says what is open: for whoever leads with everybody, the questions of merges, codings of split codes, proposals and rounds; with --for what is open with one coder.',
    options: {
      for: {
        kind: 'value',
        value: 'NAME',
        says: 'with this coder: comments to answer, what they look at, their proposals',
      },
    },
    opening: 'read',
    async run(given, calls) {
      const name = given.value('for')
      return name === undefined
        ? openWithAll(calls)
        : openWith(await personOf(calls, await foundOne(calls, 'coders', name)), calls)
    },
  },
]

async function peopleNow(calls: Calls) {
  const nameOf = await coderNames(calls)
  return (await calls.call('review.open', {})).map(({ coderId, ...counts }) => ({
    coderId,
    coder: nameOf(coderId),
    ...counts,
  }))
}

async function proposalsNow(calls: Calls) {
  return (await calls.call('list.rows', { what: 'proposals' })).filter(one => one['state'] === 'open')
}

/** For whoever leads. */
async function openWithAll(calls: Calls): Promise<Said> {
  const people = (await peopleNow(calls)).map(({ coderId: _id, ...one }) => one)
  const questions = await calls.call('merge.open', {})
  const proposals = await proposalsNow(calls)
  const rounds = (await roundsNow(calls)).filter(one => one.state === 'open')
  const splits = await splitsNow(calls)
  const busy = people.filter(one => one.toAnswer + one.made + one.named + one.proposals + one.toLookAt > 0)
  const text = [
    busy.length === 0
      ? ''
      : table(
          ['coder', 'to answer', 'made', 'named in', 'proposals', 'to look at'],
          busy.map(one => [one.coder, one.toAnswer, one.made, one.named, one.proposals, one.toLookAt]),
        ),
    questions.length === 0
      ? ''
      : `Questions of merges\n${questions.flatMap(one => questionLines({ ...one, options: one.options.map(option => option.id) })).join('\n')}\n`,
    listed('Codings of split codes, for `framework decide`', splits.map(splitLine)),
    listed('Proposals', proposals.map(proposalLine)),
    listed('Rounds', rounds.map(roundLine)),
  ].join('')
  return {
    json: { people, questions: questions.map(leftOpen), splits, proposals, rounds },
    text: text === '' ? 'Nothing is open.\n' : text,
  }
}

function proposalLine(row: Awaited<ReturnType<typeof proposalsNow>>[number]): string {
  return `${row.id.slice(0, 8)}  ${row.name} (${String(row['coder'])}: ${String(row['reason'])})`
}

/** With one coder. */
async function openWith(coderId: CoderId, calls: Calls): Promise<Said> {
  const counts = (await peopleNow(calls)).find(one => one.coderId === coderId)
  const name = (await coderNames(calls))(coderId)
  const toAnswer = await commentRows(calls, { forId: coderId, state: 'open' })
  const made = await commentRows(calls, { byId: coderId, state: 'open' })
  const named = await commentRows(calls, { namedId: coderId, state: 'open' })
  const rows = await calls.call('list.rows', { what: 'proposals' })
  const proposals = rows.filter(one => one['state'] === 'open' && one['coder'] === name)
  const unknown = new Set<string>(
    (await calls.call('proposal.list', {})).filter(one => one.state !== 'open' && !one.isKnown).map(one => one.id),
  )
  const decided = rows.filter(one => one['coder'] === name && unknown.has(one.id))
  const rounds = []
  for (const round of await roundsNow(calls)) {
    const part = round.people.find(its => its.coder === name)
    if (round.state !== 'open' || !part) continue
    const left = part.doneAt === null ? await roundThings(round.id, calls) : []
    rounds.push({ ...round, toLookAt: left.filter(one => !one.lookedBy.includes(name)) })
  }
  const part = (title: string, lines: string) => (lines === '' ? '' : `${title}\n${lines}`)
  const text = [
    part('To answer', toAnswer.map(commentText).join('')),
    part('Made, and open', made.map(commentText).join('')),
    part('Named in', named.map(commentText).join('')),
    listed('Proposals', proposals.map(proposalLine)),
    listed(
      'Proposals decided (`proposal P noted` says that this is known)',
      decided.map(
        one =>
          `${proposalLine(one)}: ${String(one['state'])}${one['why'] === undefined ? '' : `, ${one['why'] as string}`}`,
      ),
    ),
    listed(
      `Rounds, ${counts?.toLookAt ?? 0} things to look at`,
      rounds.flatMap(round => [
        roundLine(round),
        ...round.toLookAt.map(one => `  ${String(one.number).padStart(3)}  ${one.about} ${one.name}`),
      ]),
    ),
  ].join('')
  return {
    json: { coder: name, toLookAt: counts?.toLookAt ?? 0, toAnswer, made, named, proposals, decided, rounds },
    text: text === '' ? `Nothing is open with ${name}.\n` : text,
  }
}
