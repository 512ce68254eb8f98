// Sorting is ours, by code point after folding, never the platform's locale: the same list on every machine.

const MARKS = /\p{M}+/gu

/** A text without case and diacritics, for comparing and finding; never shown. */
export function fold(text: string): string {
  return isAscii(text) ? text.toLowerCase() : text.normalize('NFKD').replace(MARKS, '').toLowerCase().normalize('NFC')
}

/** Most words are: nothing of them has to be taken apart. */
function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0x7f) return false
  return true
}

function compareCodePoints(a: string, b: string): number {
  const left = a[Symbol.iterator]()
  const right = b[Symbol.iterator]()
  for (;;) {
    const x = left.next()
    const y = right.next()
    if (x.done || y.done) return (x.done ? 0 : 1) - (y.done ? 0 : 1)
    const difference = x.value.codePointAt(0)! - y.value.codePointAt(0)!
    if (difference !== 0) return difference
  }
}

/** Orders two texts: folded first, then as they are. Negative, zero or positive, for `sort`. */
export function compareText(a: string, b: string): number {
  return compareCodePoints(fold(a), fold(b)) || compareCodePoints(a, b)
}

/** Orders two texts as {@link compareText}, but runs of digits by their number: T2 before T10. */
export function compareNatural(a: string, b: string): number {
  const split = (text: string) => fold(text).match(/\d+|\D+/g) ?? []
  const left = split(a)
  const right = split(b)
  for (let at = 0; at < Math.min(left.length, right.length); at++) {
    const x = left[at]!
    const y = right[at]!
    if (x === y) continue
    const bothNumbers = /^\d/.test(x) && /^\d/.test(y)
    const difference = bothNumbers
      ? x.replace(/^0+/, '').length - y.replace(/^0+/, '').length ||
        compareCodePoints(x.replace(/^0+/, ''), y.replace(/^0+/, ''))
      : compareCodePoints(x, y)
    if (difference !== 0) return difference
  }
  return left.length - right.length || compareCodePoints(a, b)
}

/** Sorts by key, else name, then by name, as people expect it: the order of {@link compareNatural}, with the work done once for each thing. */
export function naturally<Thing extends { readonly key: string | null; readonly name: string }>(
  things: readonly Thing[],
): Thing[] {
  const sorting = (text: string) =>
    fold(text).replace(/\d+/g, (digits, at: number) => {
      const number = digits.replace(/^0+/, '')
      // Words that end where a number begins come before longer ones.
      return `${at > 0 ? '\0' : ''}${String.fromCharCode(0x30 + Math.min(number.length, 9))}${number.length > 9 ? String(number.length).padStart(4, '0') : ''}${number}`
    })
  const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
  return things
    .map(thing => {
      const called = thing.key ?? thing.name
      return { thing, called, key: sorting(called), name: sorting(thing.name) }
    })
    .sort(
      (a, b) =>
        order(a.key, b.key) || order(a.called, b.called) || order(a.name, b.name) || order(a.thing.name, b.thing.name),
    )
    .map(({ thing }) => thing)
}
