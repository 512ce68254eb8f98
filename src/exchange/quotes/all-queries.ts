// Reads every coded passage as a quote, where nobody has chosen yet.

import type { CodeId } from '../../base/ids.ts'
import { Refusal } from '../../base/trouble.ts'
import type { Read } from '../../store/access.ts'
import { idOf, sql } from '../../store/sql.ts'
import { anchorPlace, stancesOn } from './basket-queries.ts'
import { QuoteWriter } from './quoted-words.ts'
import { codeNamesInOrder } from './section-queries.ts'
import { OutsideReader } from './source-facts-queries.ts'
import type { QuoteTable, TableQuote } from './quote-table.ts'
import type { OutputSettings } from './types.ts'

const MOST = 20_000

/** Every coded passage once under each of its codes, in framework order, then in document order; retired codes are left out. Refuses more than a document can hold. */
export function everyQuote(
  read: Read,
  settings: OutputSettings,
): { sections: (QuoteTable['sections'][number] & { readonly id: CodeId })[]; namesCase: boolean } {
  const reader = new OutsideReader(read)
  const writer = new QuoteWriter(reader, settings.template, settings.labels)
  const rows = read.all<{ anchor_id: Buffer; source_id: Buffer; code_id: Buffer }>(sql`
    SELECT DISTINCT anchor.id AS anchor_id, anchor.source_id, code_id FROM coding JOIN anchor ON anchor.id = coding.anchor_id
    JOIN code ON code.id = code_id JOIN source ON source.id = anchor.source_id JOIN paragraph ON paragraph.id = start_paragraph_id
    WHERE lost = 0 AND code.status <> 'retired' ORDER BY source.n, paragraph.place, start_offset, end_offset LIMIT ${MOST + 1}`)
  if (rows.length > MOST)
    throw new Refusal(
      'too-many-quotes',
      `There are more than ${MOST} coded passages. Choose quotes for the basket, and export those.`,
    )
  const under = new Map<string, TableQuote[]>()
  for (const row of rows) {
    const source = reader.source(idOf<'source'>(row.source_id))
    const quote: TableQuote = {
      ...writer.quote(source, {
        ...anchorPlace(read, idOf<'anchor'>(row.anchor_id), source),
        edits: [],
        shownCode: null,
        isApproved: false,
        stances: stancesOn(read, row.anchor_id, null),
      }),
      note: null,
      shownCode: null,
      approvedOn: null,
      approval: null,
    }
    const code = idOf(row.code_id)
    const list = under.get(code)
    if (list) list.push(quote)
    else under.set(code, [quote])
  }
  const sections = codeNamesInOrder(read).flatMap(({ id, name }) => {
    const quotes = under.get(id)
    return quotes ? [{ id, name, quotes }] : []
  })
  return { sections, namesCase: writer.namesCase }
}
