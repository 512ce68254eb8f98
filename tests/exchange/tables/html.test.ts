import { parse, type DefaultTreeAdapterTypes } from 'parse5'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { writeHtml } from '../../../src/exchange/tables/html.ts'
import { aBook, anExcerpt } from './a-matrix.ts'
import { textOf } from './unpack.ts'

type Node = DefaultTreeAdapterTypes.ChildNode
const page = (...args: Parameters<typeof aBook>) => textOf(writeHtml(aBook(...args)))
const nodes = (html: string): DefaultTreeAdapterTypes.Element[] => {
  const inside = (list: Node[]): DefaultTreeAdapterTypes.Element[] =>
    list.flatMap(node => ('childNodes' in node ? [node, ...inside(node.childNodes)] : []))
  return inside(parse(html).childNodes)
}
const attribute = (element: DefaultTreeAdapterTypes.Element, name: string) =>
  element.attrs.find(one => one.name === name)?.value
const words = (element: DefaultTreeAdapterTypes.Element): string =>
  element.childNodes.map(node => ('value' in node ? node.value : 'childNodes' in node ? words(node) : '')).join('')
const named = (html: string, name: string) => nodes(html).filter(node => node.tagName === name)

afterEach(() => vi.useRealTimers())

describe('a matrix as a page', () => {
  it('holds no script and no address outside itself', () => {
    const html = page()
    expect(named(html, 'script')).toEqual([])
    expect(html).not.toMatch(/https?:|src=|@import|url\(/)
    expect(attribute(named(html, 'meta')[1]!, 'content')).toBe("default-src 'none'; style-src 'unsafe-inline'")
  })
  it('shows whatever a source says as words', () => {
    const html = page([
      [anExcerpt({ words: '<script>alert(1)</script> & "so"', attribution: '<img src=x onerror=alert(1)>' })],
      [],
      [],
    ])
    expect(named(html, 'script').length + named(html, 'img').length).toBe(0)
    expect(words(named(html, 'blockquote')[0]!)).toBe('<script>alert(1)</script> & "so"')
  })
  it('has heads for rows and columns', () => {
    const scopes = named(page(), 'th').map(head => [attribute(head, 'scope'), words(head)])
    expect(scopes.slice(0, 2)).toEqual([
      ['col', 'Code'],
      ['col', 'S01Quillbrook Generalof 4 sources'],
    ])
    expect(scopes.filter(([scope]) => scope === 'row').map(([, text]) => text)).toEqual([
      'Ways of working',
      'Visits',
      'Calls',
      'Culture',
      'All sources',
    ])
  })
  it('every number leads to its excerpts', () => {
    const html = page([
      [anExcerpt(), anExcerpt({ codeId: 'code-culture', codeName: 'Culture' })],
      [anExcerpt(), anExcerpt({ codeId: 'code-calls', codeName: 'Calls' })],
      [],
    ])
    const targets = named(html, 'td').flatMap(cell =>
      cell.childNodes.flatMap(node =>
        'tagName' in node && node.tagName === 'a' ? [attribute(node, 'href')!.slice(1)] : [],
      ),
    )
    const ids = new Set(nodes(html).map(node => attribute(node, 'id')))
    expect(targets).toEqual(['c0-code-visits', 'c1-code-visits', 'c1-code-calls', 'c0-code-culture'])
    expect(targets.every(target => ids.has(target))).toBe(true)
  })
  it('a rolled-up row leads to the first code below it that has words', () => {
    const cells = [
      [2, 0, 0],
      [0, 0, 0],
      [2, 0, 0],
      [0, 0, 0],
    ]
    const html = page([[anExcerpt({ codeId: 'code-calls', codeName: 'Calls' })], [], []], { cells })
    expect(html).toContain('href="#c0-code-calls"')
  })
  it('says why a cell is empty, also to a reader who hears it', () => {
    const cells = named(page(), 'td')
      .filter(cell => attribute(cell, 'class') === 'none')
      .map(cell => [
        words(cell),
        cell.childNodes.flatMap(node => ('attrs' in node ? [attribute(node, 'aria-label')] : []))[0],
      ])
    expect(cells).toEqual([
      ['no source', undefined],
      ['not asked', undefined],
      ['no source', undefined],
      ['not coded yet', undefined],
      ['no source', undefined],
    ])
    expect(page(undefined, { empty: aBookEmpty() })).toContain('aria-label="nothing said"')
  })
  it('prints the attribution after the words', () => {
    expect(words(named(page(), 'figcaption')[0]!)).toBe(
      '(Site S01, in-depth, exemplar, programme staff) T01 Clinical lead, ¶7 · Ana · P4 confirming',
    )
  })
  it('is the same page tomorrow', () => {
    const today = page()
    vi.useFakeTimers({ now: new Date('2031-07-05T09:00:00Z') })
    expect(page()).toBe(today)
  })
})

function aBookEmpty() {
  const said = ['nothing said', 'nothing said', 'nothing said'] as const
  return [said, said, said, said]
}
