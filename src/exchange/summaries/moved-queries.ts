// Reads what moved under summaries since they were written, for writing it out beside them: what came, what went and what it said.

import { openCell } from '../../analysis/summaries/cell-queries.ts'
import { FormerWords } from '../../analysis/summaries/former-words-queries.ts'
import type { MovedCode, OpenCell, SummaryCell } from '../../analysis/summaries/types.ts'
import type { Under } from '../../analysis/summaries/under-queries.ts'
import { excerpts } from '../../coding/queries.ts'
import type { Read } from '../../store/access.ts'
import type { MovedLine, MovedUnder } from './moved.ts'

/** So many passages of one summary are told one by one. */
const MOST = 100

/** What moved under the summaries of these cells, in the order given; those under which nothing did are left out. */
export function movedUnder(read: Read, under: Under, cells: readonly SummaryCell[]): MovedUnder[] {
  const former = new FormerWords(read)
  return cells.flatMap((cell): MovedUnder[] => {
    const opened = openCell(read, under, cell, former)
    if (!opened.summary?.moved) return []
    const lines = cell.codeId === null ? opened.movedCodes.map(codeLine) : passageLines(read, opened)
    return [
      {
        case: opened.case,
        code: opened.code,
        lines: lines.slice(0, MOST),
        more: Math.max(0, lines.length - MOST),
      },
    ]
  })
}

function codeLine({ code, was, now, summaryChanged }: MovedCode): MovedLine {
  const said = [
    ...(was === now ? [] : [`${was} → ${now} codings`]),
    ...(summaryChanged ? ['its summary was changed'] : []),
  ]
  return { where: code, what: said.join(', ') || 'its passages changed', was: null, now: null, note: null }
}

function passageLines(read: Read, { added, changed, former, formerElsewhere, removed }: OpenCell): MovedLine[] {
  const came = new Set<string>(added)
  const formerly = new Map<string, string>(former.map(one => [one.codingId, one.words]))
  const codingIds = [...changed, ...added]
  const standing = codingIds.length === 0 ? [] : excerpts(read, { codingIds, limit: codingIds.length }).excerpts
  return [
    ...removed.map(({ reference, why, words, without }) => ({
      where: reference,
      what: `went: ${why}`,
      was: words,
      now: null,
      note: without,
    })),
    ...standing.map(({ codingId, sourceKey, sourceName, paragraph, words }): MovedLine => {
      const isNew = came.has(codingId)
      const was = formerly.get(codingId) ?? null
      return {
        where: `${sourceKey ?? sourceName} ¶${paragraph}`,
        what: isNew ? 'came since' : 'changed since',
        was,
        now: words,
        note:
          isNew || was !== null
            ? null
            : (formerElsewhere ?? 'what stood here when it was written is not told in this file'),
      }
    }),
  ]
}
