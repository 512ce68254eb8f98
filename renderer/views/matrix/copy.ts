// Copying gives what is seen: heads, groups, totals and the reasons of empty cells; as text for a spreadsheet and as a
// table for a document.

import { matrixWords } from '../../words/matrix.ts'
import { cellAt, totalsAt, type SeenCell, type SeenMatrix } from './seen.ts'

/** The grid as lines of fields: one or two lines of heads, then the rows. A present cell of the presence measure is 1, so that a spreadsheet can add. */
export function gridAsLines(seen: SeenMatrix, corner: string, totalHeads: readonly string[]): string[][] {
  const { plan } = seen
  const lines: string[][] = []
  if (plan.groups.length > 0) {
    const line = ['']
    for (const group of plan.groups) line.push(group.name, ...Array.from({ length: group.count - 1 }, () => ''))
    lines.push([...line, ...totalHeads.map(() => '')])
  }
  lines.push([
    corner,
    ...plan.columns.map(({ column, group }) => {
      const name = column.name === column.key || column.code ? column.name : `${column.key} ${column.name}`
      return `${group ? matrixWords.subtotalOf(name) : name} (${matrixWords.sourcesShort(column.denominators.sources)})`
    }),
    ...totalHeads,
  ])
  plan.rows.forEach((row, place) => {
    const totals = totalsAt(seen, row)
    lines.push([
      '  '.repeat(row.row.depth) + row.row.name,
      ...plan.columns.map((_, column) => fieldOf(seen, cellAt(seen, place, column))),
      ...totalHeads.map((_, which) =>
        totals === null ? '' : which === 0 ? String(totals.presence) : valueOf(seen, totals.total),
      ),
    ])
  })
  return lines
}

function fieldOf(seen: SeenMatrix, cell: SeenCell): string {
  if (cell === null) return ''
  if ('reason' in cell) return cell.reason === 'nothing said' ? '–' : matrixWords.reasons[cell.reason]
  if (!cell.present) return valueOf(seen, cell.value)
  const present = matrixWords.present(cell.present.n, cell.present.of)
  return seen.matrix.measure === 'presence' ? present : `${valueOf(seen, cell.value)} (${present})`
}

/** Whole numbers without commas, shares as percentages: both are numbers to a spreadsheet. */
function valueOf({ matrix }: SeenMatrix, value: number): string {
  return matrix.share != null || matrix.measure === 'coverage' ? matrixWords.percent(value) : String(value)
}

/** Lines of fields as tab-separated text. Tabs and line ends inside a field become spaces; the caption follows the table. */
export function linesAsText(lines: readonly (readonly string[])[], caption: string): string {
  const clean = (field: string) => field.replace(/[\t\r\n]+/g, ' ')
  return [...lines.map(line => line.map(clean).join('\t')), '', clean(caption)].join('\n')
}

/** Lines of fields as an HTML table, its caption the filter. The first `heads` lines are heads, as is each row's first field. */
export function linesAsHtml(lines: readonly (readonly string[])[], heads: number, caption: string): string {
  const row = (line: readonly string[], at: number) =>
    `<tr>${line.map((field, column) => (at < heads || column === 0 ? `<th>${escaped(field)}</th>` : `<td>${escaped(field)}</td>`)).join('')}</tr>`
  return `<table><caption>${escaped(caption)}</caption>${lines.map(row).join('')}</table>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

/** Puts text and a table on the clipboard together. Throws where the browser forbids it. */
export async function copyBoth(text: string, html: string): Promise<void> {
  const item = new ClipboardItem({
    'text/plain': new Blob([text], { type: 'text/plain' }),
    'text/html': new Blob([html], { type: 'text/html' }),
  })
  await navigator.clipboard.write([item])
}
