// A person's words become a question to the full-text index. Words are wanted all, "words in quotation marks" next to each
// other, begin* is the beginning of a word. Nothing else has a meaning: AND, OR, NEAR, brackets and colons are words or nothing.

import { Refusal } from '../base/trouble.ts'
import { tokensOf, type Term } from './occurrences.ts'

/** What to search for. `match` is the FTS5 expression (null when no term can be asked of the index), `like` the patterns for LIKE with `\` as escape. */
export interface SearchQuestion {
  readonly terms: readonly Term[]
  readonly match: string | null
  readonly like: readonly string[]
}

const QUOTES = /["“”„‟«»]/u
// Written without spaces between words: the index takes a whole run for one word, so these are looked for as they stand.
const UNSPACED = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}]/u

interface Piece {
  readonly text: string
  readonly prefix: boolean
}

/** The pieces of a search as typed: words, and phrases between quotation marks (one left open runs to the end). */
function pieces(words: string): Piece[] {
  const found: Piece[] = []
  const parts = words.split(QUOTES)
  parts.forEach((part, at) => {
    if (at % 2 === 1) {
      found.push({ text: part, prefix: parts[at + 1]?.startsWith('*') ?? false })
      return
    }
    for (const word of part.split(/\s+/u)) {
      if (word !== '' && word !== '*') found.push({ text: word, prefix: word.endsWith('*') })
    }
  })
  return found
}

/** Reads a person's words. Refuses what holds no letter or digit at all. */
export function readSearch(words: string): SearchQuestion {
  const terms: Term[] = []
  const match: string[] = []
  const like: string[] = []
  const seen = new Set<string>()
  for (const { text, prefix } of pieces(words.replaceAll('\0', ' '))) {
    const unspaced = UNSPACED.test(text)
    const wanted = unspaced ? text.replaceAll('*', ' ').trim() : text
    const tokens = unspaced ? [] : tokensOf(text)
    if (!unspaced && tokens.length === 0) continue
    const name = JSON.stringify([unspaced ? wanted : tokens, prefix])
    if (seen.has(name)) continue
    seen.add(name)
    if (unspaced) {
      terms.push({ substring: wanted })
      like.push(`%${wanted.replace(/[\\%_]/g, sign => `\\${sign}`)}%`)
    } else {
      terms.push({ tokens, prefix })
      match.push(`"${text.replaceAll('"', '""')}"${prefix ? ' *' : ''}`)
    }
  }
  if (terms.length === 0) {
    throw new Refusal('nothing-to-search', 'There is no word to search for. Type at least one letter or digit.')
  }
  return { terms, match: match.length === 0 ? null : match.join(' AND '), like }
}
