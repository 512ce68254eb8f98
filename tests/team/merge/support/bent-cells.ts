// Cells of a copy overwritten at random: a merge refuses the file in words, or leaves a project that is sound.

import { copyFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect } from 'vitest'
import { contract } from '../../../../src/api/contract.ts'
import { Connection } from '../../../../src/store/driver.ts'
import type { CaseInHand } from './merge-case.ts'
import { differences, flawsIn, rowsOf } from './state.ts'

/** Where something is overwritten, by numbers, and with what. */
export interface Cell {
  readonly table: number
  readonly column: number
  readonly row: number
  readonly with: number
}

export const cells: fc.Arbitrary<Cell[]> = fc.array(
  fc.record({ table: fc.nat(997), column: fc.nat(97), row: fc.nat(997), with: fc.nat(97) }),
  { minLength: 1, maxLength: 3 },
)

const WORDS = ['', 'x', '{}', '[]', 'null', '7', '2026-99-99', '\u0000', '\ud800', '"', 'é'.repeat(50_000), 'retired']
const NUMBERS = [0, 1, -1, 2, 99, 4_294_967_296, Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER]
const BYTES = [new Uint8Array(0), new Uint8Array(16), new Uint8Array(16).fill(255), new Uint8Array(100_000).fill(7)]

const ABOUT = ['change_row', 'change', 'act', 'hand_out', 'copy_of', 'coder']

/** Overwrites a cell: with another value of its kind, what stands elsewhere in the file, or nothing. Says which. */
function overwrite(file: Connection, cell: Cell): string {
  const pick = <One>(list: readonly One[], at: number): One => list[at % list.length]!
  const tables = file
    .all<{ name: string }>({
      text: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'paragraph_text%' AND name NOT IN ('blob', 'text_index') ORDER BY name",
      values: [],
    })
    .map(({ name }) => name)
  // The history, and what says where a copy comes from, more often.
  const table = pick([...tables, ...ABOUT, ...ABOUT, ...ABOUT], cell.table)
  const all = file.all<{ name: string; type: string }>({
    text: 'SELECT name, type FROM pragma_table_info(?)',
    values: [table],
  })
  const column = pick(all, cell.column)
  const rows = file.all<{ at: number }>({ text: `SELECT rowid AS at FROM "${table}" ORDER BY rowid DESC`, values: [] })
  if (rows.length === 0) return overwrite(file, { ...cell, table: cell.table + 1 })
  // Newer rows more often: those come in.
  const { at } = pick(rows, cell.row % 3 ? cell.row % 5 : cell.row)
  const others = file
    .arrays<[string | number | Buffer]>({
      text: `SELECT "${column.name}" FROM "${table}" WHERE "${column.name}" IS NOT NULL ORDER BY rowid LIMIT 5`,
      values: [],
    })
    .map(([value]) => value)
  const kind = column.type === 'TEXT' ? WORDS : column.type === 'BLOB' ? [...BYTES, ...idsOf(file)] : NUMBERS
  const value = pick<string | number | Uint8Array | null>([...kind, null, ...others], cell.with)
  const said =
    value instanceof Uint8Array ? Buffer.from(value.slice(0, 16)).toString('hex') : String(value).slice(0, 20)
  try {
    file.write(`UPDATE "${table}" SET "${column.name}" = ? WHERE rowid = ?`, [value, at])
    return `${table}.${column.name} of ${at} is ${said}`
  } catch {
    return `${table}.${column.name} of ${at} cannot be ${said}`
  }
}

/** Ids of things of several kinds. */
function idsOf(file: Connection): Buffer[] {
  return ['source', 'code', 'coder', 'case', 'anchor', 'coding', 'memo'].flatMap(table =>
    file.arrays<[Buffer]>({ text: `SELECT id FROM "${table}" ORDER BY n LIMIT 2`, values: [] }).map(([id]) => id),
  )
}

/** Overwrites cells of Ben's copy and merges it. */
export async function isRefusedOrSound(one: CaseInHand, given: readonly Cell[]): Promise<string> {
  const bent = one.copy('Bent')
  copyFileSync(one.copy('Ben'), bent)
  const file = new Connection(bent, { mustExist: true })
  file.pragma('ignore_check_constraints = ON')
  file.pragma('foreign_keys = OFF')
  const told = given.map(cell => overwrite(file, cell)).join('; ')
  file.close()
  const before = rowsOf(one.ours.read)
  const { core } = one.journey
  const refused = ({ kind, message }: { kind: string; message: string }) => {
    expect([told, kind, message]).toEqual([told, expect.stringMatching(/^(refusal|fault)$/), expect.any(String)])
    expect([told, differences(before, rowsOf(one.ours.read))]).toEqual([told, []])
    return `${told}: ${message}`
  }
  const compared = await core.call('merge.compare', { paths: [bent] })
  if (!compared.ok) return refused(compared.trouble)
  const { id: planId, questions } = compared.answer as { id: string; questions: { id: string }[] }
  for (const { id: questionId } of questions) {
    const shown = await core.call('merge.question', { planId, questionId })
    expect([told, shown]).toEqual([told, expect.objectContaining({ ok: true })])
  }
  const page = await core.call('merge.plan', { planId, limit: 500 })
  expect([told, page]).toEqual([told, expect.objectContaining({ ok: true })])
  const applied = await core.call('merge.apply', { planId })
  if (!applied.ok) return refused(applied.trouble)
  expect([told, await one.ours.ask('project.check', {})]).toEqual([told, expect.objectContaining({ problems: [] })])
  expect([told, flawsIn(one.ours.read)]).toEqual([told, []])
  for (const [name, { kind }] of Object.entries(contract)) {
    if (kind !== 'query') continue
    const reply = await core.call(name, {})
    // What has to be told what it is about is not asked.
    if (!reply.ok && reply.trouble.kind !== 'invalid')
      expect([told, name, reply.trouble]).toEqual([told, name, expect.objectContaining({ kind: 'refusal' })])
  }
  if ((await core.call('project.undo', {})).ok)
    expect([told, differences(before, rowsOf(one.ours.read))]).toEqual([told, []])
  return `${told}: taken`
}
