// Reads how pieces of evidence may be printed outside: as quotes are, as far as consent allows.

import type { PropositionSheet } from '../../analysis/types.ts'
import { copied } from '../../base/copied.ts'
import type { AnchorId, SourceId } from '../../base/ids.ts'
import type { Read } from '../../store/access.ts'
import { idOf, sql } from '../../store/sql.ts'
import { anchorPlace } from '../quotes/basket-queries.ts'
import type { QuoteEdit } from '../quotes/edits.ts'
import { printedText } from '../quotes/quote-table.ts'
import { QuoteWriter } from '../quotes/quoted-words.ts'
import { outputSettings } from '../quotes/settings-queries.ts'
import { OutsideReader } from '../quotes/source-facts-queries.ts'
import type { AttributedQuote } from '../quotes/types.ts'
import type { PrintedEvidence } from './outside-positions.ts'

/** Every piece of evidence of some sheets as it may be printed: with the edits, paraphrase and approval of its quote, where it is in the basket; null where consent allows no words of it. `quotes` are those that may be. In slices. */
export function* printedEvidence(
  read: Read,
  sheets: readonly PropositionSheet[],
): Generator<void, { printed: PrintedEvidence; quotes: readonly AttributedQuote[]; leftOut: number }> {
  const settings = outputSettings(read, 'quotes')
  const reader = new OutsideReader(read)
  const writer = new QuoteWriter(reader, settings.template, settings.labels)
  const inBasket = new Map(
    read
      .arrays<[Buffer, string, string | null, string | null, string | null]>(
        sql`SELECT anchor_id, edits, paraphrase, approved_on, shown_code FROM quote ORDER BY place DESC, n DESC`,
      )
      .map(row => [idOf(row[0]) as string, row]),
  )
  type Printed = { readonly words: string; readonly attribution: string } | null
  const printed = new Map<string, Printed>()
  const byAnchor = new Map<string, { readonly quote: AttributedQuote; readonly printed: Printed }>()
  const evidence = sheets
    .flatMap(sheet => sheet.evidence)
    .toSorted((a, b) => (a.sourceId < b.sourceId ? -1 : a.sourceId > b.sourceId ? 1 : 0))
  let before: string = ''
  for (const { id, anchorId, sourceId } of evidence) {
    if (sourceId !== before) yield
    before = sourceId
    let one = byAnchor.get(anchorId)
    if (!one) {
      const source = reader.source(sourceId as SourceId)
      const [, edits, paraphrase, approvedOn, shownCode] = inBasket.get(anchorId) ?? []
      // Its words are printed at once and not kept: with tens of thousands they would fill the memory.
      const {
        words,
        paragraphs,
        turns,
        edits: placed,
        ...quote
      } = writer.quote(source, {
        ...anchorPlace(read, anchorId as AnchorId, source.text.starts, source.index),
        edits: edits === undefined ? [] : (JSON.parse(edits) as QuoteEdit[]),
        paraphrase: paraphrase ?? null,
        shownCode: shownCode ?? null,
        isApproved: (approvedOn ?? null) !== null,
        stances: [],
      })
      const all = { ...quote, words, paragraphs, turns, edits: placed }
      one = {
        quote,
        printed: quote.bar === null ? { words: copied(printedText(all)), attribution: quote.attribution } : null,
      }
      byAnchor.set(anchorId, one)
    }
    printed.set(id, one.printed)
  }
  const quotes = Array.from(byAnchor.values(), one => one.quote)
  return {
    printed,
    quotes: quotes.filter(quote => quote.bar === null),
    leftOut: quotes.filter(quote => quote.bar !== null).length,
  }
}
