// Random work on two copies and ours, brought home: what must hold of every merge [5.2].

import { copyFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect } from 'vitest'
import { inflateRawSync } from 'node:zlib'
import type { MergeReport, PlanSummary } from '../../../../src/team/merge/types.ts'
import { Deeds, history, type Step } from './deeds.ts'
import { accountFor } from './account.ts'
import { askedPlaces, differences, flawsIn, rowsOf, said, type Rows } from './state.ts'
import type { CaseInHand, Cases, Hand } from './merge-case.ts'

const HANDS = ['Ben', 'Cleo'] as const

/** Three histories, and how what is asked is answered. */
interface Work {
  readonly ours: readonly Step[]
  readonly ben: readonly Step[]
  readonly cleo: readonly Step[]
  readonly answers: readonly number[]
}

export const work = (most: number): fc.Arbitrary<Work> =>
  fc.record({
    ours: history(most),
    ben: history(most),
    cleo: history(most),
    answers: fc.array(fc.nat(7), { minLength: 4, maxLength: 4 }),
  })

/** Runs histories and holds each merge to its properties. */
export async function holds(cases: Cases, numRuns: number, seed?: number, most = 6): Promise<void> {
  await fc.assert(
    fc.asyncProperty(work(most), one => holdsFor(cases, one)),
    { numRuns, endOnFailure: true, ...(seed === undefined ? {} : { seed }) },
  )
}

export async function holdsFor(cases: Cases, { ours, ben, cleo, answers }: Work): Promise<void> {
  const one = await cases.start(...HANDS, 'Idle')
  const base = rowsOf(one.ours.read)
  await doAll(one.ours, 'Ana', ours)
  const ends = new Map<string, Rows>([['Ana', rowsOf(one.ours.read)]])
  for (const [who, steps] of [
    ['Ben', ben],
    ['Cleo', cleo],
  ] as const)
    await one.theirs(who, async hand => {
      await doAll(hand, who, steps)
      ends.set(who, rowsOf(hand.read))
    })
  const before = rowsOf(one.ours.read)

  await bringsNothing(one)
  const plan = await one.compare(...HANDS)
  const turned = await one.compare('Cleo', 'Ben')
  expect(deedless(turned)).toEqual(deedless(plan))
  const report = await merged(one, ['Cleo', 'Ben'])
  const after = rowsOf(one.ours.read)
  await isSound(one)
  accountFor({ base, ends, after, same: sameIn(one), report })
  await isNothingTwice(one)
  await bringsOnlyWhatIsNew(one)
  await turnsBack(one, before, after, report !== null)
  if (plan.questions.length === 0) await oneAfterTheOther(one, after, before)
  else await answered(one, before, answers)
}

async function doAll(hand: Hand, who: string, steps: readonly Step[]): Promise<void> {
  const deeds = new Deeds(hand, who)
  for (const step of steps) await deeds.do(step)
}

/** Ours itself as a hand-in, and a copy in which nothing was done: nothing changes, nothing is asked. */
async function bringsNothing(one: CaseInHand): Promise<void> {
  copyFileSync(one.path, one.copy('Ours'))
  for (const copy of ['Ours', 'Idle']) {
    const plan = await one.compare(copy)
    expect([copy, plan.deeds, plan.questions]).toEqual([copy, 0, []])
  }
}

const deedless = ({ copies, lines, counts, questions, deeds }: PlanSummary) => ({
  copies: copies.map(copy => copy.digest),
  lines,
  counts,
  questions,
  deeds,
})

/** Merges, with everything standing. The report; null where there was nothing to do. */
async function merged(one: CaseInHand, coders: readonly string[]): Promise<MergeReport | null> {
  const { project } = one.journey.core.needProject()
  const until = project.lastChange
  const plan = await one.compare(...coders)
  const report = await one.ours.ask('merge.apply', { planId: plan.id })
  expect(report.addsUp).toBe(true)
  return project.lastChange > until ? report : null
}

async function isSound(one: CaseInHand): Promise<void> {
  expect((await one.ours.ask('project.check', {})).problems).toEqual([])
  expect(flawsIn(one.ours.read)).toEqual([])
}

async function isNothingTwice(one: CaseInHand): Promise<void> {
  for (const again of [HANDS, ['Ben'], ['Cleo']]) {
    const { id: planId } = await one.compare(...again)
    const { items } = await one.ours.ask('merge.plan', { planId })
    expect([again, items]).toEqual([again, []])
  }
}

/** The same copies with a little more work: only that is new, though all of it is looked at again. */
async function bringsOnlyWhatIsNew(one: CaseInHand): Promise<void> {
  for (const who of HANDS) {
    copyFileSync(one.copy(who), one.copy('Kept'))
    await one.theirs(who, hand =>
      hand.ask('memo.write', { about: 'project', subjectId: null, title: 'Later', body: `${who} came back to it.` }),
    )
    const { id: planId } = await one.compare(who)
    const { items } = await one.ours.ask('merge.plan', { planId })
    const others = items.filter(({ object }) => object.table !== 'memo' || object.name !== 'Later')
    expect([items.length - others.length, others]).toEqual([1, []])
    copyFileSync(one.copy('Kept'), one.copy(who))
  }
}

