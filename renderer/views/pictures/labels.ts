// Words in pictures are cut by a table of widths, not by asking the browser: the same picture on every machine.

// Widths of Source Sans 3 in thousandths of its size; other characters take the middle.
const NARROW = new Set("ijlIft.,:;'’|!()[]{} ")
const WIDE = new Set('mwMWGOQ@%—…')

/** About how wide a text is at a size, in pixels. */
export function widthOf(text: string, size: number): number {
  let width = 0
  for (const one of text) {
    width += NARROW.has(one) ? 0.28 : WIDE.has(one) ? 0.8 : one >= 'A' && one <= 'Z' ? 0.6 : 0.51
  }
  return width * size
}

/** A text that fits, cut with … where it must be. */
export function fitted(text: string, room: number, size: number): string {
  if (widthOf(text, size) <= room) return text
  const letters = Array.from(text)
  while (letters.length > 1 && widthOf(`${letters.join('')}…`, size) > room) letters.pop()
  return `${letters.join('').trimEnd()}…`
}
