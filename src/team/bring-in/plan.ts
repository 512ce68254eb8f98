// What bringing in another project, or a framework, does and asks, once it is decided which of its things are ours. Nothing of ours is
// taken away by it, unless a framework with a common base says so. Pure.

import { Frameworks } from '../merge/codes.ts'
import { settleCodings } from '../merge/codings.ts'
import { inOrder } from '../merge/cases.ts'
import { settleCodes } from '../merge/settle-codes.ts'
import { tellUnfitting } from '../merge/unfitting.ts'
import { Draft } from '../merge/draft.ts'
import type { Facts } from '../merge/facts.ts'
import { followIds } from '../merge/follow-ids.ts'
import { keepWhole } from '../merge/integrity.ts'
import { meet, type Offer, type Subject } from '../merge/meet.ts'
import { ruleOf } from '../merge/rules.ts'
import { cleaner, purge } from '../merge/purge.ts'
import { planOf, type FullPlan } from '../merge/plan.ts'
import type { Plan, Question, Row } from '../merge/types.ts'
import { AttributeNames } from './attribute-names.ts'
import { THEIR_OWN, THEIR_PAST, type LeftOut } from './left-out.ts'
import { alike, type OtherSide } from './other-side.ts'
import { keepPlace, SAYS, subjectsOf, TakenKeys } from './subjects.ts'
import { SourceTexts, type ParagraphIds } from './texts.ts'
import type { BroughtIn } from './types.ts'

/** What a plan is made from. `facts` has one side: theirs. `same`: ids of theirs that are ours. `hasBase`: both were one once, and theirs says so of every row. */
export interface Planning {
  readonly facts: Facts
  readonly side: OtherSide
  readonly out: LeftOut
  readonly same: ReadonlyMap<string, string>
  readonly hasBase: boolean
  readonly counts: Omit<Plan['counts'], 'result'>
  readonly lastChange: number
  readonly brought: BroughtIn
  readonly paragraphs: ParagraphIds
  /** Lays their past beside ours, when it is known which of their things are ours. */
  past(this: void, draft: Draft, clean: (words: string) => string): Iterable<number>
  /** Looks for many of our rows together, so that each is not asked for alone. */
  lookFor(this: void, table: string, ids: readonly string[]): Generator<number, void, void>
}

/** Works out what bringing in does and asks. Yields how many rows met since. */
export function* planBringingIn(given: Planning): Generator<number, FullPlan, void> {
  const { facts, side, out, same, hasBase, counts, lastChange } = given
  const draft = new Draft(facts)
  for (const [from, to] of same) draft.alias(from, to)
  const texts = new SourceTexts(draft, side, given.paragraphs)
  yield* texts.align()
  const frameworks = new Frameworks(draft)
  const subjects: Readonly<Record<string, Subject>> = {
    ...subjectsOf(texts),
    ...(hasBase ? { code_replacement: frameworks.replacement } : {}),
  }
  const arriving = new Arriving(draft, side, texts, hasBase)
  for (const { name } of facts.tables)
    if (name === 'paragraph') yield* bringTexts(draft, side, texts, arriving)
    else if (!THEIR_OWN.has(name) && !THEIR_PAST.has(name))
      yield* meetRows(draft, side, name, subjects[name] ?? {}, arriving, given.lookFor)
  settleCodes(draft)
  yield 0
  settleCodings(draft, frameworks)
  yield 0
  tellUnfitting(draft)
  yield* keepWhole(draft)
  texts.ask()
  for (const say of draft.later) say()
  followIds(draft)
  for (const { table, count, names } of out.told()) {
    if (UNTOLD.has(table)) continue
    for (const name of names) draft.note('M47', table, name, side.at)
    if (names.length === 0) draft.note('M47', table, '', side.at, [], count)
  }
  // Ours took them out: what ours keeps of them was looked after then.
  const redacted = { all: texts.redacted(), anew: new Map<string, string>() }
  yield* given.past(draft, redacted.all.size === 0 ? words => words : cleaner(redacted.all))
  purge(draft, redacted)
  const plan = yield* planOf(draft, counts, lastChange, redacted)
  return { ...plan, questions: plan.questions.map(worded), same: new Map(), brought: given.brought }
}

/** What stays out and is no news by itself. */
const UNTOLD = new Set([
  'anchor',
  'anchor_question',
  'text_edit',
  'speaker',
  'memo_link',
  'framework_operation',
  'to_decide',
  'code_replacement',
  'summary_former',
  'summary_link',
])

function worded(question: Question): Question {
  const apart = question.stored.length > 0 && question.stored.every(field => field.base === null)
  const says = apart ? SAYS[question.kind] : undefined
  return says === undefined || question.standing !== 'ours' ? question : { ...question, says }
}

/** How rows of theirs come in: with our ids, on our texts. */
class Arriving {
  readonly #draft: Draft
  readonly #side: OtherSide
  readonly #texts: SourceTexts
  readonly #hasBase: boolean
  readonly #keys: TakenKeys
  readonly #attributes: AttributeNames

