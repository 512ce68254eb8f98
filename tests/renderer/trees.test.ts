import { describe, expect, it } from 'vitest'
import { fold } from '../../src/base/order.ts'
import type { CaseItem } from '../../src/cases/types.ts'
import type { Code } from '../../src/framework/types.ts'
import type { SourceListItem } from '../../src/sources/types.ts'
import { type Branch, keyInTree, narrowed, rowsOf, typedTo } from '../../renderer/components/tree-rows.ts'
import { patternClass } from '../../renderer/components/swatch.tsx'
import { caseBranches } from '../../renderer/views/navigator/case-branches.ts'
import { codeBranches } from '../../renderer/views/navigator/code-branches.ts'
import { rowOfSource, sourceBranches } from '../../renderer/views/navigator/source-branches.ts'

/** A tree from its outline: two blanks deeper is below. */
function tree(outline: string): Branch<null>[] {
  const roots: Branch<null>[] = []
  const at: Branch<null>[][] = [roots]
  for (const line of outline.split('\n').filter(one => one.trim())) {
    const depth = (line.length - line.trimStart().length) / 2
    const children: Branch<null>[] = []
    at[depth]!.push({ id: line.trim(), label: line.trim(), item: null, children })
    at[depth + 1] = children
  }
  return roots
}
/** A tree as an outline, to look at. */
const outline = (branches: readonly Branch<unknown>[], depth = 0): string =>
  branches.map(one => `${'  '.repeat(depth)}${one.label}\n${outline(one.children, depth + 1)}`).join('')

const FRAMEWORK = tree(`
What moved
  Playbooks
  Openness
Conditions
  Distance`)
const rows = (...open: string[]) => rowsOf(FRAMEWORK, id => open.includes(id))
const labels = (...open: string[]) => rows(...open).map(row => row.label)

describe('a tree as rows', () => {
  it('shows only what is open', () =>
    expect(labels('What moved')).toEqual(['What moved', 'Playbooks', 'Openness', 'Conditions']))
  it('tells each row its place for those who hear it', () =>
    expect(rows('What moved')[2]).toMatchObject({
      label: 'Openness',
      level: 2,
      place: 2,
      of: 2,
      parentId: 'What moved',
    }))
  it('narrows to what fits, with what is above it', () =>
    expect(outline(narrowed(FRAMEWORK, label => label.includes('Dist')))).toBe('Conditions\n  Distance\n'))
  it('a group that fits keeps all below it', () =>
    expect(outline(narrowed(FRAMEWORK, label => label === 'What moved'))).toBe('What moved\n  Playbooks\n  Openness\n'))
})

describe('keys in a tree', () => {
  const key = (name: string, from: number, ...open: string[]) => keyInTree(rows(...open), from, name)
  it('down goes on, and stays at the end', () => {
    expect(key('ArrowDown', 0)).toEqual({ to: 1 })
    expect(key('ArrowDown', 1)).toEqual({ to: 1 })
  })
  it('right opens, then goes in', () => {
    expect(key('ArrowRight', 0)).toEqual({ to: 0, open: true })
    expect(key('ArrowRight', 0, 'What moved')).toEqual({ to: 1 })
  })
  it('left folds, and from a leaf goes to what it lies in', () => {
    expect(key('ArrowLeft', 0, 'What moved')).toEqual({ to: 0, open: false })
    expect(key('ArrowLeft', 2, 'What moved')).toEqual({ to: 0 })
  })
  it('letters are not the tree’s keys', () => expect(key('p', 0)).toBeNull())
  it('typing goes to the next that begins so, and round', () => {
    const all = rows('What moved', 'Conditions')
    expect(typedTo(all, 0, 'o', fold)).toBe(2)
    expect(typedTo(all, 4, 'w', fold)).toBe(0)
    expect(typedTo(all, 0, 'dist', fold)).toBe(4)
    expect(typedTo(all, 0, 'zz', fold)).toBe(-1)
  })
})

const source = (name: string, kind: SourceListItem['kind'], ...caseIds: string[]) =>
  ({
    id: name,
    key: name,
    name: name === 'T10' ? 'Knowledge lead' : name,
    kind,
    date: null,
    caseIds,
    codings: 3,
    codedBy: [],
  }) as unknown as SourceListItem
const one = (id: string, kind: string, withinId: string | null = null) =>
  ({ id, key: id, kind, name: id, withinId, sources: 1 }) as unknown as CaseItem

describe('sources by site and kind', () => {
  const cases = [one('S01', 'site'), one('S02', 'site'), one('R11', 'participant', 'S01')]
  it('a source stands under its site, by kind', () =>
    expect(
      outline(sourceBranches([source('T10', 'interview', 'S01'), source('D02', 'document', 'S01')], cases, 'site')),
    ).toBe('S01\n  Interviews\n    T10 Knowledge lead\n  Documents\n    D02\n'))
  it('a source of a participant belongs to the participant’s site', () =>
    expect(outline(sourceBranches([source('T10', 'interview', 'R11')], cases, 'site'))).toBe(
      'S01\n  Interviews\n    T10 Knowledge lead\n',
    ))
  it('a source of two sites stands under both, and counts once in each', () =>
    expect(outline(sourceBranches([source('O05', 'observation', 'S01', 'S02')], cases, 'site'))).toBe(
      'S01\n  Observations\n    O05\nS02\n  Observations\n    O05\n',
    ))
  it('a source of no site has a place of its own', () =>
    expect(
      outline(sourceBranches([source('T10', 'interview', 'S01'), source('D04', 'document')], cases, 'site')),
    ).toContain('No site\n  Documents\n    D04'))
  it('a study without sites is listed by kind', () =>
    expect(outline(sourceBranches([source('D04', 'document')], [], 'site'))).toBe('Documents\n  D04\n'))
  it('finds the row of a source and what must open above it', () => {
    const branches = sourceBranches([source('O05', 'observation', 'S01', 'S02')], cases, 'site')
    expect(rowOfSource(branches, 'O05')).toEqual({ id: 'S01/observation/O05', above: ['S01/', 'S01/observation/'] })
    expect(rowOfSource(branches, 'T99')).toBeNull()
  })
  it('cases stand by kind, people under their site', () =>
    expect(outline(caseBranches([...cases, one('P01', 'pair')]))).toBe('Sites\n  S01\n    R11\n  S02\nPairs\n  P01\n'))
})

const code = (id: string, parentId: string | null, status: Code['status'] = 'active') =>
  ({ id, name: id, parentId, status, kind: 'code' }) as unknown as Code

describe('the framework', () => {
  it('keeps its order and its groups', () =>
    expect(outline(codeBranches([code('What moved', null), code('Playbooks', 'What moved')], () => true))).toBe(
      'What moved\n  Playbooks\n',
    ))
  it('what lies under a retired code moves up rather than away', () => {
    const codes = [code('Old group', null, 'retired'), code('Playbooks', 'Old group')]
    expect(outline(codeBranches(codes, one => one.status !== 'retired'))).toBe('Playbooks\n')
  })
})

describe('stripes in miniature', () => {
  it('each hue begins with the pattern of the design guide', () =>
    expect([0, 1, 7].map(hue => patternClass(0, hue))).toEqual(['pattern-solid', 'pattern-dash', 'pattern-dots']))
  it('the 13th code has the first hue again, with the next pattern', () =>
    expect(patternClass(1, 0)).toBe('pattern-dash'))
  it('a group has none', () => expect(patternClass(-1, -1)).toBe(''))
})
