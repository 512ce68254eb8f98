// The whole plan: every table's rows meet, subjects settle what rows alone cannot say, and what differs from ours is the plan.

import { ByValues } from './by-values.ts'
import { madeAlike } from './called.ts'
import { CaseMerges } from './case-merges.ts'
import { Codings, settleCodings } from './codings.ts'
import { Frameworks } from './codes.ts'
import {
  attributeSubject,
  caseSubject,
  coderSubject,
  consentSubject,
  followSameCases,
  linkSubject,
  questionSubject,
  sourceCodeSubject,
  tellSameLinks,
  valueSubject,
  versionSubject,
} from './cases.ts'
import type { BroughtIn } from '../bring-in/types.ts'
import { derivingDeeds } from './deeds.ts'
import { Draft, type Note } from './draft.ts'
import type { Facts } from './facts.ts'
import { followCases } from './follow-cases.ts'
import { followIds } from './follow-ids.ts'
import { keepWhole, withNeeds } from './integrity.ts'
import { memoSubject } from './memos.ts'
import { isToldOf, linesOf } from './lines.ts'
import { arrive, meet, type Offer, type Subject } from './meet.ts'
import { codesApart } from './published.ts'
import { cleaner, purge, questionWithout } from './purge.ts'
import { labelApart, settleCodes } from './settle-codes.ts'
import { settleSplits } from './split-cases.ts'
import { followWaiting, sourceSubject, speakersAlike } from './sources.ts'
import { summarySubject } from './summaries.ts'
import type { Redacted } from './taken-out.ts'
import { mergeTexts } from './texts.ts'
import { askUnfitting, tellUnfitting } from './unfitting.ts'
import { uniteCodings, unitePlaces } from './unite.ts'
import type { Deed, KeptQuestion, MergeCounts, Plan, Question, Row } from './types.ts'

/** A plan as the core keeps it: with what two things were found to be one. */
export interface FullPlan extends Plan {
  readonly same: ReadonlyMap<string, string>
  /** Words that were taken out for good, with what stands instead. */
  readonly redacted: Redacted
  /** What was told besides rows. */
  readonly notes: readonly Note[]
  /** What is asked about what is sealed: it may not be shown, and waits until it is open. What stands, stands. */
  readonly held: readonly Question[]
  /** Open questions of before that wait with what copies bring now, as they are then. */
  readonly waiting: readonly KeptQuestion[]
  /** Of another project or a framework: what is kept of it, so that it is known when it comes again. */
  readonly brought?: BroughtIn
}

/** Works out what a merge does and asks. The order in which copies are given does not matter: they come in an order of their own. Yields how many rows met since. */
export function* planMerge(
  facts: Facts,
  counts: Omit<Plan['counts'], 'result'>,
  lastChange: number,
): Generator<number, FullPlan, void> {
  const draft = new Draft(facts)
  // Found to be one before, unless somebody then said that they are two: both are there.
  for (const [from, to] of [...facts.sameBefore, ...facts.joinedBefore])
    if (exists(draft, to) && !exists(draft, from)) draft.alias(from, to)
  for (const from of facts.joinedBefore.keys()) speakersAlike(draft, from)
  draft.caseMerges = new CaseMerges(draft)
  const frameworks = new Frameworks(draft)
  const codings = new Codings(frameworks)
  const subjects = subjectsOf(frameworks, codings)
  let texts: ReadonlySet<string> = new Set()
  const redacted: Redacted = { all: new Map(), anew: new Map() }
  for (const { name } of facts.tables) {
    if (name === 'paragraph') texts = yield* meetTexts(draft, redacted)
    else if (name === 'anchor') {
      yield* meetTable(draft, name, anchorSubject(draft), row => texts.has(row['source_id'] as string))
      unitePlaces(draft, texts)
    } else if (name !== 'text_edit') yield* meetTable(draft, name, subjects[name] ?? {})
  }
  draft.followAliases()
  yield 0
  settleCodes(draft)
  yield 0
  settleCodings(draft, frameworks)
  yield 0
  uniteCodings(draft)
  yield 0
  followCases(draft)
  settleSplits(draft)
  codesApart(draft)
  yield 0
  tellSameLinks(draft)
  tellUnfitting(draft)
  askUnfitting(draft)
  yield* keepWhole(draft)
  // Once more: what was kept or came back is called as it was.
  labelApart(draft)
  followIds(draft)
  yield 0
  for (const say of draft.later) say()
  tellOfCopies(draft)
  for (const [at, question] of draft.questions.entries()) draft.questions[at] = withNeeds(draft, question)
  const waiting = [...followWaiting(draft), ...followSameCases(draft)]
  purge(draft, redacted)
  yield 0
  const clean = cleaner(redacted.all)
  const without = waiting.map(one => questionWithout(one, clean))
  return { ...(yield* planOf(draft, counts, lastChange, redacted)), waiting: without }
}

