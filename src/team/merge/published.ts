// Codes under which cases and sources are published, where two sides gave them: one thing has one, and no two the same. [M34] Pure.

import { Refusal } from '../../base/trouble.ts'
import { fold } from '../../base/order.ts'
import type { Draft } from './draft.ts'
import type { Clash } from './meet.ts'
import type { Patch, Row } from './types.ts'

/** In which column of which table a code stands; with it goes since when it is fixed. */
const CODES: readonly (readonly [table: string, column: string])[] = [
  ['case', 'published_code'],
  ['source_code', 'code'],
]

/** Whether rows of a table hold published codes. */
export function holdsCodes(table: string): boolean {
  return CODES.some(([name]) => name === table)
}

/** Clashes that are left to ask about: of one code that was fixed on both sides the earlier day holds. */
export function publishedAlike(draft: Draft, table: string, id: string, clashes: readonly Clash[]): readonly Clash[] {
  const column = columnOf(table)
  return clashes.filter(clash => {
    if (clash.columns[0] !== column) return true
    const all = [clash.ours, ...clash.theirs.map(one => one.row)]
    if (all.some(row => row[column] !== clash.ours[column])) return true
    const fixed = all.flatMap(row => (typeof row['published_at'] === 'string' ? [row['published_at']] : [])).sort()
    draft.set(table, id, { published_at: fixed[0] ?? null }, 'changed', clash.theirs[0]!.side)
    return false
  })
}

interface Published {
  readonly table: string
  readonly row: Row
  readonly copy: number | null
}

/** Two things that came to have one code: the one that was published with it keeps it, else ours, and the other has none until somebody says. */
export function codesApart(draft: Draft): void {
  if (!CODES.some(([table]) => draft.laid(table).size > 0)) return
  const having = new Map<string, Published[]>()
  for (const [table, column] of CODES)
    for (const row of draft.all(table)) {
      if (typeof row[column] !== 'string') continue
      const laid = draft.laid(table).get(row['id'] as string)
      const code = fold(row[column])
      having.set(code, [...(having.get(code) ?? []), { table, row, copy: laid ? (laid.copy ?? null) : null }])
    }
  for (const list of having.values()) {
    if (list.length < 2 || list.every(({ table, row }) => isAsHere(draft, table, row))) continue
    const [keeps, ...others] = list.toSorted((a, b) => rank(draft, a) - rank(draft, b))
    for (const other of others) askWhose(draft, keeps!, other)
  }
}

function columnOf(table: string): string {
  return CODES.find(([name]) => name === table)![1]
}

function isAsHere(draft: Draft, table: string, row: Row): boolean {
  return draft.facts.ours.row(table, row['id'] as string)?.[columnOf(table)] === row[columnOf(table)]
}

function rank(draft: Draft, { table, row }: Published): number {
  return (row['published_at'] === null ? 2 : 0) + (isAsHere(draft, table, row) ? 0 : 1)
}

function askWhose(draft: Draft, keeps: Published, other: Published): void {
  const code = other.row[columnOf(other.table)] as string
  const [name, without] = [keeps, other].map(({ table, row }) => draft.object(table, row['id'] as string).name)
  const gives = take(other)
  lay(draft, gives, other.copy ?? keeps.copy)
  draft.later.push(() =>
    draft.ask({
      kind: 'M34',
      table: other.table === 'case' ? 'case' : 'source',
      id: (other.table === 'case' ? other.row['id'] : other.row['source_id']) as string,
      says: `“${name}” and “${without}” came to be published under one code, ${code}. “${name}” has it, “${without}” has none.`,
      copies: [...new Set([keeps.copy, other.copy].filter(copy => copy !== null))].sort((a, b) => a - b),
      options: [
        { id: 'first', label: `“${name}” has it`, patches: [] },
        { id: 'second', label: `“${without}” has it`, patches: [take(keeps), give(other)] },
        { id: 'none', label: 'Neither has it', patches: [take(keeps)] },
      ],
      standing: 'first',
    }),
  )
}

function take({ table, row }: Published): Patch {
  const id = row['id'] as string
  return table === 'case'
    ? { do: 'set', table, id, row: { published_code: null, published_at: null } }
    : { do: 'take', table, id }
}

function give({ table, row }: Published): Patch {
  const id = row['id'] as string
  return table === 'case'
    ? {
        do: 'set',
        table,
        id,
        row: { published_code: row['published_code']!, published_at: row['published_at'] ?? null },
      }
    : { do: 'put', table, id, row }
}

function lay(draft: Draft, patch: Patch, copy: number | null): void {
  if (patch.do === 'set') draft.set(patch.table, patch.id, patch.row, 'M34', copy)
  else if (draft.facts.ours.row(patch.table, patch.id) === null) draft.leave(patch.table, patch.id)
  else draft.take(patch.table, patch.id, 'M34', copy)
}

/** Refuses answers that would publish two things under one code, unless they were so before. `rows` gives those of a table. */
export function refuseSameCodes(before: ReadonlySet<string>, rows: (table: string) => readonly Row[]): void {
  for (const code of codesTwice(rows))
    if (!before.has(code))
      throw new Refusal(
        'code-taken',
        `With this answer two things would be published under one code (${code}). Answer what is asked about them together, or keep ours.`,
      )
}

/** The codes, folded, under which more than one thing is published. */
export function codesTwice(rows: (table: string) => readonly Row[]): ReadonlySet<string> {
  const seen = new Set<string>()
  const twice = new Set<string>()
  for (const [table, column] of CODES)
    for (const row of rows(table)) {
      const value = row[column]
      if (typeof value !== 'string') continue
      const code = fold(value)
      if (seen.has(code)) twice.add(code)
      seen.add(code)
    }
  return twice
}
