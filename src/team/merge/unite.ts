// Two rows that came to say the same thing become one: places on the same words, codings that a code's merge laid on each other,
// rows that the schema allows once only. Pure.

import { callApart } from './called.ts'
import { nameUnlessSealed } from './codings.ts'
import type { Draft, Laid } from './draft.ts'
import { keysApart } from './keys.ts'
import { alike, askColumns, pick, unitsOf, type Clash } from './meet.ts'
import { ruleOf } from './rules.ts'
import type { MergeKind, Row } from './types.ts'

/** Makes one thing of two: whatever refers to `from` refers to `to`. */
export function unite(
  draft: Draft,
  table: string,
  from: string,
  to: string,
  kind: MergeKind,
  copy: number | null,
): void {
  for (const { name, refs } of draft.facts.tables)
    for (const ref of refs)
      if (ref.table === table)
        for (const row of draft.where(name, ref.column, from))
          draft.set(
            name,
            row['id'] as string,
            { [ref.column]: to },
            draft.laid(name).get(row['id'] as string)?.kind ?? kind,
            copy,
          )
  if (draft.facts.ours.row(table, from) === null) draft.leave(table, from)
  else draft.take(table, from, kind, copy)
  draft.alias(from, to)
}

/** Of two rows which stays: ours, else the one whose id is the smaller, so that it does not matter who comes first. */
function stays(draft: Draft, table: string, a: string, b: string): string {
  const [ours, theirs] = [draft.facts.ours.row(table, a), draft.facts.ours.row(table, b)]
  if ((ours === null) !== (theirs === null)) return ours === null ? b : a
  return a < b ? a : b
}

/** Places that came onto the very words where another place is, once texts were merged. */
export function unitePlaces(draft: Draft, sources: ReadonlySet<string>): void {
  if (sources.size === 0) return
  for (const [id, { row, copy, isNew }] of Array.from(draft.laid('anchor'))) {
    if (row === null || row['lost'] === 1 || !sources.has(row['source_id'] as string)) continue
    if (!isNew) continue
    const other = draft
      .where('anchor', 'start_paragraph_id', row['start_paragraph_id'] as string)
      .find(
        one =>
          one['id'] !== id &&
          one['lost'] === 0 &&
          ['start_offset', 'end_paragraph_id', 'end_offset'].every(column => one[column] === row[column]),
      )
    if (!other || stays(draft, 'anchor', id, other['id'] as string) === id) continue
    for (const asked of draft.where('anchor_question', 'anchor_id', id))
      draft.leave('anchor_question', asked['id'] as string)
    unite(draft, 'anchor', id, other['id'] as string, 'changed', copy)
  }
}

/** One coder's codings of one code on one passage, where only the merge brought them there, are one. [M20] */
export function uniteCodings(draft: Draft): void {
  const columns = ['anchor_id', 'code_id', 'coder_id'] as const
  for (const [id, { copy, isNew }] of Array.from(notAsTheyCame(draft))) {
    const row = draft.row('coding', id)
    if (row === null) continue
    const ours = isNew ? null : draft.facts.ours.row('coding', id)
    if (ours !== null && columns.every(column => ours[column] === row[column])) continue
    const other = draft
      .where('coding', 'anchor_id', row['anchor_id'] as string)
      .find(one => one['id'] !== id && columns.every(column => one[column] === row[column]))
    if (!other) continue
    const keep = stays(draft, 'coding', id, other['id'] as string)
    const [kept, gone] = keep === id ? [row, other] : [other, row]
    for (const asked of draft.where('to_decide', 'coding_id', gone['id'] as string)) {
      if (draft.facts.ours.row('to_decide', asked['id'] as string) === null)
        draft.leave('to_decide', asked['id'] as string)
      else draft.take('to_decide', asked['id'] as string, 'M20', copy)
    }
    unite(draft, 'coding', gone['id'] as string, keep, 'M20', copy)
    const both = joinedMarks(kept, gone)
    if (Object.keys(both).length > 0) draft.set('coding', keep, both, 'M20', copy)
    draft.note('M20', 'coding', nameUnlessSealed(draft, keep), copy, [keep])
  }
}

/** The codings that may lie on others by now: what stands as it came, on a place that came too, was told from the others then. */
function* notAsTheyCame(draft: Draft): Generator<[id: string, laid: Laid], void, void> {
  const places = draft.laid('anchor')
  for (const one of draft.laid('coding')) {
    const { row, asItCame } = one[1]
    if (!asItCame || row === null || places.get(row['anchor_id'] as string)?.isNew !== true) yield one
  }
}

/** Of two codings that become one: what the one that goes says and the one that stays does not, by column. */
export function joinedMarks(kept: Row, gone: Row): Row {
  const said: Record<string, string | number | null> = {}
  if (kept['strength'] === null && gone['strength'] !== null) said['strength'] = gone['strength']!
  if (kept['exemplar'] === 0 && gone['exemplar'] === 1) said['exemplar'] = 1
  const [a, b] = [kept['comment'], gone['comment']]
  if (typeof b === 'string' && a !== b && !(typeof a === 'string' && a.includes(b)))
    said['comment'] = typeof a === 'string' ? `${a}\n${b}` : b
  return said
}

/** Rows that now say what only one row of their table may say: relations become one, names and keys are told apart. */
export function keepUnique(draft: Draft): void {
  for (const { name: table, unique } of draft.facts.tables)
    for (const columns of unique)
      for (const [id, { copy, isNew }] of Array.from(draft.laid(table))) {
        const row = draft.row(table, id)
        if (row === null || columns.some(column => (row[column] ?? null) === null)) continue
        const ours = isNew ? null : draft.facts.ours.row(table, id)
        if (ours !== null && columns.every(column => ours[column] === row[column])) continue
        const other = clashing(draft, table, columns, row)
        if (!other) continue
        if (ours === null || draft.facts.ours.row(table, other['id'] as string) !== null)
          uniteRows(draft, table, columns, row, other, copy)
        else uniteRows(draft, table, columns, other, row, copy)
      }
  callApart(draft)
  keysApart(draft)
}

function clashing(draft: Draft, table: string, columns: readonly string[], row: Row): Row | undefined {
  const [first] = columns
  return draft
    .where(table, first!, row[first!] as string)
    .find(one => one['id'] !== row['id'] && columns.every(column => one[column] === row[column]))
}

function uniteRows(
  draft: Draft,
  table: string,
  columns: readonly string[],
  gone: Row,
  kept: Row,
  copy: number | null,
): void {
  const rule = ruleOf(table)
  const kind = rule.kind('')
  const id = kept['id'] as string
  draft.note(kind, table, draft.object(table, id).name, copy, [id])
  unite(draft, table, gone['id'] as string, kept['id'] as string, kind, copy)
  // What the one that goes says and the other does not is of both; what they say otherwise is asked about.
  const clashes: Clash[] = []
  for (const unit of unitsOf(draft, table, rule)) {
    const says = gone[unit[0]!] ?? null
    if (says === null || unit.some(column => columns.includes(column)) || rule.settle[unit[0]!] !== undefined) continue
    if (alike(unit, gone, kept)) continue
    if ((kept[unit[0]!] ?? null) === null) draft.set(table, id, pick(unit, gone), kind, copy)
    else
      clashes.push({
        columns: unit,
        base: null,
        ours: pick(unit, kept),
        theirs: [{ side: copy ?? 0, row: pick(unit, gone) }],
      })
  }
  if (clashes.length > 0) askColumns(draft, table, id, kind, clashes, 'Two are one now, and each said something else.')
}
