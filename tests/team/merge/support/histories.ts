// Random work on two copies and ours, brought home: what must hold of every merge [5.2].

import { copyFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect } from 'vitest'
import { inflateRawSync } from 'node:zlib'
import type { Decision, MergeReport, OpenQuestion, PlanSummary } from '../../../../src/team/merge/types.ts'
import type { KeptReport } from '../../../../src/team/merge/report-queries.ts'
import { Deeds, history, type Step } from './deeds.ts'
import { accountFor } from './account.ts'
import { askedPlaces, differences, flawsIn, rowsOf, said, type Rows } from './state.ts'
import type { CaseInHand, Cases, Hand } from './merge-case.ts'

/** What ours and two or three copies did, and how what is asked is answered. */
export interface Work {
  readonly ours: readonly Step[]
  readonly copies: readonly (readonly Step[])[]
  readonly answers: readonly number[]
}

const CODERS = ['Ben', 'Cleo', 'Dora']

const parts = (most: number) => ({
  ours: history(most),
  copies: fc.array(history(most), { minLength: 2, maxLength: CODERS.length }),
  answers: fc.array(fc.nat(7), { minLength: 4, maxLength: 4 }),
})

export const work = (most: number): fc.Arbitrary<Work> => fc.record(parts(most))

/** The same, with what ours did between the merge and the answers. */
export interface WorkOn extends Work {
  readonly more: readonly Step[]
}

export const workOn = (most: number): fc.Arbitrary<WorkOn> => fc.record({ ...parts(most), more: history(most) })

/** Runs histories and holds each merge to its properties. */
export async function holds(cases: Cases, numRuns: number, seed?: number, most = 6): Promise<void> {
  await fc.assert(
    fc.asyncProperty(work(most), one => holdsFor(cases, one)),
    { numRuns, endOnFailure: true, ...(seed === undefined ? {} : { seed }) },
  )
}

/** Runs longer histories and holds each merge to account only: every row and column of what was done. */
export async function areAccountedFor(cases: Cases, numRuns: number, seed?: number, most = 20): Promise<void> {
  await fc.assert(
    fc.asyncProperty(work(most), async one => {
      await broughtHome(cases, one)
    }),
    { numRuns, endOnFailure: true, ...(seed === undefined ? {} : { seed }) },
  )
}

/** Runs histories in which ours goes on before it answers, and holds each answer to its properties. */
export async function areAnsweredLater(cases: Cases, numRuns: number, seed?: number, most = 6): Promise<void> {
  await fc.assert(
    fc.asyncProperty(workOn(most), one => answeredAfterMoreWork(cases, one)),
    { numRuns, endOnFailure: true, ...(seed === undefined ? {} : { seed }) },
  )
}

/** Work that was done and brought home, and holds to account. */
export async function broughtHome(
  cases: Cases,
  { ours, copies }: Work,
  first: (one: CaseInHand) => Promise<void> = () => Promise.resolve(),
) {
  const hands = CODERS.slice(0, copies.length)
  const one = await cases.start(...hands, 'Idle')
  const base = rowsOf(one.ours.read)
  await doAll(one.ours, 'Ana', ours)
  const before = rowsOf(one.ours.read)
  const ends = new Map<string, Rows>([['Ana', before]])
  for (const [at, who] of hands.entries())
    await one.theirs(who, async hand => {
      await doAll(hand, who, copies[at]!)
      ends.set(who, rowsOf(hand.read))
    })
  await first(one)
  const plan = await one.compare(...hands)
  const { items } = await one.ours.ask('merge.plan', { planId: plan.id, limit: 500 })
  const report = await merged(one, hands.toReversed())
  const after = rowsOf(one.ours.read)
  await isSound(one)
  accountFor({ base, ends, after, ...toldIn(one), items, report })
  return { one, hands, before, plan, after, report }
}

