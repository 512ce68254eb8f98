// Reads which names should not be printed, and which words are said at one site only.

import type { Read } from '../../store/access.ts'
import { idOf, sql } from '../../store/sql.ts'
import type { GuardedName } from './words-in-quotes.ts'

/** Names that stand for a case or a coder; keys of sheets are ours and said by nobody. */
export function guardedNames(read: Read): GuardedName[] {
  const rows = read.arrays<[string, string, string | null]>(
    sql`SELECT name, kind, key FROM "case" WHERE kind IN ('site', 'participant', 'outside') ORDER BY n`,
  )
  // Coders sign nothing outside: their names are found in what they wrote. Letters that stand for them are no names.
  const coders = read
    .arrays<[string]>(sql`SELECT name FROM coder WHERE length(name) > 2 ORDER BY n`)
    .map(([name]): GuardedName => ({ name, what: 'coder' }))
  const named = rows
    .filter(([name, , key]) => name !== key && name.length > 2)
    .map(([name, kind]): GuardedName => ({
      name,
      what: kind === 'site' ? 'site' : kind === 'participant' ? 'person' : 'organisation',
    }))
  return [...named, ...coders]
}

/** Whether a word stands in the sources of one site only: a source of no site, or of two, has it elsewhere too. */
export function isSaidAtOneSite(read: Read, word: string): boolean {
  const sources = read.arrays<[Buffer]>(
    sql`SELECT DISTINCT source_id FROM paragraph_text JOIN paragraph ON paragraph.n = paragraph_text.rowid WHERE paragraph_text MATCH ${`"${word.replaceAll('"', '""')}"`} LIMIT 50`,
  )
  const sites = new Set<string>()
  for (const [source] of sources) {
    const its = read.arrays<[Buffer]>(
      sql`SELECT "case".id FROM case_source JOIN "case" ON "case".id = case_id WHERE source_id = ${source} AND "case".kind = 'site'`,
    )
    if (its.length === 0) return false
    for (const [site] of its) sites.add(idOf(site))
    if (sites.size > 1) return false
  }
  return sites.size === 1
}
