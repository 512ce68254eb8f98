// Shortcuts are written once ("Shift+Mod+Z") and read here: against a key press, and as the keys a person sees.

interface Press {
  readonly key: string
  readonly code?: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

interface Keys {
  readonly mod: boolean
  readonly alt: boolean
  readonly shift: boolean
  readonly key: string
}

function parse(shortcut: string): Keys {
  // "Mod++" means the plus key: the last part is what follows the last plus that has something after it.
  const parts = shortcut.endsWith('++') ? [...shortcut.slice(0, -2).split('+'), '+'] : shortcut.split('+')
  const key = parts.at(-1) || '+'
  return { mod: parts.includes('Mod'), alt: parts.includes('Alt'), shift: parts.includes('Shift'), key }
}

/** Whether a key press is a shortcut. Signs such as `?` and `[` count however the keyboard makes them. */
export function matches(shortcut: string, press: Press, mac: boolean): boolean {
  const want = parse(shortcut)
  const mod = mac ? press.metaKey : press.ctrlKey
  const other = mac ? press.ctrlKey : press.metaKey
  const isSign = want.key.length === 1 && !/[a-z0-9]/i.test(want.key)
  if (isSign && !want.mod && !want.alt)
    return press.key === want.key && !press.metaKey && (!press.ctrlKey || press.altKey)
  if (mod !== want.mod || other || press.altKey !== want.alt) return false
  if (isSign) return press.key === want.key
  if (press.shiftKey !== want.shift) return false
  if (press.key.toLowerCase() === want.key.toLowerCase()) return true
  // Alt changes the letter on a Mac, and digits need Shift on some keyboards: the key's place decides then.
  if (/^[a-z]$/i.test(want.key)) return press.altKey && press.code === `Key${want.key.toUpperCase()}`
  return /^[0-9]$/.test(want.key) && press.code === `Digit${want.key}`
}

const MAC_SIGNS: Readonly<Record<string, string>> = { Mod: '⌘', Alt: '⌥', Shift: '⇧' }
const NAMES: Readonly<Record<string, string>> = {
  Mod: 'Ctrl',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  Delete: 'Del',
}

/** A shortcut as the keys a person sees: "Ctrl Z", "⇧⌘Z". */
export function keysShown(shortcut: string, mac: boolean): string {
  const { mod, alt, shift, key } = parse(shortcut)
  const parts = [shift && 'Shift', mod && 'Mod', alt && 'Alt', key].filter(part => part !== false)
  const name = (part: string) =>
    (mac && MAC_SIGNS[part]) || NAMES[part] || (part.length === 1 ? part.toUpperCase() : part)
  return parts.map(name).join(mac ? '' : ' ')
}

/** A shortcut as `aria-keyshortcuts` wants it. */
export function keysForAria(shortcut: string, mac: boolean): string {
  return shortcut.replace('Mod', mac ? 'Meta' : 'Control')
}

/** Whether a shortcut may act while a person types in a field, unless its action says otherwise. */
export function worksInFields(shortcut: string): boolean {
  const { mod, key } = parse(shortcut)
  return mod || /^F\d+$/.test(key)
}

/** Whether this is a Mac, where Mod is Cmd. */
export function isMac(platform: string = typeof navigator === 'undefined' ? '' : navigator.platform): boolean {
  return /mac/i.test(platform)
}
