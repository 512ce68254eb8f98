// The rules under summaries: what moved since, phrases that go along with their text, cells filled with quotations, columns by category.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CodeHead, Heads } from '../../src/analysis/heads.ts'
import { columnsOf, NO_CATEGORY, onlyColumns } from '../../src/analysis/summaries/columns.ts'
import { carryPhrases, trimPhrase } from '../../src/analysis/summaries/phrases.ts'
import { progressOf } from '../../src/analysis/summaries/progress.ts'
import { quotationsOf, stretchesOf } from '../../src/analysis/summaries/quotations.ts'
import {
  codeChanges,
  movedCodes,
  movedPassages,
  passageChanges,
  readSeen,
  type SeenCode,
  type SeenPassage,
} from '../../src/analysis/summaries/seen.ts'
import type { AnchorId, SourceId } from '../../src/base/ids.ts'

const passage = (coding: string, digest = 'd'): SeenPassage => [coding, digest, 'p']

describe('what moved under a cell', () => {
  const moved = (seen: SeenPassage[], now: SeenPassage[]) => movedPassages(passageChanges(seen, now))

  it('is nothing where the same codings stand on the same words, in whatever order', () => {
    expect(moved([passage('a'), passage('b')], [passage('b'), passage('a')])).toBeNull()
    expect(moved([], [])).toBeNull()
  })
  it('counts what came, went and changed its words', () => {
    expect(moved([passage('a'), passage('b')], [passage('b', 'other'), passage('c')])).toEqual({
      added: 1,
      removed: 1,
      changed: 1,
    })
  })
  it('comes out even for any two lists: what was, less what went, and what came, is what is', () => {
    const list = fc.uniqueArray(
      fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'), fc.constantFrom('x', 'y')),
      {
        selector: ([id]) => id,
        maxLength: 12,
      },
    )
    fc.assert(
      fc.property(list, list, (was, is) => {
        const changes = passageChanges(
          was.map(([id, digest]) => passage(id, digest)),
          is.map(([id, digest]) => passage(id, digest)),
        )
        expect(was.length - changes.removed.length + changes.added.length).toBe(is.length)
        const stayed = was.filter(([id]) => is.some(([other]) => other === id))
        expect(changes.changed).toHaveLength(
          stayed.filter(([id, digest]) => is.some(([other, now]) => other === id && now !== digest)).length,
        )
      }),
    )
  })
  it('anything that is no list counts as nothing seen', () => {
    expect(readSeen('{}')).toEqual([])
  })
})

describe('what moved under a case', () => {
  const code = (id: string, count: number, digest = 'd', stamp = ''): SeenCode => [id, count, digest, stamp]
  it('is told by code: more codings, fewer, other words or another summary', () => {
    const changes = codeChanges(
      [code('a', 2), code('b', 3), code('c', 1), code('d', 4)],
      [code('a', 2), code('b', 4, 'e'), code('c', 1, 'd', 'written'), code('f', 1)],
    )
    expect(changes.map(({ was, is }) => [was?.[0], is?.[0]])).toEqual([
      ['b', 'b'],
      ['c', 'c'],
      [undefined, 'f'],
      ['d', undefined],
    ])
    expect(movedCodes(changes)).toEqual({ added: 2, removed: 1, changed: 1 })
    expect(movedCodes([])).toBeNull()
  })
})

describe('phrases', () => {
  const carried = (before: string, after: string) => {
    const start = before.indexOf('[')
    const end = before.indexOf(']') - 1
    const text = before.replace(/[[\]]/g, '')
    const [range] = carryPhrases(text, after, [{ start, end }])
    return after.slice(range!.start, range!.end)
  }
  it.each([
    ['They [took it up] early.', 'In spring they took it up early.', 'took it up'],
    ['They [took it up] early.', 'They took it all up early.', 'took it all up'],
    ['They [took it up] early.', 'They took it up.', 'took it up'],
    ['They [took it up] early.', 'Nothing remains of that.', ''],
  ])('%s → %s', (before, after, words) => {
    expect(carried(before, after)).toBe(words)
  })
  it('stay inside the text, whatever it becomes', () => {
    const words = fc.array(fc.constantFrom('they', 'took', 'it', 'up', '\n', 'late', '🙂'), { maxLength: 14 })
    fc.assert(
      fc.property(words, words, fc.nat(), fc.nat(), (one, other, a, b) => {
        const before = one.join(' ')
        const after = other.join(' ')
        const [start, end] = [a % (before.length + 1), b % (before.length + 1)].toSorted((x, y) => x - y)
        const [range] = carryPhrases(before, after, [{ start: start!, end: end! }])
        expect(range!.start).toBeGreaterThanOrEqual(0)
        expect(range!.end).toBeGreaterThanOrEqual(range!.start)
        expect(range!.end).toBeLessThanOrEqual(after.length)
      }),
    )
  })
  it('are trimmed at their edges; white space alone is no phrase', () => {
    expect(trimPhrase('a  word  b', { start: 1, end: 9 })).toEqual({ start: 3, end: 7 })
    expect(trimPhrase('a   b', { start: 1, end: 4 })).toBeNull()
  })
})

