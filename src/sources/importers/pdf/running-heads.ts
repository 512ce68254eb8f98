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
}

/** Finds lines at the top or bottom of pages that come back at the same height on at least half of the pages (and three), figures aside; and page numbers, which count with the pages. `pages` is how many there are. */
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
    const recurs =
      edges.length >= 3 &&
      edges.length >= pages * SHARE_OF_PAGES &&
      new Set(edges.map(edge => edge.page)).size === edges.length
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
    const top = sorted.slice(0, REACH).map(line => ({ line, page, where: 'top' as const }))
    const bottom = sorted.slice(-REACH).map(line => ({ line, page, where: 'bottom' as const }))
    return [...top, ...bottom]
  })
}

function countsWithPages(edges: readonly Edge[]): boolean {
  const shifts = edges.map(({ line, page }) => Number(/\d+/.exec(line.text)?.[0] ?? Number.NaN) - page)
  return shifts.every(shift => shift === shifts[0])
}
