// Reads the theme matrix of one case (METHODS 2.2): people by role, observation notes, documents × codes in framework order.

import { attributedValues } from '../../cases/value-queries.ts'
import type { CaseId } from '../../base/ids.ts'
import { compareNatural } from '../../base/order.ts'
import { excerptsByRow } from '../../coding/queries.ts'
import type { Read } from '../../store/access.ts'
import { keyOf, nameOf, type CaseHead, type Heads, type SourceHead } from '../heads.ts'
import { sameName } from '../attributes.ts'
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

/** The theme matrix of a case. Refuses one that is not there. */
export function caseThemes(read: Read, under: Under, caseId: CaseId): CaseThemes {
  const whole = under.row(caseId)
  const { heads } = under
  const written = summariesOfCase(read, caseId)
  const writtenCodes = new Set(written.flatMap(one => (one.codeId === null ? [] : [one.codeId as string])))
  const { codes, columns, categories } = columnsOf(heads, null, writtenCodes, false)
  const parts = partsOf(under, whole)
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
          ? { text: summary.text, status: summary.status, moved: movedSince(under, part.row, summary, ofCase) }
          : null,
      })
    })
  })
  const lines = linesOf(read, under, whole, [...new Set([...firsts.values()].flat())])
  return {
    caseId,
    key: keyOf(whole.head),
    name: nameOf(whole.head),
    categories,
    columns,
    rows: parts.map(({ row: _row, ...part }) => part),
    cells: cells.map((cell, at) => ({ ...cell, lines: (firsts.get(at) ?? []).flatMap(n => lines.get(n) ?? []) })),
    planned: kinds.map(({ talk, documents }) =>
      talk > 0 ? (documents > 0 ? 'both' : 'practised only') : documents > 0 ? 'planned only' : 'neither',
    ),
    caption: themesCaption(heads, whole.head, columns.length),
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
      { head, sources, person: head.n },
      { kind: 'person', caseId: head.id as CaseId, key: keyOf(head), name: nameOf(head), role },
    ),
  )
  const unknown = interviews.filter(source => (under.table.block(source.n)?.participants ?? []).length === 0)
  const more = (kind: CaseThemeRow['kind'], name: string, sources: readonly SourceHead[]) => {
    if (sources.length > 0)
      parts.push(partOf(under, { ...whole, sources }, { kind, caseId: null, key: '', name, role: null }))
  }
  more('interviews', 'Interviews, speaker not known', unknown)
  more('observations', 'Observation notes', ofKind('observation'))
  more('documents', 'Documents', ofKind('document'))
  parts.push(
    partOf(under, whole, {
      kind: 'whole',
      caseId: whole.head.id as CaseId,
      key: keyOf(whole.head),
      name: nameOf(whole.head),
      role: null,
    }),
  )
  return parts
}

function partOf(
  under: Under,
  row: CaseRow,
  about: Pick<CaseThemeRow, 'kind' | 'caseId' | 'key' | 'name' | 'role'>,
): Part {
  return {
    ...about,
    sources: row.sources.length,
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
