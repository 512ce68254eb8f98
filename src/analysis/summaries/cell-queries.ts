// Reads one cell whole: its summary with links, what lies under it, what moved since, what it said before.

import { idFromHex, type SummaryId } from '../../base/ids.ts'
import { ExcerptWriter } from '../../coding/queries.ts'
import type { Read } from '../../store/access.ts'
import { bytesOf, idOf, sql } from '../../store/sql.ts'
import { nameOf, type SourceHead } from '../heads.ts'
import { movedSince, stampOfText, stampsOf, summariesOfCase, summaryAt, type SummaryRow } from './queries.ts'
import { FormerWords } from './former-words-queries.ts'
import { formerElsewhere, gonePassages } from './gone-queries.ts'
import { codeChanges, passageChanges, readSeen, type SeenCode, type SeenPassage } from './seen.ts'
import type {
  FormerSummary,
  Moved,
  MovedCode,
  OpenCell,
  Summary,
  SummaryCell,
  SummaryLink,
  SummaryStatus,
} from './types.ts'
import type { CaseRow, Under } from './under-queries.ts'

/** Of so many changed codings the former words are looked for. */
const MOST_FORMER = 100

/** One cell opened. Refuses a case or a code that is not there. `former`: for several cells at once. */
export function openCell(read: Read, under: Under, cell: SummaryCell, former = new FormerWords(read)): OpenCell {
  const row = under.row(cell.caseId)
  const code = cell.codeId === null ? null : under.code(cell.codeId)
  const ofCase = summariesOfCase(read, cell.caseId)
  const stored = ofCase.find(one => one.codeId === cell.codeId) ?? null
  const passages = code === null ? [] : under.passages(row, code)
  const changes =
    stored && code ? passageChanges(readSeen<SeenPassage>(stored.seen), passages) : passageChanges(passages, passages)
  const passing = code === null ? [] : under.passing(row, code, passages)
  const codingIds = passing.map(([coding]) => idFromHex<'coding'>(coding))
  const holding = new Set(
    read
      .arrays<[Buffer]>(sql`
        SELECT DISTINCT source_id FROM json_each(${JSON.stringify(codingIds.map(id => id.replaceAll('-', '').toUpperCase()))}) AS wanted
        CROSS JOIN coding ON coding.id = unhex(wanted.value) CROSS JOIN anchor ON anchor.id = coding.anchor_id`)
      .map(([id]) => idOf(id) as string),
  )
  return {
    ...cell,
    case: nameOf(row.head),
    caseKind: row.head.kind,
    code: code?.name ?? null,
    summary: stored && openSummary(read, stored, movedSince(under, row, stored, ofCase)),
    codingIds,
    filteredOut: passages.length - passing.length,
    empty: code !== null && passages.length === 0 ? under.emptyReason(row, code.asked) : null,
    added: changes.added.map(([coding]) => idFromHex<'coding'>(coding)),
    changed: changes.changed.map(([coding]) => idFromHex<'coding'>(coding)),
    former: formerWords(former, changes.changed, stored ? readSeen<SeenPassage>(stored.seen) : []),
    formerElsewhere: changes.changed.length === 0 ? null : formerElsewhere(read),
    removed: gonePassages(read, former, changes.removed, row, cell.codeId),
    movedCodes: stored && code === null ? movedCodesOf(under, row, stored, ofCase) : [],
    history: historyOf(read, cell, stored),
    shared: row.sources
      .filter(source => holding.has(source.id))
      .map((source: SourceHead) => ({
        sourceId: source.id as OpenCell['shared'][number]['sourceId'],
        with: under.sharedWith(row, source),
      }))
      .filter(one => one.with.length > 0),
  }
}

/** The words of changed codings as they were seen; of very many the first. */
function formerWords(
  former: FormerWords,
  changed: readonly SeenPassage[],
  seen: readonly SeenPassage[],
): OpenCell['former'] {
  const digests = new Map(seen.map(([coding, digest]) => [coding, digest]))
  return changed.slice(0, MOST_FORMER).flatMap(([coding]) => {
    const words = former.of(coding, digests.get(coding)!)
    return words === null ? [] : [{ codingId: idFromHex<'coding'>(coding), words }]
  })
}

