// What a person chose for a matrix, kept with its tab; and the request and words that follow from it.

import type { MatrixColumns, MatrixRequest, Measure } from '../../../src/analysis/types.ts'
import type { Input } from '../../../src/api/contract.ts'
import type { CaseTable } from '../../../src/cases/types.ts'
import type { CoderInfo } from '../../../src/store/types.ts'
import type { Tab } from '../../state/tabs.ts'
import { matrixWords } from '../../words/matrix.ts'

/** The choices of one matrix tab. `groupBy` is an attribute of sites that groups site columns, or null. */
export interface MatrixChoices {
  readonly rows: MatrixRequest['rows']
  readonly columns: MatrixColumns
  readonly groupBy: string | null
  readonly measure: Measure
  readonly where: MatrixRequest['where']
  readonly codedBy: readonly string[]
  readonly stance: MatrixRequest['stance']
  readonly rollUp: boolean
  readonly shade: boolean
  /** Ids of folded groups. */
  readonly folded: readonly string[]
}

/** Presence by site: counts of codings from unequal material are never the first thing shown (METHODS 2.2). */
export const FIRST_CHOICES: MatrixChoices = {
  rows: 'codes',
  columns: 'sites',
  groupBy: null,
  measure: 'presence',
  where: [],
  codedBy: [],
  stance: null,
  rollUp: false,
  shade: true,
  folded: [],
}

/** The measures in the order offered: presence, then distinct people and things, then counts. */
export const MEASURES: readonly Measure[] = ['presence', 'participants', 'sources', 'cases', 'codings', 'words']

/** The choices a tab keeps, with the first ones for whatever it does not say. */
export function choicesOf(tab: Tab): MatrixChoices {
  return { ...FIRST_CHOICES, ...(tab.options as Partial<MatrixChoices> | undefined) }
}

/** What the core is asked for. The ids in it came from the core. */
export function requestOf(choices: MatrixChoices): Input<'matrix.compute'> {
  const { rows, columns, measure, where, codedBy, stance, rollUp } = choices
  return { rows, columns, measure, where, codedBy, stance, rollUp } as Input<'matrix.compute'>
}

/** The columns as one word of the catalogue's lists. */
export function columnKind(
  columns: MatrixColumns,
): 'sites' | 'participants' | 'pairs' | 'sources' | 'coders' | 'values' {
  return typeof columns === 'string' ? columns : 'values'
}

/** Attributes of sites that can group them: few values, each for several sites. At most `most` values. */
export function groupingAttributes(table: CaseTable | null, most = 8): string[] {
  if (table === null) return []
  return table.attributes
    .filter((_, at) => {
      const values = table.values.map(row => row[at]).filter(value => value != null)
      const distinct = new Set(values).size
      return distinct >= 2 && distinct <= most && distinct < table.cases.length
    })
    .map(attribute => attribute.name)
}

/** The value of an attribute for each site, by the site's id. */
export function valuesBySite(table: CaseTable | null, attribute: string): ReadonlyMap<string, string | null> {
  const at = table?.attributes.findIndex(one => one.name === attribute) ?? -1
  return new Map<string, string | null>(
    table?.cases.map((site, row) => [site.id, table.values[row]?.[at] ?? null]) ?? [],
  )
}

/** The filter as the core says it, cut at what a person chose: every second piece is a choice, to be shown bold. */
export function captionPieces(
  caption: string,
  choices: MatrixChoices,
  coders: readonly CoderInfo[],
  version: string | null,
): string[] {
  const chosen = [
    ...choices.where.map(rule => matrixWords.rule(rule.attribute, rule.value)),
    choices.codedBy.length === 0
      ? matrixWords.filter.anybody
      : matrixWords.either(choices.codedBy.map(id => coders.find(coder => coder.id === id)?.name ?? id)),
    choices.stance ?? matrixWords.filter.anyStance,
    ...(version === null ? [] : [matrixWords.framework(version)]),
  ]
  const pieces: string[] = []
  let from = 0
  for (const words of chosen) {
    const at = caption.indexOf(words, from)
    if (at < 0) continue
    pieces.push(caption.slice(from, at), words)
    from = at + words.length
  }
  return [...pieces, caption.slice(from)]
}
