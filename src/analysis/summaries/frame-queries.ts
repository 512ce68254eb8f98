// Reads the frame of a framework matrix: which cases and codes it has, in which order, and what each row tells besides its cells.

import type { CaseId } from '../../base/ids.ts'
import { compareNatural } from '../../base/order.ts'
import { Refusal } from '../../base/trouble.ts'
import type { Read } from '../../store/access.ts'
import { idOf, idOrNull, sql } from '../../store/sql.ts'
import { sameName } from '../attributes.ts'
import { filterInWords } from '../filter/words.ts'
import { keyOf, nameOf, type AttributeHead, type CaseHead, type CodeHead, type Heads } from '../heads.ts'
import { namesOf } from '../matrix/notes.ts'
import { columnsOf, type Columns } from './columns.ts'
import type { FrameworkMatrix, FrameworkMatrixRequest, FrameworkRow, SummaryStatus } from './types.ts'
import type { CaseRow, Under } from './under-queries.ts'

/** Where something is written, without the words. */
export interface SummaryPlace {
  readonly caseId: string
  readonly codeId: string | null
  readonly status: SummaryStatus
}

/** A framework matrix before anything is read of its cells. */
export interface Frame {
  readonly rows: readonly CaseRow[]
  readonly columns: Columns
  readonly places: readonly SummaryPlace[]
  readonly about: FrameworkMatrix['about']
  /** How many cases are left out, because nothing in them could pass the filter. */
  readonly casesLeftOut: number
  readonly valuesOf: readonly ((head: CaseHead) => string | null)[]
}

/** The frame as asked for. Refuses cases, codes and attributes that are not there. */
export function frameOf(read: Read, under: Under, request: FrameworkMatrixRequest): Frame {
  const { heads } = under
  const places = summaryPlaces(read)
  const written = new Set(places.flatMap(one => (one.codeId === null ? [] : [one.codeId])))
  const valuesOfEach = request.attributes.map(name => valuesOf(heads, request.rows, name))
  const all = casesOf(heads, request)
  const cases = all.filter(head => under.couldPass(under.rowOf(head)))
  const there = new Set(cases)
  return {
    rows: cases.map(head => under.rowOf(head)),
    columns: columnsOf(heads, request.codeIds, written, request.retired),
    places,
    about: {
      version: heads.version,
      filter: request.filter ? filterInWords(request.filter, namesOf(heads)) : null,
    },
    casesLeftOut: all.filter(head => head.kind !== 'participant' && !there.has(head)).length,
    valuesOf: valuesOfEach,
  }
}

/** What a row tells besides its cells and how far it is. */
export function rowHead(under: Under, row: CaseRow, { valuesOf: values }: Frame): Omit<FrameworkRow, 'progress'> {
  const { head } = row
  const within = head.kind === 'participant' ? under.heads.cases.find(one => one.n === head.within) : undefined
  return {
    caseId: head.id as CaseId,
    key: keyOf(head),
    name: nameOf(head),
    kind: head.kind,
    within: (within?.id as CaseId | undefined) ?? null,
    sources: row.sources.length,
    values: values.map(valueOf => valueOf(head)),
    empty: under.emptyReason(row, false),
    emptyAsked: under.emptyReason(row, true),
  }
}

/** Retired codes that were asked for and have no column, the summaries on them, and the cases left out. */
export function leftOutOf(
  heads: Heads,
  { codeIds }: FrameworkMatrixRequest,
  columns: Columns,
  { places, casesLeftOut }: Frame,
): FrameworkMatrix['leftOut'] {
  const shown = new Set<CodeHead>(columns.codes)
  const asked = codeIds === null ? null : new Set<string>(codeIds)
  const hidden = new Set(
    heads.codes
      .filter(code => code.retired && (asked === null || asked.has(code.id)) && !shown.has(code))
      .map(code => code.id),
  )
  return {
    codes: hidden.size,
    summaries: places.filter(one => one.codeId !== null && hidden.has(one.codeId)).length,
    cases: casesLeftOut,
  }
}

/** Where summaries are and how far each is. */
function summaryPlaces(read: Read): SummaryPlace[] {
  return read
    .arrays<[Buffer, Buffer | null, SummaryStatus]>(sql`SELECT case_id, code_id, status FROM summary ORDER BY n`)
    .map(([caseId, codeId, status]) => ({ caseId: idOf(caseId), codeId: idOrNull(codeId), status }))
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