describe('a cell filled with its excerpts', () => {
  const quoted = (anchor: string, words: string, reference = 'T10 ¶3', coders = ['A']) => ({
    anchorId: anchor as AnchorId,
    words,
    reference,
    coders,
  })
  const passages = (...list: [source: string, start: number, end: number, coder: string][]) =>
    list.map(([source, start, end, coder]) => ({
      sourceId: source as SourceId,
      range: { start, end },
      reference: `${source} ${start}`,
      coder,
    }))
  const joined = (...list: Parameters<typeof passages>) =>
    stretchesOf(passages(...list)).map(one => `${one.reference}–${one.range.end} ${one.coders.join('+')}`)
  it('joins what overlaps in a source, whoever coded it, and nothing that only touches', () => {
    expect(joined(['T1', 0, 9, 'A'], ['T1', 4, 12, 'B'], ['T1', 5, 8, 'A'])).toEqual(['T1 0–12 A+B'])
    expect(joined(['T1', 0, 9, 'A'], ['T1', 0, 9, 'B'])).toEqual(['T1 0–9 A+B'])
    expect(joined(['T1', 0, 9, 'A'], ['T1', 9, 12, 'B'], ['T2', 0, 9, 'B'])).toEqual([
      'T1 0–9 A',
      'T1 9–12 B',
      'T2 0–9 B',
    ])
  })
  it('quotes on one line with its reference, says who where several coded it, and links the words between the marks', () => {
    const { text, phrases } = quotationsOf([
      quoted('a', 'One\nline.', 'T10 ¶3', ['A', 'B', 'C']),
      quoted('b', 'Two “words”.', 'T11 ¶1'),
    ])
    expect(text).toBe('“One line.” (T10 ¶3), coded by A, B and C\n“Two “words”.” (T11 ¶1)')
    expect(phrases.map(({ phrase }) => text.slice(phrase.start, phrase.end))).toEqual(['One line.', 'Two “words”.'])
  })
  it('says how many did not fit', () => {
    const { text, phrases } = quotationsOf(Array.from({ length: 50 }, (_, at) => quoted(`a${at}`, 'word '.repeat(100))))
    expect(text).toMatch(new RegExp(`\nand ${50 - phrases.length} more$`))
    expect(text.length).toBeLessThan(13_000)
  })
})

describe('columns', () => {
  const head = (n: number, name: string, parent: number, more: Partial<CodeHead> = {}): CodeHead => ({
    n,
    id: `id${n}`,
    key: null,
    name,
    kind: 'code',
    parent,
    depth: parent === 0 ? 0 : 1,
    hue: 0,
    pattern: 0,
    retired: false,
    asked: true,
    ...more,
  })
  const heads = {
    codes: [
      head(1, 'Alone', 0),
      head(2, 'Moved', 0, { kind: 'group' }),
      head(3, 'Visits', 2),
      head(4, 'Calls', 2, { retired: true }),
      head(5, 'Chosen', 0),
      head(6, 'Imposed', 5),
    ],
  } as unknown as Heads
  const names = (found: ReturnType<typeof columnsOf>) =>
    found.categories.map(({ name, first, count }) => [
      name,
      ...found.columns.slice(first, first + count).map(column => column.name),
    ])

  it('stand in framework order by the group at the top, what lies in none at the end', () => {
    expect(names(columnsOf(heads, null, new Set(), false))).toEqual([
      ['Moved', 'Visits'],
      ['Chosen', 'Chosen', 'Imposed'],
      [NO_CATEGORY, 'Alone'],
    ])
  })
  it('of groups and retired codes are there only where something is written of them', () => {
    expect(names(columnsOf(heads, null, new Set(['id2', 'id4']), true))[0]).toEqual([
      'Moved',
      'Moved',
      'Visits',
      'Calls',
    ])
    expect(names(columnsOf(heads, null, new Set(['id4']), false))[0]).toEqual(['Moved', 'Visits'])
  })
  it('can be narrowed, and categories with them', () => {
    const all = columnsOf(heads, null, new Set(), false)
    expect(names(onlyColumns(all, place => place > 1))).toEqual([
      ['Chosen', 'Imposed'],
      [NO_CATEGORY, 'Alone'],
    ])
  })
})

describe('how far a case is', () => {
  it.each([
    [null, 0, 'not started'],
    [null, 2, 'in progress'],
    ['draft', 0, 'in progress'],
    ['reviewed', 0, 'reviewed'],
    ['signed', 9, 'signed'],
  ] as const)('%s with %i cells: %s', (status, cells, progress) => {
    expect(progressOf(status, cells)).toBe(progress)
  })
})