function openSummary(read: Read, row: SummaryRow, moved: Moved | null): Summary {
  const { id, text, status, coder, madeAt, changedAt, reviewed, signed } = row
  return {
    id,
    text,
    stamp: stampOfText(text),
    status,
    coderId: row.coderId as Summary['coderId'],
    coder,
    madeAt,
    changedAt,
    reviewed,
    signed,
    links: linksOf(read, id),
    moved,
  }
}

/** The links of a summary, in the order of its text. */
export function linksOf(read: Read, summaryId: SummaryId): SummaryLink[] {
  const writer = new ExcerptWriter(read)
  return read
    .all<{
      link_id: Buffer
      anchor_id: Buffer
      phrase_start: number
      phrase_end: number
      lost: number
      source_id: Buffer
      start_paragraph_id: Buffer
      start_offset: number
      end_paragraph_id: Buffer
      end_offset: number
    }>(sql`
      SELECT l.id AS link_id, l.anchor_id, l.phrase_start, l.phrase_end, a.lost, a.source_id, a.start_paragraph_id, a.start_offset, a.end_paragraph_id, a.end_offset
      FROM summary_link AS l JOIN anchor AS a ON a.id = l.anchor_id WHERE l.summary_id = ${bytesOf(summaryId)} ORDER BY l.phrase_start, l.phrase_end, l.n`)
    .map(row => {
      // The writer knows codings; a linked passage has the same place in the same words.
      const excerpt = writer.excerpt({ ...row, id: row.link_id, code_id: row.link_id, coder_id: row.link_id })
      return {
        id: idOf<'summary link'>(row.link_id),
        phrase: { start: row.phrase_start, end: row.phrase_end },
        anchorId: idOf<'anchor'>(row.anchor_id),
        sourceId: excerpt.sourceId,
        reference: `${excerpt.sourceKey ?? excerpt.sourceName} ¶${excerpt.paragraph}`,
        words: excerpt.words,
        range: row.lost === 1 ? null : excerpt.range,
      }
    })
}

function movedCodesOf(under: Under, row: CaseRow, stored: SummaryRow, ofCase: readonly SummaryRow[]): MovedCode[] {
  const names = new Map(under.heads.codes.map(code => [code.id, code.name]))
  return codeChanges(readSeen<SeenCode>(stored.seen), under.codes(row, stampsOf(ofCase))).map(({ was, is }) => {
    const codeId = idFromHex<'code'>((is ?? was)![0])
    return {
      codeId,
      code: names.get(codeId) ?? 'a code that is gone',
      was: was?.[1] ?? 0,
      now: is?.[1] ?? 0,
      summaryChanged: (was?.[3] ?? '') !== (is?.[3] ?? ''),
    }
  })
}

/** What a cell said before, newest first: its own former texts, and the summaries of codes that this one replaces. */
function historyOf(read: Read, cell: SummaryCell, stored: SummaryRow | null): FormerSummary[] {
  const own = stored ? formerOf(read, stored.id, null) : []
  if (cell.codeId === null) return own
  const replaced = read
    .all<{ id: Buffer; name: string }>(
      sql`SELECT code.id, code.name FROM code_replacement JOIN code ON code.id = code_id WHERE by_id = ${bytesOf(cell.codeId)} ORDER BY code_replacement.n`,
    )
    .flatMap(({ id, name }) => {
      const of = summaryAt(read, { caseId: cell.caseId, codeId: idOf<'code'>(id) })
      if (!of) return []
      const { text, status, coder, changedAt } = of
      return [{ text, status, coder, writtenAt: changedAt, of: name }, ...formerOf(read, of.id, name)]
    })
  return [...own, ...replaced]
}

function formerOf(read: Read, summaryId: SummaryId, of: string | null): FormerSummary[] {
  return read
    .all<{ text: string; status: SummaryStatus; coder: string; written_at: string }>(sql`
      SELECT text, status, coder.name AS coder, written_at FROM summary_former JOIN coder ON coder.id = coder_id
      WHERE summary_id = ${bytesOf(summaryId)} ORDER BY summary_former.n DESC`)
    .map(row => ({ text: row.text, status: row.status, coder: row.coder, writtenAt: row.written_at, of }))
}
