// Fills an empty cell with its excerpts: what overlaps is quoted once, with everybody who coded there.

import type { CodingId, SourceId } from '../../base/ids.ts'
import { anchorAt } from '../../coding/commands.ts'
import type { OpenText } from '../../coding/open-text.ts'
import { ExcerptWriter, openText } from '../../coding/queries.ts'
import type { Change } from '../../store/access.ts'
import { bytesOf, sql } from '../../store/sql.ts'
import { keepSummary, linkPhrase } from './commands.ts'
import { quotationsOf, stretchesOf, type CodedPassage } from './quotations.ts'
import type { SummaryCell } from './types.ts'

/** Fills a cell with the words under some codings, each quotation linked to its words. `seen` is all that lies under the cell. */
export function fillCell(
  tx: Change,
  cell: SummaryCell,
  { codingIds, seen }: { readonly codingIds: readonly CodingId[]; readonly seen: string },
): void {
  const texts = new Map<SourceId, OpenText>()
  const textOf = (sourceId: SourceId) => {
    const text = texts.get(sourceId) ?? openText(tx, sourceId)
    texts.set(sourceId, text)
    return text
  }
  const quoted = stretchesOf(passagesOf(tx, codingIds)).map(({ sourceId, range, reference, coders }) => {
    const text = textOf(sourceId)
    return { anchorId: anchorAt(tx, text, range), words: text.text.slice(range.start, range.end), reference, coders }
  })
  const { text, phrases } = quotationsOf(quoted)
  const { summaryId } = keepSummary(tx, cell, { text, seen })
  for (const link of phrases) linkPhrase(tx, { summaryId, ...link })
}

/** The passages of codings: sources in the order given, in each by where they begin. */
function passagesOf(tx: Change, codingIds: readonly CodingId[]): CodedPassage[] {
  const writer = new ExcerptWriter(tx)
  const bySource = new Map<SourceId, CodedPassage[]>()
  for (const codingId of codingIds) {
    const row = tx.get<Parameters<ExcerptWriter['excerpt']>[0] & { readonly coder: string }>(sql`
      SELECT coding.id, code_id, coding.coder_id, anchor_id, source_id, start_paragraph_id, start_offset, end_paragraph_id, end_offset, person.name AS coder
      FROM coding JOIN anchor ON anchor.id = anchor_id JOIN coder ON coder.id = coding.coder_id JOIN coder AS person ON person.id = coalesce(coder.joined_to, coder.id)
      WHERE coding.id = ${bytesOf(codingId)}`)
    if (!row) continue
    const { sourceId, range, sourceKey, sourceName, paragraph } = writer.excerpt(row)
    const passage = { sourceId, range, reference: `${sourceKey ?? sourceName} ¶${paragraph}`, coder: row.coder }
    const list = bySource.get(sourceId)
    if (list) list.push(passage)
    else bySource.set(sourceId, [passage])
  }
  return [...bySource.values()].flatMap(list =>
    list.sort((a, b) => a.range.start - b.range.start || b.range.end - a.range.end),
  )
}
