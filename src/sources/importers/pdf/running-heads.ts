// What stands on every page is about the pages, not about the words: running heads and page numbers.

import { fold } from '../../../base/order.ts'
import type { PrintedLine } from './lines.ts'

/** Lines kept out of a text, with one of them as an example for each kind. */
export interface RunningHeads {
  readonly lines: ReadonlySet<PrintedLine>
  readonly examples: readonly string[]
}

/** How many lines from the top or bottom of a page can be a running head. */
const REACH = 2
const SHARE_OF_PAGES = 0.5

interface Edge {
  readonly line: PrintedLine
  readonly page: number
  readonly where: 'top' | 'bottom'
  /** Whether it stands well apart from the next line. */
  readonly apart: boolean
}

/**
 * Finds lines at the top or bottom of pages that come back at the same height, figures aside: on at least half of the pages and on three, or on
 * both of two when they stand apart. And page numbers, which count with the pages. `pages` is how many there are.
 */
export function findRunningHeads(lines: readonly PrintedLine[], pages: number): RunningHeads {
  const groups = new Map<string, Edge[]>()
  for (const edge of edgesOf(lines)) {
    const words = fold(edge.line.text).replace(/\d+/g, '#').replace(/\s+/g, ' ')
    const height = Math.round(edge.line.y / 8)
    // A height near the border of two steps counts for both, so that a point up or down parts nothing.
    for (const step of [height, height + 1]) {
      const key = `${edge.where} ${step} ${words}`
      groups.set(key, [...(groups.get(key) ?? []), edge])
    }
  }
  const found = new Set<PrintedLine>()
  const examples: string[] = []
  for (const [key, edges] of [...groups].sort((a, b) => b[1].length - a[1].length)) {
    const numbered =
      pages > 1 &&
      edges.length === pages &&
      /^(?:top|bottom) \d+ \W*(?:page |seite |p\.? ?)?#(?:\W+(?:of|von|\/)?\W*#)?\W*$/.test(key) &&
      countsWithPages(edges)
    const often = edges.length >= 3 || (pages === 2 && edges.length === 2 && edges.every(edge => edge.apart))
    const recurs =
      often && edges.length >= pages * SHARE_OF_PAGES && new Set(edges.map(edge => edge.page)).size === edges.length
    if (!numbered && !recurs) continue
    if (!edges.some(({ line }) => found.has(line))) examples.push(edges[0]!.line.text)
    for (const { line } of edges) found.add(line)
  }
  return { lines: found, examples }
}

function edgesOf(lines: readonly PrintedLine[]): Edge[] {
  const byPage = new Map<number, PrintedLine[]>()
  for (const line of lines) {
    const page = byPage.get(line.page)
    if (page) page.push(line)
    else byPage.set(line.page, [line])
  }
  return [...byPage].flatMap(([page, all]) => {
    const sorted = all.toSorted((a, b) => b.y - a.y)
    const apart = (at: number, inward: number) => {
      const next = sorted[at + inward]
      return next === undefined || Math.abs(sorted[at]!.y - next.y) > 2 * sorted[at]!.size
    }
    const top = sorted.slice(0, REACH).map((line, at) => ({ line, page, where: 'top' as const, apart: apart(at, 1) }))
    const from = Math.max(0, sorted.length - REACH)
    const bottom = sorted
      .slice(from)
      .map((line, at) => ({ line, page, where: 'bottom' as const, apart: apart(from + at, -1) }))
    return [...top, ...bottom]
  })
}

function countsWithPages(edges: readonly Edge[]): boolean {
  const shifts = edges.map(({ line, page }) => Number(/\d+/.exec(line.text)?.[0] ?? Number.NaN) - page)
  return shifts.every(shift => shift === shifts[0])
}
