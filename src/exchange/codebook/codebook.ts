// The codebook: the framework as a document, before it is a file. Pure.

import { frameworkOrder } from '../../framework/versions/told.ts'
import type { KeptCode, KeptFramework } from '../../framework/versions/types.ts'

/** An entry with every reference in words: codes by key (else id), questions by key, people by name. `depth` is how far below the top it lies. */
export interface CodebookEntry extends KeptCode {
  readonly reference: string
  readonly depth: number
  readonly parent: string
  readonly questions: readonly string[]
  readonly replacedBy: readonly string[]
  readonly replacedByNames: readonly string[]
  readonly sets: readonly string[]
  readonly owner: string
}

/** A whole codebook in framework order. `version` says which state of the framework it is. */
export interface Codebook {
  readonly project: string
  readonly version: string
  readonly entries: readonly CodebookEntry[]
}

/** Makes the codebook of a framework. `people` are coders by id. */
export function codebookOf(
  framework: KeptFramework,
  about: { readonly project: string; readonly version: string; readonly people: ReadonlyMap<string, string> },
): Codebook {
  const byId = new Map(framework.codes.map(code => [code.id, code]))
  const reference = (code: KeptCode) => code.key ?? code.id
  const depths = new Map<string, number>()
  const ordered = frameworkOrder(framework.codes)
  const place = new Map(ordered.map((code, at) => [code.id, at]))
  const entries = ordered.map((code): CodebookEntry => {
    const depth = code.parentId === null ? 0 : (depths.get(code.parentId) ?? 0) + 1
    depths.set(code.id, depth)
    const successors = framework.replacements
      .filter(one => one.codeId === code.id)
      .flatMap(one => byId.get(one.byId) ?? [])
      .sort((a, b) => place.get(a.id)! - place.get(b.id)!)
    return {
      ...code,
      reference: reference(code),
      depth,
      parent: code.parentId === null ? '' : reference(byId.get(code.parentId)!),
      questions: framework.questions
        .filter(one => one.codeIds.includes(code.id))
        .sort((a, b) => a.place - b.place)
        .map(one => one.key),
      replacedBy: successors.map(reference),
      replacedByNames: successors.map(one => one.name),
      sets: framework.sets
        .filter(one => one.codeIds.includes(code.id))
        .sort((a, b) => a.place - b.place)
        .map(one => one.name),
      owner: code.ownerId === null ? '' : (about.people.get(code.ownerId) ?? ''),
    }
  })
  return { project: about.project, version: about.version, entries }
}

/** The columns of a codebook sheet: the names by which it is read back, the cell of an entry, and how wide it is. */
const COLUMNS: readonly (readonly [string, number, (entry: CodebookEntry) => string | number])[] = [
  ['code_id', 18, one => one.reference],
  ['label', 28, one => one.name],
  ['kind', 8, one => one.kind],
  ['parent', 16, one => one.parent],
  ['origin', 11, one => one.provenance],
  ['came_from', 18, one => one.provenanceKind ?? ''],
  ['origin_note', 24, one => one.provenanceNote ?? ''],
  ['topic_guide_question', 11, one => one.questions.join(';')],
  ['brief_definition', 36, one => one.brief ?? ''],
  ['full_definition', 48, one => one.full ?? ''],
  ['inclusion', 40, one => one.inclusion ?? ''],
  ['exclusion', 40, one => one.exclusion ?? ''],
  ['typical_exemplar', 40, one => one.typical ?? ''],
  ['close_but_no', 40, one => one.closeButNo ?? ''],
  ['valence', 10, one => one.valence ?? ''],
  ['status', 10, one => one.status],
  ['introduced', 10, one => one.introducedIn ?? ''],
  ['retired', 10, one => one.retiredIn ?? ''],
  ['replaced_by', 18, one => one.replacedBy.join(';')],
  ['sets', 18, one => one.sets.join(';')],
  ['owner', 14, one => one.owner],
  ['definition_number', 10, one => one.definition],
  ['codings', 9, one => one.counts.codings],
  ['sources', 9, one => one.counts.sources],
  ['coders', 9, one => one.counts.coders],
]

/** The heads of a codebook sheet. */
export const CODEBOOK_HEADS = COLUMNS.map(([head]) => head)
/** The widths of its columns. */
export const CODEBOOK_WIDTHS = COLUMNS.map(([, width]) => width)

/** The rows of a codebook sheet, one an entry. The version stands in the last column, so that a sheet alone says what it is. */
export function codebookRows({ entries, version }: Codebook): (string | number)[][] {
  return entries.map(entry => [...COLUMNS.map(([, , cell]) => cell(entry)), version])
}
