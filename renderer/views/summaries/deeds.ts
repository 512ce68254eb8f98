// What a person can do with summaries, from the grid, the drawer and the page of a case alike.

import type { Filter } from '../../../src/analysis/filter/types.ts'
import type { Input } from '../../../src/api/contract.ts'
import type { CaseId, CodeId, CodingId, CoderId, Id, SummaryId } from '../../../src/base/ids.ts'
import type { TextRange } from '../../../src/base/text-range.ts'
import { call } from '../../client/client.ts'
import { doAndSay } from '../../components/deeds.ts'
import { saveFile, type FileWriter } from '../../state/save-file.ts'
import { useStatus } from '../../state/status.ts'
import { useWriting } from '../../state/writing.ts'
import { summariesWords as w } from '../../words/summaries.ts'

/** What is being written is kept before anything else is done to it: else the words that come after would make it a draft again. */
async function whenKept<Did>(deed: () => Promise<Did>): Promise<Did> {
  await useWriting.getState().writing?.kept()
  return await deed()
}

/** Says that what moved was looked at and the summaries stand. */
export const accept = (summaryIds: readonly SummaryId[]) =>
  doAndSay(() => call('summary.accept', { summaryIds: [...summaryIds] }), w.accepted(summaryIds.length))

/** Marks a summary as reviewed, or as a draft again. */
export const review = (summaryId: SummaryId, name: string, reviewed: boolean) =>
  doAndSay(
    () => whenKept(() => call('summary.review', { summaryIds: [summaryId], reviewed })),
    reviewed ? w.reviewed(name) : w.backToDraft(name),
  )

/** Signs a summary in the name of the coder at work. */
export const sign = (summaryId: SummaryId, coderId: CoderId, name: string) =>
  doAndSay(() => whenKept(() => call('summary.sign', { summaryId, coderId })), w.signed(name))

/** Clears a cell. */
export const clear = (summaryId: SummaryId, name: string) =>
  doAndSay(() => whenKept(() => call('summary.remove', { summaryIds: [summaryId] })), w.cleared(name))

/** Takes a link off. */
export const unlink = (linkId: Id<'summary link'>) => doAndSay(() => call('summary.unlink', { linkId }), w.unlinked)

/** Fills empty cells with their excerpts; with a filter with those that pass it. */
export async function fill(
  cells: readonly { readonly caseId: CaseId; readonly codeId: CodeId }[],
  filter: Filter | null,
): Promise<void> {
  try {
    const { filled, empty } = await call('summary.fill', { cells: [...cells], filter })
    useStatus.getState().say(w.filled(filled, empty))
  } catch (error) {
    useStatus.getState().refuse(error)
  }
}

/** Links chosen words of a summary to the passage of a coding. */
export const link = (
  summary: { readonly summaryId: SummaryId; readonly stamp: string },
  phrase: TextRange,
  codingId: CodingId,
  words: string,
  reference: string,
) =>
  doAndSay(
    () => call('summary.link', { ...summary, phrase: { start: phrase.start, end: phrase.end }, codingId }),
    w.linked(words, reference),
  )

/** The formats of tables of texts, the most asked for first. */
export const GRID_FORMATS = ['xlsx', 'docx', 'html', 'csv'] as const
export type GridFormat = (typeof GRID_FORMATS)[number]

function written(name: string, busy: string, write: FileWriter): Promise<void> {
  return saveFile(name, write, { busy, done: w.exported })
}

/** Writes the framework matrix to a file the person chooses. */
export const exportMatrix = (request: Input<'summary.matrix'>, format: GridFormat) =>
  written(`${w.fileName}.${format}`, w.exporting(format), (to, options) =>
    call('export.frameworkMatrix', { ...request, to, format }, options),
  )

/** Writes the theme matrix of a case, under a filter where one is on, to a file. */
export const exportThemes = (caseId: CaseId, key: string, filter: Filter | null, format: GridFormat) =>
  written(`${w.themesFile(key)}.${format}`, w.exporting(format), (to, options) =>
    call('export.caseThemes', { caseId, ...(filter === null ? {} : { filter }), to, format }, options),
  )

/** Writes case summaries to a file. */
export const exportCases = (caseIds: readonly CaseId[] | null, signed: boolean, format: 'docx' | 'html') =>
  written(`${w.casesFile}.${format}`, w.cases.exporting, (to, options) =>
    call('export.caseSummaries', { caseIds: caseIds && [...caseIds], signed, to, format }, options),
  )
