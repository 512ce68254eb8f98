// One row as several sides have it: base, ours, theirs → what holds. Pure.
// Changed on one side: that holds. Changed alike on both: that holds. Changed otherwise: a rule of the table, or a question.

import type { Asking, Draft } from './draft.ts'
import { ruleOf, type TableRule } from './rules.ts'
import type { MergeKind, QuestionOption, Row, StoredField } from './types.ts'

/** What one copy has of a row: at its base and now, in the ids by which we know things. `was` is null where the copy made it (or no base is known). */
export interface Offer {
  readonly side: number
  readonly was: Row | null
  readonly is: Row | null
  readonly removedBy: string | null
}

/** A column (with those that go together with it) that sides changed otherwise. */
export interface Clash {
  readonly columns: readonly string[]
  readonly base: Row | null
  readonly ours: Row
  readonly theirs: readonly { readonly side: number; readonly row: Row }[]
}

/** What a subject says of its table beyond the rule. */
export interface Subject {
  /** The row of the result that says the same as one that only a copy has: then they are one. Without this, what no two rows may share. */
  twin?(draft: Draft, row: Row, side: number): string | null
  /** A row that only copies have is about to come in. Gives back how it comes in, or null to leave it out. */
  arrives?(draft: Draft, row: Row, side: number): { readonly row: Row; readonly kind: MergeKind } | null
  /** A row that is gone here was changed there; or gone there and changed here. True: it is dealt with. */
  removedHere?(draft: Draft, id: string, offers: readonly Offer[]): boolean
  removedThere?(draft: Draft, row: Row, gone: readonly Offer[]): boolean
  /** By which kind what only one side changed is told. */
  taken?(draft: Draft, id: string, columns: readonly string[], offer: Offer): MergeKind
  /** Clashes that the subject settles itself; gives back those that are left to ask about. */
  clashes?(draft: Draft, id: string, clashes: readonly Clash[]): readonly Clash[]
}

const UNSEEN = new Set(['n', 'id'])

/** Lets a row's sides meet in the draft. `isNew`: ours is known not to have it. */
export function meet(
  draft: Draft,
  table: string,
  id: string,
  offers: readonly Offer[],
  subject: Subject,
  isNew = false,
): void {
  const rule = ruleOf(table)
  const isThere = (offer: Offer) => offer.is !== null
  const present = offers.every(isThere) ? offers : offers.filter(isThere)
  const gone = present === offers ? [] : offers.filter(offer => offer.is === null)
  const ours = isNew ? (draft.laid(table).get(id)?.row ?? null) : draft.row(table, id)
  if (ours === null) {
    if (present.length === 0) return
    const known = present.filter(offer => offer.was !== null)
    if (known.length > 0) {
      if (subject.removedHere?.(draft, id, known) ?? false) return
      // It went where its case went: what was said of it since is said of that.
      if (!rule.isLink && draft.caseMerges.inRow(draft, table, known[0]!.is!)) {
        if (known.some(offer => changed(rule, offer.is!, offer.was!)))
          draft.put(table, known[0]!.is!, 'M36', known[0]!.side)
        return
      }
      if (!rule.isLink) askRemoved(draft, table, id, rule, known)
      return
    }
    const first = present[0]!
    const row = arrive(draft, table, id, first.is!, first.side, subject, isNew)
    if (row !== null && present.length > 1) meetFields(draft, table, row, present.slice(1), rule, subject)
    return
  }
  if (gone.length > 0) {
    // What another copy changed says as much against a removal as what was changed here: it comes in first.
    const changers = rule.isLink
      ? []
      : present.filter(offer => offer.was !== null && changed(rule, offer.is!, offer.was))
    if (changers.length > 0) meetFields(draft, table, ours, present, rule, subject)
    const row = draft.row(table, id) ?? ours
    const untouched = gone.every(offer => offer.was !== null && !changed(rule, row, offer.was))
    if (subject.removedThere?.(draft, row, gone) ?? false) {
      if (draft.row(table, id) === null) return
    } else if (untouched || rule.isLink) {
      draft.take(table, id, 'removed', gone[0]!.side)
      return
    } else if (!draft.caseMerges.inRow(draft, table, row)) {
      askKept(draft, table, row, rule, gone)
    }
    if (changers.length > 0) return
  }
  if (present.length > 0) meetFields(draft, table, ours, present, rule, subject)
}

/** Lets a row come in that the result does not have. Gives back how it came; null where it is left out. `isNew`: neither does ours. */
export function arrive(
  draft: Draft,
  table: string,
  id: string,
  is: Row,
  side: number,
  subject: Subject,
  isNew: boolean,
): Row | null {
  const arriving = subject.arrives ? subject.arrives(draft, is, side) : null
  if (subject.arrives && arriving === null) return null
  const { row, kind } = arriving ?? { row: is, kind: 'added' as const }
  if (isNew && row['id'] === id) draft.bring(table, row, kind, side)
  else draft.put(table, row, kind, side)
  return row
}

