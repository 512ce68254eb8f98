import { filterParser } from '../../analysis/filter/parse.ts'
import { job, query } from '../../base/call.ts'
import { nullable, object, oneOf, optional, text, wholeNumber } from '../../base/parse.ts'
import { PICTURES, type ReportPicture } from '../pictures/types.ts'

const filter = optional(nullable(filterParser))

/** What others may ask of writing everything out. */
export const everythingContract = {
  'picture.report': query<readonly ReportPicture[]>()({
    says: 'The pictures of a report for readers outside as SVG files, as “everything” holds them: themes by site, at how many sites each is, positions. `of` tells one state of a picture from another. Without published codes there is none. Under a filter where one is given.',
    input: object({ filter }),
  }),
  'picture.keep': job<void>()({
    says: 'Keeps what a window drew of a picture of the report: PNG as base64, of the SVG that `of` names. “Everything” lays it beside the SVG as long as that is the picture.',
    input: object({ name: oneOf(...PICTURES), of: text(64), content: text(900_000) }),
  }),
  'export.reportPicture': job<{ readonly path: string; readonly bytes: number; readonly manifest: string }>()({
    says: 'Writes one picture of a report for readers outside as an SVG file. With `minGroup` refuses while the disclosure check finds something that nobody decided on.',
    input: object({ name: oneOf(...PICTURES), minGroup: optional(wholeNumber(1, 1000)), to: text(4096) }),
  }),
  'export.everything': job<{
    readonly path: string
    readonly names: readonly string[]
    readonly refused: readonly { readonly file: string; readonly why: string }[]
    /** What the disclosure check found in what may leave the team. */
    readonly disclosure: { readonly leastGroup: number; readonly found: number; readonly undecided: number }
    readonly manifest: string
  }>()({
    says: 'Writes everything a report needs into a new folder, or into one file where the name ends with .zip: in “outside” what may leave the team, under published codes (themes by site, quotes, positions, propositions, sampling, pairs, signed summaries as a framework matrix and case by case, pictures, codebook appendix, checklists, methods paragraph); in “team” theme matrices with every excerpt, quotes with their sources, positions, propositions and tables of cases. A page says what each file holds. With `filter` each holds what passes, or the page says why it holds everything; a file that cannot be made is told with the reason. What “outside” holds is checked for disclosure; with `minGroup` refused while something is found that nobody decided on. Stopped, it leaves nothing.',
    input: object({ filter, minGroup: optional(wholeNumber(1, 1000)), to: text(4096) }),
  }),
}
