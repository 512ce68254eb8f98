// Quotes keep a few words of their source in the list of their edits: where words are taken out of the source these go too.

import type { SourceId } from '../../base/ids.ts'
import type { TextRange } from '../../base/text-range.ts'
import { anchorsIn } from '../../coding/carry-commands.ts'
import { openText } from '../../coding/queries.ts'
import type { KeepsWords } from '../../sources/redact-commands.ts'
import { carriedOver, saidWithout } from '../../sources/words-going.ts'
import type { Change } from '../../store/access.ts'
import { bytesOf, idOf, sql } from '../../store/sql.ts'
import { editsOn, placedEdits, type QuoteEdit } from './edits.ts'

interface Kept {
  readonly id: string
  readonly anchorId: string
  readonly sourceId: SourceId
  readonly json: string
  readonly edits: readonly QuoteEdit[]
  /** Where they stand in the source as it will be. */
  readonly ranges: readonly TextRange[]
  readonly lost: readonly QuoteEdit[]
}

/** The edits of quotes from the texts concerned stand on the words that are there afterwards, and keep none of those that go. */
export const quotesKeepWords: KeepsWords = (tx, going) => {
  const kept: Kept[] = []
  for (const [sourceId, places] of going.places) {
    const rows = quotesOf(tx, sourceId)
    if (rows.length === 0) continue
    const text = openText(tx, sourceId)
    const ranges = new Map(anchorsIn(tx, text).map(({ id, range }) => [id as string, range]))
    for (const { id, anchorId, json } of rows) {
      const range = ranges.get(anchorId)!
      const placed = placedEdits(text.text.slice(range.start, range.end), JSON.parse(json) as QuoteEdit[])
      kept.push({
        id,
        anchorId,
        sourceId,
        json,
        edits: placed.edits,
        ranges: placed.edits.map(({ start, end }) =>
          carriedOver({ start: range.start + start, end: range.start + end }, places, going.instead.length),
        ),
        lost: placed.lost,
      })
    }
  }
  return () => {
    const texts = new Map([...new Set(kept.map(one => one.sourceId))].map(id => [id, openText(tx, id)]))
    const now = new Map([...texts.values()].flatMap(text => anchorsIn(tx, text)).map(({ id, range }) => [id as string, range])) // prettier-ignore
    for (const { id, anchorId, sourceId, json, edits, ranges, lost } of kept) {
      const range = now.get(anchorId)!
      const words = texts.get(sourceId)!.text.slice(range.start, range.end)
      const within = ranges.map(({ start, end }) => ({ start: start - range.start, end: end - range.start }))
      const next = JSON.stringify(editsOn(words, edits, within, lost, said => saidWithout(going, said)))
      if (next !== json) tx.update('quote', id, { edits: next })
    }
  }
}

function quotesOf(tx: Change, sourceId: SourceId): { id: string; anchorId: string; json: string }[] {
  return tx
    .all<{ id: Buffer; anchor_id: Buffer; edits: string }>(sql`
      SELECT quote.id, anchor_id, edits FROM quote JOIN anchor ON anchor.id = anchor_id WHERE source_id = ${bytesOf(sourceId)} AND edits <> '[]' ORDER BY quote.n`)
    .map(row => ({ id: idOf(row.id), anchorId: idOf(row.anchor_id), json: row.edits }))
}
