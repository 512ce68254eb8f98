// A table of texts as a file: a workbook with a sheet a category, a web page with a table each, a csv of all. Pure.

import { csvLine } from '../tables/csv.ts'
import { pageHead } from '../tables/html-page.ts'
import { escapeMarkup } from '../tables/markup.ts'
import { writePlainXlsx } from '../tables/plain-xlsx.ts'
import { sheetNames } from '../tables/sheet-names.ts'
import { movedTables } from './moved.ts'
import type { WordGrid } from './word-grid.ts'

/** How wide a column of texts is in a workbook, in characters. */
const TEXT_WIDTH = 44

/** A workbook: a sheet for each category, and a last one that says how the table was made. */
export function gridXlsx({ title, about, corner, facts, sheets }: WordGrid): Generator<Uint8Array, void, void> {
  const names = sheetNames([...sheets.map(sheet => sheet.name), 'How it was made'])
  return writePlainXlsx(title, [
    ...sheets.map((sheet, at) => ({
      name: names[at]!,
      heads: [corner, ...facts, ...sheet.columns],
      widths: [26, ...facts.map(() => 14), ...sheet.columns.map(() => TEXT_WIDTH)],
      rows: sheet.rows.map(row => [row.head, ...row.facts, ...row.cells]),
    })),
    { name: names.at(-1)!, heads: [title], widths: [110], rows: about.map(line => [line]) },
  ])
}

/** One line a row, all categories beside each other: a code's head is its name. Where a filter narrows it, it stands at the end of each line. */
export function* gridCsv({ corner, facts, sheets, narrowed }: WordGrid): Generator<string, void, void> {
  const [head, said] = narrowed === null ? [[], []] : [['filter'], [narrowed]]
  yield csvLine([corner, ...facts, ...sheets.flatMap(sheet => sheet.columns), ...head])
  for (const [at, row] of (sheets[0]?.rows ?? []).entries())
    yield csvLine([row.head, ...row.facts, ...sheets.flatMap(sheet => sheet.rows[at]!.cells), ...said])
}

const STYLE = `
:root{color-scheme:light dark;--paper:#fff;--ink:#1a2328;--ink3:#596570;--line:#d9dfe2;--accent:#0c5a69;--head:#f3f5f6}
@media (prefers-color-scheme:dark){:root{--paper:#1b2226;--ink:#e3e8eb;--ink3:#96a2a9;--line:#2a343a;--accent:#79c6d3;--head:#222b30}}
*{box-sizing:border-box}
body{margin:0;padding:2.5rem 2rem 5rem;background:var(--paper);color:var(--ink);font:14px/1.45 "Source Sans 3","Segoe UI",-apple-system,"Noto Sans",system-ui,sans-serif;font-variant-numeric:tabular-nums lining-nums}
h1{font:400 2rem/1.2 "Source Serif 4",Charter,"Noto Serif",Cambria,Georgia,serif;margin:0 0 .75rem}
h2{font-size:1.25rem;color:var(--accent);margin:2.4rem 0 .6rem}
.about{color:var(--ink3);margin:0 0 .3rem;max-width:60rem}
.wide{overflow-x:auto}
table{border-collapse:collapse}
th,td{border:1px solid var(--line);padding:.5rem .6rem;text-align:left;vertical-align:top;white-space:pre-line;overflow-wrap:anywhere}
thead th{background:var(--head);position:sticky;top:0}
tbody th{background:var(--head);min-width:9rem}
td{min-width:7rem}
td.words{min-width:16rem;max-width:26rem}
@media print{:root{color-scheme:light;--paper:#fff;--ink:#000;--ink3:#444;--accent:#000;--head:#f3f5f6}body{padding:0;font-size:8.5pt}tr{break-inside:avoid}thead{display:table-header-group}thead th{position:static}.wide{overflow:visible}h2{break-after:avoid}td,th{min-width:0!important;max-width:none!important;print-color-adjust:exact;-webkit-print-color-adjust:exact}}
@page{size:A4 landscape;margin:14mm}
`.replaceAll('\n', '')

/** One self-contained page with a table for each category. */
export function* gridHtml({ title, about, corner, facts, sheets, moved }: WordGrid): Generator<string, void, void> {
  const head = (words: string) => `<th scope="col">${escapeMarkup(words)}</th>`
  yield `${pageHead(title, STYLE)}${about.map(line => `<p class="about">${escapeMarkup(line)}</p>\n`).join('')}`
  for (const sheet of sheets) {
    yield `<h2>${escapeMarkup(sheet.name)}</h2>\n<div class="wide"><table>\n<thead><tr>${[corner, ...facts, ...sheet.columns].map(head).join('')}</tr></thead>\n<tbody>\n`
    for (const row of sheet.rows)
      yield `<tr><th scope="row">${escapeMarkup(row.head)}</th>${row.facts.map(fact => `<td>${escapeMarkup(fact)}</td>`).join('')}${row.cells.map(words => `<td class="words">${escapeMarkup(words)}</td>`).join('')}</tr>\n`
    yield '</tbody></table></div>\n'
  }
  for (const { name, heads, rows } of movedTables(moved)) {
    yield `<h2>${escapeMarkup(name)}</h2>\n<div class="wide"><table>\n<thead><tr>${heads.map(head).join('')}</tr></thead>\n<tbody>\n`
    for (const { cells } of rows)
      yield `<tr>${cells.map((words, at) => (at === 0 ? `<th scope="row">${escapeMarkup(words)}</th>` : `<td${at < 4 ? '' : ' class="words"'}>${escapeMarkup(words)}</td>`)).join('')}</tr>\n`
    yield '</tbody></table></div>\n'
  }
  yield '</main>\n</body>\n</html>\n'
}
