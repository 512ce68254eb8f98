// Where keys and drops bring a code in the framework tree.

import { describe, expect, it } from 'vitest'
import type { CodeId } from '../../src/base/ids.ts'
import type { Code } from '../../src/framework/types.ts'
import type { DropPlace } from '../../renderer/components/tree-drag.ts'
import { goalOfDrop, goalOfKey, whyNot } from '../../renderer/views/navigator/tree-moves.ts'
import { aCode } from '../support/a-code.ts'

const code = (name: string, parent: string | null = null, more: Partial<Code> = {}) =>
  aCode(name, { parentId: parent as CodeId | null, ...more })
// A (B, C (D), E), F
const CODES = [code('A'), code('B', 'A'), code('C', 'A'), code('D', 'C'), code('E', 'A'), code('F')]
const byId = new Map(CODES.map(one => [one.id as string, one]))
const moved = (...names: readonly string[]) => new Set(names)

const key = (name: string, pressed: string, codes = CODES, inSight: (one: Code) => boolean = () => true) => {
  const goal = goalOfKey(
    codes,
    codes.find(one => one.name === name)!,
    moved(name),
    pressed,
    inSight,
  )
  return goal === null || typeof goal === 'string' ? goal : `${goal.parentId ?? 'top'} before ${goal.beforeId ?? 'end'}`
}
const drop = (name: string, onto: string, place: DropPlace) => {
  const goal = goalOfDrop(CODES, byId.get(onto)!, place, moved(name))
  return whyNot(byId, goal, moved(name)) ?? `${goal.parentId ?? 'top'} before ${goal.beforeId ?? 'end'}`
}

describe('Alt and an arrow', () => {
  it('up goes before the one above at its level', () => expect(key('E', 'ArrowUp')).toBe('A before C'))
  it('down goes after the next one', () => expect(key('B', 'ArrowDown')).toBe('A before E'))
  it('down to the end', () => expect(key('C', 'ArrowDown')).toBe('A before end'))
  it('right goes under the one above', () => expect(key('E', 'ArrowRight')).toBe('C before end'))
  it('left goes out, after the one it was under', () => expect(key('B', 'ArrowLeft')).toBe('top before F'))
  it('says why the first cannot go up', () => expect(key('B', 'ArrowUp')).toContain('“B” is the first here'))
  it('says why the last cannot go down', () => expect(key('F', 'ArrowDown')).toContain('“F” is the last here'))
  it('says why the first cannot go under', () => expect(key('B', 'ArrowRight')).toContain('No code stands above “B”'))
  it('says why the top is the top', () => expect(key('F', 'ArrowLeft')).toContain('stands at the top already'))
  it('passes over what is out of sight', () =>
    expect(key('E', 'ArrowUp', CODES, one => one.name !== 'C')).toBe('A before B'))
})

describe('let go', () => {
  it('before a row', () => expect(drop('F', 'C', 'before')).toBe('A before C'))
  it('after a row', () => expect(drop('F', 'C', 'after')).toBe('A before E'))
  it('onto a row', () => expect(drop('F', 'C', 'into')).toBe('C before end'))
  it('not onto itself', () => expect(drop('C', 'C', 'into')).toBe('A code cannot be moved under itself.'))
  it('not below itself', () => expect(drop('A', 'D', 'into')).toContain('“D” lies below it'))
  it('not beside one below itself', () => expect(drop('A', 'D', 'after')).toContain('“C” lies below it'))
})
