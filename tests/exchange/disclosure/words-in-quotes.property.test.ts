// The quick way to look through words finds exactly what the plain way finds (METHODS 6.4, rule 8).

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fold } from '../../../src/base/order.ts'
import { judgingWords, judgeWords, type GuardedName } from '../../../src/exchange/disclosure/words-in-quotes.ts'
import type { PrintedWords } from '../../../src/exchange/disclosure/types.ts'
import { plainlyFound } from './support/plain-words.ts'

// Few letters and few words, so that names are met, half met and nearly met; some outside ASCII and outside the basic plane.
const syllable = fc.constantFrom('quill', 'brook', 'or', 'rin', 'kes', 'trel', 'é', 'ß', 'ö', '𐐀', 'st', 'na')
const stem = fc.array(syllable, { minLength: 1, maxLength: 3 }).map(parts => parts.join(''))
const capital = (word: string) => word.slice(0, 1).toUpperCase() + word.slice(1)
const written = fc.oneof(
  { weight: 4, arbitrary: stem },
  { weight: 4, arbitrary: stem.map(capital) },
  fc.constantFrom(
    'General',
    'Hospital',
    'the',
    'St',
    'Saint',
    'I',
    'I’m',
    'NHSX',
    '417',
    'T04',
    'M5',
    'Ward',
    "O'Neil",
    'anti-climb',
  ),
)
/** A letter wrong, gone, too many, or two changed round. */
const slipped = fc
  .tuple(written, fc.nat(30), fc.constantFrom('other', 'gone', 'more', 'round'))
  .map(([word, place, how]) => {
    const at = place % Math.max(1, word.length)
    if (how === 'other') return `${word.slice(0, at)}x${word.slice(at + 1)}`
    if (how === 'gone') return word.slice(0, at) + word.slice(at + 1)
    if (how === 'more') return `${word.slice(0, at)}x${word.slice(at)}`
    return word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2)
  })
const name: fc.Arbitrary<GuardedName> = fc.record({
  name: fc.array(written, { minLength: 1, maxLength: 4 }).map(words => words.join(' ')),
  what: fc.constantFrom('site', 'person', 'organisation', 'replaced word'),
})
const between = fc.constantFrom(' ', ' ', ' ', ' ', ', ', '. ', '.\n', '\n', ' “', '” ', '’s ', '? ', '—', '\u00a0', `.${' '.repeat(60)}`, `\n${' '.repeat(60)}`) // prettier-ignore

const study = fc.array(name, { maxLength: 6 }).chain(names => {
  // Half of what is said is taken from the names, whole or word by word.
  const known = names.flatMap(one => [one.name, ...one.name.split(' ')])
  const word =
    known.length === 0
      ? written
      : fc.oneof(written, fc.constantFrom(...known), slipped, fc.constantFrom(...known).map(capital))
  const text = fc.array(fc.tuple(word, between), { maxLength: 40 }).map(pairs => pairs.flat().join(''))
  return fc.record({
    names: fc.constant(names),
    texts: fc.array(text, { maxLength: 3 }),
    every: fc.integer({ min: 1, max: 4 }),
  })
})

const printed = (words: string, at: number): PrintedWords => ({
  where: `Quote ${at}`,
  words,
  siteIds: [],
  consents: [],
  approved: true,
  verbatim: true,
})

it('finds what the plain way finds, in the same order', () => {
  fc.assert(
    fc.property(study, ({ names, texts, every }) => {
      // A word is rare or not by its letters, however it is written.
      const isRare = (word: string) => fold(word).length % every === 0
      expect(judgeWords(texts.map(printed), names, isRare).map(({ says, word }) => ({ says, word }))).toEqual(
        texts.flatMap(text => plainlyFound(text, names, isRare)),
      )
    }),
    { numRuns: 1500 },
  )
})

it('asks of each word once whether it is rare, whatever its capitals', () => {
  const asked: string[] = []
  judgeWords([printed('We saw Kestrel and KESTREL, and Kestrel.', 1), printed('Then Kestrel.', 2)], [], word => {
    asked.push(fold(word))
    return false
  })
  expect(asked).toEqual(['kestrel'])
})

it('a text of any length is read in slices', () => {
  const slices = judgingWords([printed('We saw Kestrel there. '.repeat(20_000), 1)], [], () => true)
  let count = 0
  while (!slices.next().done) count++
  expect(count).toBeGreaterThan(10)
})
