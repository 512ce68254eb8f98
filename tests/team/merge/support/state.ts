// Everything that stands in a project, row for row, and what may never stand in one.

import type { Read } from '../../../../src/store/access.ts'
import { normal } from '../../../../src/team/merge/codes.ts'

/** A row with bytes as hexadecimal. */
export type StoredRow = Readonly<Record<string, string | number | null>>

/** The rows of every table that the change log tells of, by id. */
export type Rows = ReadonlyMap<string, ReadonlyMap<string, StoredRow>>

const NOT_LOGGED = new Set(['act', 'project', 'hand_out', 'hand_in'])

/** Reads them all. */
export function rowsOf(read: Read): Rows {
  const tables = read
    .all<{ name: string }>({
      text: "SELECT name FROM main.sqlite_schema WHERE type = 'table' ORDER BY name",
      values: [],
    })
    .map(row => row.name)
    .filter(name => !NOT_LOGGED.has(name) && !name.startsWith('paragraph_text'))
    .filter(
      name =>
        read.get({
          text: "SELECT 1 FROM pragma_table_info(?, 'main') WHERE name = 'id'",
          values: [name],
        }) !== undefined,
    )
  return new Map(
    tables.map(table => [
      table,
      new Map(
        read
          .all<Record<string, unknown>>({ text: `SELECT * FROM main."${table}" ORDER BY id`, values: [] })
          .map(row => {
            const plain: Record<string, string | number | null> = {}
            for (const [column, value] of Object.entries(row))
              plain[column] = value instanceof Uint8Array ? Buffer.from(value).toString('hex') : (value as string)
            return [plain['id'] as string, plain] as const
          }),
      ),
    ]),
  )
}

/** What one state has otherwise than another, row by row. */
export function differences(before: Rows, after: Rows): string[] {
  const found: string[] = []
  for (const [table, rows] of before) {
    const others = after.get(table)!
    for (const [id, row] of rows)
      if (JSON.stringify(row) !== JSON.stringify(others.get(id)))
        found.push(`${table}: ${JSON.stringify(row)} is ${JSON.stringify(others.get(id))}`)
    for (const [id, row] of others) if (!rows.has(id)) found.push(`${table}: ${JSON.stringify(row)} came`)
  }
  return found
}

/** What no merge may leave behind: two codings of one coder, code and passage; siblings of one label; codes below themselves; places on which nothing rests. */
export function flawsIn(read: Read): string[] {
  const rows = rowsOf(read)
  const flaws: string[] = []
  const codes = rows.get('code')!
  const seen = new Set<string>()
  for (const coding of rows.get('coding')!.values()) {
    const key = `${coding['anchor_id']} ${coding['code_id']} ${coding['coder_id']}`
    if (seen.has(key)) flaws.push(`coded twice: ${codes.get(coding['code_id'] as string)?.['name']}`)
    seen.add(key)
  }
  const labels = new Set<string>()
  for (const code of codes.values()) {
    if (code['status'] !== 'retired') {
      const label = `${code['parent_id']} ${normal(code['name'] as string)}`
      if (labels.has(label)) flaws.push(`two siblings called ${code['name']}`)
      labels.add(label)
    }
    const above = new Set<string>()
    for (let at: StoredRow | undefined = code; at; at = codes.get(at['parent_id'] as string)) {
      if (above.has(at['id'] as string)) {
        flaws.push(`${code['name']} lies below itself`)
        break
      }
      above.add(at['id'] as string)
    }
  }
  const resting = new Set<string>()
  for (const [table, all] of rows)
    if (table !== 'anchor' && table !== 'anchor_question')
      for (const row of all.values())
        for (const column of ['anchor_id', 'founding_anchor_id', 'to_anchor_id'])
          if (typeof row[column] === 'string') resting.add(row[column])
  for (const id of rows.get('anchor')!.keys()) if (!resting.has(id)) flaws.push(`nothing rests on the place ${id}`)
  return flaws
}

/** Columns that tell of moments, of order, and of what a file keeps for itself. */
const PASSING = new Set([
  'n',
  'id',
  'place',
  'hue',
  'owner_id',
  'made_at',
  'changed_at',
  'decided_at',
  'saved_at',
  'written_at',
  'replaced_at',
  'text_hash',
  'evidence_digest',
  'seen',
  'blob_hash',
  'imported_at',
  'path',
  'format',
  'kind',
  'page',
  'marked_at',
  'digest',
])
const OWN = new Set([
  'merge_report',
  'merge_question',
  'framework_operation',
  'framework_version',
  'text_edit',
  'anchor_question',
  'coder',
  'summary_former',
])

/** Places that could not be carried exactly and are asked about: where they stand meanwhile is nobody's word. */
export function askedPlaces(rows: Rows): string[] {
  return [...rows.get('anchor_question')!.values()].map(row => row['anchor_id'] as string)
}

/** All that is said in a state, without ids and moments: two ways to the same end give the same. Of the places that are `asked` about only where they are. */
export function said(rows: Rows, asked: ReadonlySet<string>): string[] {
  const told = new Map<string, string>()
  const tell = (id: string, depth: number): string => {
    const known = told.get(id)
    if (known !== undefined) return known
    for (const [table, all] of rows) {
      const row = all.get(id)
      if (row) {
        const words = depth > 3 ? table : `${table}(${line(row, depth + 1)})`
        if (depth === 0) told.set(id, words)
        return words
      }
    }
    return id.length === 32 ? '' : id
  }
  const line = (row: StoredRow, depth: number): string =>
    Object.entries(asked.has(row['id'] as string) ? { source_id: row['source_id']! } : row)
      .filter(([column, value]) => !PASSING.has(column) && value !== null)
      .map(([column, value]) =>
        typeof value === 'string' && /^[0-9a-f]{32}$/.test(value)
          ? `${column} ${tell(value, depth)}`
          : `${column} ${value}`,
      )
      .join(', ')
  const lines: string[] = []
  for (const [table, all] of rows)
    if (!OWN.has(table)) for (const row of all.values()) lines.push(`${table}: ${line(row, 0)}`)
  return lines.sort()
}
