// A difference applied to the older framework gives the newer, whatever the two are.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CodeId, QuestionId } from '../../src/base/ids.ts'
import { difference, inOrder, isChange } from '../../src/framework/versions/difference.ts'
import { tellDifference } from '../../src/framework/versions/told.ts'
import type { KeptCode, KeptFramework } from '../../src/framework/versions/types.ts'
import { wordDifference } from '../../src/framework/versions/word-difference.ts'
import { applyDifference } from './support/apply-difference.ts'

const words = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc
    .array(fc.constantFrom('holding back', 'sharing', 'failure', ' ', '\n', '.', 'נסיון', '👩‍⚕️'), { maxLength: 8 })
    .map(list => list.join(' ')),
)
const text = fc.option(words)
const ID = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] as unknown as readonly CodeId[]
const someIds = fc.subarray([...ID])

const code = (id: CodeId): fc.Arbitrary<KeptCode> =>
  fc.record({
    id: fc.constant(id),
    key: text,
    kind: fc.constantFrom('code', 'group'),
    name: words,
    parentId: fc.option(fc.constantFrom(...ID)),
    place: fc.nat(9),
    provenance: fc.constantFrom('deductive', 'inductive'),
    provenanceKind: fc.option(fc.constantFrom('literature', 'data')),
    provenanceNote: text,
    foundingAnchorId: fc.constant(null),
    brief: text,
    full: text,
    inclusion: text,
    exclusion: text,
    typical: text,
    closeButNo: text,
    status: fc.constantFrom('proposed', 'active', 'frozen', 'retired'),
    valence: fc.option(fc.constantFrom('enabler', 'barrier')),
    introducedIn: fc.option(fc.constantFrom('v1', 'v2')),
    retiredIn: fc.option(fc.constantFrom('v1', 'v2')),
    hue: fc.nat(30),
    ownerId: fc.option(fc.constantFrom('A', 'B')),
    definition: fc.integer({ min: 1, max: 3 }),
    madeAt: fc.constantFrom('2026-01-01', '2026-02-01'),
    counts: fc.record({ codings: fc.nat(9), sources: fc.nat(3), coders: fc.nat(2) }),
  })

const framework: fc.Arbitrary<KeptFramework> = fc
  .record({
    codes: someIds.chain(ids => fc.tuple(...ids.map(code))),
    sets: fc
      .subarray(['s1', 's2', 's3'])
      .chain(ids =>
        fc.tuple(...ids.map(id => fc.record({ id: fc.constant(id), name: words, place: fc.nat(5), codeIds: someIds }))),
      ),
    questions: fc
      .subarray(['q1', 'q2', 'q3'] as unknown as QuestionId[])
      .chain(ids =>
        fc.tuple(
          ...ids.map(id =>
            fc.record({ id: fc.constant(id), key: words, place: fc.nat(5), wording: words, codeIds: someIds }),
          ),
        ),
      ),
    replacements: fc.uniqueArray(fc.record({ codeId: fc.constantFrom(...ID), byId: fc.constantFrom(...ID) }), {
      selector: one => `${one.codeId} ${one.byId}`,
      maxLength: 6,
    }),
  })
  .map(inOrder)

/** Two frameworks that have most in common, as two versions have. */
const versions = fc
  .tuple(framework, framework, fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }))
  .map(([older, other, keep]): [KeptFramework, KeptFramework] => [
    older,
    inOrder({
      ...(keep[0] ? older : other),
      codes: ID.flatMap((id, at) => (keep[at] ? older : other).codes.find(one => one.id === id) ?? []),
    }),
  ])

describe('the difference between two versions', () => {
  it('applied to the older gives the newer', () => {
    fc.assert(
      fc.property(versions, ([older, newer]) => {
        expect(applyDifference(older, difference(older, newer))).toEqual(newer)
        expect(applyDifference(newer, difference(newer, older))).toEqual(older)
      }),
      { numRuns: 2000 },
    )
  })

  it('of a framework and itself is none, and what is no change is none', () => {
    fc.assert(
      fc.property(framework, one => {
        expect(isChange(difference(one, one))).toBe(false)
        expect(tellDifference(one, one, [])).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  it('tells of every code that came, went, or has another name, parent or text', () => {
    fc.assert(
      fc.property(versions, ([older, newer]) => {
        const changes = difference(older, newer)
        const told = tellDifference(older, newer, [])
        const of = (kind: string) => told.filter(one => one.kind === kind).length
        expect([of('added'), of('removed'), of('renamed'), of('moved'), of('redefined')]).toEqual([
          changes.added.length,
          changes.removed.length,
          changes.renamed.length,
          changes.moved.length,
          changes.redefined.length,
        ])
      }),
      { numRuns: 500 },
    )
  })
})

describe('the words of a difference', () => {
  const of = (pieces: ReturnType<typeof wordDifference>, left: string) =>
    pieces
      .filter(piece => piece.kind !== left)
      .map(piece => piece.words)
      .join('')
  it('make up both texts', () => {
    fc.assert(
      fc.property(words, words, (a, b) => {
        const pieces = wordDifference(a, b)
        expect([of(pieces, 'added'), of(pieces, 'cut')]).toEqual([a, b])
      }),
      { numRuns: 2000 },
    )
  })
  const marked = (a: string, b: string) =>
    wordDifference(a, b)
      .map(({ kind, words: said }) => (kind === 'same' ? said : kind === 'added' ? `[+${said}]` : `[-${said}]`))
      .join('')
  it('mark one word among many', () =>
    expect(marked('Showing failure to others.', 'Showing or hiding failure to others.')).toBe(
      'Showing [+or hiding ]failure to others.',
    ))
  it('mark a phrase whole, not word by word', () =>
    expect(marked('told by the centre', 'asked from a region')).toBe('[-told by the centre][+asked from a region]'))
  it('mark a text that was empty', () => expect(marked('', 'New words.')).toBe('[+New words.]'))
})