/** What a draft amounts to as a plan, once everything is settled and asked. In slices. */
export function* planOf(
  draft: Draft,
  counts: Omit<Plan['counts'], 'result'>,
  lastChange: number,
  redacted: Redacted,
): Generator<number, FullPlan, void> {
  const deeds = yield* derivingDeeds(draft)
  yield 0
  const sealed = draft.sealedSources()
  const { true: held = [], false: shown = [] } = Object.groupBy(draft.questions, ({ object }) =>
    draft.isSealed(object.table, object.id, sealed) ? 'true' : 'false',
  )
  for (const { copies } of held) draft.note('M49', 'merge_question', '', copies[0] ?? null)
  const lines = linesOf(draft, deeds)
  yield 0
  const concerned = concerning(draft)
  const questions = shown.map(question => ({ ...question, codings: concerned(question) }))
  return {
    copies: draft.facts.sides.map(side => side.copy),
    lastChange,
    deeds,
    lines,
    questions: questions.sort(
      (a, b) =>
        inAlphabet.compare(a.kind, b.kind) ||
        inAlphabet.compare(a.object.name, b.object.name) ||
        (a.id < b.id ? -1 : 1),
    ),
    counts: { ...counts, result: resultOf(counts.ours, deeds) },
    same: draft.aliases,
    notes: draft.notes,
    redacted,
    held,
    waiting: [],
  }
}

/** As people look for a name: small letters among large ones, “Group 2” before “Group 10”. */
const inAlphabet = new Intl.Collator('en', { numeric: true })

function exists(draft: Draft, id: string): boolean {
  return draft.facts.tables.some(({ name }) => draft.facts.ours.row(name, id) !== null)
}

function subjectsOf(frameworks: Frameworks, codings: Codings): Readonly<Record<string, Subject>> {
  return {
    anchor_question: placeQuestionSubject,
    attribute: attributeSubject,
    attribute_value: valueSubject,
    case: caseSubject,
    case_link: linkSubject,
    code: frameworks.code,
    code_replacement: frameworks.replacement,
    coder: coderSubject,
    coding: codings.subject,
    consent: consentSubject,
    framework_version: versionSubject,
    memo: memoSubject,
    question: questionSubject,
    source: sourceSubject,
    source_code: sourceCodeSubject,
    summary: summarySubject,
  }
}

/** So many rows meet at a time. */
const ROWS = 4000

