// The formatted words of a memo: what comes in is made canonical, or refused; the plain words follow from it.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newId } from '../../src/base/ids.ts'
import { linksOf, MARKS, readRich, richDocument, richOf, wordsOf, type Rich } from '../../src/memos/rich.ts'

const parse = (input: unknown) => richDocument(false).parse(input, 'rich') as Rich
const refused = (input: unknown) => {
  try {
    parse(input)
  } catch (error) {
    return (error as Error).message
  }
  return 'taken'
}
const para = (...children: unknown[]) => ({ type: 'paragraph', children })
const item = (text: string, depth = 0, list = 'bulleted') => ({ type: 'item', list, depth, children: [{ text }] })
const code = newId()
const link = { type: 'link', to: 'code', id: code, name: 'Playbooks' }

describe('words of a formatted memo', () => {
  it('parts paragraphs by an empty line', () =>
    expect(wordsOf(parse([para({ text: 'One' }), para({ text: 'Two' })]))).toBe('One\n\nTwo'))
  it('keeps items of a list together', () =>
    expect(wordsOf(parse([para({ text: 'Sites:' }), item('north'), item('south', 1), para({ text: 'End' })]))).toBe(
      'Sites:\n\nnorth\nsouth\n\nEnd',
    ))
  it('says the names of links', () =>
    expect(wordsOf(parse([para({ text: 'See ', bold: true }, link, { text: '.' })]))).toBe('See Playbooks.'))
  it('are the plain words again where there was no formatting', () =>
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), words => wordsOf(richOf(words)) === words)))
})

describe('a document from outside', () => {
  it('is made canonical: neighbours joined, empty words gone, controls gone, broken halves mended', () => {
    expect(
      parse([
        para({ text: 'a' }, { text: '' }, { text: 'b\u0007\r\n' }, { text: 'c', bold: true }, { text: '\uD83D' }),
      ]),
    ).toEqual([para({ text: 'ab\n' }, { text: 'c', bold: true }, { text: '\uFFFD' })])
    expect(parse([para()])).toEqual([para({ text: '' })])
  })
  it('links to each thing once', () => expect(linksOf(parse([para(link, link)]))).toEqual([{ kind: 'code', id: code }]))

  for (const [why, input, said] of [
    ['no list', {}, 'a list of blocks'],
    ['nothing in it', [], '1 to 10000'],
    ['a node of another kind', [{ type: 'image', children: [] }], 'paragraph, heading, quote or item'],
    ['a field of its own', [{ ...para(), style: 'x' }], 'no field “style”'],
    ['a prototype', JSON.parse('[{"type":"paragraph","children":[],"__proto__":{"x":1}}]'), 'no field “__proto__”'],
    ['blocks within blocks', [para(para())], 'text'],
    ['a heading too small', [{ type: 'heading', level: 4, children: [] }], '1, 2 or 3'],
    ['a list too deep', [item('x', 6)], 'a whole number from 0 to 5'],
    ['a mark that is no mark', [para({ text: 'x', bold: 'yes' })], 'true'],
    ['a script for an id', [para({ ...link, id: 'javascript:alert(1)' })], 'an id'],
    ['a link to a kind that is none', [para({ ...link, to: 'coder' })], 'one of source'],
    ['a link without a name', [para({ ...link, name: ' ' })], 'a name'],
    ['an address', [para({ type: 'link', url: 'http://x', name: 'x' })], 'no field “url”'],
    ['too many blocks', Array.from({ length: 10_001 }, () => para()), '1 to 10000'],
    ['too many words', [para({ text: 'x'.repeat(150_000) }), para({ text: 'x'.repeat(60_000) })], 'at most 200000'],
    ['too many pieces', [para(...Array.from({ length: 50_001 }, () => ({ text: 'x' })))], 'at most 50000'],
    ['too many links', [para(...Array.from({ length: 1001 }, () => link))], 'at most 1000'],
    [
      'a passage where anchors are expected',
      [para({ type: 'passage', sourceId: code, range: { start: 0, end: 1 }, name: 'x' })],
      'a link',
    ],
  ] as const)
    it(`is refused: ${why}`, () => expect(refused(input)).toContain(said))

  it('is canonical once and for all, and its words are those stored beside it', () => {
    const text = fc.record(
      { text: fc.string({ unit: 'binary' }), ...Object.fromEntries(MARKS.map(mark => [mark, fc.constant(true)])) },
      { requiredKeys: ['text'] },
    )
    const inline = fc.oneof(
      text,
      fc.record({
        type: fc.constant('link'),
        to: fc.constantFrom('code', 'memo', 'anchor', 'source'),
        id: fc.uuid(),
        name: fc.string({ minLength: 1 }).map(name => `x${name}`),
      }),
    )
    const children = fc.array(inline, { maxLength: 5 })
    const block = fc.oneof(
      fc.record({ type: fc.constantFrom('paragraph', 'quote'), children }),
      fc.record({ type: fc.constant('heading'), level: fc.constantFrom(1, 2, 3), children }),
      fc.record({
        type: fc.constant('item'),
        list: fc.constantFrom('bulleted', 'numbered'),
        depth: fc.nat({ max: 5 }),
        children,
      }),
    )
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 8 }), given => {
        const rich = parse(given)
        const words = wordsOf(rich)
        expect(words.isWellFormed()).toBe(true)
        expect(parse(rich)).toEqual(rich)
        expect(readRich(JSON.stringify(rich), words)).toEqual(rich)
        expect(readRich(JSON.stringify(rich), `${words}!`)).toBeNull()
      }),
    )
  })
  it('read from a file, whatever it holds, never throws', () =>
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), stored => void readRich(stored, 'words'))))
})
