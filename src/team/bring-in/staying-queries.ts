// Reads how much there is of what stays in another project, and why it does; its versions and its runs of agreement one by one, so that the report
// tells what can be looked up there.

import { inflateRawSync } from 'node:zlib'
import { measureName, UNIT_NAMES } from '../../analysis/agreement/names.ts'
import type { Agreement } from '../../analysis/agreement/types.ts'
import type { Read } from '../../store/access.ts'
import { sql } from '../../store/sql.ts'
import { PACKED_SHAPES } from '../merge/incoming-shapes.ts'
import { THEIR_OWN_WORK } from './left-out.ts'
import type { StaysThere } from './types.ts'

/** So many of them are told one by one. */
const TOLD = 100

/** What is told one by one, by the table in which it stands. */
const ONE_BY_ONE: Readonly<Record<string, (read: Read) => NonNullable<StaysThere['things']>>> = {
  framework_version: versionsTold,
  agreement_run: runsTold,
}

/** How much there is of what stays in another project, and why it does. */
export function staysThere(read: Read): StaysThere[] {
  return THEIR_OWN_WORK.map(({ tables, what, why }): StaysThere => {
    const count = tables.reduce(
      (sum, table) =>
        sum + read.get<{ count: number }>({ text: `SELECT count(*) AS count FROM main."${table}"`, values: [] })!.count,
      0,
    )
    const tell = ONE_BY_ONE[tables[0]!]
    return { what, why, count, ...(tell && count > 0 ? { things: tell(read) } : {}) }
  }).filter(one => one.count > 0)
}

function versionsTold(read: Read): NonNullable<StaysThere['things']> {
  return read
    .all<{ label: string; saved_on: string; reason: string | null }>(
      sql`SELECT label, saved_on, reason FROM main.framework_version ORDER BY coalesce(saved_at, saved_on), n LIMIT ${TOLD}`,
    )
    .map(({ label, saved_on: on, reason }) => ({
      name: label,
      told: [`saved on ${on}`, reason].filter(Boolean).join(': '),
    }))
}

function runsTold(read: Read): NonNullable<StaysThere['things']> {
  return read
    .all<{ label: string; version: string; made_at: string; result: Uint8Array }>(sql`
      SELECT agreement_run.label, framework_version.label AS version, made_at, result FROM main.agreement_run
        JOIN main.framework_version ON framework_version.id = version_id ORDER BY agreement_run.n LIMIT ${TOLD}`)
    .map(({ label, version, made_at: at, result }) => ({
      name: label,
      told: [`worked out on ${at.slice(0, 10)} under ${version}`, ...figuresOf(result)].join('; '),
    }))
}

/** Who was compared, and the pooled figures of then. A file is from outside: what cannot be read of it is not told. */
function figuresOf(packed: Uint8Array): string[] {
  try {
    const read: unknown = JSON.parse(inflateRawSync(packed, { maxOutputLength: 1 << 26 }).toString('utf8'))
    PACKED_SHAPES['agreement_run']!['result']!.parse(read, 'result')
    const { coders, unit, measures, pooled } = read as Agreement
    return [
      `${coders.map(coder => coder.name).join(', ')} by ${UNIT_NAMES[unit]}`,
      ...measures.map((measure, at) => {
        const value = pooled.figures[at]?.pooled.value ?? null
        return `${measureName(measure, coders.length)} ${value === null ? 'undefined' : value.toFixed(3)}`
      }),
    ]
  } catch {
    return []
  }
}
