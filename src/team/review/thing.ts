// What can be commented on, as it comes through the door and as it is told apart. Pure.

import { matrixFields } from '../../analysis/matrix/parse.ts'
import { eitherBy, id, nullable, object, optional, text, textRange, wholeNumber } from '../../base/parse.ts'
import type { MatrixRequest } from '../../analysis/types.ts'
import type { CodeId, CoderId } from '../../base/ids.ts'
import type { CommentedCell, Proposed } from './types.ts'

const own = { id: id('thing') }
/** A cell of a matrix, as it is commented on. */
export const cellParser = object({
  request: object(matrixFields),
  row: optional(text(2000)),
  column: optional(text(2000)),
  rowGroup: optional(text(2000)),
  columnGroup: optional(text(2000)),
  names: object({ row: text(2000), column: text(2000) }),
})

/** A thing as others name it: a passage by its anchor, or by words of a source that become one; a cell with how many codings it showed. */
export const thingParser = eitherBy('about', {
  source: own,
  passage: { id: optional(id('thing')), sourceId: optional(id('source')), range: optional(textRange) },
  coding: own,
  code: own,
  cell: { cell: cellParser, counted: optional(wholeNumber()) },
  summary: { ...own, besideId: nullable(id('thing')) },
  position: { ...own, besideId: id('thing') },
  memo: own,
  proposition: own,
  version: own,
  proposal: own,
  output: own,
})
export type ThingInput = ReturnType<typeof thingParser.parse>

/** A cell out of the project's own JSON. */
export function cellOf(json: string): CommentedCell {
  return cellParser.parse(JSON.parse(json), 'cell')
}

/** What tells two cells apart: orders, hidden rows and shares do not, they show the same codings. */
export function keyOfCell({ request, row, column, rowGroup, columnGroup }: Omit<CommentedCell, 'names'>): string {
  return JSON.stringify(sorted({ ...keyOfRequest(request), row, column, rowGroup, columnGroup }))
}

/** What of a matrix decides what its cells count. */
export function keyOfRequest(request: MatrixRequest): Record<string, unknown> {
  const { rows, columns, measure, where, codedBy, stance, rollUp, filter, rowGroups, columnGroups } = request
  return sorted({
    rows,
    columns,
    measure,
    where,
    codedBy,
    stance,
    rollUp,
    filter: filter ?? null,
    rowGroups: rowGroups ?? null,
    columnGroups: columnGroups ?? null,
  }) as Record<string, unknown>
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, one]) => one !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, one]) => [name, sorted(one)]),
  )
}

/** Who is named in a text: @ with a whole name or initials, the longest that fits, whatever its case. */
export function mentionedIn(
  body: string,
  coders: readonly { readonly id: CoderId; readonly name: string; readonly initials: string }[],
): CoderId[] {
  const called = coders
    .flatMap(coder => [coder.name, coder.initials].map(name => ({ id: coder.id, name: name.toLowerCase() })))
    .filter(one => one.name !== '')
    .sort((a, b) => b.name.length - a.name.length)
  const said = body.toLowerCase()
  const found = new Set<CoderId>()
  for (let at = said.indexOf('@'); at >= 0; at = said.indexOf('@', at + 1)) {
    if (at > 0 && /[\p{L}\p{N}]/u.test(said[at - 1]!)) continue
    const one = called.find(
      ({ name }) => said.startsWith(name, at + 1) && !/^[\p{L}\p{N}]/u.test(said.slice(at + 1 + name.length)),
    )
    if (one) found.add(one.id)
  }
  return [...found]
}

/** The codes that a proposal is about, first those it is done to. */
export function codesOfProposed(request: Proposed): CodeId[] {
  const ids: (CodeId | null)[] = []
  if ('codeIds' in request) ids.push(...request.codeIds)
  if ('codeId' in request) ids.push(request.codeId)
  if ('intoId' in request) ids.push(request.intoId)
  if ('toId' in request) ids.push(request.toId)
  if ('parentId' in request) ids.push(request.parentId)
  if (request.operation === 'split') for (const one of request.into) if ('codeId' in one) ids.push(one.codeId)
  return [...new Set(ids.filter(id => id !== null))]
}
