// A picture drawn by the core: shapes and words with their colours written into each, so that the file needs nothing but itself. Words are
// measured by a table of widths: the same picture on every machine. Pure.

import { escapeMarkup } from '../tables/markup.ts'

const FONT = 'Source Sans 3, Segoe UI, Noto Sans, sans-serif'

/** The colours of pictures, light (design guide). */
export const INK = { text: '#1a2328', quiet: '#596570', line: '#d9dfe2', strong: '#78848c', accent: '#1f6d7b' } as const

const NARROW = new Set("ijlIft.,:;'’|!()[]{} ")
const WIDE = new Set('mwMWGOQ@%—…')

function widthOf(text: string, size: number): number {
  let width = 0
  for (const one of text) width += NARROW.has(one) ? 0.28 : WIDE.has(one) ? 0.8 : one >= 'A' && one <= 'Z' ? 0.6 : 0.51
  return width * size
}

/** A text that fits, cut with … where it must be. */
export function fitted(text: string, room: number, size: number): string {
  if (widthOf(text, size) <= room) return text
  const letters = Array.from(text)
  while (letters.length > 1 && widthOf(`${letters.join('')}…`, size) > room) letters.pop()
  return `${letters.join('').trimEnd()}…`
}

/** Words at a place. */
export function words(
  x: number,
  y: number,
  text: string,
  look: {
    readonly size?: number
    readonly fill?: string
    readonly anchor?: 'middle' | 'end'
    readonly bold?: boolean
  } = {},
): string {
  const { size = 12.5, fill = INK.text, anchor, bold } = look
  return `  <text x="${x}" y="${y}" font-size="${size}" fill="${fill}"${anchor ? ` text-anchor="${anchor}"` : ''}${bold ? ' font-weight="600"' : ''}>${escapeMarkup(text)}</text>\n`
}

/** A filled box. `says` is what it stands for, read aloud and on pointing. */
export function box(
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
  fill: string,
  says = '',
  stroke = '',
): string {
  const inside = says === '' ? '/>' : `><title>${escapeMarkup(says)}</title></rect>`
  return `  <rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}"${stroke === '' ? '' : ` stroke="${stroke}"`}${inside}\n`
}

/** A thin line. */
export function rule(x1: number, y1: number, x2: number, y2: number, colour: string = INK.line): string {
  return `  <line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="${colour}"/>\n`
}

/** A whole picture as an SVG file, on white. `notes` stand below: what was counted, and of which state. */
export function picture(
  {
    title,
    description,
    notes,
    width,
    height,
  }: {
    readonly title: string
    readonly description: string
    readonly notes: readonly string[]
    readonly width: number
    readonly height: number
  },
  shapes: string,
): string {
  const all = height + 34 + 18 * notes.length
  const below = notes.map((note, at) =>
    words(8, height + 34 + 18 * at, fitted(note, width - 16, 11.5), { size: 11.5, fill: INK.quiet }),
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${all}" viewBox="0 0 ${width} ${all}" role="img" font-family="${FONT}">\n  <title>${escapeMarkup(title)}</title>\n  <desc>${escapeMarkup(description)}</desc>\n  <rect width="${width}" height="${all}" fill="#ffffff"/>\n${words(8, 24, title, { size: 16, bold: true })}${shapes}${below.join('')}</svg>\n`
}
