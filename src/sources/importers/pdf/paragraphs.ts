// Which printed lines belong together. The rule, in short: a line ends its paragraph when the first word of the next line
// would still have fitted on it, when the gap below is wider than usual, when the next line is indented, is set in
// another size, has a bullet, or opens with a speaker's label.

import { fold } from '../../../base/order.ts'
import { labelOf } from '../../speaker-label.ts'
import type { PrintedLine } from './lines.ts'

/** Lines that make one paragraph. */
export type PrintedParagraph = readonly PrintedLine[]

const WIDE_GAP = 1.3
const INDENT = 0.8
const OTHER_SIZE = 0.15
/** A line counts as short only when the next word would have left this much room, in letter sizes. */
const SLACK = 0.4
const BULLET = /^[•▪◦‣●■○·]\s*/

/** Groups lines into paragraphs; `pages` may break one in the middle of a sentence, and it goes on. */
export function paragraphsOf(lines: readonly PrintedLine[]): PrintedParagraph[] {
  const labels = recurringLabels(lines)
  const pitch = usualPitch(lines)
  const right = rightEdges(lines)
  const paragraphs: PrintedLine[][] = []
  lines.forEach((line, at) => {
    const current = paragraphs.at(-1)
    if (current && goesOn(current, line, { labels, pitch, edge: right[at - 1]! })) current.push(line)
    else paragraphs.push([line])
  })
  return paragraphs
}

/** Whether a paragraph begins with a bullet. */
export function hasBullet(text: string): boolean {
  return BULLET.test(text)
}

interface Measures {
  readonly labels: ReadonlySet<string>
  readonly pitch: number
  readonly edge: number
}

function goesOn(paragraph: readonly PrintedLine[], next: PrintedLine, { labels, pitch, edge }: Measures): boolean {
  const first = paragraph[0]!
  const last = paragraph.at(-1)!
  const size = last.size
  const label = labelOf(next.text)
  if (label && labels.has(fold(label.label))) return false
  if (BULLET.test(next.text) || last.text.includes('\t') || next.text.includes('\t')) return false
  if (Math.abs(next.size - size) > OTHER_SIZE * size) return false
  const cutWord = /\p{L}[-\u2010\u00ad]$/u.test(last.text) && /^\p{Ll}/u.test(next.text)
  if (!cutWord && wouldHaveFitted(last, next, edge)) return false
  const shift = next.x - last.x
  // At the foot of a page or column a full line rather goes on than ends; only an indent tells otherwise.
  if (next.page !== last.page || next.y > last.y) {
    return next.page === last.page || paragraph.length === 1 || Math.abs(shift) < INDENT * size
  }
  const gap = (last.y - next.y) / size
  if (gap > WIDE_GAP * pitch) return false
  // Lines below a hanging first line stand further right; a first line below them stands left again.
  if (shift > INDENT * size) return paragraph.length === 1
  if (shift < -INDENT * size) return paragraph.length === 1 || next.x > first.x + INDENT * size
  return true
}

function wouldHaveFitted(last: PrintedLine, next: PrintedLine, edge: number): boolean {
  const word = /^\S+/.exec(next.text)![0]
  const width = ((next.end - next.x) * breadth(word)) / breadth(next.text)
  return last.end + 0.25 * last.size + width < edge - SLACK * last.size
}

/** How broad words are printed, in letters: fonts differ, but an m is broad and an i narrow in nearly all. */
function breadth(words: string): number {
  let sum = 0
  for (const letter of words) {
    sum += /[mwMW@%—…]/.test(letter)
      ? 1.6
      : /[ilj|!.,;:'’‘`()[\]frtI ]/.test(letter)
        ? 0.55
        : /\p{Lu}/u.test(letter)
          ? 1.25
          : 1
  }
  return sum
}

function recurringLabels(lines: readonly PrintedLine[]): Set<string> {
  const counts = new Map<string, number>()
  for (const { text } of lines) {
    const label = labelOf(text)
    if (label) counts.set(fold(label.label), (counts.get(fold(label.label)) ?? 0) + (label.shape === 'role' ? 2 : 1))
  }
  return new Set([...counts].filter(([, count]) => count > 1).map(([label]) => label))
}

/** The distance between lines of one paragraph, in letter sizes: among the smaller ones, for gaps between paragraphs are larger. */
function usualPitch(lines: readonly PrintedLine[]): number {
  const gaps: number[] = []
  for (let at = 1; at < lines.length; at++) {
    const before = lines[at - 1]!
    const line = lines[at]!
    const gap = (before.y - line.y) / line.size
    if (line.page === before.page && gap > 0.8 && gap < 4) gaps.push(gap)
  }
  gaps.sort((a, b) => a - b)
  return gaps[Math.floor(gaps.length * 0.2)] ?? 1.2
}

/** For each line, where its column ends: as far as the longest line of the column reaches, or of the whole text when the column is short. */
function rightEdges(lines: readonly PrintedLine[]): number[] {
  const edges: number[] = []
  let from = 0
  const widest = Math.max(0, ...lines.slice(0, 5000).map(line => line.end))
  for (let at = 1; at <= lines.length; at++) {
    const line = lines[at]
    const before = lines[at - 1]!
    const columnGoesOn = line !== undefined && line.page === before.page && line.y < before.y
    if (columnGoesOn) continue
    const column = lines.slice(from, at)
    const reach = Math.max(...column.map(one => one.end))
    for (let line = from; line < at; line++)
      edges.push(column.length >= 8 ? reach : Math.max(reach, sameColumnEdge(lines, from, at) ?? widest))
    from = at
  }
  return edges
}

// A last page with a few short lines is as wide as the pages before it.
function sameColumnEdge(lines: readonly PrintedLine[], from: number, to: number): number | null {
  const left = Math.min(...lines.slice(from, to).map(line => line.x))
  let reach: number | null = null
  for (let at = from - 1; at >= 0 && at > from - 400; at--) {
    const line = lines[at]!
    if (Math.abs(line.x - left) < 2 * line.size) reach = Math.max(reach ?? 0, line.end)
  }
  return reach
}