export async function holdsFor(cases: Cases, work: Work): Promise<void> {
  const { one, hands, before, plan, after, report } = await broughtHome(cases, work, bringsNothing)
  await isNothingTwice(one, hands)
  await bringsOnlyWhatIsNew(one, hands)
  await turnsBack(one, before, after, report !== null)
  expect(deedless(await one.compare(...hands.toReversed()))).toEqual(deedless(plan))
  if (plan.questions.length === 0) await oneAfterTheOther(one, hands, after, before)
  else await answered(one, hands, before, work.answers)
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

async function isNothingTwice(one: CaseInHand, hands: readonly string[]): Promise<void> {
  for (const again of [hands, ...hands.map(who => [who])]) {
    const { id: planId } = await one.compare(...again)
    const { items } = await one.ours.ask('merge.plan', { planId })
    expect([again, items]).toEqual([again, []])
  }
}

/** The same copies with a little more work: only that is new, though all of it is looked at again. */
async function bringsOnlyWhatIsNew(one: CaseInHand, hands: readonly string[]): Promise<void> {
  for (const who of hands) {
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
async function oneAfterTheOther(
  one: CaseInHand,
  hands: readonly string[],
  together: Rows,
  before: Rows,
): Promise<void> {
  for (const order of [hands, hands.toReversed()]) {
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
async function answered(
  one: CaseInHand,
  hands: readonly string[],
  before: Rows,
  answers: readonly number[],
): Promise<void> {
  const plan = await one.compare(...hands)
  const decisions: { question: string; choice: string }[] = []
  for (const [at, { id }] of plan.questions.entries()) {
    const { options } = await one.ours.ask('merge.question', { planId: plan.id, questionId: id })
    const plain = options.filter(option => option.takes === undefined)
    decisions.push({ question: id, choice: plain[answers[at % answers.length]! % plain.length]!.id })
  }
  await merged(one, hands)
  const open = rowsOf(one.ours.read)
  let later: Rows | null = open
  let count = 0
  for (const decision of decisions) {
    const until = rowsOf(one.ours.read)
    const reply = await one.journey.core.call('merge.answer', { decision })
    if (!reply.ok) {
      isInWords(reply.trouble)
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
  await isNothingTwice(one, hands)
  for (; count > 0; count--) await one.ours.ask('project.undo', {})
  expect(differences(open, rowsOf(one.ours.read))).toEqual([])
  await one.ours.ask('project.undo', {})
  expect(differences(before, rowsOf(one.ours.read))).toEqual([])

  const { id: planId } = await one.compare(...hands)
  const decided = await one.journey.core.call('merge.decide', { planId, decisions })
  const applied = decided.ok ? await one.journey.core.call('merge.apply', { planId }) : decided
  if (!applied.ok) {
    isInWords(applied.trouble)
    expect(differences(before, rowsOf(one.ours.read))).toEqual([])
    return
  }
  const after = rowsOf(one.ours.read)
  await isSound(one)
  if (later !== null) expect(saidOtherwise(later, after)).toEqual([])
  await isNothingTwice(one, hands)
  await turnsBack(one, before, after, true)
}

/** Each question left open is answered after more work: what is written stands with that and is taken back by one undo, or the answer is refused in words. */
export async function answeredAfterMoreWork(cases: Cases, work: WorkOn): Promise<void> {
  const { one, hands, plan } = await broughtHome(cases, work)
  if (plan.questions.length === 0) return
  // The first step taken back would be the merge itself, and the same copies would bring it all again.
  await doAll(
    one.ours,
    'Ana',
    work.more.filter(({ does }) => does !== 'undo'),
  )
  await isSound(one)
  for (const [at, question] of (await one.ours.ask('merge.open', {})).entries()) {
    const decision = someAnswer(one.ours, question, [...work.answers.slice(at % 4), ...work.answers])
    const until = rowsOf(one.ours.read)
    const reply = await one.journey.core.call('merge.answer', { decision })
    if (!reply.ok) {
      isInWords(reply.trouble)
      expect(differences(until, rowsOf(one.ours.read))).toEqual([])
      continue
    }
    await isSound(one)
    const now = rowsOf(one.ours.read)
    await one.ours.ask('project.undo', {})
    expect(differences(until, rowsOf(one.ours.read))).toEqual([])
    await one.ours.ask('project.redo', {})
    expect(differences(now, rowsOf(one.ours.read))).toEqual([])
  }
  await isNothingTwice(one, hands)
}

/** An answer to a question by numbers, with what it takes. */
function someAnswer(
  hand: Hand,
  { id, kind, options, fields }: OpenQuestion,
  [at, ...more]: readonly number[],
): Decision {
  const option = options[at! % options.length]!
  const decision = { question: id, choice: option.id }
  if (option.takes === 'text') return { ...decision, text: kind === 'M36' ? '2026-02' : `Settled ${more[0]! % 2}` }
  if (option.takes === 'code') {
    const codes = new Deeds(hand, 'Ana').ids('code')
    return { ...decision, code: codes[(more[0]! + more[1]! * 8) % codes.length]! }
  }
  if (option.takes === undefined) return decision
  const values = fields.map(({ field, theirs }, each) => {
    const columns = ['ours', 'base', ...theirs.map((_, copy) => `theirs:${copy}`)]
    return [field, { take: columns[more[each % more.length]! % columns.length]! }] as const
  })
  return { ...decision, values: Object.fromEntries(values) }
}

/** Answers that do not go together are refused by the merge itself; what the store had to stop is a fault of the merge. */
function isInWords({ kind, message }: { readonly kind: string; readonly message: string }): void {
  expect([kind, message]).toEqual([
    'refusal',
    expect.not.stringMatching(/^A row (of \w+ )?would refer|^This does not fit what stands/),
  ])
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

/** What the reports keep: what was found to be one, and what their numbered lines count. */
function toldIn(one: CaseInHand): { readonly same: ReadonlyMap<string, string>; readonly counted: readonly string[] } {
  const same = new Map<string, string>()
  const counted: string[] = []
  for (const { content } of one.ours.read.all<{ content: Buffer }>({
    text: 'SELECT content FROM main.merge_report ORDER BY n',
    values: [],
  })) {
    const report = JSON.parse(inflateRawSync(content).toString('utf8')) as KeptReport
    for (const [from, to] of Object.entries(report.same)) same.set(from, to)
    for (const [line, { ids }] of Object.entries(report.things ?? {})) if (line.startsWith('M')) counted.push(...ids)
  }
  return { same, counted }
}
