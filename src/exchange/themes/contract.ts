import { filterParser } from '../../analysis/filter/parse.ts'
import { job } from '../../base/call.ts'
import { nullable, object, oneOf, optional, text, wholeNumber } from '../../base/parse.ts'

/** What others may ask of theme matrices. */
export const themesContract = {
  'export.themes': job<{
    readonly path: string
    readonly sites: number
    readonly themes: number
    readonly quotes: number
    readonly manifest: string
  }>()({
    says: 'Writes the theme matrices of the sites: one across all sites and one for each, a row a theme with people, sources, what was written of it and quotes (xlsx, docx, html; csv: a row a site and theme). For `outside` (unless told) under published codes, signed summaries only, quotes as edited and as far as consent allows; for the `team` under its own names. Quotes are those of the basket; `all` takes every coded passage, `none` leaves them out. With `filter` the sites in which something could pass, counts among the people and sources of whom something could, and quotes of passages that pass, which captions and every line of the csv say. With `minGroup` refuses, for outside, while the disclosure check finds something that fewer share and nobody decided on.',
    input: object({
      to: text(4096),
      format: oneOf('xlsx', 'docx', 'html', 'csv'),
      audience: optional(oneOf('outside', 'team')),
      quotes: optional(oneOf('basket', 'all', 'none')),
      filter: optional(nullable(filterParser)),
      minGroup: optional(wholeNumber(1, 1000)),
    }),
  }),
}
