import { saturationFields, saturationFilter } from '../analysis/contract.ts'
import { filterParser } from '../analysis/filter/parse.ts'
import { matrixFields } from '../analysis/matrix/parse.ts'
import { job, query } from '../base/call.ts'
import type { VersionId } from '../base/ids.ts'
import { id, list, nullable, object, oneOf, optional, text, truth, wholeNumber } from '../base/parse.ts'
import { day, timeZone } from '../memos/contract.ts'
import type { CaseReport, CodingsReport, FrameworkReport, SheetReport } from './types.ts'

const sheet = { path: text(4096), dryRun: optional(truth) }

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
  'comments',
  'proposals',
  'rounds',
  'claims',
] as const

/** What can be found by how it is called. */
export const FINDABLE = [
  'codes',
  'coders',
  'cases',
  'sources',
  'sets',
  'scales',
  'propositions',
  'versions',
  'codings',
  'memos',
  'comments',
  'proposals',
  'rounds',
  'questions',
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

/** What others may ask of sheets brought in one by one, of exports, and of whole lists. */
export const exchangeContract = {
  'import.cases': job<CaseReport>()({
    says: 'Brings in a sheet of cases (csv or xlsx) of one kind: its key column, and which columns name them, what they lie in, their members, and links to other cases; every other column is an attribute typed by its values. What is there is skipped, values that differ are set. With `dryRun` only says what it would do: every change with what stood there, and names nothing has with what may have been meant. With `accept` only these rows, or these fields of them, are done; `same` says what was meant by something written in a column.',
    input: object({
      ...sheet,
      kind: text(60),
      key: text(200),
      name: optional(text(200)),
      within: optional(text(200)),
      members: optional(list(text(200), 100)),
      links: optional(list(object({ column: text(200), relation: text(200) }), 100)),
      accept: optional(list(object({ key: text(500), fields: optional(list(text(2500), 1000)) }), 100_000)),
      same: optional(list(object({ column: text(200), written: text(2000), is: text(2000) }), 10_000)),
    }),
  }),
  'import.framework': job<FrameworkReport>()({
    says: 'Brings in a codebook from csv, xlsx or docx: adds what is new, changes what is written otherwise, moves what lies elsewhere, and lists every change by row; one of a definition or a criterion is a major change. An empty cell changes nothing, and what it does not name stays. With `dryRun` only lists; with `accept` only the changes of these keys are done.',
    input: object({
      ...sheet,
      accept: optional(list(text(500), 20_000)),
      reason: optional(nullable(text(2000))),
    }),
  }),
  'import.propositions': job<SheetReport>()({
    says: 'Brings in propositions from a csv sheet. One that is there stays as it is.',
    input: object(sheet),
  }),
  'import.codings': job<CodingsReport>()({
    says: 'Brings in codings and evidence from a csv sheet, each checked against its quote; strength, exemplar and comment too, where nothing is said of them yet. Offsets count code points unless told, UTF-16 units in a sheet of excerpts exported here. An equal coding is skipped and counted.',
    input: object({ ...sheet, offsets: optional(oneOf('code-points', 'utf-16')) }),
  }),
  'export.matrix': job<{ readonly path: string; readonly bytes: number; readonly manifest: string }>()({
    says: 'Writes a matrix to a file: xlsx (across sites, and a sheet per site with excerpts and attribution), csv, html, docx or json. For `outside` cases stand under published codes, without excerpts, small counts hidden where that was settled; else it says that it is for the team. The same project and request give the same bytes.',
    input: object({
      ...matrixFields,
      audience: optional(oneOf('outside', 'team')),
      minGroup: optional(wholeNumber(1, 1000)),
      to: text(4096),
      format: oneOf('xlsx', 'csv', 'html', 'docx', 'json'),
    }),
  }),
  'export.saturation': job<{ readonly path: string; readonly bytes: number; readonly manifest: string }>()({
    says: 'Writes saturation to a file: csv or xlsx (a line a unit in order of analysis, with its runs) or svg (the picture).',
    input: object({
      ...saturationFields,
      filter: saturationFilter,
      to: text(4096),
      format: oneOf('csv', 'xlsx', 'svg'),
    }),
  }),
  'export.picture': job<{ readonly path: string; readonly bytes: number; readonly manifest: string }>()({
    says: 'Writes a picture that the window drew to a file: `content` is SVG as text, or PNG as base64. Refuses what is no picture, and SVG that loads or runs anything.',
    input: object({
      to: text(4096),
      format: oneOf('svg', 'png'),
      content: text(900_000),
      what: text(200),
      caption: text(20_000),
    }),
  }),
  'export.excerpts': job<{ readonly path: string; readonly excerpts: number; readonly manifest: string }>()({
    says: 'Writes every coding with its excerpt to a csv file; with `filter` those of codes in use that pass it, which every line says. Refuses a filter that names what is gone.',
    input: object({ filter: optional(nullable(filterParser)), to: text(4096) }),
  }),
  'export.codebook': job<{ readonly path: string; readonly entries: number; readonly manifest: string }>()({
    says: 'Writes the codebook to a file (csv, xlsx, docx or html): every field of every code in framework order, with counts and the version; of a saved version with `versionId`. The same state gives the same bytes, and import reads csv, xlsx and docx back.',
    input: object({
      to: text(4096),
      format: oneOf('csv', 'xlsx', 'docx', 'html'),
      versionId: optional(nullable(id('version'))),
    }),
  }),
  'export.appendix': job<{ readonly path: string; readonly entries: number; readonly manifest: string }>()({
    says: 'Writes the codebook as an appendix of a report (docx, html or xlsx), for readers outside: every field with counts, examples only as far as consent allows and under published codes, the versions and what changed from each to the next. With `minGroup` refuses while the disclosure check finds something that fewer share and nobody decided on.',
    input: object({
      minGroup: optional(wholeNumber(1, 1000)),
      to: text(4096),
      format: oneOf('docx', 'html', 'xlsx'),
    }),
  }),
  'export.annotated': job<{ readonly path: string; readonly paragraphs: number; readonly manifest: string }>()({
    says: 'Writes a source with paragraph numbers and its codes in the margin (docx or html), of chosen codes and coders if told. For outside speakers are named by their roles, and a source with a person who must be asked, or did not agree, is refused.',
    input: object({
      sourceId: id('source'),
      codeIds: optional(list(id('code'), 5000)),
      coderIds: optional(list(id('coder'), 1000)),
      audience: oneOf('outside', 'team'),
      minGroup: optional(wholeNumber(1, 1000)),
      to: text(4096),
      format: oneOf('docx', 'html'),
    }),
  }),
  'export.differences': job<{ readonly path: string; readonly differences: number; readonly manifest: string }>()({
    says: 'Writes what changed between two versions of the framework to a file: docx or html for the methods appendix, json for scripts. `toId` null is the framework as it is now.',
    input: object({
      fromId: id('version'),
      toId: nullable(id('version')),
      to: text(4096),
      format: oneOf('docx', 'html', 'json'),
    }),
  }),
  'list.differences': query<Readonly<Record<string, unknown>>>()({
    says: 'What changed between two versions named by label or id, for scripts: { "added", "removed", "renamed", "moved", "merged", "split", "redefined", "retired": […] }. “present” is the framework as it is now. Refuses a name that no version has.',
    input: object({ from: text(200), to: text(200) }),
  }),
  'list.version': query<VersionId | null>()({
    says: 'The id of the version with this label or id; null for “present”. Refuses a name that no version has.',
    input: object({ name: text(200) }),
  }),
  'export.memos': job<{
    readonly path: string
    readonly memos: number
    readonly comments: number
    readonly manifest: string
  }>()({
    says: 'Writes memos to a file: docx, html, md, txt or csv, each with what it is about, who wrote it and when, and what it links to. Narrowed as asked: by what they are about (`journal` for its entries), coder, days (`from`, `until`, of the time zone `zone`, else of UTC), code and words. Comments on codings follow, unless memos on something else or days are asked for: a comment has no day. For `outside` without the words they are about and without those that stay with the team; keys of cases become published codes. The same memos give the same bytes.',
    input: object({
      to: text(4096),
      format: oneOf('docx', 'html', 'md', 'txt', 'csv'),
      about: optional(oneOf('project', 'journal', 'source', 'code', 'coding', 'case', 'proposition', 'anchor')),
      coderId: optional(id('coder')),
      codeId: optional(id('code')),
      from: optional(day),
      until: optional(day),
      zone: optional(timeZone),
      words: optional(text(500)),
      order: optional(oneOf('newest', 'oldest', 'title')),
      audience: optional(oneOf('outside', 'team')),
      minGroup: optional(wholeNumber(1, 1000)),
    }),
  }),
  'list.rows': query<readonly ListedRow[]>()({
    says: 'Everything of one kind, never paged or filtered, for scripts. References are keys of sheets, else ids; offsets count UTF-16 units.',
    input: object({ what: oneOf(...LISTS) }),
  }),
  'list.find': query<readonly string[]>()({
    says: 'The ids of things of one kind named by key, name or id, in the order given; what has no name (comments, proposals, questions of merges) by as much of its id as tells it apart. Refuses a name that fits none, or several.',
    input: object({
      what: oneOf(...FINDABLE),
      names: list(text(500), 5000),
    }),
  }),
}
