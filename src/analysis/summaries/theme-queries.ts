// Reads the theme matrix of one case (METHODS 2.2): people by role, observation notes, documents × codes in framework order.

import { attributedValues } from '../../cases/value-queries.ts'
import type { CaseId, SourceId } from '../../base/ids.ts'
import { compareNatural } from '../../base/order.ts'
import { excerptsByRow } from '../../coding/queries.ts'
import type { Read } from '../../store/access.ts'
import { keyOf, nameOf, type CaseHead, type Heads, type SourceHead } from '../heads.ts'
import { sameName } from '../attributes.ts'
import type { Condition, Filter } from '../filter/types.ts'
import { filterInWords } from '../filter/words.ts'
import { namesOf } from '../matrix/notes.ts'
import { themesCaption } from './captions.ts'
import { columnsOf } from './columns.ts'
import { movedSince, summariesOfCase } from './queries.ts'
import type { CaseThemeCell, CaseThemeRow, CaseThemes } from './types.ts'
import type { CaseRow, Under } from './under-queries.ts'

/** What the role of a person is called in a sheet, the first that is there. */
const ROLES = ['role category', 'role', 'function']
/** How many excerpts a cell shows the first words of, and how much of them. */
const FIRST = 2
const FIRST_WORDS = 140

interface Part extends CaseThemeRow {
  readonly row: CaseRow
}

/** The theme matrix of a case, under the filter that was asked for: with the rows in which something could pass, and what passes in their cells. Refuses a case that is not there. */
export function caseThemes(read: Read, under: Under, caseId: CaseId): CaseThemes {
  const whole = under.row(caseId)
  const { heads } = under
  const written = summariesOfCase(read, caseId)
  const writtenCodes = new Set(written.flatMap(one => (one.codeId === null ? [] : [one.codeId as string])))
  const { codes, columns, categories } = columnsOf(heads, null, writtenCodes, false)
  const all = partsOf(under, whole)
  const parts = all.filter(part => part.kind === 'whole' || under.couldPass(part.row))
  const cells: Omit<CaseThemeCell, 'lines'>[] = []
  const firsts = new Map<number, number[]>()
  const kinds = codes.map(() => ({ talk: 0, documents: 0 }))
  parts.forEach((part, row) => {
    const counts = under.counts(part.row)
    const ofCase = part.caseId === null ? [] : part.caseId === caseId ? written : summariesOfCase(read, part.caseId)
    codes.forEach((code, column) => {
      const count = counts.get(code.n) ?? 0
      const summary = ofCase.find(one => one.codeId === code.id)
      if (count === 0 && !summary) return
      if (part.kind === 'documents') kinds[column]!.documents += count
      else if (part.kind !== 'whole') kinds[column]!.talk += count
      if (part.kind !== 'whole' && count > 0) firsts.set(cells.length, under.firstApart(part.row, code, FIRST))
      cells.push({
        row,
        column,
        count,
        summary: summary
          ? {
              text: summary.text,
              status: summary.status,
              moved: movedSince(under, under.row(part.caseId!), summary, ofCase),
            }
          : null,
      })
    })
  })
  const lines = linesOf(read, under, whole, [...new Set([...firsts.values()].flat())])
  const narrowed = under.asked && filterInWords(under.asked, namesOf(heads))
  // Where the filter leaves nothing on one side, that a code is not there says nothing.
  const isCompared = under.asked === null || (kinds.some(one => one.talk > 0) && kinds.some(one => one.documents > 0))
  return {
    caseId,
    key: keyOf(whole.head),
    name: nameOf(whole.head),
    categories,
    columns,
    rows: parts.map(({ row: _row, ...part }) => part),
    cells: cells.map((cell, at) => ({ ...cell, lines: (firsts.get(at) ?? []).flatMap(n => lines.get(n) ?? []) })),
    planned: kinds.map(({ talk, documents }) =>
      !isCompared
        ? 'not compared'
        : talk > 0
          ? documents > 0
            ? 'both'
            : 'practised only'
          : documents > 0
            ? 'planned only'
            : 'neither',
    ),
    caption: themesCaption(heads, whole.head, columns.length, {
      filter: narrowed,
      leftOut: all.length - parts.length,
      isCompared,
    }),
    narrowed,
  }
}

