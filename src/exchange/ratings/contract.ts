import { truthTableFields } from '../../analysis/ratings/contract.ts'
import { job } from '../../base/call.ts'
import { object, text } from '../../base/parse.ts'

/** What others may ask of calibrated ratings as files. */
export const ratingExportContract = {
  'export.qca': job<{ readonly path: string; readonly cases: number }>()({
    says: 'Writes the calibrated memberships as csv, a case a row and a set a column, as the R package QCA reads them: read.csv(file, row.names = 1). With `filter` only cases that pass it; the manifest says the filter, the csv holds nothing but sets.',
    input: object({ ...truthTableFields, to: text(4096) }),
  }),
}
