import { describe, expect, it } from 'vitest'
import { keysForAria, keysShown, matches, worksInFields } from '../../renderer/actions/shortcut.ts'

/** A key press in words: "Ctrl+Shift+z". The last part is what the keyboard says was typed. */
function press(words: string, code?: string) {
  const parts = words === 'Ctrl++' ? ['Ctrl', '+'] : words.split('+')
  const has = (name: string) => parts.slice(0, -1).includes(name)
  const key = parts.at(-1)!
  return {
    key,
    ...(code ? { code } : {}),
    ctrlKey: has('Ctrl'),
    metaKey: has('Meta'),
    altKey: has('Alt'),
    shiftKey: has('Shift'),
  }
}

const is = (shortcut: string, words: string, code?: string) => () =>
  expect(matches(shortcut, press(words, code), false)).toBe(true)
const isNot = (shortcut: string, words: string) => () => expect(matches(shortcut, press(words), false)).toBe(false)
const isOnMac = (shortcut: string, words: string, code?: string) => () =>
  expect(matches(shortcut, press(words, code), true)).toBe(true)

describe('a key press is a shortcut', () => {
  it('Ctrl stands for Mod', is('Mod+K', 'Ctrl+k'))
  it('Cmd stands for Mod on a Mac', isOnMac('Mod+K', 'Meta+k'))
  it('Shift makes another shortcut', isNot('Mod+Z', 'Ctrl+Shift+Z'))
  it('and that one is its own', is('Shift+Mod+Z', 'Ctrl+Shift+Z'))
  it('Cmd alone is nothing on Windows and Linux', isNot('Mod+K', 'Meta+k'))
  it('Caps Lock does not matter', is('Mod+K', 'Ctrl+K'))
  it('a question mark however it is typed', is('?', 'Shift+?'))
  it('a bracket behind AltGr on a German keyboard', is('[', 'Ctrl+Alt+['))
  it('but not with Ctrl alone', isNot('[', 'Ctrl+['))
  it('a digit on a French keyboard, where it needs Shift', is('Mod+1', 'Ctrl+&', 'Digit1'))
  it('Alt with a letter on a Mac types something else', isOnMac('Alt+N', 'Alt+˜', 'KeyN'))
  it('a function key', is('F6', 'F6'))
  it('not with Shift', isNot('F6', 'Shift+F6'))
  it('arrows with Alt', is('Alt+ArrowUp', 'Alt+ArrowUp'))
  it('a bare letter is not meant by its shortcut with Mod', isNot('Mod+K', 'k'))
})

describe('a shortcut as people see it', () => {
  it('on Windows and Linux', () => expect(keysShown('Shift+Mod+Z', false)).toBe('Shift Ctrl Z'))
  it('on a Mac', () => expect(keysShown('Shift+Mod+Z', true)).toBe('⇧⌘Z'))
  it('arrows are drawn', () => expect(keysShown('Alt+ArrowUp', false)).toBe('Alt ↑'))
  it('a comma stays a comma', () => expect(keysShown('Mod+,', false)).toBe('Ctrl ,'))
  it('for screen readers', () => expect(keysForAria('Mod+K', false)).toBe('Control+K'))
})

describe('while a person types in a field', () => {
  it('Mod shortcuts work', () => expect(worksInFields('Mod+K')).toBe(true))
  it('function keys work', () => expect(worksInFields('F6')).toBe(true))
  it('bare letters are text', () => expect(worksInFields('m')).toBe(false))
  it('signs are text', () => expect(worksInFields('?')).toBe(false))
})
