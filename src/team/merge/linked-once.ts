// A row that only says that two things belong together is there once: one that an answer would lay on another that says the same goes. Pure.

import type { Standing } from './along.ts'
import { rowWith } from './deeds.ts'
import type { TableFacts } from './facts.ts'
import { ruleOf } from './rules.ts'
import type { Patch, Row } from './types.ts'

/** Whether a patch makes or moves a link. */
export function laysLink(patch: Patch): boolean {
  return patch.do !== 'take' && ruleOf(patch.table).isLink
}

/** Has links that these patches would lay on another that says the same become that one. */
export function linkedOnce(
  tables: readonly TableFacts[],
  standing: Standing,
  patches: readonly Patch[],
): readonly Patch[] {
  if (!patches.some(laysLink)) return patches
  const facts = new Map(tables.map(table => [table.name, table]))
  const nameOf = ({ table, id }: Patch) => `${table} ${id}`
  const then = new Map(patches.map(patch => [nameOf(patch), rowWith(standing.row(patch.table, patch.id), patch)]))
  const laid = new Map<string, Row[]>()
  return patches.flatMap((patch): readonly Patch[] => {
    const { table, id } = patch
    const row = then.get(nameOf(patch))
    if (!row || !laysLink(patch)) return [patch]
    const others = (laid.get(table) ?? []).filter(other => other['id'] !== id)
    const { unique, refs } = facts.get(table)!
    const isThere = unique.some(columns => {
      const by = refs.find(({ column }) => columns.includes(column))?.column
      if (by === undefined || columns.some(column => (row[column] ?? null) === null)) return false
      const says = (other: Row) => columns.every(column => other[column] === row[column])
      return (
        others.some(says) ||
        standing
          .where(table, by, row[by] as string)
          .some(other => !then.has(`${table} ${other['id'] as string}`) && says(other))
      )
    })
    if (!isThere) {
      laid.set(table, [...others, row])
      return [patch]
    }
    return standing.row(table, id) === null ? [] : [{ do: 'take', table, id }]
  })
}
