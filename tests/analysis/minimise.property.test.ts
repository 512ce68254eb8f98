import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { covers, minimise, type Term } from '../../src/analysis/ratings/minimise.ts'
import { wordDiff } from '../../renderer/views/propositions/word-diff.ts'

const pattern = (value: number, k: number) => Array.from({ length: k }, (_, at): 0 | 1 => ((value >> at) & 1 ? 1 : 0))

/** Every term over k conditions. */
function allTerms(k: number): Term[] {
  return Array.from({ length: 3 ** k }, (_, value) =>
    Array.from({ length: k }, (_one, at) => ([0, 1, null] as const)[Math.floor(value / 3 ** at) % 3]!),
  )
}

describe('a minimisation', () => {
  it('covers every row with the outcome, none without it, and no single term or pair does it in fewer', () => {
    fc.assert(
      fc.property(
        fc
          .integer({ min: 1, max: 3 })
          .chain(k =>
            fc.tuple(
              fc.constant(k),
              fc.array(fc.constantFrom<0 | 1 | null>(0, 1, null), { minLength: 2 ** k, maxLength: 2 ** k }),
            ),
          ),
        ([k, outcomes]) => {
          const rows = (wanted: 0 | 1 | null) =>
            outcomes.flatMap((one, value) => (one === wanted ? [pattern(value, k)] : []))
          const [yes, no] = [rows(1), rows(0)]
          const found = minimise(yes, rows(null))!
          const does = (terms: readonly Term[]) =>
            yes.every(row => terms.some(term => covers(term, row))) &&
            !no.some(row => terms.some(term => covers(term, row)))
          for (const terms of found) expect(does(terms)).toBe(true)
          expect(found.length > 0).toBe(yes.length > 0)
          const fewest = found[0]?.length ?? 0
          const terms = allTerms(k)
          if (fewest > 1) expect(terms.some(one => does([one]))).toBe(false)
          if (fewest > 2) expect(terms.some(a => terms.some(b => does([a, b])))).toBe(false)
        },
      ),
    )
  })
})

describe('what changed in a wording', () => {
  it('reads as the new text without what was cut, and as the old one without what was added', () => {
    const text = fc
      .array(fc.constantFrom('being', 'near', 'far', 'makes', 'it', 'easier'), { maxLength: 8 })
      .map(words => words.join(' '))
    fc.assert(
      fc.property(text, text, (from, to) => {
        const without = (kind: string) =>
          wordDiff(from, to)
            .filter(piece => piece.kind !== kind)
            .map(piece => piece.words.trim())
            .filter(Boolean)
            .join(' ')
        expect([without('cut'), without('add')]).toEqual([to, from])
      }),
    )
  })
})
