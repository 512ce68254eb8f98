// Reads how pieces of evidence may be printed outside: as quotes are, as far as consent allows.

import type { PropositionSheet } from '../../analysis/types.ts'
import { copied } from '../../base/copied.ts'
import type { AnchorId, SourceId } from '../../base/ids.ts'
import type { Progress } from '../../base/reply.ts'
import type { Read } from '../../store/access.ts'
import { idOf, sql } from '../../store/sql.ts'
import { anchorPlaces } from '../quotes/basket-queries.ts'
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
): Generator<Progress, { printed: PrintedEvidence; quotes: readonly AttributedQuote[]; leftOut: number }> {
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
  const quotes: AttributedQuote[] = []
  let leftOut = 0
  const bySource = Map.groupBy(
    sheets.flatMap(sheet => sheet.evidence),
    one => one.sourceId as SourceId,
  )
  const total = sheets.reduce((sum, sheet) => sum + sheet.evidence.length, 0)
  for (const sourceId of [...bySource.keys()].sort()) {
    yield { done: printed.size, total, doing: 'excerpts' }
    const source = reader.source(sourceId)
    const byAnchor = Map.groupBy(bySource.get(sourceId)!, one => one.anchorId as AnchorId)
    const places = anchorPlaces(read, [...byAnchor.keys()], source)
    for (const [anchorId, evidence] of byAnchor) {
      const [, edits, paraphrase, approvedOn, shownCode] = inBasket.get(anchorId) ?? []
      // Its words are written at once and not kept: with tens of thousands they would fill the memory.
      const quote = writer.print(source, {
        ...places.get(anchorId)!,
        edits: edits === undefined ? [] : (JSON.parse(edits) as QuoteEdit[]),
        paraphrase: paraphrase ?? null,
        shownCode: shownCode ?? null,
        isApproved: (approvedOn ?? null) !== null,
        stances: [],
      })
      let its: Printed = null
      if (quote.bar === null) {
        quotes.push(quote.said)
        its = { words: copied(printedText(quote)), attribution: quote.said.attribution }
      } else leftOut++
      for (const { id } of evidence) printed.set(id, its)
    }
  }
  return { printed, quotes, leftOut }
}
