// Offsets inside the core count UTF-16 units and are half-open. Outside they may count code points (CSV, REFI-QDA):
// the conversion has its one home here.

/** A stretch of a text: `start` is its first unit, `end` the unit after its last. */
export interface TextRange {
  readonly start: number
  readonly end: number
}

/** Whether two ranges share at least one unit. */
export function overlaps(a: TextRange, b: TextRange): boolean {
  return a.start < b.end && b.start < a.end
}

/** Whether an offset lies between the two halves of one character outside the basic plane. */
export function splitsCharacter(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return false
  const before = text.charCodeAt(offset - 1)
  const after = text.charCodeAt(offset)
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff
}

/** The number of code points in a text. */
export function codePointLength(text: string): number {
  let count = text.length
  for (let at = 1; at < text.length; at++) if (splitsCharacter(text, at)) count--
  return count
}

/** Turns offsets that count code points into offsets that count UTF-16 units, for one text. Refuses nothing: past the end stays past the end. */
export function codePointMap(text: string): {
  toUnits(codePoints: number): number
  toCodePoints(units: number): number
} {
  // Only characters outside the basic plane move anything, and most texts have none: keep just their places.
  const places: number[] = []
  for (let at = 1; at < text.length; at++) if (splitsCharacter(text, at)) places.push(at - 1)
  return {
    toUnits(codePoints) {
      let units = codePoints
      for (const place of places) {
        if (place >= units) break
        units++
      }
      return units
    },
    toCodePoints(units) {
      let before = 0
      for (const place of places) {
        if (place + 1 >= units) break
        before++
      }
      return units - before
    },
  }
}

/** The number of words: runs of what is not white space (DESIGN 6). */
export function wordCount(text: string): number {
  let count = 0
  let inside = false
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    const space =
      unit === 32 ||
      (unit >= 9 && unit <= 13) ||
      unit === 0xa0 ||
      (unit > 0x167f &&
        (unit === 0x1680 ||
          (unit >= 0x2000 && unit <= 0x200a) ||
          unit === 0x2028 ||
          unit === 0x2029 ||
          unit === 0x202f ||
          unit === 0x205f ||
          unit === 0x3000 ||
          unit === 0xfeff))
    if (space) inside = false
    else if (!inside) {
      inside = true
      count++
    }
  }
  return count
}
