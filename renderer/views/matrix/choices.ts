// What a person chose for a matrix, kept with its tab; and the request that follows from it. Pure.

import type { Filter } from '../../../src/analysis/filter/types.ts'
import type { AttributeName, Axis, AxisOrder, Share } from '../../../src/analysis/matrix/types.ts'
import type { MatrixRequest, Measure } from '../../../src/analysis/types.ts'
import type { Input } from '../../../src/api/contract.ts'
import type { CaseTable } from '../../../src/cases/types.ts'
import type { Tab } from '../../state/tabs.ts'
import type { SideKind } from './side-kind.ts'

/** How a matrix is looked at. */
export type Look = 'table' | 'heat' | 'bars' | 'graph'

/** The choices of one matrix tab. */
export interface MatrixChoices {
  readonly rows: Axis
  readonly columns: Axis
  readonly measure: Measure
  readonly share: Share | null
  readonly filter: Filter | null
  readonly rowOrder: AxisOrder
  readonly columnOrder: AxisOrder
  readonly rowGroups: AttributeName | null
  readonly columnGroups: AttributeName | null
  readonly hideEmptyRows: boolean
  readonly hideEmptyColumns: boolean
  /** Why just these cases; null while nobody has said. */
  readonly reason: string | null
  /** By which rule a cell is filled and read; null while nobody has said. */
  readonly rule: string | null
  readonly rollUp: boolean
  readonly shade: boolean
  readonly look: Look
  /** Ids of folded groups of codes, and names of folded groups of rows and columns as `groupKey` gives them. */
  readonly folded: readonly string[]
  /** The saved display it was opened from. */
  readonly displayId: string | null
}

/** Presence by site: counts of codings from unequal material are never the first thing shown (METHODS 2.2). */
export const FIRST_CHOICES: MatrixChoices = {
  rows: { of: 'codes' },
  columns: { of: 'cases', kind: 'site' },
  measure: 'presence',
  share: null,
  filter: null,
  rowOrder: { by: 'own' },
  columnOrder: { by: 'own' },
  rowGroups: null,
  columnGroups: null,
  hideEmptyRows: false,
  hideEmptyColumns: false,
  reason: null,
  rule: null,
  rollUp: false,
  shade: true,
  look: 'table',
  folded: [],
  displayId: null,
}

/** The measures in the order offered: presence, then distinct people and things, then counts. */
export const MEASURES: readonly Measure[] = [
  'presence',
  'participants',
  'sources',
  'cases',
  'excerpts',
  'codings',
  'words',
  'coverage',
  'shared words',
]

/** The kind of a side. */
export function sideKind(axis: Axis): SideKind {
  switch (axis.of) {
    case 'codes':
      return 'codes'
    case 'code sets':
      return 'sets'
    case 'codes near':
      return 'near'
    case 'cases':
      return axis.kind === 'site'
        ? 'sites'
        : axis.kind === 'participant'
          ? 'participants'
          : axis.kind === 'pair'
            ? 'pairs'
            : 'cases'
    case 'sources':
      return 'sources'
    case 'source kinds':
      return 'kinds'
    case 'attribute':
      return 'values'
    case 'coders':
      return 'coders'
    case 'coder facts':
      return 'values'
    case 'dates':
      return 'dates'
    case 'filters':
      return 'groups'
  }
}

/** Whether a side shows codes, so that measures of what two codes share make sense. */
export const isCodes = (axis: Axis): boolean => ['codes', 'codes near', 'code sets'].includes(axis.of)

/** Whether codes stand against the codes near them: then the matrix is one of co-occurrence. */
export const isCooccurrence = ({ rows, columns }: Pick<MatrixChoices, 'rows' | 'columns'>): boolean =>
  (rows.of === 'codes near' && columns.of === 'codes') || (rows.of === 'codes' && columns.of === 'codes near')

/** The choices a tab keeps, with the first ones for whatever it does not say. */
export function choicesOf(tab: Tab): MatrixChoices {
  return { ...FIRST_CHOICES, ...(tab.options as Partial<MatrixChoices> | undefined) }
}

/** What the core is asked for. The ids in it came from the core. */
export function requestOf(choices: MatrixChoices): Input<'matrix.compute'> {
  const { measure, rollUp, filter, share, rowOrder, columnOrder, rowGroups, columnGroups, reason, rule } = choices
  return {
    rows: simpleRows(choices.rows),
    columns: simpleColumns(choices.columns),
    measure,
    where: [],
    codedBy: [],
    stance: null,
    rollUp,
    filter,
    share,
    rowOrder,
    columnOrder,
    rowGroups,
    columnGroups,
    hideEmptyRows: choices.hideEmptyRows,
    hideEmptyColumns: choices.hideEmptyColumns,
    ...(reason === null || reason.trim() === '' ? {} : { reason: reason.trim() }),
    ...(rule === null || rule.trim() === '' ? {} : { rule: rule.trim() }),
  }
}

