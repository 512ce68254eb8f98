import { job } from '../../base/call.ts'
import { object, text } from '../../base/parse.ts'

/** What others may ask of writing everything out. */
export const everythingContract = {
  'export.everything': job<{
    readonly path: string
    readonly names: readonly string[]
    readonly refused: readonly { readonly file: string; readonly why: string }[]
    readonly manifest: string
  }>()({
    says: 'Writes everything a report needs into a new folder, or into one file where the name ends with .zip: in “outside” what may leave the team, under published codes (themes by site, quotes, codebook appendix, checklists); in “team” theme matrices with every excerpt, quotes with their sources, positions, propositions and tables of cases. A file that cannot be made yet is told with the reason. Stopped, it leaves nothing.',
    input: object({ to: text(4096) }),
  }),
}
