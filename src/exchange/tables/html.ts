import { PAUSE, type BookExcerpt, type ExcerptSheet, type ExportBook, type TableCell, type TableRow } from './book.ts'
import { HTML_STYLE } from './html-style.ts'
import { pageHead } from './html-page.ts'
import { escapeMarkup } from './markup.ts'
import { grouped, REASON_WORDS } from './words.ts'

/** Writes a book as one self-contained page, piece by piece: no script, no address outside itself, readable on paper. Every number leads to its excerpts. */
export function* writeHtml(book: ExportBook): Generator<string, void, void> {
  yield `${pageHead(book.title, HTML_STYLE)}<ul class="about">
${book.caption.map(line => `<li>${escapeMarkup(line)}</li>`).join('\n')}
</ul>
`
  yield* table(book)
  if (book.excerpts.length > 1) {
    const links = book.excerpts.map((sheet, at) => `<a href="#c${at}">${escapeMarkup(sheet.title)}</a>`)
    yield `<nav aria-label="Excerpts">\n${links.join('\n')}\n</nav>\n`
  }
  for (const [at, sheet] of book.excerpts.entries()) yield* excerpts(sheet, at)
  yield '</main>\n</body>\n</html>\n'
}

function* table({ table, excerpts }: ExportBook): Generator<string, void, void> {
  const heads = table.columns.map(({ key, name, below, sheet }) => {
    const label = sheet === null ? escapeMarkup(key) : `<a href="#c${sheet}">${escapeMarkup(key)}</a>`
    return `<th scope="col">${label}${name === '' ? '' : `<small class="name">${escapeMarkup(name)}</small>`}<small>${escapeMarkup(below)}</small></th>`
  })
  yield `<div class="wide" role="region" tabindex="0" aria-label="${escapeMarkup(table.title)}">
<table>
<thead><tr><th scope="col">${escapeMarkup(table.corner)}</th>${heads.join('')}</tr></thead>
<tbody>
`
  for (const [rowAt, row] of table.rows.entries()) {
    const cells = row.cells.map((cell, at) => {
      const { kind, sheet } = table.columns[at]!
      const codeId =
        sheet === null || excerpts[sheet]!.isShared
          ? undefined
          : firstCodeWithWords(table.rows, rowAt, excerpts[sheet]!)
      return tableCell(cell, row, kind === 'total', codeId === undefined ? null : `#c${sheet}-${codeId}`)
    })
    yield `<tr${row.isGroup ? ' class="group"' : ''}><th scope="row"${row.depth > 0 ? ` class="d${Math.min(row.depth, 4)}"` : ''}>${escapeMarkup(row.label)}</th>${cells.join('')}</tr>\n`
  }
  const totals = table.totals.cells.map(value => `<td>${value === null ? '' : grouped(value)}</td>`)
  yield `</tbody>
<tfoot><tr><th scope="row">${escapeMarkup(table.totals.label)}</th>${totals.join('')}</tr></tfoot>
</table>
</div>
`
}

/** The row's own code, or the first below it that has an excerpt in the sheet (a rolled-up row may have none of its own). */
function firstCodeWithWords(rows: readonly TableRow[], from: number, { codeIds }: ExcerptSheet): string | undefined {
  const { depth, id } = rows[from]!
  if (codeIds.has(id)) return id
  for (let at = from + 1; at < rows.length && rows[at]!.depth > depth; at++)
    if (codeIds.has(rows[at]!.id)) return rows[at]!.id
  return undefined
}

function tableCell(
  { value, shade, why, asWord }: TableCell,
  row: TableRow,
  isTotal: boolean,
  target: string | null,
): string {
  if (row.isGroup && value === 0) return '<td></td>'
  const said = asWord ?? grouped(value)
  if (isTotal) return `<td class="sum">${said}</td>`
  if (value === 0) return `<td class="none">${why === null ? '0' : reasonMarkup(why)}</td>`
  const words = target === null ? said : `<a href="${target}">${said}</a>`
  const look = [asWord ? 'word' : '', shade > 0 ? `s${shade}` : ''].filter(Boolean).join(' ')
  return `<td${look === '' ? '' : ` class="${look}"`}>${words}</td>`
}

function reasonMarkup(why: NonNullable<TableCell['why']>): string {
  // A dash alone says nothing to somebody who hears the table.
  return why === 'nothing said'
    ? '<span title="nothing said" aria-label="nothing said">–</span>'
    : escapeMarkup(REASON_WORDS[why])
}

function* excerpts(sheet: ExcerptSheet, at: number): Generator<string, void, void> {
  yield `<section>\n<h2 id="c${at}">${escapeMarkup(sheet.title)}</h2>\n<p class="below">${escapeMarkup(sheet.below)}</p>\n`
  let code = ''
  for (const excerpt of sheet.read()) {
    if (excerpt === PAUSE) {
      yield ''
      continue
    }
    const head = sheet.isShared ? `${excerpt.under ?? ''} ${excerpt.codeId}` : excerpt.codeId
    if (head !== code) {
      code = head
      const id = sheet.isShared ? '' : ` id="c${at}-${excerpt.codeId}"`
      yield `<h3${id}>${escapeMarkup(sheet.isShared ? `${excerpt.under ?? ''}: ${excerpt.codeName}` : excerpt.codeName)}</h3>\n`
    }
    yield figure(excerpt)
  }
  yield '</section>\n'
}

function figure(excerpt: BookExcerpt): string {
  const place = [`${excerpt.source}, ¶${excerpt.paragraph}`, excerpt.coder, excerpt.stance]
    .filter(part => part !== '')
    .map(escapeMarkup)
  const said = excerpt.attribution === '' ? '' : `<b>(${escapeMarkup(excerpt.attribution)})</b> `
  return `<figure><blockquote>${escapeMarkup(excerpt.words)}</blockquote><figcaption>${said}${place.join(' · ')}</figcaption></figure>\n`
}
