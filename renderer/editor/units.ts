// Words and sentences of a row, by rules of our own: the platform's vary from machine to machine.

import type { TextRange } from '../../src/base/text-range.ts'
import type { Row } from './reading-text.ts'

const words = new WeakMap<Row, readonly TextRange[]>()
const sentences = new WeakMap<Row, readonly TextRange[]>()

/** The words of a row after its label: runs of what is not white space, in source offsets. Kept per row. */
export function wordsOf(row: Row): readonly TextRange[] {
  let found = words.get(row)
  if (found === undefined) words.set(row, (found = findWords(row)))
  return found
}

/** The sentences of a row after its label, without the white space between them, in source offsets. Kept per row. */
export function sentencesOf(row: Row): readonly TextRange[] {
  let found = sentences.get(row)
  if (found === undefined) sentences.set(row, (found = findSentences(row)))
  return found
}

function findWords(row: Row): TextRange[] {
  const result: TextRange[] = []
  const { text } = row.paragraph
  for (const match of text.slice(row.speech - row.start).matchAll(/\S+/gu)) {
    const start = row.speech + match.index
    result.push({ start, end: start + match[0].length })
  }
  return result
}

// A word before a full stop that does not end its sentence. Folded to lower case.
const SHORT = new Set([
  'mr',
  'mrs',
  'ms',
  'dr',
  'prof',
  'st',
  'no',
  'vs',
  'e.g',
  'i.e',
  'etc',
  'cf',
  'fig',
  'approx',
  'dept',
  'p',
  'pp',
])
const ENDS = /[.!?…]+["'”’)\]]*$/u
const OPENS_SMALL = /^["'“‘([]*\p{Ll}/u

function findSentences(row: Row): TextRange[] {
  const all = wordsOf(row)
  const { text } = row.paragraph
  const result: TextRange[] = []
  let start: number | null = null
  for (const [at, word] of all.entries()) {
    start ??= word.start
    const written = text.slice(word.start - row.start, word.end - row.start)
    const next = all[at + 1]
    if (next !== undefined && !endsSentence(written, text.slice(next.start - row.start, next.end - row.start))) continue
    result.push({ start, end: word.end })
    start = null
  }
  return result
}

function endsSentence(word: string, next: string): boolean {
  const end = ENDS.exec(word)
  if (end === null || OPENS_SMALL.test(next)) return false
  if (!end[0].startsWith('.') || end[0].length > 1) return true
  const before = word.slice(0, end.index).replace(/^["'“‘([]+/u, '')
  return !SHORT.has(before.toLowerCase()) && !/^\p{Lu}$/u.test(before)
}
