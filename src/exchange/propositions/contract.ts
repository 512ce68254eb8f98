import { positionFields, positionFilter } from '../../analysis/positions/contract.ts'
import { job } from '../../base/call.ts'
import { id, list, nullable, object, oneOf, optional, text, wholeNumber } from '../../base/parse.ts'

const audience = optional(oneOf('outside', 'team'))
const minGroup = optional(wholeNumber(1, 1000))

/** What others may ask of positions and propositions as files. */
export const propositionExportContract = {
  'export.positions': job<{ readonly path: string; readonly bytes: number; readonly manifest: string }>()({
    says: 'Writes the matrix of positions to a file: json or csv (every cell, suggested and decided), xlsx, html or docx; for `outside` under published codes, else for the team. The same project and request give the same bytes.',
    input: object({
      ...positionFields,
      filter: positionFilter,
      audience,
      minGroup,
      to: text(4096),
      format: oneOf('json', 'csv', 'xlsx', 'html', 'docx'),
    }),
  }),
  'export.propositions': job<{ readonly path: string; readonly propositions: number; readonly manifest: string }>()({
    says: 'Writes propositions (all in use unless named) to a file, docx, html, xlsx or csv: positions with people confirming, qualifying and disconfirming, the excerpts of both sides, cases that do not fit, counts in the text with the cases behind them, searches and former wordings. With `filter` only evidence that passes counts and is quoted, and cases in which nothing could pass are left out, which the caption and every line of the csv say; what was decided, and counts in the text, rest on all evidence. For `outside` under published codes, with the words that consent allows, attributed as quotes are.',
    input: object({
      propositionIds: optional(list(id('proposition'), 2000)),
      primary: optional(nullable(id('coder'))),
      filter: positionFilter,
      audience,
      minGroup,
      to: text(4096),
      format: oneOf('docx', 'html', 'xlsx', 'csv'),
    }),
  }),
}
