// Codings that an answer lays on others of the same coder, code and passage become one with these, as those do that the merge itself
// lays on each other. Pure.

import { HOLDING_ID } from './id-columns.ts'
import { withKnownIds } from './follow-ids.ts'
import { rowWith } from './deeds.ts'
import { joinedMarks } from './unite.ts'
import type { Standing } from './along.ts'
import type { TableFacts } from './facts.ts'
import type { Patch, Row } from './types.ts'

/** What makes two codings one. */
const SAME = ['anchor_id', 'code_id', 'coder_id'] as const

/** Whether a patch gives a coding another code, place or coder. */
export function laysCoding(patch: Patch): boolean {
  return patch.table === 'coding' && patch.do !== 'take' && SAME.some(column => patch.row[column] !== undefined)
}

/** Has codings that these patches would lay on another become one with it: what stood there stays, what was said on the other goes over. */
export function codedOnce(
  tables: readonly TableFacts[],
  standing: Standing,
  patches: readonly Patch[],
): readonly Patch[] {
  if (!patches.some(laysCoding)) return patches
  const codings = new CodingsThen(standing, patches)
  const more: Patch[] = []
  for (const id of codings.laid) {
    const row = codings.row(id)
    const other = row && codings.alike(row)
    if (!row || !other) continue
    const [kept, gone] =
      codings.laid.has(other['id'] as string) && id < (other['id'] as string) ? [row, other] : [other, row]
    const marks = joinedMarks(kept, gone)
    const [keptId, goneId] = [kept['id'] as string, gone['id'] as string]
    codings.set(keptId, { ...kept, ...marks })
    codings.set(goneId, null)
    if (Object.keys(marks).length > 0) more.push({ do: 'set', table: 'coding', id: keptId, row: marks })
    if (standing.row('coding', goneId) !== null) more.push(...goesOver(tables, standing, goneId, keptId))
  }
  if (codings.gone.size === 0) return patches
  const left = patches.filter(
    ({ do: deed, table, id }) => deed === 'take' || table !== 'coding' || !codings.gone.has(id),
  )
  return [...left, ...more]
}

/** The codings as they would be with patches. */
class CodingsThen {
  /** Those that came to lie otherwise. */
  readonly laid: ReadonlySet<string>
  /** Those that became one with another. */
  readonly gone = new Set<string>()
  readonly #standing: Standing
  readonly #then = new Map<string, Row | null>()

  constructor(standing: Standing, patches: readonly Patch[]) {
    this.#standing = standing
    for (const patch of patches) {
      if (patch.table !== 'coding') continue
      this.#then.set(patch.id, rowWith(this.row(patch.id), patch))
    }
    const laid = new Set<string>()
    for (const [id, row] of this.#then) {
      const was = standing.row('coding', id)
      if (row !== null && (was === null || SAME.some(column => was[column] !== row[column]))) laid.add(id)
    }
    this.laid = laid
  }

  row(id: string): Row | null {
    return this.#then.has(id) ? this.#then.get(id)! : this.#standing.row('coding', id)
  }

  set(id: string, row: Row | null): void {
    this.#then.set(id, row)
    if (row === null) this.gone.add(id)
  }

  /** Another coding of its coder and code on its passage. */
  alike(row: Row): Row | undefined {
    const there = this.#standing
      .where('coding', 'anchor_id', row['anchor_id'] as string)
      .filter(one => !this.#then.has(one['id'] as string))
    return [...there, ...this.#then.values()].find(
      one =>
        one !== null &&
        one !== undefined &&
        one['id'] !== row['id'] &&
        SAME.every(column => one[column] === row[column]),
    ) as Row | undefined
  }
}

/** What refers to a coding that becomes one with another refers to that; what waited to be decided about it is decided. */
function goesOver(tables: readonly TableFacts[], standing: Standing, gone: string, kept: string): Patch[] {
  const patches: Patch[] = []
  const known = (id: string) => (id === gone ? kept : id)
  for (const { name: table, refs } of tables) {
    for (const { column, table: to } of refs)
      if (to === 'coding')
        for (const row of standing.where(table, column, gone)) {
          const id = row['id'] as string
          if (table === 'to_decide') patches.push({ do: 'take', table, id })
          else patches.push({ do: 'set', table, id, row: { [column]: kept } })
          if (table === 'memo_link') patches.push(...linksAnew(standing, row['memo_id'] as string, known))
        }
    for (const column of HOLDING_ID[table] ?? [])
      for (const row of standing.where(table, column, gone))
        patches.push({ do: 'set', table, id: row['id'] as string, row: { [column]: kept } })
  }
  return [...patches, { do: 'take', table: 'coding', id: gone }]
}

/** A memo whose words link to the coding that goes. */
function linksAnew(standing: Standing, memoId: string, known: (id: string) => string): Patch[] {
  const memo = standing.row('memo', memoId)
  const now = memo && withKnownIds('memo', memo, known)
  return now ? [{ do: 'set', table: 'memo', id: memoId, row: now }] : []
}
