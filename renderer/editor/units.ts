// Words and sentences of a row, by the core's own rule (`src/base/units.ts`), in source offsets.

import type { TextRange } from '../../src/base/text-range.ts'
import { sentencesIn, wordsIn } from '../../src/base/units.ts'
import type { Row } from './reading-text.ts'

const words = new WeakMap<Row, readonly TextRange[]>()
const sentences = new WeakMap<Row, readonly TextRange[]>()

/** The words of a row after its label: runs of what is not white space, in source offsets. Kept per row. */
export function wordsOf(row: Row): readonly TextRange[] {
  let found = words.get(row)
  if (found === undefined) words.set(row, (found = inSource(row, wordsIn(row.paragraph.text, row.speech - row.start))))
  return found
}

/** The sentences of a row after its label, without the white space between them, in source offsets. Kept per row. */
export function sentencesOf(row: Row): readonly TextRange[] {
  let found = sentences.get(row)
  if (found === undefined)
    sentences.set(row, (found = inSource(row, sentencesIn(row.paragraph.text, row.speech - row.start))))
  return found
}

function inSource(row: Row, ranges: readonly TextRange[]): readonly TextRange[] {
  return ranges.map(range => ({ start: row.start + range.start, end: row.start + range.end }))
}
