import { matrixFields } from '../analysis/contract.ts'
import { job, query } from '../base/call.ts'
import { list, object, oneOf, text } from '../base/parse.ts'

/** What can be listed whole. */
export const LISTS = [
  'sources',
  'speakers',
  'codes',
  'codings',
  'cases',
  'attributes',
  'memos',
  'propositions',
  'evidence',
  'coders',
  'changes',
  'versions',
] as const

/** One kind of list. */
export type ListName = (typeof LISTS)[number]

/** One line of a list: always `id` and `name`, `key` where a sheet gave one, then what belongs to its kind. A reference to another thing is its key, else its id. */
export interface ListedRow {
  readonly id: string
  readonly key?: string
  readonly name: string
  readonly [field: string]: unknown
}

/** What others may ask of exports and whole lists. */
export const exchangeContract = {
  'export.matrix': job<{ readonly path: string; readonly bytes: number }>()({
    says: 'Writes a matrix to a file: xlsx (across sites, and a sheet per site with excerpts and attribution), csv, html, docx or json. The same project and request give the same bytes.',
    input: object({ ...matrixFields, to: text(4096), format: oneOf('xlsx', 'csv', 'html', 'docx', 'json') }),
  }),
  'export.excerpts': job<{ readonly path: string; readonly excerpts: number }>()({
    says: 'Writes every coding with its excerpt to a csv file.',
    input: object({ to: text(4096) }),
  }),
  'list.rows': query<readonly ListedRow[]>()({
    says: 'Everything of one kind, never paged or filtered, for scripts. References are keys of sheets, else ids; offsets count UTF-16 units.',
    input: object({ what: oneOf(...LISTS) }),
  }),
  'list.find': query<readonly string[]>()({
    says: 'The ids of codes or coders named by key, name or id, in the order given. Refuses a name that fits none, or several.',
    input: object({ what: oneOf('codes', 'coders'), names: list(text(500), 5000) }),
  }),
}
