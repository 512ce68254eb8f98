// Reads a few passages to show what an attribution template makes of them.

import type { ValueLabels } from '../../coding/attribution.ts'
import type { Read } from '../../store/access.ts'
import { idOf } from '../../store/sql.ts'
import { anchorPlace } from './basket-queries.ts'
import type { AttributionPreview } from './contract.ts'
import { QuoteWriter } from './quoted-words.ts'
import { OutsideReader } from './source-facts-queries.ts'

const EXAMPLES = 6

/** Attributions under a template: of quotes in the basket, else of coded passages, each from another source. The template was looked through. */
export function previewAttribution(read: Read, template: string, labels: ValueLabels): AttributionPreview['examples'] {
  const reader = new OutsideReader(read)
  const writer = new QuoteWriter(reader, template, labels)
  const places = (from: 'quote' | 'coding') =>
    read.all<{ anchor_id: Buffer; source_id: Buffer }>({
      text: `SELECT min(anchor.n), anchor.id AS anchor_id, anchor.source_id FROM anchor JOIN source ON source.id = anchor.source_id
        WHERE lost = 0 AND EXISTS (SELECT 1 FROM ${from} WHERE anchor_id = anchor.id) GROUP BY anchor.source_id ORDER BY source.kind DESC, source.n LIMIT ?`,
      values: [EXAMPLES],
    })
  const chosen = places('quote')
  return (chosen.length > 0 ? chosen : places('coding')).map(row => {
    const source = reader.source(idOf<'source'>(row.source_id))
    const quote = writer.quote(source, {
      ...anchorPlace(read, idOf<'anchor'>(row.anchor_id), source),
      edits: [],
      shownCode: null,
      isApproved: false,
      stances: [],
    })
    return { source: quote.source, words: quote.words.slice(0, 200), attribution: quote.attribution }
  })
}
