import type { Answer } from '../../api/contract.ts'
import type { RoundId } from '../../base/ids.ts'
import type { Command } from '../command.ts'
import { CHANGE_OPTIONS, CHANGES, CHANGES_SAID, changeGiven } from '../framework-change.ts'
import { foundOne } from '../found.ts'
import { counted } from '../show.ts'
import { planText, proposalLooked } from './proposals.ts'

const MORE = [
  CHANGES_SAID,
  'NAME is a key, name or id of a code. Codings of a split code go where --rule says, else to --rest, else they wait to be decided.',
]

/** Commands that change the framework, or propose to. */
export const frameworkChangeCommands: readonly Command[] = [
  {
    name: 'framework change',
    takes: ['P', CHANGES.join('|'), 'NAME...'],
    says: 'Changes the framework: makes, merges, splits, moves, renames, redefines and retires codes. One act, which undo takes back. `propose` leaves it to the team instead.',
    more: MORE,
    options: {
      ...CHANGE_OPTIONS,
      reason: {
        kind: 'value',
        value: 'WORDS',
        says: 'why; it goes into the history. Merging, splitting, retiring and another meaning need one',
      },
      'plan-only': { kind: 'switch', says: 'say what it would do, and change nothing' },
    },
    opening: 'write',
    async run(given, calls) {
      const [, written, ...names] = given.words
      const change = await changeGiven(written!, names, given.value('reason') ?? '', given, calls)
      if (change.operation === 'new') {
        const { operation: _operation, brief, ...code } = change
        if (given.has('plan-only')) return { json: { planOnly: true, ...change }, text: `Would make ${change.name}.\n` }
        const codeId = await calls.call('code.create', { ...code, ...(brief === null ? {} : { brief }) })
        return { json: { made: [codeId] }, text: `Made ${change.name}.\n` }
      }
      const plan = await calls.call('framework.plan', change)
      if (given.has('plan-only'))
        return {
          json: { planOnly: true, ...plan },
          text: planText(plan),
          ...(plan.refusals.length > 0 ? { code: 1 } : {}),
        }
      const done = await calls.call('framework.apply', { request: change })
      const [act] = await calls.call('project.history', { limit: 1 })
      return { json: done, text: `${act!.label}: ${doneText(done)}.\n` }
    },
  },
  {
    name: 'propose',
    takes: ['P', CHANGES.join('|'), 'NAME...'],
    says: 'Proposes a change of the framework, with a reason, in place of doing it, as whoever acts (--coder). `proposal` looks at proposals and decides on them.',
    more: MORE,
    options: {
      ...CHANGE_OPTIONS,
      reason: { kind: 'value', value: 'WORDS', isRequired: true, says: 'why: whoever decides on it will want to know' },
      round: { kind: 'value', value: 'ROUND', says: 'the round of review that it belongs to' },
    },
    opening: 'write',
    async run(given, calls) {
      const [, written, ...names] = given.words
      const reason = given.required('reason')
      const request = await changeGiven(written!, names, reason, given, calls)
      const round = given.value('round')
      const proposalId = await calls.call('proposal.make', {
        request,
        reason,
        ...(round === undefined ? {} : { roundId: await foundOne<RoundId>(calls, 'rounds', round) }),
      })
      return proposalLooked(proposalId, calls)
    },
  },
]

function doneText({ recoded, copied, removed, joined, queued, made }: Answer<'framework.apply'>): string {
  const told = [
    [recoded, 'recoded'],
    [copied, 'made as well'],
    [removed, 'removed'],
    [joined, 'joined with others'],
    [queued, 'to be decided (`framework decide`)'],
  ] as const
  return (
    [
      ...told.flatMap(([count, what]) => (count > 0 ? [`${counted(count, 'coding')} ${what}`] : [])),
      ...(made.length > 0 ? [`${counted(made.length, 'code')} made`] : []),
    ].join(', ') || 'no coding is another'
  )
}