/** The simple words for sides that have one: everything that reads a request knows them. */
function simpleRows(axis: Axis): MatrixRequest['rows'] {
  return axis.of === 'codes' ? (axis.ids ?? 'codes') : axis
}
const SIMPLE: Readonly<Record<string, 'sites' | 'participants' | 'pairs'>> = {
  site: 'sites',
  participant: 'participants',
  pair: 'pairs',
}
function simpleColumns(axis: Axis): MatrixRequest['columns'] {
  if (axis.of === 'cases' && axis.ids === undefined) return SIMPLE[axis.kind] ?? axis
  return (axis.of === 'sources' || axis.of === 'coders') && axis.ids === undefined ? axis.of : axis
}

/** The choices that a saved display holds: its request, and how it looked. */
export function choicesOfDisplay(request: MatrixRequest, look: string | null, displayId: string): MatrixChoices {
  const seen = readLook(look)
  const { rows, columns } = request
  return {
    ...FIRST_CHOICES,
    rows: axisOf(rows),
    columns: axisOf(columns),
    measure: request.measure,
    share: request.share ?? null,
    filter: request.filter ?? null,
    rowOrder: request.rowOrder ?? FIRST_CHOICES.rowOrder,
    columnOrder: request.columnOrder ?? FIRST_CHOICES.columnOrder,
    rowGroups: request.rowGroups ?? null,
    columnGroups: request.columnGroups ?? null,
    hideEmptyRows: request.hideEmptyRows ?? false,
    hideEmptyColumns: request.hideEmptyColumns ?? false,
    reason: request.reason ?? null,
    rule: request.rule ?? null,
    rollUp: request.rollUp,
    ...seen,
    displayId,
  }
}

/** What the window keeps of how a display looks. */
export function lookOf({ shade, look, folded }: MatrixChoices): string {
  return JSON.stringify({ shade, look, folded })
}

function readLook(text: string | null): Partial<Pick<MatrixChoices, 'shade' | 'look' | 'folded'>> {
  if (text === null) return {}
  try {
    const { shade, look, folded } = JSON.parse(text) as Partial<MatrixChoices>
    return {
      ...(typeof shade === 'boolean' ? { shade } : {}),
      ...(look && ['table', 'heat', 'bars', 'graph'].includes(look) ? { look } : {}),
      ...(Array.isArray(folded) ? { folded: folded.filter(one => typeof one === 'string') } : {}),
    }
  } catch {
    // Another program's look is none of ours: the display opens with the first one.
    return {}
  }
}

/** A side of a request as an axis: the simple words stand for axes. */
function axisOf(side: MatrixRequest['rows'] | MatrixRequest['columns']): Axis {
  if (typeof side === 'object' && 'of' in side) return side
  if (side === 'codes') return { of: 'codes' }
  if (side === 'sites') return { of: 'cases', kind: 'site' }
  if (side === 'participants') return { of: 'cases', kind: 'participant' }
  if (side === 'pairs') return { of: 'cases', kind: 'pair' }
  if (side === 'sources' || side === 'coders') return { of: side }
  if ('attribute' in (side as object))
    return { of: 'attribute', about: 'site', name: (side as { attribute: string }).attribute }
  return { of: 'codes', ids: side as never }
}

/** Rows become columns and columns rows, with their orders, groups and hiding. */
export function transposed(choices: MatrixChoices): Partial<MatrixChoices> {
  return {
    rows: choices.columns,
    columns: choices.rows,
    rowOrder: choices.columnOrder,
    columnOrder: choices.rowOrder,
    rowGroups: choices.columnGroups,
    columnGroups: choices.rowGroups,
    hideEmptyRows: choices.hideEmptyColumns,
    hideEmptyColumns: choices.hideEmptyRows,
    share: choices.share === 'row' ? 'column' : choices.share === 'column' ? 'row' : choices.share,
    folded: choices.folded.map(key =>
      key.startsWith('row:') ? `column:${key.slice(4)}` : key.startsWith('column:') ? `row:${key.slice(7)}` : key,
    ),
  }
}

/** The name under which a group of rows or columns is folded. */
export const groupKey = (side: 'row' | 'column', value: string): string => `${side}:${value}`

/** Whether cases or sources were picked one by one. */
export const picksCases = (axis: Axis): boolean =>
  (axis.of === 'cases' || axis.of === 'sources') && axis.ids !== undefined

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