/** Lets the rows of one table meet. `skips`: rows that are dealt with elsewhere, unless they are gone. */
function* meetTable(
  draft: Draft,
  table: string,
  subject: Subject,
  skips: (row: Row) => boolean = () => false,
): Generator<number, void, void> {
  const groups = new Map<string, Offer[]>()
  // What is met last, in the order in which it was found: rows of one copy alone, and of the others their ids.
  const inOrder: { readonly side: number; readonly found: (Row | string)[] }[] = []
  let gathered = 0
  for (const side of draft.facts.sides) {
    const found: (Row | string)[] = []
    inOrder.push({ side: side.at, found })
    for (const [id, { was, is, removedBy, isLone }] of side.touched(table)) {
      if (++gathered % ROWS === 0) yield 0
      if (is !== null && skips(is)) continue
      const known = draft.known(id)
      if (isLone === true && is !== null && known === id) {
        found.push(is)
        continue
      }
      const offer: Offer = {
        side: side.at,
        was: was === null ? null : draft.mapped(table, was),
        is: is === null ? null : draft.mapped(table, is),
        removedBy,
      }
      const list = groups.get(known)
      if (list) list.push(offer)
      else {
        groups.set(known, [offer])
        found.push(known)
      }
    }
  }
  let met = 0
  for (const [id, offers] of groups) {
    // First what is known here, so that what is new finds it as it will be.
    if (offers.every(offer => offer.was === null) && draft.row(table, id) === null) continue
    groups.delete(id)
    meet(draft, table, id, offers, subject)
    if (++met % ROWS === 0) yield ROWS
  }
  // So many rows of one copy alone were laid, where nothing else was.
  let alone = 0
  for (const { side, found } of inOrder)
    for (const one of found) {
      if (typeof one !== 'string') {
        if (meetLone(draft, table, one, side, subject, draft.laid(table).size === alone)) alone++
      } else {
        const offers = groups.get(one)
        if (offers) meetNew(draft, table, one, offers, subject)
      }
      if (++met % ROWS === 0) yield ROWS
    }
  yield met % ROWS
}

/** A row that only copies have. */
function meetNew(draft: Draft, table: string, id: string, offers: readonly Offer[], subject: Subject): void {
  const { is, side } = offers[0]!
  // A code above that only now turned out to be ours.
  const row = draft.mapped(table, is!)
  meetTwin(draft, table, id, offers, subject, twinOf(draft, table, row, side, subject))
}

/** A row that one copy alone has: {@link meetNew} for very many. `isFree`: nothing is laid in its place. True: it came in as itself. */
function meetLone(draft: Draft, table: string, is: Row, side: number, subject: Subject, isFree: boolean): boolean {
  const id = is['id'] as string
  const row = draft.mapped(table, is)
  const twin = twinOf(draft, table, row, side, subject)
  if (twin === null && row['id'] === id && (isFree || !draft.touches(table, id)))
    return arrive(draft, table, id, row, side, subject, true) !== null
  meetTwin(draft, table, id, [{ side, was: null, is, removedBy: null }], subject, twin)
  return false
}

/** The row of the result that says the same as a new one. */
function twinOf(draft: Draft, table: string, row: Row, side: number, subject: Subject): string | null {
  return subject.twin ? subject.twin(draft, row, side) : (madeAlike(draft, table, row, side) ?? draft.twin(table, row))
}

function meetTwin(
  draft: Draft,
  table: string,
  id: string,
  offers: readonly Offer[],
  subject: Subject,
  twin: string | null,
): void {
  if (twin !== null) draft.alias(id, twin)
  const now =
    twin === null && draft.aliases.size === 0
      ? offers
      : offers.map(offer => ({ ...offer, is: draft.mapped(table, offer.is!) }))
  meet(draft, table, twin ?? id, now, subject, twin === null)
}

/** Paragraphs of sources that only a copy has come in as they are; texts of ours are merged by their words. */
function* meetTexts(draft: Draft, redacted: Redacted): Generator<number, ReadonlySet<string>, void> {
  const isNew = (row: Row) => draft.facts.ours.row('source', row['source_id'] as string) === null
  for (const table of ['paragraph', 'text_edit'])
    for (const side of draft.facts.sides)
      for (const { is } of side.touched(table).values()) {
        if (is === null || draft.known(is['source_id'] as string) !== is['source_id'] || !isNew(is)) continue
        if (draft.row('source', is['source_id']) !== null) draft.put(table, draft.mapped(table, is), 'added', side.at)
      }
  return yield* mergeTexts(draft, redacted)
}

