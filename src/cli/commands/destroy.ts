import { join } from 'node:path'
import type { Answer, Input } from '../../api/contract.ts'
import type { Calls, Command, Given, Said } from '../command.ts'
import type { CaseId } from '../../base/ids.ts'
import { foundOne } from '../found.ts'
import { aboutBackups, counted, listed } from '../show.ts'

type Plan = Answer<'destroy.plan'>
type Wish = Input<'destroy.plan'>

const CONFIRM = {
  kind: 'value',
  value: 'destroy',
  says: 'the word “destroy”: has it done; without it the plan is shown',
} as const

const HOLDS = {
  quoted: 'passages may stand in it',
  counted: 'no passage stands in it, but it was made from them',
  unknown: 'not known from which sources',
} as const

/** Commands that destroy for good. */
export const destroyCommands: readonly Command[] = [
  {
    name: 'destroy words',
    takes: ['P', '[SOURCE]'],
    says: 'Destroys for good the words that redactions took out, of one source or of all: history, original files, full text, backups. Shows what would go and what cannot be reached; does it with --confirm destroy. No undo goes back beyond it.',
    options: { confirm: CONFIRM },
    opening: 'write',
    async run(given, calls) {
      const sourceIds = await namedIn(given, calls)
      return destroyed(given, calls, { what: 'words', ...(sourceIds.length === 0 ? {} : { sourceIds }) })
    },
  },
  {
    name: 'destroy source',
    takes: ['P', '[SOURCE]'],
    says: 'Destroys for good a source with all that rests on it, or every source of a participant (--participant) in which nobody else speaks, as after consent was withdrawn. Shows what would go and what cannot be reached; does it with --confirm destroy.',
    options: {
      participant: { kind: 'value', value: 'CASE', says: 'the participant whose sources go' },
      confirm: CONFIRM,
    },
    opening: 'write',
    async run(given, calls) {
      const sourceIds = await namedIn(given, calls)
      const person = given.value('participant')
      const caseId = person === undefined ? undefined : await foundOne<CaseId>(calls, 'cases', person)
      return destroyed(given, calls, { what: 'sources', sourceIds, ...(caseId === undefined ? {} : { caseId }) })
    },
  },
]

async function namedIn(given: Given, calls: Calls): Promise<NonNullable<Wish['sourceIds']>> {
  const name = given.words[1]
  return name === undefined ? [] : [await calls.call('source.named', { name })]
}

async function destroyed(given: Given, calls: Calls, wish: Wish): Promise<Said> {
  const plan = await calls.call('destroy.plan', wish)
  const typed = given.value('confirm')
  if (typed === undefined)
    return {
      json: { dryRun: true, ...plan },
      text: `${planInWords(plan)}Nothing was destroyed. Give --confirm destroy to have it done: nothing brings it back.\n`,
    }
  const done = await calls.call('destroy.apply', { ...wish, state: plan.state, typed })
  return {
    json: { ...done, plan },
    text: `${planInWords(plan)}${done.label}: done. ${counted(done.entries, 'entry', 'entries')} of the history became tombstones; ${counted(done.backups.length, 'older backup')} deleted.\n${aboutBackups(done)}`,
  }
}

function planInWords(plan: Plan): string {
  const resting = plan.resting.map(one => `${one.count} ${one.kind}`).join(', ')
  const untold = plan.sources.reduce((sum, one) => sum + one.untold, 0)
  return [
    listed(
      plan.what === 'words' ? 'What redactions took out of:' : 'Sources that go, with all that rests on them:',
      plan.sources.map(one =>
        plan.what === 'words' ? `${one.name}: ${counted(one.redactions + one.untold, 'redaction')}` : one.name,
      ),
    ),
    resting === '' ? '' : `Resting on them: ${resting}.\n`,
    untold === 0
      ? ''
      : `Of ${counted(untold, 'redaction')} the history tells no words: nothing of them is left there.\n`,
    `History: ${counted(plan.log.entries, 'entry', 'entries')} in ${counted(plan.log.total, 'act')}. Original files: ${plan.originals}.\n`,
    listed(
      'Records that nobody can rewrite, emptied of it:',
      plan.kept.map(one => `${one.what}: ${one.count}`),
    ),
    listed(
      'Backups that will be deleted:',
      plan.backups.map(one => `${one.madeAt.slice(0, 16).replace('T', ' ')} ${one.reason}`),
    ),
    listed(
      'Others speak there too; not destroyed unless named:',
      plan.shared.map(one => one.name),
    ),
    listed(
      'The same words stand in texts that stay:',
      plan.alsoIn.map(one => `${one.name}: ${counted(one.places, 'place')}`),
    ),
    listed(
      plan.what === 'words'
        ? 'People wrote the same words; rewrite them yourself:'
        : 'People named these sources, or quoted them; rewrite it yourself:',
      plan.written.first.map(one => `${one.what} ${one.name}, ${one.part}`),
    ),
    listed(
      'Cannot be reached: outputs written out:',
      plan.outputs.map(
        one =>
          `${one.folder === null ? one.file : join(one.folder, one.file)}, ${one.kind}, ${one.madeAt.slice(0, 10)}: ${HOLDS[one.holds]}`,
      ),
    ),
    listed(
      'Cannot be reached: copies handed out (purged when they come home):',
      plan.copies.map(one => `${one.file}, ${one.for}, ${one.madeAt.slice(0, 10)}`),
    ),
  ].join('')
}
