// Words and sentences by rules of our own: the platform's vary from machine to machine.

import type { TextRange } from './text-range.ts'

/** The words of a text from an offset on: runs of what is not white space. */
export function wordsIn(text: string, from = 0): TextRange[] {
  return [...text.slice(from).matchAll(/\S+/gu)].map(match => ({
    start: from + match.index,
    end: from + match.index + match[0].length,
  }))
}

/** The sentences of a text from an offset on, without the white space between them. */
export function sentencesIn(text: string, from = 0): TextRange[] {
  const all = wordsIn(text, from)
  const result: TextRange[] = []
  let start: number | null = null
  for (const [at, word] of all.entries()) {
    start ??= word.start
    const next = all[at + 1]
    if (next !== undefined && !endsSentence(text.slice(word.start, word.end), text.slice(next.start, next.end)))
      continue
    result.push({ start, end: word.end })
    start = null
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

function endsSentence(word: string, next: string): boolean {
  const end = ENDS.exec(word)
  if (end === null || OPENS_SMALL.test(next)) return false
  if (!end[0].startsWith('.') || end[0].length > 1) return true
  const before = word.slice(0, end.index).replace(/^["'“‘([]+/u, '')
  return !SHORT.has(before.toLowerCase()) && !/^\p{Lu}$/u.test(before)
}
