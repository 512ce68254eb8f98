import { fold } from '../../base/order.ts'

const LONGEST = 31

/** Names for spreadsheet tabs: at most 31 characters, none of `[]:*?/\`, no apostrophe at an end, not empty, and no two alike when case is ignored. */
export function sheetNames(wanted: readonly string[]): string[] {
  // "History" is kept by Excel for itself.
  const taken = new Set<string>(['history'])
  return wanted.map(name => {
    const clean = cleaned(name) || 'Sheet'
    for (let time = 1; ; time++) {
      const ending = time === 1 ? '' : ` (${time})`
      const candidate = shorten(clean, LONGEST - ending.length) + ending
      const key = fold(candidate)
      if (taken.has(key)) continue
      taken.add(key)
      return candidate
    }
  })
}

function cleaned(name: string): string {
  return name
    .toWellFormed()
    .replace(/[[\]:*?/\\\p{Cc}\uFFFD]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s']+|[\s']+$/g, '')
}

function shorten(name: string, most: number): string {
  if (name.length <= most) return name
  const cut = name.slice(0, most - 1)
  // Never half a character.
  const whole = cut.isWellFormed() ? cut : cut.slice(0, -1)
  return `${whole.trimEnd()}…`
}
