// Reads the framework matrix: cases × codes with what is written, how much lies under each cell, and what moved since.

import type { CaseId } from '../../base/ids.ts'
import { compareNatural } from '../../base/order.ts'
import { Refusal } from '../../base/trouble.ts'
import type { Read } from '../../store/access.ts'
import { idOf, sql } from '../../store/sql.ts'
import { keyOf, nameOf, type AttributeHead, type CaseHead, type Heads } from '../heads.ts'
import { sameName } from '../attributes.ts'
import { captionOf } from './captions.ts'
import { columnsOf, onlyColumns, type Columns } from './columns.ts'
import { progressOf } from './progress.ts'
import { listSummaries, movedSince, type SummaryRow } from './queries.ts'
import type { FrameworkMatrix, FrameworkMatrixRequest, FrameworkRow, MatrixSummary, SummaryShow } from './types.ts'
import type { CaseRow, Under } from './under-queries.ts'

/** The matrix as asked for. Refuses cases, codes and attributes that are not there. */
export function frameworkMatrix(read: Read, under: Under, request: FrameworkMatrixRequest): FrameworkMatrix {
  const { heads } = under
  const summaries = listSummaries(read)
  const byCase = groupedByCase(summaries)
  const written = new Set(summaries.flatMap(one => (one.codeId === null ? [] : [one.codeId as string])))
  const values = request.attributes.map(name => valuesOf(heads, request.rows, name))
  const all = casesOf(heads, request)
  const cases = all.filter(head => under.couldPass(under.rowOf(head)))
  let columns = columnsOf(heads, request.codeIds, written, request.retired)
  let rows = cases.map(head => under.rowOf(head))
  let found = cellsOf(under, rows, columns, byCase)
  if (request.show !== 'all') {
    const keeps = wantedCells(request.show, rows, columns, found)
    rows = rows.filter(
      ({ head }, at) =>
        keeps.rows.has(at) || rows.some((one, row) => keeps.rows.has(row) && one.head.within === head.n),
    )
    columns = onlyColumns(columns, place => keeps.columns.has(place))
    found = cellsOf(under, rows, columns, byCase)
  }
  const links = phrasesBySummary(read)
  const shownRows = rows.map(row => rowOf(under, row, heads, byCase, values))
  const retired = heads.codes.filter(
    code => code.retired && (request.codeIds === null || request.codeIds.includes(code.id as never)),
  )
  const hidden = retired.filter(code => !columns.codes.includes(code))
  const hiddenIds = new Set(hidden.map(code => code.id))
  const answer = {
    categories: columns.categories,
    columns: columns.columns,
    rows: shownRows,
    counts: found.counts,
    summaries: found.summaries.map(({ row, column, summary, moved }): MatrixSummary => ({
      row,
      column,
      id: summary.id,
      text: summary.text,
      status: summary.status,
      coder: summary.coder,
      changedAt: summary.changedAt,
      moved,
      links: links.get(summary.id) ?? [],
    })),
    leftOut: {
      codes: hidden.length,
      summaries: summaries.filter(one => one.codeId !== null && hiddenIds.has(one.codeId)).length,
      cases: all.filter(head => head.kind !== 'participant' && !cases.includes(head)).length,
    },
  }
  return { ...answer, caption: captionOf(heads, request, answer) }
}

/** Summaries by the id of their case. */
export function groupedByCase(summaries: readonly SummaryRow[]): ReadonlyMap<string, readonly SummaryRow[]> {
  const groups = new Map<string, SummaryRow[]>()
  for (const one of summaries) {
    const list = groups.get(one.caseId)
    if (list) list.push(one)
    else groups.set(one.caseId, [one])
  }
  return groups
}

interface Cells {
  readonly counts: readonly (readonly number[])[]
  readonly summaries: readonly {
    readonly row: number
    readonly column: number
    readonly summary: SummaryRow
    readonly moved: MatrixSummary['moved']
  }[]
}

function cellsOf(
  under: Under,
  rows: readonly CaseRow[],
  { codes }: Columns,
  byCase: ReadonlyMap<string, readonly SummaryRow[]>,
): Cells {
  const place = new Map(codes.map((code, at) => [code.id, at]))
  const counts: number[][] = []
  const summaries: Cells['summaries'][number][] = []
  rows.forEach((row, at) => {
    const counted = under.counts(row)
    counts.push(codes.map(code => counted.get(code.n) ?? 0))
    const ofCase = byCase.get(row.head.id) ?? []
    for (const summary of ofCase) {
      const column = summary.codeId === null ? undefined : place.get(summary.codeId)
      if (column !== undefined)
        summaries.push({ row: at, column, summary, moved: movedSince(under, row, summary, ofCase) })
    }
  })
  return { counts, summaries }
}

/** The rows and columns that hold at least one cell of a kind. */
function wantedCells(show: SummaryShow, rows: readonly CaseRow[], columns: Columns, { summaries }: Cells) {
  const keeps = { rows: new Set<number>(), columns: new Set<number>() }
  const keep = (row: number, column: number) => {
    keeps.rows.add(row)
    keeps.columns.add(column)
  }
  if (show === 'empty') {
    const filled = new Set(summaries.map(({ row, column }) => row * columns.codes.length + column))
    for (let row = 0; row < rows.length; row++)
      for (let column = 0; column < columns.codes.length; column++)
        if (!filled.has(row * columns.codes.length + column)) keep(row, column)
    return keeps
  }
  for (const { row, column, summary, moved } of summaries)
    if (show === 'written' || (show === 'stale' ? moved !== null : summary.status === show)) keep(row, column)
  return keeps
}

