// Reads where words stand besides the texts: in what people wrote, wherever in the project it is kept. Whoever takes words out of a text
// looks there next.

import type { SourceId } from '../base/ids.ts'
import type { TextRange } from '../base/text-range.ts'
import { placesOf, textToRedact, wordsIn } from '../sources/redact-queries.ts'
import type { WordsElsewhere } from '../sources/types.ts'
import type { Read } from '../store/access.ts'
import { fieldLabel, thingWord } from './merge/names.ts'
import { mergedTables } from './merge/sides-queries.ts'
import { Openers } from './opener-queries.ts'

const FIRST = 100

/** Texts and what follows a redaction by itself. */
const FOLLOWS: Readonly<Record<string, readonly string[] | 'all'>> = {
  paragraph: 'all',
  text_edit: ['steps'],
  anchor_question: 'all',
  comment: ['name', 'seen', 'cell'],
  round_thing: 'all',
  quote: ['edits'],
  // Formatting beside words that are looked through already, and what was worked out.
  memo: ['rich'],
  summary: ['seen'],
  position: ['seen'],
  claim: ['seen'],
}

/** Where the words of a range stand, as whole words, in what people wrote: the first of them with what can be opened. In slices. Refuses a range outside the text. */
export function* wordsElsewhere(read: Read, sourceId: SourceId, range: TextRange): Generator<void, WordsElsewhere> {
  return yield* wordsWritten(read, [wordsIn(textToRedact(read, sourceId), range)])
}

/** Where some words stand, as whole words, in what people wrote: the first of them with what can be opened. In slices. */
export function* wordsWritten(read: Read, all: readonly string[]): Generator<void, WordsElsewhere> {
  const openers = new Openers(read)
  const first: WordsElsewhere['first'][number][] = []
  let total = 0
  for (const { name: table, columns, refs } of mergedTables(read)) {
    const follows = FOLLOWS[table]
    if (follows === 'all') continue
    const ids = new Set(['n', 'id', ...refs.map(ref => ref.column), ...(follows ?? [])])
    for (const column of columns.filter(one => !ids.has(one))) {
      yield
      for (const row of read.all<{ id: Buffer; said: string }>({
        text: `SELECT id, "${column}" AS said FROM "${table}" WHERE typeof("${column}") = 'text' AND EXISTS (SELECT 1 FROM json_each(?) WHERE instr("${column}", value) > 0) ORDER BY n`,
        values: [JSON.stringify(all)],
      })) {
        if (all.every(words => placesOf(row.said, words).length === 0)) continue
        total++
        if (first.length >= FIRST) continue
        const { name, opens } = openers.of(table, row.id)
        first.push({ what: thingWord(table), name, part: fieldLabel(column), opens })
      }
    }
  }
  return { total, first }
}
