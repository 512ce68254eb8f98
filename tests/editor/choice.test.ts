import { expect, it } from 'vitest'
import type { CodeId } from '../../src/base/ids.ts'
import { inVivoName, offersFor, spaceGoesOn, typedPart } from '../../renderer/views/source/code-choice.ts'
import { placePopover } from '../../renderer/views/source/place-popover.ts'
import { aCode } from '../support/a-code.ts'

const codes = [
  aCode('What moved', { kind: 'group' }),
  aCode('Taken up', { parentId: 'What moved' as CodeId }),
  aCode('Playbooks', { parentId: 'What moved' as CodeId }),
  aCode('Uptake'),
  aCode('Old idea', { status: 'retired' }),
  aCode('Étude'),
]
const names = (
  query: string,
  found: readonly string[] = [],
  recent: readonly string[] = [],
  pinned: readonly string[] = [],
) =>
  offersFor(
    query,
    codes,
    found.map(id => ({ codeId: id as CodeId, why: null })),
    { recent: recent as readonly CodeId[], pinned: pinned as readonly CodeId[] },
  ).map(offer => `${offer.section} ${offer.code.name}`)

it('offers every code in framework order when nothing is typed, recent ones first', () =>
  expect(names('', [], ['Uptake'])).toEqual(['recent Uptake', 'all Taken up', 'all Playbooks', 'all Étude']))
it('offers pinned codes before recent ones, each once', () =>
  expect(names('', [], ['Uptake', 'Étude'], ['Étude'])).toEqual([
    'pinned Étude',
    'recent Uptake',
    'all Taken up',
    'all Playbooks',
  ]))
it('offers a group that was typed, to be refused, and the codes below it', () =>
  expect(names('what mov')).toEqual(['found What moved', 'below Taken up', 'below Playbooks']))
it('offers no group where a code has such a name', () => expect(names('up')).not.toContain('found What moved'))
it('leaves out groups and retired codes, wherever they come from', () =>
  expect(names('', ['What moved'], ['Old idea'])).toEqual(['all Taken up', 'all Playbooks', 'all Uptake', 'all Étude']))
it('finds names as they begin, then words in them, then parts of them', () =>
  expect(names('up')).toEqual(['found Uptake', 'found Taken up']))
it('puts what the core found after what was known at once', () =>
  expect(names('ta', ['Playbooks'])).toEqual(['found Taken up', 'found Playbooks']))
it('forgives case and accents', () => expect(names('etu')).toEqual(['found Étude']))
it('shows recent codes below what was found', () =>
  expect(names('play', [], ['Uptake', 'Playbooks'])).toEqual(['found Playbooks', 'recent Uptake']))

it('lets a space go on with a name that has one there', () => expect(spaceGoesOn('Taken', codes)).toBe(true))
it('takes a space after a whole name for another code', () => expect(spaceGoesOn('Playbooks', codes)).toBe(false))
it('takes a space after a typo for another code', () => expect(spaceGoesOn('plabook', codes)).toBe(false))

it('marks what was typed in a name', () => expect(typedPart('Taken up', 'UP')).toEqual({ start: 6, end: 8 }))
it('marks nothing in a name found by a typo', () => expect(typedPart('Playbooks', 'plabook')).toBeNull())

it('names a code by words on one line', () => expect(inVivoName('  the binder\nis for ')).toBe('the binder is for'))
it('does not cut words that are long for a name', () => expect(inVivoName('word '.repeat(40))).toBeNull())

const area = { left: 0, top: 0, right: 800, bottom: 700 }
const line = (top: number) => ({ left: 100, top, right: 500, bottom: top + 26 })
const size = { width: 596, height: 350 }
it('opens below the words', () =>
  expect(placePopover([line(100)], size, area)).toMatchObject({ top: 135, above: false, scroll: 0 }))
it('opens above when there is no room below', () =>
  expect(placePopover([line(600)], size, area)).toMatchObject({ top: 241, above: true }))
it('makes room by moving the text when neither side has it', () => {
  const place = placePopover([line(200), line(330)], size, area)
  expect(place.above).toBe(false)
  expect(place.scroll).toBeGreaterThan(0)
  expect(place.top).toBe(356 - place.scroll + 9)
})
it('stays inside at the right edge', () =>
  expect(placePopover([{ ...line(100), left: 700 }], size, area).left).toBe(196))
