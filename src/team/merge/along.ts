// What belongs to a thing goes and comes with it, and what an answer takes away leaves nothing behind that refers to it. Pure.

import { Refusal } from '../../base/trouble.ts'
import { isStillSo } from './answer.ts'
import { codedOnce, laysCoding } from './coded-once.ts'
import type { Draft } from './draft.ts'
import { laysLink, linkedOnce } from './linked-once.ts'
import { isOptional } from './optional.ts'
import type { TableFacts } from './facts.ts'
import { nameOfRow, thingWord } from './names.ts'
import { ruleOf } from './rules.ts'
import type { Patch, Row } from './types.ts'

/** What is removed along with a thing, by table: with the thing it comes back. */
export const PARTS: Readonly<Record<string, readonly string[]>> = {
  attribute: ['attribute_value'],
  case: ['attribute_value', 'case_source', 'case_member', 'case_link', 'consent'],
  code: ['code_set_member', 'code_question', 'code_replacement', 'proposition_code'],
  memo: ['memo_link'],
  proposition: ['proposition_code', 'proposition_case', 'proposition_wording', 'evidence_search'],
  rating_scale: ['rating', 'rating_anchor'],
  summary: ['summary_link', 'summary_former'],
}

/** The tables of which the text of a source is made, what is referred to first. */
export const TEXT: readonly string[] = ['speaker', 'paragraph', 'text_edit']

/** Rows as they are where something is taken away. */
export interface Standing {
  row(table: string, id: string): Row | null
  where(table: string, column: string, id: string): readonly Row[]
}

/** Takes away with each row that goes what belongs to it or only links to it, and the places on which nothing rests then; codings and links that come to say the same are one. Refuses where something else needs a row that goes, by name. */
export function withWhatGoesAlong(
  tables: readonly TableFacts[],
  standing: Standing,
  given: readonly Patch[],
): readonly Patch[] {
  if (!given.some(reachesFurther)) return given
  const patches = linkedOnce(tables, standing, codedOnce(tables, standing, given))
  const going = patches.filter(patch => patch.do === 'take')
  // What other patches of the same answer say of a row holds.
  const said = new Map(patches.map(patch => [`${patch.table} ${patch.id}`, patch]))
  const more: Patch[] = []
  const gone = new Set(going.map(patch => `${patch.table} ${patch.id}`))
  const now = (table: string, one: Row): Row | null => {
    const name = `${table} ${one['id'] as string}`
    if (gone.has(name)) return null
    const patch = said.get(name)
    return patch && patch.do !== 'take' ? { ...one, ...patch.row } : one
  }
  const places = new Set<string>()
  for (const patch of patches) {
    const was =
      patch.do === 'take' ? undefined : patch.row['anchor_id'] && standing.row(patch.table, patch.id)?.['anchor_id']
    if (typeof was === 'string') places.add(was)
  }
  for (let at = 0; at < going.length; at++) {
    const { table, id } = going[at]!
    const row = standing.row(table, id)
    if (typeof row?.['anchor_id'] === 'string') places.add(row['anchor_id'])
    for (const { name: child, refs } of tables)
      for (const ref of refs) {
        if (ref.table !== table) continue
        for (const found of standing.where(child, ref.column, id)) {
          const one = now(child, found)
          if (one === null || one[ref.column] !== id) continue
          const its = one['id'] as string
          if (ruleOf(child).isLink || PARTS[table]?.includes(child) || (table === 'source' && TEXT.includes(child))) {
            gone.add(`${child} ${its}`)
            const patch: Patch = { do: 'take', table: child, id: its }
            going.push(patch)
            more.push(patch)
          } else if (isOptional(child, ref.column))
            more.push({ do: 'set', table: child, id: its, row: { [ref.column]: null } })
          else throw needed(standing, table, row, child, one)
        }
      }
  }
  for (const id of places) more.push(...freed(tables, standing, now, id))
  return [...patches, ...more]
}

/** Whether what a patch writes may concern other rows: what rests on one that goes, a place left behind, a coding or a link that says the same. */
export function reachesFurther(patch: Patch): boolean {
  return patch.do === 'take' || patch.row['anchor_id'] !== undefined || laysCoding(patch) || laysLink(patch)
}

function needed(standing: Standing, table: string, row: Row | null, child: string, one: Row): Refusal {
  const finds = { find: (of: string, id: string) => standing.row(of, id) }
  const what = row === null ? '' : ` “${nameOfRow(finds, table, row)}”`
  return new Refusal(
    'still-needed',
    `${thingWord(table)}${what} cannot be removed with this answer: ${thingWord(child)} “${nameOfRow(finds, child, one)}” stands on it. Move or remove that first.`,
  )
}

/** A place that goes because nothing rests on it any more, with what was asked about it. */
function freed(
  tables: readonly TableFacts[],
  standing: Standing,
  now: (table: string, row: Row) => Row | null,
  id: string,
): Patch[] {
  if (standing.row('anchor', id) === null) return []
  const asked = standing.where('anchor_question', 'anchor_id', id)
  for (const { name, refs } of tables) {
    if (name === 'anchor_question') continue
    for (const { column, table } of refs)
      if (table === 'anchor' && standing.where(name, column, id).some(row => now(name, row)?.[column] === id)) return []
  }
  return [
    ...asked.map((row): Patch => ({ do: 'take', table: 'anchor_question', id: row['id'] as string })),
    { do: 'take', table: 'anchor', id },
  ]
}

/** Lays what an answer writes over a result. */
export function lay(result: Draft, patch: Patch): void {
  const { table, id } = patch
  if (patch.do === 'take') result.take(table, id, 'changed', null)
  else if (patch.do === 'put') result.put(table, { ...result.row(table, id), ...patch.row, id }, 'changed', null)
  else if (table !== 'paragraph' && isStillSo(patch, result.row(table, id) ?? {}))
    result.set(table, id, patch.row, 'changed', null)
}
