import { command, job, query } from '../../base/call.ts'
import type { Id } from '../../base/ids.ts'
import { id, list, nullable, object, optional, text, textRange, truth } from '../../base/parse.ts'
import { filterParser } from '../filter/parse.ts'
import { frameworkMatrixFields } from './parse.ts'
import {
  type CasePosition,
  type CaseSummaryItem,
  type CaseThemes,
  type FrameworkMatrix,
  type KeptSummary,
  type MatrixSince,
  type OpenCell,
} from './types.ts'

const cell = { caseId: id('case'), codeId: nullable(id('code')) }
const summaryIds = list(id('summary'), 5000)

/** What others may ask of summaries: the cells of the framework matrix, and the page on each case. */
export const summariesContract = {
  'summary.matrix': query<FrameworkMatrix>()({
    says: 'Cases (sites with their people, or pairs) × codes in framework order by category, with the written summaries, how many codings lie under each cell, and what moved since a summary was written. With `filter` only cases in which something passes or could, and only codings that pass under a cell; summaries rest on all of them.',
    input: object(frameworkMatrixFields),
  }),
  'summary.since': query<MatrixSince>()({
    says: 'What of a framework matrix is not as it was at a stamp that this call gave: some of its rows, all of it, or nothing. Without `since` all of it. So a window that holds one reads again only what changed.',
    input: object({ ...frameworkMatrixFields, since: nullable(text(200)) }),
  }),
  'summary.cell': query<OpenCell>()({
    says: 'One cell: its summary with linked phrases, the codings under it, what came, went and changed since it was written, and what it said before. Without a code the summary of the whole case. With `filter` only the codings that pass it; what moved is told of all.',
    input: object({ ...cell, filter: optional(nullable(filterParser)) }),
  }),
  'summary.themes': query<CaseThemes>()({
    says: 'The theme matrix of one case: its people by role, observation notes and documents × codes in framework order, with counts, the first lines of excerpts, and summaries. With `filter` only rows in which something could pass, and what passes; summaries rest on all of it. Refuses a filter that names what is gone.',
    input: object({ caseId: id('case'), filter: optional(nullable(filterParser)) }),
  }),
  'summary.cases': query<readonly CaseSummaryItem[]>()({
    says: 'Every site and pair with its case summary and how far the work on it is: not started, in progress, reviewed, signed.',
    input: object({}),
  }),
  'summary.positions': query<readonly CasePosition[]>()({
    says: 'Where a case stands on every proposition: as decided, and as its evidence suggests. Empty for what is no site.',
    input: object({ caseId: id('case') }),
  }),
  'summary.keep': job<KeptSummary>()({
    says: 'Keeps what is being written in a cell: what one `stretch` of writing keeps is one act, as long as nothing else is done. Linked phrases go along with the text. A reviewed or signed one becomes a draft again. Refuses an empty text, and a summary that is no longer as it was when `stamp` was given.',
    input: object({ ...cell, text: text(100_000), stretch: text(36), stamp: optional(nullable(text(16))) }),
  }),
  'summary.fill': job<{ readonly filled: number; readonly empty: number }>()({
    says: 'Fills empty cells with their excerpts, as quotations with references, each linked to its words: what overlaps is quoted once, with all who coded there; with `filter` with those that pass it. Passes over cells without excerpts; refuses a cell in which something is written.',
    input: object({
      cells: list(object({ caseId: id('case'), codeId: id('code') }), 2000),
      filter: optional(nullable(filterParser)),
    }),
  }),
  'summary.review': job<void>()({
    says: 'Marks summaries as reviewed by the coder at work, or (`reviewed` false) as drafts again. Refuses one under which passages moved since: they are to be looked at first.',
    input: object({ summaryIds, reviewed: truth }),
  }),
  'summary.sign': job<void>()({
    says: 'Signs one summary, in the name of the coder at work, who is named: nobody signs by accident or for another. Refuses one under which passages moved since.',
    input: object({ summaryId: id('summary'), coderId: id('coder') }),
  }),
  'summary.accept': job<{ readonly accepted: number }>()({
    says: 'Says of summaries that what moved under them was looked at and they stand. The text stays as it is.',
    input: object({ summaryIds }),
  }),
  'summary.link': command<Id<'summary link'>>()({
    label: 'Link a phrase',
    says: 'Links a phrase of a summary to the passage it rests on: that of a coding, or any words of a source. Refuses where the text is no longer as it was when `stamp` was given, and words that are linked to that passage already.',
    input: object({
      summaryId: id('summary'),
      stamp: text(16),
      phrase: textRange,
      codingId: optional(id('coding')),
      passage: optional(object({ sourceId: id('source'), range: textRange })),
    }),
  }),
  'summary.unlink': command<void>()({
    label: 'Take a link off',
    says: 'Takes the link of a phrase to a passage off. Words and passage stay.',
    input: object({ linkId: id('summary link') }),
  }),
  'summary.remove': command<void>()({
    label: 'Clear cell',
    says: 'Removes summaries with their links and what they said before. Undo brings all of it back.',
    input: object({ summaryIds }),
  }),
}