function meetFields(
  draft: Draft,
  table: string,
  ours: Row,
  present: readonly Offer[],
  rule: TableRule,
  subject: Subject,
): void {
  const id = ours['id'] as string
  const clashes: Clash[] = []
  for (const columns of unitsOf(draft, table, rule)) {
    // Where both made the row, what one left out says nothing against the other.
    const changers = present.filter(
      offer =>
        !alike(columns, offer.is!, ours) &&
        (offer.was === null ? !isEmpty(columns, offer.is!) : !alike(columns, offer.is!, offer.was)),
    )
    const [first] = changers
    if (!first) continue
    const settled = rule.settle[columns[0]!]
    const oursChanged = changers.some(offer =>
      offer.was === null ? !isEmpty(columns, ours) : !alike(columns, ours, offer.was),
    )
    const oneValue = changers.every(offer => alike(columns, offer.is!, first.is!))
    if (!oursChanged && oneValue) {
      if (draft.wasAsked(rule.kind(columns[0]!), table, id, columns[0]!, first.was, first.is!)) continue
      const kind = subject.taken?.(draft, id, columns, first) ?? 'changed'
      draft.set(table, id, pick(columns, first.is!), kind, first.side)
    } else if (settled) {
      settle(draft, table, id, columns[0]!, settled, changers, oursChanged)
    } else if (![first.was, first.is].some(row => draft.caseMerges.isOf(draft, table, columns, row))) {
      clashes.push({
        columns,
        base: first.was === null ? null : pick(columns, first.was),
        ours: pick(columns, ours),
        theirs: changers.map(offer => ({ side: offer.side, row: pick(columns, offer.is!) })),
      })
    }
  }
  const left = clashes.length > 0 && subject.clashes ? subject.clashes(draft, id, clashes) : clashes
  askFields(draft, table, id, rule, left)
}

function settle(
  draft: Draft,
  table: string,
  id: string,
  column: string,
  how: 'least' | 'most' | 'ours',
  changers: readonly Offer[],
  oursChanged: boolean,
): void {
  if (how === 'ours') return
  const ours = draft.row(table, id)![column] ?? null
  const values = changers.map(offer => offer.is![column] ?? null)
  if (oursChanged) values.push(ours)
  const there = values.filter(value => value !== null)
  if (there.length === 0) return
  const value = there.reduce((a, b) => (how === 'least' ? (a < b ? a : b) : a > b ? a : b))
  if (value !== ours) draft.set(table, id, { [column]: value }, 'changed', changers[0]!.side)
}

/** Asks about columns of one row that clash, those of one kind together. */
function askFields(draft: Draft, table: string, id: string, rule: TableRule, clashes: readonly Clash[]): void {
  const kinds = new Map<MergeKind, Clash[]>()
  for (const clash of clashes) {
    const kind = rule.kind(clash.columns[0]!)
    kinds.set(kind, [...(kinds.get(kind) ?? []), clash])
  }
  for (const [kind, group] of kinds) askColumns(draft, table, id, kind, group)
}

/** Asks which of several values holds, column by column. Ours stands until then. */
export function askColumns(
  draft: Draft,
  table: string,
  id: string,
  kind: MergeKind,
  group: readonly Clash[],
  says?: string,
  more?: (sides: readonly number[]) => Pick<Asking, 'options' | 'codings'>,
): void {
  const sides = [...new Set(group.flatMap(clash => clash.theirs.map(one => one.side)))].sort((a, b) => a - b)
  const stored: StoredField[] = group.flatMap(clash => {
    const whole = {
      field: clash.columns[0]!,
      base: clash.base,
      ours: clash.ours,
      theirs: sides.map(side => clash.theirs.find(one => one.side === side)?.row ?? clash.base ?? clash.ours),
    }
    const reason = ruleOf(table).reasons[whole.field]
    return reason === undefined || whole.theirs.every(row => alike([reason], row, whole.ours))
      ? [whole]
      : [whole, reasonOf(whole, reason)]
  })
  const all = (of: (field: StoredField) => Row | null) =>
    Object.assign({}, ...stored.map(field => of(field) ?? {})) as Row
  const oursFrom = draft.broughtBy(table, id, sides)
  const options: QuestionOption[] = [
    { id: 'ours', label: oursFrom === null ? 'Keep ours' : `Keep ${draft.called(oursFrom)}’s`, patches: [] },
  ]
  for (const [at, side] of sides.entries())
    options.push({
      id: sides.length === 1 ? 'theirs' : `theirs:${at}`,
      label: sides.length === 1 && oursFrom === null ? 'Take theirs' : `Take ${draft.called(side)}’s`,
      patches: [{ do: 'set', table, id, row: all(field => field.theirs[at]!) }],
    })
  if (stored.every(field => field.base !== null))
    options.push({
      id: 'base',
      label: 'Back to the base',
      patches: [{ do: 'set', table, id, row: all(field => field.base) }],
    })
  const besides = more?.(sides)
  options.push(...(besides?.options ?? []))
  options.push({ id: 'fields', label: 'Use this result', takes: 'fields', patches: [] })
  draft.ask({
    kind,
    table,
    id,
    says: says ?? SAYS[kind] ?? 'Changed otherwise on both sides.',
    copies: sides,
    stored,
    options,
    standing: 'ours',
    ...(besides?.codings ? { codings: besides.codings } : {}),
  })
}