/** Undo gives back every row; redo brings every row again. */
async function turnsBack(one: CaseInHand, before: Rows, after: Rows, wrote: boolean): Promise<void> {
  if (!wrote) return
  await one.ours.ask('project.undo', {})
  expect(differences(before, rowsOf(one.ours.read))).toEqual([])
  await isSound(one)
  await one.ours.ask('project.redo', {})
  expect(differences(after, rowsOf(one.ours.read))).toEqual([])
  await one.ours.ask('project.undo', {})
  expect(differences(before, rowsOf(one.ours.read))).toEqual([])
}

/** Where nothing is asked it does not matter who comes first, or whether they come together. */
async function oneAfterTheOther(one: CaseInHand, together: Rows, before: Rows): Promise<void> {
  for (const order of [
    ['Ben', 'Cleo'],
    ['Cleo', 'Ben'],
  ]) {
    let asked = 0
    let wrote = 0
    for (const coder of order) {
      const plan = await one.compare(coder)
      asked += plan.questions.length
      if ((await merged(one, [coder])) !== null) wrote++
    }
    if (asked === 0) expect(saidOtherwise(together, rowsOf(one.ours.read))).toEqual([])
    await isSound(one)
    for (; wrote > 0; wrote--) await one.ours.ask('project.undo', {})
    expect(differences(before, rowsOf(one.ours.read))).toEqual([])
  }
}

/** Answered before, or left open and answered later: the same in the end. Each answer is taken back by one undo. */
async function answered(one: CaseInHand, before: Rows, answers: readonly number[]): Promise<void> {
  const plan = await one.compare(...HANDS)
  const decisions: { question: string; choice: string }[] = []
  for (const [at, { id }] of plan.questions.entries()) {
    const { options } = await one.ours.ask('merge.question', { planId: plan.id, questionId: id })
    const plain = options.filter(option => option.takes === undefined)
    decisions.push({ question: id, choice: plain[answers[at % answers.length]! % plain.length]!.id })
  }
  await merged(one, HANDS)
  const open = rowsOf(one.ours.read)
  let later: Rows | null = open
  let count = 0
  for (const decision of decisions) {
    const until = rowsOf(one.ours.read)
    const reply = await one.journey.core.call('merge.answer', { decision })
    if (!reply.ok) {
      expect([reply.trouble.kind, reply.trouble.message]).toEqual(['refusal', reply.trouble.message])
      later = null
      continue
    }
    count++
    await isSound(one)
    const now = rowsOf(one.ours.read)
    await one.ours.ask('project.undo', {})
    expect(differences(until, rowsOf(one.ours.read))).toEqual([])
    await one.ours.ask('project.redo', {})
    expect(differences(now, rowsOf(one.ours.read))).toEqual([])
  }
  if (later !== null) later = rowsOf(one.ours.read)
  await isNothingTwice(one)
  for (; count > 0; count--) await one.ours.ask('project.undo', {})
  expect(differences(open, rowsOf(one.ours.read))).toEqual([])
  await one.ours.ask('project.undo', {})
  expect(differences(before, rowsOf(one.ours.read))).toEqual([])

  const { id: planId } = await one.compare(...HANDS)
  const decided = await one.journey.core.call('merge.decide', { planId, decisions })
  const applied = decided.ok ? await one.journey.core.call('merge.apply', { planId }) : decided
  if (!applied.ok) {
    expect(applied.trouble.kind).toBe('refusal')
    expect(differences(before, rowsOf(one.ours.read))).toEqual([])
    return
  }
  const after = rowsOf(one.ours.read)
  await isSound(one)
  if (later !== null) expect(saidOtherwise(later, after)).toEqual([])
  await isNothingTwice(one)
  await turnsBack(one, before, after, true)
}

/** What one of two states says and the other does not. */
function saidOtherwise(before: Rows, after: Rows): string[] {
  const asked = new Set([...askedPlaces(before), ...askedPlaces(after)])
  const [a, b] = [said(before, asked), said(after, asked)]
  return [
    ...a.filter(line => !b.includes(line)).map(line => `- ${line}`),
    ...b.filter(line => !a.includes(line)).map(line => `+ ${line}`),
  ]
}

/** What the reports say was found to be one. */
function sameIn(one: CaseInHand): ReadonlyMap<string, string> {
  const same = new Map<string, string>()
  for (const { content } of one.ours.read.all<{ content: Buffer }>({
    text: 'SELECT content FROM main.merge_report ORDER BY n',
    values: [],
  })) {
    const report = JSON.parse(inflateRawSync(content).toString('utf8')) as { same: Record<string, string> }
    for (const [from, to] of Object.entries(report.same)) same.set(from, to)
  }
  return same
}
