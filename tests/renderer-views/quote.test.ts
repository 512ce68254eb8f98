import { describe, expect, it } from 'vitest'
import { quoteAsHtml, quoteAsText, type Quoted } from '../../renderer/views/source/quote.ts'

const QUOTE: Quoted = {
  sourceKey: 'T10',
  sourceName: 'Knowledge lead',
  paragraph: 13,
  lastParagraph: 13,
  words: 'We <rang> them.',
  attribution: 'Site S05, in-depth',
}

describe('words with their reference', () => {
  it('as text', () =>
    expect(quoteAsText(QUOTE)).toBe('“We <rang> them.” (T10 Knowledge lead, ¶13; Site S05, in-depth)'))
  it('of several paragraphs', () =>
    expect(quoteAsText({ ...QUOTE, lastParagraph: 15, attribution: '' })).toBe(
      '“We <rang> them.” (T10 Knowledge lead, ¶13–15)',
    ))
  it('of a source without a key, or named by it', () => {
    expect(quoteAsText({ ...QUOTE, sourceKey: null })).toContain('(Knowledge lead, ¶13;')
    expect(quoteAsText({ ...QUOTE, sourceName: 'T10' })).toContain('(T10, ¶13;')
  })
  it('as paragraphs of a document, signs made safe', () =>
    expect(quoteAsHtml({ ...QUOTE, words: 'We <rang>\n\nthem & left.' })).toBe(
      '<blockquote><p>“We &lt;rang&gt;</p><p>them &amp; left.” (T10 Knowledge lead, ¶13; Site S05, in-depth)</p></blockquote>',
    ))
})
