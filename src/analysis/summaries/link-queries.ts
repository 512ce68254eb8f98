// Reads where the links of all summaries lead, for writing them out.

import type { Read } from '../../store/access.ts'
import { idOf, sql } from '../../store/sql.ts'

/** The references of every summary (“T10 ¶13”) by its id, in the order of its text, each once. Paragraphs are numbered as people see them: without the empty ones. */
export function linkReferences(read: Read): ReadonlyMap<string, readonly string[]> {
  const links = read.arrays<[summary: Buffer, paragraph: Buffer, source: Buffer, name: string]>(sql`
    SELECT summary_id, start_paragraph_id, source_id, coalesce(source.key, source.name) FROM summary_link
    JOIN anchor ON anchor.id = anchor_id JOIN source ON source.id = source_id ORDER BY phrase_start, phrase_end, summary_link.n`)
  const numbers = new Map<string, number>()
  for (const source of new Map(links.map(link => [idOf(link[2]), link[2]])).values()) {
    let number = 0
    for (const [id, text] of read.arrays<[Buffer, string]>(
      sql`SELECT id, text FROM paragraph WHERE source_id = ${source} ORDER BY place`,
    ))
      numbers.set(idOf(id), text.trim() === '' ? number : ++number)
  }
  const found = new Map<string, string[]>()
  for (const [summary, paragraph, , name] of links) {
    const reference = `${name} ¶${numbers.get(idOf(paragraph)) ?? 0}`
    const list = found.get(idOf(summary))
    if (!list) found.set(idOf(summary), [reference])
    else if (!list.includes(reference)) list.push(reference)
  }
  return found
}