/** The rows: those who speak in the interviews of the case, by role; interviews in which nobody is known; observation notes; documents; all of it. */
function partsOf(under: Under, whole: CaseRow): Part[] {
  const ofKind = (kind: string) => whole.sources.filter(source => source.kind === kind)
  const interviews = ofKind('interview')
  const heads = new Map(under.heads.cases.map(one => [one.n, one]))
  const speaking = new Map<number, SourceHead[]>()
  for (const source of interviews)
    for (const n of under.table.block(source.n)?.participants ?? [])
      speaking.set(n, [...(speaking.get(n) ?? []), source])
  // Somebody recorded for the case whose interview is not there yet has a row too: it says so.
  for (const one of under.heads.cases)
    if (one.kind === 'participant' && one.within === whole.head.n && !speaking.has(one.n)) speaking.set(one.n, [])
  if (whole.head.kind === 'participant') for (const n of speaking.keys()) if (n !== whole.head.n) speaking.delete(n)
  const roleOf = roles(under.heads)
  const people = [...speaking]
    .flatMap(([n, sources]) => {
      const head = heads.get(n)
      return head ? [{ head, sources, role: roleOf(head) }] : []
    })
    .sort((a, b) => compareRoles(a.role, b.role) || compareNatural(keyOf(a.head), keyOf(b.head)))
  const parts: Part[] = people.map(({ head, sources, role }) =>
    partOf(
      under,
      // Seen from the case whose matrix this is: a source of two sites counts here as it does in the last row.
      { head: whole.head, sources, person: head.n },
      {
        kind: 'person',
        caseId: head.id as CaseId,
        key: keyOf(head),
        name: nameOf(head),
        role,
        only: { all: [ofKinds('interview'), ...(head === whole.head ? [] : [inCase(whole.head)])] },
      },
    ),
  )
  const unknown = interviews.filter(source => (under.table.block(source.n)?.participants ?? []).length === 0)
  const more = (kind: CaseThemeRow['kind'], name: string, sources: readonly SourceHead[], only: Filter) => {
    if (sources.length > 0)
      parts.push(partOf(under, { ...whole, sources }, { kind, caseId: null, key: '', name, role: null, only }))
  }
  more('interviews', 'Interviews, speaker not known', unknown, {
    is: 'sources',
    ids: unknown.map(source => source.id as SourceId),
  })
  more('observations', 'Observation notes', ofKind('observation'), ofKinds('observation'))
  more('documents', 'Documents', ofKind('document'), ofKinds('document'))
  parts.push(
    partOf(under, whole, {
      kind: 'whole',
      caseId: whole.head.id as CaseId,
      key: keyOf(whole.head),
      name: nameOf(whole.head),
      role: null,
      only: null,
    }),
  )
  return parts
}

const ofKinds = (kind: Extract<Condition, { is: 'source kind' }>['kinds'][number]): Filter => ({
  is: 'source kind',
  kinds: [kind],
})
const inCase = ({ id }: CaseHead): Filter => ({ is: 'cases', ids: [id as CaseId] })

function partOf(
  under: Under,
  row: CaseRow,
  about: Pick<CaseThemeRow, 'kind' | 'caseId' | 'key' | 'name' | 'role' | 'only'>,
): Part {
  return {
    ...about,
    sources: under.sourcesOf(row).length,
    empty: under.emptyReason(row, false),
    // Nobody asks a document.
    emptyAsked: under.emptyReason(row, about.kind === 'person' || about.kind === 'whole'),
    row,
  }
}

function roles(heads: Heads): (head: CaseHead) => string | null {
  const attribute = ROLES.map(name =>
    heads.attributes.find(one => one.about === 'participant' && sameName(one.name, name)),
  ).find(Boolean)
  return head => attribute?.values.get(head.n) ?? null
}

/** Those whose role is not known come last. */
function compareRoles(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  return compareNatural(a, b)
}

/** The first words of excerpts with where they stand, by the row numbers of their codings. */
function linesOf(
  read: Read,
  under: Under,
  whole: CaseRow,
  numbers: readonly number[],
): ReadonlyMap<number, CaseThemeCell['lines'][number]> {
  const shared = new Map(whole.sources.map(source => [source.id, under.sharedWith(whole, source)]))
  const inOrder = numbers.toSorted((a, b) => a - b)
  return new Map(
    excerptsByRow(read, inOrder, attributedValues(read)).map((excerpt, at) => [
      inOrder[at]!,
      {
        codingId: excerpt.codingId,
        sourceId: excerpt.sourceId,
        range: excerpt.range,
        words: shortened(excerpt.words),
        reference: `${excerpt.sourceKey ?? excerpt.sourceName} ¶${excerpt.paragraph}`,
        sharedWith: shared.get(excerpt.sourceId) ?? [],
      },
    ]),
  )
}

function shortened(words: string): string {
  const line = words.replaceAll(/\s+/gu, ' ').trim()
  if (line.length <= FIRST_WORDS) return line
  const cut = line.slice(0, FIRST_WORDS)
  return `${cut
    .slice(0, Math.max(cut.lastIndexOf(' '), FIRST_WORDS - 30))
    .toWellFormed()
    .trimEnd()}…`
}