function rowOf(
  under: Under,
  row: CaseRow,
  heads: Heads,
  byCase: ReadonlyMap<string, readonly SummaryRow[]>,
  values: readonly ((head: CaseHead) => string | null)[],
): FrameworkRow {
  const { head } = row
  const ofCase = byCase.get(head.id) ?? []
  const whole = ofCase.find(one => one.codeId === null)
  const within = head.kind === 'participant' ? heads.cases.find(one => one.n === head.within) : undefined
  return {
    caseId: head.id as CaseId,
    key: keyOf(head),
    name: nameOf(head),
    kind: head.kind,
    within: (within?.id as CaseId | undefined) ?? null,
    sources: row.sources.length,
    progress: progressOf(whole?.status ?? null, ofCase.length - (whole ? 1 : 0)),
    values: values.map(valueOf => valueOf(head)),
    empty: under.emptyReason(row, false),
    emptyAsked: under.emptyReason(row, true),
  }
}

/** The cases of the rows: sites (or pairs) in the order asked for, each site with its people behind it. */
function casesOf(heads: Heads, { rows, people, caseIds, order }: FrameworkMatrixRequest): CaseHead[] {
  const wanted = caseIds === null ? null : new Set<string>(caseIds)
  if (wanted !== null) {
    const there = new Set(heads.cases.map(one => one.id))
    if ([...wanted].some(id => !there.has(id)))
      throw new Refusal('no-such-case', 'A case chosen for this matrix is not in the project any more.')
  }
  const kind = rows === 'sites' ? 'site' : 'pair'
  const top = heads.cases.filter(one => one.kind === kind && (wanted === null || wanted.has(one.id)))
  const ordered =
    order === null ? top : inOrder(top, valuesOf(heads, rows, order.by), order.down, choicesOf(heads, kind, order.by))
  if (!people || rows === 'pairs') return ordered
  const within = new Map<number, CaseHead[]>()
  for (const one of heads.cases) {
    if (one.kind !== 'participant') continue
    const list = within.get(one.within)
    if (list) list.push(one)
    else within.set(one.within, [one])
  }
  return ordered.flatMap(site => [site, ...(within.get(site.n) ?? [])])
}

/** By value: numbers by size, choices in their order, all else in natural order. What has no value comes last, whichever way. */
function inOrder(
  cases: readonly CaseHead[],
  valueOf: (head: CaseHead) => string | null,
  down: boolean,
  choices: readonly string[],
): CaseHead[] {
  const place = (value: string) => choices.indexOf(value)
  const compare = (a: string, b: string) =>
    place(a) >= 0 && place(b) >= 0 ? place(a) - place(b) : Number(a) - Number(b) || compareNatural(a, b)
  return cases.toSorted((a, b) => {
    const [x, y] = [valueOf(a), valueOf(b)]
    if (x === null || y === null) return Number(x === null) - Number(y === null)
    return down ? -compare(x, y) : compare(x, y)
  })
}

function named(heads: Heads, about: string, name: string): AttributeHead | undefined {
  return heads.attributes.find(attribute => attribute.about === about && sameName(attribute.name, name))
}

function choicesOf(heads: Heads, about: string, name: string): readonly string[] {
  return named(heads, about, name)?.choices ?? []
}

/** The value of an attribute by case; a person has its own, else that of its site. Refuses a name that none has. */
function valuesOf(heads: Heads, rows: FrameworkMatrixRequest['rows'], name: string): (head: CaseHead) => string | null {
  const own = named(heads, rows === 'sites' ? 'site' : 'pair', name)
  const ofPeople = named(heads, 'participant', name)
  if (!own && !ofPeople)
    throw new Refusal('no-such-attribute', `There is no attribute “${name}” of ${rows} or of people.`)
  return head =>
    head.kind === 'participant'
      ? (ofPeople?.values.get(head.n) ?? own?.values.get(head.within) ?? null)
      : (own?.values.get(head.n) ?? null)
}

/** Where the links of every summary stand, with what they lead to. */
function phrasesBySummary(read: Read): ReadonlyMap<string, MatrixSummary['links']> {
  const found = new Map<string, { phrase: { start: number; end: number }; reference: string }[]>()
  for (const [summary, start, end, source] of read.arrays<[Buffer, number, number, string]>(sql`
    SELECT summary_id, phrase_start, phrase_end, coalesce(source.key, source.name) FROM summary_link
    JOIN anchor ON anchor.id = anchor_id JOIN source ON source.id = source_id ORDER BY summary_id, phrase_start, phrase_end, summary_link.n`)) {
    const id = idOf(summary)
    const link = { phrase: { start, end }, reference: source }
    const list = found.get(id)
    if (list) list.push(link)
    else found.set(id, [link])
  }
  return found
}