/** Places: the same one under two ids is one. */
function anchorSubject(draft: Draft): Subject {
  const places = new ByValues('start_paragraph_id', 'start_offset', 'end_paragraph_id', 'end_offset')
  for (const { is } of draft.facts.ours.touched('anchor').values()) if (is !== null && is['lost'] === 0) places.add(is)
  return {
    twin: (_draft, row) => {
      const twin = places.idOf(row)
      return twin !== undefined && twin !== row['id'] ? twin : null
    },
    arrives: (_draft, row) => {
      places.add(row)
      return { row, kind: 'added' }
    },
    // Where a place was put by hand, and moved by hand there: ours stands, words and all.
    clashes: () => [],
  }
}

/** That a place is to be looked at is one question to people, whoever's correction raised it: ours stands. */
const placeQuestionSubject: Subject = { clashes: () => [] }

/** What is told of each copy as a whole. [M46] [M50] [M52] */
function tellOfCopies(draft: Draft): void {
  for (const side of draft.facts.sides) {
    if (side.copy.isOlder) draft.note('M46', 'framework_version', side.copy.version ?? side.copy.file, side.at)
    for (const [table, count] of side.onDestroyed) if (isToldOf(table)) draft.note('M50', table, '', side.at, [], count)
    if (side.clockRanBack) draft.note('M52', 'coder', side.copy.coder?.name ?? side.copy.file, side.at)
  }
}

/** Codings that an answer concerns: those that the rule named, else those of the code, or the coding itself. What is sealed is not counted. */
function concerning(draft: Draft): (question: Question) => Question['codings'] {
  const sealed = draft.sealedSources()
  const onCodes = codingsOn(
    draft,
    draft.questions.flatMap(({ object, codings }) =>
      object.table === 'code' && codings.length === 0 ? [object.id] : [],
    ),
  )
  const allOf = ({ object, codings }: Question): readonly string[] => {
    if (codings.length > 0) return codings
    return object.table === 'coding' ? [object.id] : object.table === 'code' ? onCodes.get(object.id)! : []
  }
  return question => {
    const all = allOf(question)
    return (
      sealed.size === 0 ? all : all.filter(id => !draft.isSealed('coding', id.replaceAll('-', ''), sealed))
    ) as Question['codings']
  }
}

/** The codings of some codes as they would be: those of ours, then what was laid, in one walk for all of them. */
function codingsOn(draft: Draft, codes: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const laid = draft.laid('coding')
  const ours = (code: string) =>
    draft.laid('code').get(code)?.isNew === true ? [] : draft.facts.ours.ids('coding', 'code_id', code)
  const found = new Map<unknown, string[]>(codes.map(code => [code, ours(code).filter(id => !laid.has(id))]))
  if (found.size > 0) for (const [id, { row }] of laid) if (row !== null) found.get(row['code_id'])?.push(id)
  return found as ReadonlyMap<string, readonly string[]>
}

const COUNTED = { sources: 'source', codes: 'code', codings: 'coding', evidence: 'evidence', memos: 'memo' } as const

/** The counts of the result: ours, with what comes and without what goes. */
export function resultOf(ours: MergeCounts, deeds: readonly Pick<Deed, 'do' | 'table'>[]): MergeCounts {
  const more = new Map<string, number>()
  // Deeds of one table stand together, mostly.
  let table = ''
  let count = 0
  const counted = () => more.set(table, (more.get(table) ?? 0) + count)
  for (const deed of deeds) {
    if (deed.do === 'update') continue
    if (deed.table !== table) {
      counted()
      table = deed.table
      count = 0
    }
    count += deed.do === 'insert' ? 1 : -1
  }
  counted()
  const entries = Object.entries(COUNTED).map(([name, table]) => [
    name,
    ours[name as keyof MergeCounts] + (more.get(table) ?? 0),
  ])
  return Object.fromEntries(entries) as MergeCounts
}
