// Reads what a codebook appendix holds beside the codebook: its versions with what changed from each to the next, and for
// each code passages that may be published.

import type { CodeId } from '../../base/ids.ts'
import { versionDifferences } from '../../framework/versions/differences-queries.ts'
import { versionList } from '../../framework/versions/queries.ts'
import type { VersionDifferences, VersionItem } from '../../framework/versions/types.ts'
import type { Read } from '../../store/access.ts'
import { bytesOf, idOf, sql } from '../../store/sql.ts'
import { anchorPlace } from '../quotes/basket-queries.ts'
import { QuoteWriter } from '../quotes/quoted-words.ts'
import { outputSettings } from '../quotes/settings-queries.ts'
import { OutsideReader } from '../quotes/source-facts-queries.ts'
import { turnsText } from '../quotes/turns.ts'
import type { QuoteBar } from '../quotes/types.ts'
import type { Codebook, CodebookEntry } from './codebook.ts'

/** A passage that shows a code, cleared: its people agreed to be quoted. */
export interface ClearedExample {
  readonly words: string
  readonly attribution: string
}

/** What a codebook appendix adds. `notCleared` counts examples left out: exemplar codings, and examples of entries that stand in a source whose people did not agree. */
export interface CodebookAppendix {
  readonly versions: readonly VersionItem[]
  readonly changes: readonly VersionDifferences[]
  readonly examples: ReadonlyMap<CodeId, readonly ClearedExample[]>
  readonly notCleared: number
}

const EXAMPLES_OF_A_CODE = 3

/** Reads the appendix of a codebook, and gives the codebook back without examples that are not cleared. */
export function codebookAppendix(read: Read, codebook: Codebook): { codebook: Codebook; appendix: CodebookAppendix } {
  const { versions, isChanged } = versionList(read)
  const pairs = versions.slice(1).map((version, at) => [versions[at]!, version] as const)
  const last = versions.at(-1)
  const changes = pairs.map(([older, newer]) => versionDifferences(read, older.id, newer.id))
  if (last && isChanged === true) changes.push(versionDifferences(read, last.id, null))
  const settings = outputSettings(read, 'quotes')
  const reader = new OutsideReader(read)
  const writer = new QuoteWriter(reader, settings.template, settings.labels)
  let notCleared = 0
  const examples = new Map<CodeId, ClearedExample[]>()
  for (const row of read.all<{ anchor_id: Buffer; source_id: Buffer; code_id: Buffer }>(sql`
    SELECT DISTINCT anchor.id AS anchor_id, anchor.source_id, code_id FROM coding JOIN anchor ON anchor.id = anchor_id JOIN source ON source.id = anchor.source_id
    WHERE exemplar = 1 AND lost = 0 ORDER BY source.n, anchor.n`)) {
    const codeId = idOf<'code'>(row.code_id)
    const there = examples.get(codeId) ?? []
    if (there.length >= EXAMPLES_OF_A_CODE) continue
    const source = reader.source(idOf<'source'>(row.source_id))
    const quote = writer.quote(source, {
      ...anchorPlace(read, idOf<'anchor'>(row.anchor_id), source.text.starts, source.index),
      edits: [],
      shownCode: null,
      isApproved: false,
      stances: [],
    })
    if (quote.bar !== null) notCleared++
    else examples.set(codeId, [...there, { words: turnsText(quote.turns), attribution: quote.attribution }])
  }
  const clear = (words: string | null): string | null => {
    if (words === null || barOf(read, reader, writer, words) === null) return words
    notCleared++
    return null
  }
  const entries = codebook.entries.map((entry): CodebookEntry => ({
    ...entry,
    typical: clear(entry.typical),
    closeButNo: clear(entry.closeButNo),
  }))
  return { codebook: { ...codebook, entries }, appendix: { versions, changes, examples, notCleared } }
}

/** What bars the words of an example, where they stand in a source to the letter; null where they may be shown, or are nobody's. */
function barOf(read: Read, reader: OutsideReader, writer: QuoteWriter, words: string): QuoteBar | null {
  const phrase = words.replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim()
  if (phrase === '') return null
  const found = read.all<{ id: Buffer; source_id: Buffer; text: string }>(sql`
    SELECT paragraph.id, source_id, paragraph.text FROM paragraph_text JOIN paragraph ON paragraph.n = paragraph_text.rowid
    WHERE paragraph_text MATCH ${`"${phrase}"`} LIMIT 5`)
  const plain = words.trim().replaceAll(/^["“'‘]+|["”'’]+$/g, '')
  for (const row of found) {
    const at = row.text.indexOf(plain)
    if (at < 0) continue
    const source = reader.source(idOf<'source'>(row.source_id))
    const start = source.text.starts[source.index.get(row.id.toString('latin1'))!]! + at
    const { bar } = writer.quote(source, {
      anchorId: idOf<'anchor'>(bytesOf(source.id)),
      range: { start, end: start + plain.length },
      isLost: false,
      edits: [],
      shownCode: null,
      isApproved: false,
      stances: [],
    })
    if (bar !== null) return bar
  }
  return null
}
