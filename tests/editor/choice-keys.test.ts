import { expect, it } from 'vitest'
import { choiceDeed, type ChoiceNow, type ChoicePress } from '../../renderer/views/source/choice-keys.ts'
import { moveFor } from '../../renderer/views/source/reading-keys.ts'

const now: ChoiceNow = { query: 'play', atEnd: true, walked: false, hasOffer: true, chosen: 0, spaceGoesOn: false }
const press = (key: string, more: Partial<ChoicePress> = {}): ChoicePress => ({
  key,
  code: key.length === 1 ? `Key${key.toUpperCase()}` : key,
  altKey: false,
  shiftKey: false,
  ...more,
})
const does = (key: ChoicePress, more: Partial<ChoiceNow>, deed: unknown) => () =>
  expect(choiceDeed(key, { ...now, ...more })).toEqual(deed)

it('applies on Enter', does(press('Enter'), {}, 'apply'))
it('closes on Esc', does(press('Escape'), {}, 'close'))
it('leaves letters to the field', does(press('p'), {}, null))
it('adds on Space when the name is whole', does(press(' '), {}, 'add'))
it('types a space that goes on with a name', does(press(' '), { spaceGoesOn: true }, null))
it('adds on Shift Space even then', does(press(' ', { shiftKey: true }), { spaceGoesOn: true }, 'add'))
it('adds what was walked to', does(press(' '), { spaceGoesOn: true, walked: true }, 'add'))
it('types a space where nothing is offered', does(press(' '), { hasOffer: false }, null))
it(
  'takes the last chosen off on Backspace in an empty field',
  does(press('Backspace'), { query: '', chosen: 2 }, 'take off'),
)
it('deletes letters on Backspace else', does(press('Backspace'), { chosen: 2 }, null))
it('goes to excerpts on the right arrow when nothing is typed', does(press('ArrowRight'), { query: '' }, 'excerpts'))
it('goes to excerpts of what was walked to', does(press('ArrowRight'), { walked: true }, 'excerpts'))
it('moves in what was typed on the right arrow else', does(press('ArrowRight'), {}, null))
it('walks by one and by pages', () => {
  expect(choiceDeed(press('ArrowUp'), now)).toEqual({ step: -1 })
  expect(choiceDeed(press('PageDown'), now)).toEqual({ step: 8 })
})
it(
  'makes a new code on Alt N, also where Alt changes the letter',
  does(press('ñ', { code: 'KeyN', altKey: true }), {}, 'new'),
)
it('uses the words themselves on Alt V', does(press('v', { altKey: true }), {}, 'in vivo'))
it('picks by number', does(press('3', { code: 'Digit3', altKey: true }), {}, { pick: 2 }))

const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }
it('moves by word, with Mod by sentence and paragraph, with Alt by character and turn', () => {
  expect(moveFor({ ...plain, key: 'ArrowRight' })).toBe('word-right')
  expect(moveFor({ ...plain, key: 'ArrowRight', metaKey: true })).toBe('sentence-right')
  expect(moveFor({ ...plain, key: 'ArrowDown', ctrlKey: true })).toBe('paragraph-down')
  expect(moveFor({ ...plain, key: 'End', altKey: true })).toBe('turn-down')
  expect(moveFor({ ...plain, key: 'ArrowLeft', altKey: true })).toBe('character-left')
  expect(moveFor({ ...plain, key: 'End', ctrlKey: true })).toBe('text-end')
  expect(moveFor({ ...plain, key: 'a' })).toBeNull()
})
