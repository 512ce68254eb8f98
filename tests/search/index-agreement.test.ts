// What occurrences() finds is what SQLite's full-text index matches and marks: the same tokens, the same folding.

import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { readSearch } from '../../src/search/fts.ts'
import { occurrences, tokensOf } from '../../src/search/occurrences.ts'
import { Connection } from '../../src/store/driver.ts'
import { sql } from '../../src/store/sql.ts'

let db: Connection
beforeAll(() => {
  db = new Connection(':memory:')
  db.run(`CREATE VIRTUAL TABLE t USING fts5 (text, tokenize = 'unicode61 remove_diacritics 2');
    CREATE VIRTUAL TABLE instances USING fts5vocab (t, instance)`)
})

function indexed(text: string): void {
  db.run('DELETE FROM t')
  db.write('INSERT INTO t (rowid, text) VALUES (1, ?)', [text])
}

/** The stretches that the index marks, from its own `highlight`. */
function marked(match: string, text: string): { start: number; end: number }[] {
  const row = db.get<{ h: string }>(
    sql`SELECT highlight(t, 0, ${'\u0001'}, ${'\u0002'}) AS h FROM t WHERE t MATCH ${match}`,
  )
  const ranges: { start: number; end: number }[] = []
  let at = 0
  for (const unit of row?.h ?? '') {
    if (unit === '\u0001') ranges.push({ start: at, end: at })
    else if (unit === '\u0002') ranges.at(-1)!.end = at
    else at += unit.length
  }
  if (row) expect(at).toBe(text.length)
  return ranges
}

describe('every letter', () => {
  // All scripts in use, then samples of the rest.
  const points: number[] = []
  for (
    let point = 1;
    point < 0x110000;
    point += point < 0x3400 || (point > 0x9fff && point < 0xac00) || (point >= 0xf900 && point < 0x20000) ? 1 : 61
  ) {
    if (point < 0xd800 || point > 0xdfff) points.push(point)
  }
  it('is a token, a mark or neither as in the index, and folds to the same', () => {
    for (let from = 0; from < points.length; from += 5000) {
      const text = points
        .slice(from, from + 5000)
        .map(point => `q${String.fromCodePoint(point)}r ${String.fromCodePoint(point)}`)
        .join('\n')
      indexed(text)
      const terms = db.arrays<[string]>(sql`SELECT term FROM instances ORDER BY "offset"`).map(([term]) => term)
      expect(tokensOf(text)).toEqual(terms)
    }
  })
})

const LETTERS = [
  'a',
  'A',
  'b',
  'é',
  'e\u0301',
  'É',
  'ß',
  'ö',
  'ø',
  'İ',
  'ñ',
  'д',
  'Д',
  'й',
  'Σ',
  'ς',
  'ά',
  '信',
  '任',
  'か',
  'が',
  '한',
  'א',
  'ا',
  '7',
  '٣',
  '𝒜',
  '𐐀',
  '\u{1F600}',
  '_',
  '\u0301',
  '\u0323',
  '\u200d',
]
const BETWEEN = [' ', ' ', ' ', '-', '. ', '’', '"', '\n', '\u00a0', '* ']
const token = fc.array(fc.constantFrom(...LETTERS), { minLength: 1, maxLength: 4 }).map(letters => letters.join(''))
const texts = fc
  .array(fc.tuple(token, fc.constantFrom(...BETWEEN)), { maxLength: 30 })
  .map(parts => parts.flat().join(''))

describe('any words in any paragraph', () => {
  it('a phrase is found where the index marks it', () => {
    fc.assert(
      fc.property(texts, fc.nat(), fc.integer({ min: 1, max: 3 }), fc.boolean(), (text, from, size, prefix) => {
        const tokens = tokensOf(text)
        fc.pre(tokens.length > 0)
        const wanted = tokens.slice(from % tokens.length, (from % tokens.length) + size)
        indexed(text)
        const match = `"${wanted.join(' ')}"${prefix ? '*' : ''}`
        expect(occurrences(text, [{ tokens: wanted, prefix }])).toEqual(marked(match, text))
      }),
      { numRuns: 300 },
    )
  })

  it('what a person types is matched and marked as the index does', () => {
    const typed = fc.array(fc.tuple(token, fc.constantFrom('', '', '*'), fc.constantFrom('', '', '"')), {
      minLength: 1,
      maxLength: 4,
    })
    fc.assert(
      fc.property(texts, typed, (text, parts) => {
        const words = parts.map(([word, star, quote]) => `${quote}${word}${star}`).join(' ')
        let question: ReturnType<typeof readSearch>
        try {
          question = readSearch(words)
        } catch {
          return
        }
        fc.pre(question.match !== null && question.like.length === 0)
        indexed(text)
        expect(occurrences(text, question.terms)).toEqual(marked(question.match, text))
      }),
      { numRuns: 300 },
    )
  })
})
