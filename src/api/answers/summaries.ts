import type { Filter } from '../../analysis/filter/types.ts'
import { caseSummaries, casePositions } from '../../analysis/summaries/case-queries.ts'
import {
  acceptSummaries,
  keepSummary,
  linkPhrase,
  removeSummaries,
  reviewSummaries,
  signSummary,
  unlinkPhrase,
} from '../../analysis/summaries/commands.ts'
import type { summariesContract } from '../../analysis/summaries/contract.ts'
import { frameworkMatrix } from '../../analysis/summaries/matrix-queries.ts'
import { matrixSince } from '../../analysis/summaries/since-queries.ts'
import { fillCell } from '../../analysis/summaries/fill-commands.ts'
import {
  getSummary,
  movedSince,
  nameOfCell,
  seenNow,
  stampOfText,
  summariesOfCase,
  summaryAt,
} from '../../analysis/summaries/queries.ts'
import { openCell } from '../../analysis/summaries/cell-queries.ts'
import { caseThemes } from '../../analysis/summaries/theme-queries.ts'
import type { SummaryCell } from '../../analysis/summaries/types.ts'
import { Under } from '../../analysis/summaries/under-queries.ts'
import { idFromHex, type SummaryId } from '../../base/ids.ts'
import { Refusal } from '../../base/trouble.ts'
import { getCoding } from '../../coding/coding-queries.ts'
import { anchorAt } from '../../coding/commands.ts'
import { openText } from '../../coding/queries.ts'
import type { AnswersTo } from '../answers.ts'
import type { OpenProject } from '../open-project.ts'

/** The codings under cells, as of now. What follows must not wait for anything: it would not be now any more. */
export async function underNow(open: OpenProject, filter?: Filter | null): Promise<Under> {
  return new Under(open.project.read, await open.analysis.state(), filter)
}

/** Answers about summaries. */
export const summariesAnswers: AnswersTo<typeof summariesContract> = {
  'summary.matrix': async (open, request) =>
    frameworkMatrix(open.project.read, await underNow(open, request.filter), request),
  'summary.since': async (open, { since, ...request }) =>
    matrixSince(open.project.read, await underNow(open, request.filter), request, since),
  'summary.cell': async (open, { filter, ...cell }) => openCell(open.project.read, await underNow(open, filter), cell),
  'summary.themes': async (open, { caseId, filter }) =>
    caseThemes(open.project.read, await underNow(open, filter), caseId),
  'summary.cases': async open => caseSummaries(open.project.read, await underNow(open)),
  'summary.positions': async (open, { caseId }) =>
    casePositions(open.positions.matrix((await open.analysis.state()).heads, { unit: 'sites' }), caseId),
  'summary.keep': async (open, { stretch, stamp, text, ...cell }) => {
    const under = await underNow(open)
    const { read } = open.project
    const { act } = open.stretchOfWriting(stretch, summaryAt(read, cell) ? 'Rewrite' : 'Write')
    const seen = seenNow(read, under, cell)
    const { summaryId, was } = act.change('Write summary', tx => keepSummary(tx, cell, { text, seen, stamp }))
    return { summaryId, was, stamp: stampOfText(getSummary(read, summaryId).text) }
  },
  'summary.fill': async (open, { cells, filter }) => {
    const under = await underNow(open, filter)
    const act = open.project.act('Fill cells', open.coderId)
    let filled = 0
    act.change('Fill cells', tx => {
      for (const cell of cells) {
        if (summaryAt(tx, cell))
          throw new Refusal(
            'cell-written',
            `In ${nameOfCell(tx, cell)} something is written already. Excerpts are only put into empty cells.`,
          )
        const [row, code] = [under.row(cell.caseId), under.code(cell.codeId)]
        const passages = under.passages(row, code)
        const shown = under.passing(row, code, passages)
        if (shown.length === 0) continue
        fillCell(tx, cell, {
          codingIds: shown.map(([coding]) => idFromHex<'coding'>(coding)),
          seen: JSON.stringify(passages),
        })
        filled++
      }
      tx.describe(
        filled === 1 && cells.length === 1
          ? `Fill ${nameOfCell(tx, cells[0]!)} with its excerpts`
          : `Fill ${filled} cells with their excerpts`,
      )
    })
    return { filled, empty: cells.length - filled }
  },
  'summary.review': async (open, { summaryIds, reviewed }) => {
    if (reviewed) refuseMoved(open, await underNow(open), summaryIds)
    open.project
      .act('Review summaries', open.coderId)
      .change('Review summaries', tx => reviewSummaries(tx, summaryIds, reviewed))
  },
  'summary.sign': async (open, { summaryId, coderId }) => {
    refuseMoved(open, await underNow(open), [summaryId])
    open.project.act('Sign summary', open.coderId).change('Sign summary', tx => signSummary(tx, summaryId, coderId))
  },
  'summary.accept': async (open, { summaryIds }) => {
    const under = await underNow(open)
    const { read } = open.project
    const looked = summaryIds.map(summaryId => ({
      summaryId,
      seen: seenNow(read, under, getSummary(read, summaryId)),
    }))
    open.project.act('Look at summaries', open.coderId).change('Look at summaries', tx => acceptSummaries(tx, looked))
    return { accepted: looked.length }
  },
  'summary.link': (tx, { codingId, passage, ...link }) => {
    if (!codingId && !passage)
      throw new Refusal('no-passage', 'Say to which passage: that of a coding, or words of a source.')
    const anchorId = codingId
      ? getCoding(tx, codingId).anchorId
      : anchorAt(tx, openText(tx, passage!.sourceId), passage!.range)
    return linkPhrase(tx, { ...link, anchorId })
  },
  'summary.unlink': (tx, { linkId }) => unlinkPhrase(tx, linkId),
  'summary.remove': (tx, { summaryIds }) => removeSummaries(tx, summaryIds),
}

/** Nobody reviews or signs what passages moved under since: they are to be looked at first. */
function refuseMoved(open: OpenProject, under: Under, summaryIds: readonly SummaryId[]): void {
  const { read } = open.project
  for (const summaryId of summaryIds) {
    const summary = getSummary(read, summaryId)
    const cell: SummaryCell = summary
    if (movedSince(under, under.row(cell.caseId), summary, summariesOfCase(read, cell.caseId)))
      throw new Refusal(
        'summary-moved',
        `Under ${nameOfCell(read, cell)} passages moved since it was written. Look at what changed and say that it stands, or rewrite it; then review or sign it.`,
      )
  }
}