  constructor(draft: Draft, side: OtherSide, texts: SourceTexts, hasBase: boolean) {
    this.#draft = draft
    this.#side = side
    this.#texts = texts
    this.#hasBase = hasBase
    this.#keys = new TakenKeys(draft)
    this.#attributes = new AttributeNames(side, row => {
      const here = draft.row('attribute', draft.known(row['id'] as string))
      return here === null ? null : (here['name'] as string)
    })
  }

  /** The rows of a table that may come in. */
  rows(table: string): readonly Row[] {
    return this.#side.all(table).filter(row => this.#comes(table, row))
  }

  // Of a source that is ours the text, its history and its speakers are ours.
  #comes(table: string, row: Row): boolean {
    if (table === 'text_edit') return this.#texts.standing(row['source_id'] as string) === 'new'
    if (table === 'speaker')
      return (
        this.#texts.standing(row['source_id'] as string) === 'new' ||
        this.#draft.known(row['id'] as string) !== row['id']
      )
    if (table !== 'anchor_question') return true
    const anchor = this.#side.row('anchor', row['anchor_id'] as string)
    return anchor !== null && this.#texts.standing(anchor['source_id'] as string) === 'new'
  }

  /** A row of theirs as it would stand here. */
  row(table: string, theirs: Row): Row {
    const draft = this.#draft
    let row = this.#attributes.here(table, draft.mapped(table, theirs))
    if (table === 'anchor') row = this.#texts.place(row, theirs['source_id'] as string)
    if (table === 'coding') {
      const code = draft.facts.ours.row('code', row['code_id'] as string)
      if (code !== null && !this.#hasBase) row = { ...row, definition: code['definition']! }
    }
    if (!this.#hasBase) row = this.#ours(table, row)
    if (table === 'code' && !this.#hasBase)
      row = keepPlace(draft, { ...row, introduced_in: null, retired_in: null }, this.#side.at)
    if (table === 'case_link') row = inOrder(row)
    return this.#keys.without(table, row)
  }

  // Whose it is here, and where it stands in its life, is told by our own work with it.
  #ours(table: string, row: Row): Row {
    const columns = OWN[table]
    const here = columns ? this.#draft.facts.ours.row(table, row['id'] as string) : null
    return here === null
      ? row
      : { ...row, ...Object.fromEntries(columns!.map(column => [column, here[column] ?? null])) }
  }
}

const OWN: Readonly<Record<string, readonly string[]>> = {
  code: ['owner_id', 'status'],
  proposition: ['author_id', 'status'],
  saved_filter: ['coder_id'],
  saved_display: ['coder_id'],
}

/** What stays as it was keeps being needed by what is new: it may come in though nothing of it changed. */
const HELD = new Set(['anchor', 'paragraph', 'speaker'])

/** When things were made, their order, their colours and whose they are is our own where they never were one with theirs. */
function withOurTimes(draft: Draft, table: string, row: Row): Row {
  const here = draft.row(table, row['id'] as string)
  if (here === null) return row
  const own = [...Object.keys(ruleOf(table).settle), ...(OWN[table] ?? [])].filter(column => column in row)
  return { ...row, ...Object.fromEntries(own.map(column => [column, here[column] ?? null])) }
}

/** So many rows meet at a time. */
const ROWS = 4000

/** The texts of sources that are new come in as they are, a source at a time: nothing of them is here. */
function* bringTexts(
  draft: Draft,
  side: OtherSide,
  texts: SourceTexts,
  arriving: Arriving,
): Generator<number, void, void> {
  for (const source of texts.fresh) {
    const paragraphs = side.where('paragraph', 'source_id', source)
    for (const row of paragraphs) draft.bring('paragraph', arriving.row('paragraph', row), 'added', side.at)
    yield paragraphs.length
  }
}

/** Lets the rows of one table of theirs meet ours. */
function* meetRows(
  draft: Draft,
  side: OtherSide,
  table: string,
  subject: Subject,
  arriving: Arriving,
  lookFor: Planning['lookFor'],
): Generator<number, void, void> {
  let met = 0
  const fresh: { row: Row; offer: Offer }[] = []
  const rows = arriving.rows(table)
  yield* lookFor(
    table,
    rows.map(row => draft.known(row['id'] as string)),
  )
  const offered = (is: Row | null, was: Row | null): Offer => ({ side: side.at, was, is, removedBy: null })
  for (const theirs of rows) {
    if (++met % ROWS === 0) yield ROWS
    const was = side.was(table, theirs)
    const row = arriving.row(table, theirs)
    const here = draft.row(table, row['id'] as string) !== null
    // A place that stands here stands where we put it.
    if (here && table === 'anchor') continue
    if (was !== null && alike(was, theirs)) {
      // Nothing of it changed since it came: what we did with it since stands.
      if (here || !HELD.has(table)) continue
      fresh.push({ row, offer: offered(row, null) })
    } else if (here) {
      const is = was === null ? withOurTimes(draft, table, row) : row
      meet(draft, table, row['id'] as string, [offered(is, was && arriving.row(table, was))], subject)
    } else if (was === null || HELD.has(table)) fresh.push({ row, offer: offered(row, null) })
    else meet(draft, table, row['id'] as string, [offered(row, arriving.row(table, was))], subject)
  }
  for (const { row, offer } of fresh) {
    if (++met % ROWS === 0) yield ROWS
    const mapped = draft.mapped(table, row)
    const twin = subject.twin ? subject.twin(draft, mapped, side.at) : draft.twin(table, mapped)
    if (twin !== null) draft.alias(row['id'] as string, twin)
    const is = twin === null ? mapped : withOurTimes(draft, table, { ...mapped, id: twin })
    meet(draft, table, is['id'] as string, [{ ...offer, is }], subject)
  }
  for (const was of side.gone(table)) {
    const row = draft.mapped(table, was)
    if (draft.row(table, row['id'] as string) !== null)
      meet(draft, table, row['id'] as string, [offered(null, row)], subject)
  }
}
