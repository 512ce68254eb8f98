// Reads where words stand besides the texts: in what people wrote, wherever in the project it is kept. Whoever takes words out of a text
// looks there next.

import type { SourceId } from '../base/ids.ts'
import type { TextRange } from '../base/text-range.ts'
import { placesOf, textToRedact, wordsIn } from '../sources/redact-queries.ts'
import type { WordsElsewhere } from '../sources/types.ts'
import type { Read } from '../store/access.ts'
import { KEPT, rowsSaying, WRITTEN, type Saying } from '../store/kept-words.ts'
import { fieldLabel, thingWord } from './merge/names.ts'
import { mergedTables } from './merge/sides-queries.ts'
import { Openers } from './opener-queries.ts'

const FIRST = 100

/** What follows a redaction by itself, or was only worked out. */
const FOLLOWS: Readonly<Record<string, readonly string[]>> = {
  text_edit: ['steps'],
  anchor_question: ['words', 'before', 'after'],
  comment: ['name', 'seen', 'cell'],
  round_thing: ['name', 'cell'],
  quote: ['edits'],
  summary: ['seen'],
  position: ['seen'],
  claim: ['seen'],
}

/** Where the words of a range stand, as whole words, in what people wrote: the first of them with what can be opened. In slices. Refuses a range outside the text. */
export function* wordsElsewhere(read: Read, sourceId: SourceId, range: TextRange): Generator<void, WordsElsewhere> {
  const words = wordsIn(textToRedact(read, sourceId), range)
  const merged = new Set(mergedTables(read).map(table => table.name))
  const columns: Record<string, string[]> = {}
  for (const [table, names] of [...Object.entries(WRITTEN), ...Object.entries(KEPT)])
    if (merged.has(table))
      columns[table] = [...(columns[table] ?? []), ...names.filter(name => !FOLLOWS[table]?.includes(name))]
  for (const table of Object.keys(columns)) if (columns[table]!.length === 0) delete columns[table]
  return yield* wordsWritten(read, columns, said => (placesOf(said, words).length > 0 ? '' : said))
}

/** Where columns say what is to go, by table: the first of them with what can be opened. In slices. `isPassed`: rows that do not count. */
export function* wordsWritten(
  read: Read,
  columns: Readonly<Record<string, readonly string[]>>,
  say: Saying,
  isPassed: (table: string, n: number) => boolean = () => false,
): Generator<void, WordsElsewhere> {
  const openers = new Openers(read)
  const first: WordsElsewhere['first'][number][] = []
  let total = 0
  for (const row of rowsSaying(read, columns, say)) {
    yield
    if (row === null || isPassed(row.table, row.n)) continue
    for (const column of Object.keys(row.columns)) {
      total++
      if (first.length >= FIRST) continue
      const { id } = read.get<{ id: Buffer }>({
        text: `SELECT id FROM main."${row.table}" WHERE n = ?`,
        values: [row.n],
      })!
      const { name, opens } = openers.of(row.table, id)
      first.push({ what: thingWord(row.table), name, part: fieldLabel(column), opens })
    }
  }
  return { total, first }
}