/** Why each side holds what it does, beside it. */
function reasonOf({ base, ours, theirs }: StoredField, reason: string): StoredField {
  const of = (row: Row) => pick([reason], row)
  return { field: reason, base: base && of(base), ours: of(ours), theirs: theirs.map(of) }
}

/** A row that is gone here and was changed there: it comes back, and that is asked about. */
export function askRemoved(
  draft: Draft,
  table: string,
  id: string,
  rule: TableRule,
  offers: readonly Offer[],
  kind?: MergeKind,
): void {
  const [first] = offers
  if (!offers.some(offer => changed(rule, offer.is!, offer.was!))) return
  draft.put(table, first!.is!, kind ?? rule.kind('removed'), first!.side)
  draft.ask({
    kind: kind ?? rule.kind('removed'),
    table,
    id,
    says: 'Removed here, changed there. The changed one is kept.',
    copies: offers.map(offer => offer.side),
    stored: differing(draft, table, rule, first!.was!, first!.is!),
    options: [
      { id: 'keep', label: 'Keep the changed one', patches: [] },
      { id: 'remove', label: 'Remove it', patches: [{ do: 'take', table, id }] },
    ],
    standing: 'keep',
  })
}

/** A row that is gone there and was changed here: it stays, and that is asked about. */
export function askKept(
  draft: Draft,
  table: string,
  row: Row,
  rule: TableRule,
  gone: readonly Offer[],
  kind?: MergeKind,
  says?: string,
): void {
  const id = row['id'] as string
  const was = gone[0]!.was
  draft.ask({
    kind: kind ?? rule.kind('removed'),
    table,
    id,
    says: says ?? 'Changed on one side, removed on another. The changed one is kept.',
    copies: gone.map(offer => offer.side),
    stored: was === null ? [] : differing(draft, table, rule, was, row),
    options: [
      { id: 'keep', label: 'Keep it', patches: [] },
      { id: 'remove', label: 'Remove it', patches: [{ do: 'take', table, id }] },
    ],
    standing: 'keep',
  })
}

function differing(draft: Draft, table: string, rule: TableRule, was: Row, is: Row): StoredField[] {
  return unitsOf(draft, table, rule)
    .filter(columns => !rule.settle[columns[0]!] && !alike(columns, was, is))
    .map(columns => ({ field: columns[0]!, base: pick(columns, was), ours: pick(columns, is), theirs: [] }))
}

/** The columns of a table, those that go together together. */
export function unitsOf(draft: Draft, table: string, rule: TableRule): (readonly string[])[] {
  const together = new Set(rule.units.flat())
  const alone = draft.tables.get(table)!.columns.filter(column => !UNSEEN.has(column) && !together.has(column))
  return [...rule.units, ...alone.map(column => [column])]
}

/** Whether a row says something else than another, order and times aside. */
export function changed(rule: TableRule, row: Row, was: Row): boolean {
  for (const column in row) {
    if (UNSEEN.has(column) || row[column] === was[column]) continue
    const unit = rule.units.find(one => one.includes(column))
    if (!rule.settle[unit ? unit[0]! : column]) return true
  }
  return false
}

/** Whether two rows hold the same in some columns. */
export function alike(columns: readonly string[], a: Row, b: Row): boolean {
  return columns.every(column => (a[column] ?? null) === (b[column] ?? null))
}

function isEmpty(columns: readonly string[], row: Row): boolean {
  return columns.every(column => (row[column] ?? null) === null)
}

/** Some columns of a row. */
export function pick(columns: readonly string[], row: Row): Row {
  return Object.fromEntries(columns.map(column => [column, row[column] ?? null]))
}

/** What each kind of question says in a line. */
export const SAYS: Readonly<Record<string, string>> = {
  M01: 'Renamed differently on both sides.',
  M07: 'Definition written differently on both sides.',
  M08: 'Moved to different places.',
  M22: 'The same coding was changed differently.',
  M30: 'The source is told differently.',
  M31: 'The value differs.',
  M33: 'The attribute was changed differently.',
  M34: 'Called differently on both sides.',
  M38: 'The relation is told differently.',
  M39: 'Written on both sides.',
  M40: 'Decided differently on both sides.',
  M41: 'Reworded on both sides.',
  M42: 'The same judge judged differently on two machines.',
  M44: 'Written differently on both sides.',
  M45: 'The coder is told differently.',
  M51: 'A version was published on both sides under the same label.',
}
