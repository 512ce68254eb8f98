// The columns of a table of cases: name, where it lies, what it joins, its attributes, what it is published as.

import { allowedBy, type Consent } from '../../../src/cases/consent.ts'
import type { Attribute, CaseItem, CaseTable } from '../../../src/cases/types.ts'
import { openCase } from '../../actions/go.ts'
import type { MenuEntry } from '../../components/menu.tsx'
import { caseFormWords as f } from '../../words/case-forms.ts'
import { casesWords as w } from '../../words/cases.ts'
import { fullName, keyBeside } from '../../words/names.ts'
import { attributeColumns, type GridColumn } from './attribute-columns.tsx'
import { setValue } from './set-value.ts'

/** A row of the table. */
export interface TableRow {
  readonly item: CaseItem
  readonly members: readonly string[]
  readonly values: readonly (string | null)[]
  readonly consent: Consent | null
}

/** A column of a table of cases. */
export type CaseColumn = GridColumn<TableRow>

/** The rows of a table. */
export function rowsOf(table: CaseTable): TableRow[] {
  return table.cases.map((item, at) => ({
    item,
    members: table.members[at] ?? [],
    values: table.values[at] ?? [],
    consent: table.consents[at] ?? null,
  }))
}

function drawName({ item }: TableRow) {
  const key = keyBeside(item)
  return (
    <>
      {key === null ? null : <span className="key">{key}</span>} <b className="case-link">{item.name}</b>
    </>
  )
}

interface ColumnsInput {
  readonly kind: string
  readonly table: CaseTable
  readonly rows: readonly TableRow[]
  readonly cases: readonly CaseItem[]
  readonly menuOf: (attribute: Attribute, at: number) => readonly MenuEntry[]
  readonly isFiltered: (attribute: Attribute) => boolean
}

/** The columns for a kind of case. */
export function columnsOf({ kind, table, rows, cases, menuOf, isFiltered }: ColumnsInput): CaseColumn[] {
  const open = (row: TableRow) => openCase(row.item.id)
  const byId = new Map(cases.map(one => [one.id as string, one]))
  const placeOf = (row: TableRow) => {
    const place = row.item.withinId === null ? undefined : byId.get(row.item.withinId)
    return place ? fullName(place) : ''
  }
  const joins = table.members.some(members => members.length > 0)
  const lies = kind === 'participant' || table.cases.some(item => item.withinId !== null)
  const published = table.cases.some(item => item.publishedCode !== null)
  const hasConsent = table.consents.some(consent => consent !== null)
  return [
    {
      id: 'name',
      head: w.name,
      width: kind === 'pair' ? '340px' : '270px',
      text: row => fullName(row.item),
      draw: drawName,
      open,
    },
    ...(joins
      ? [{ id: 'joins', head: w.joins, width: '96px', text: (row: TableRow) => row.members.join(', '), open }]
      : []),
    ...(lies
      ? [
          {
            id: 'within',
            head: kind === 'participant' ? w.within : f.within,
            width: '190px',
            text: placeOf,
            open: (row: TableRow) => (row.item.withinId ? openCase(row.item.withinId) : undefined),
          },
        ]
      : []),
    ...attributeColumns({
      attributes: table.attributes,
      rows,
      menuOf,
      isFiltered,
      write: (row, attribute, value) => setValue(row.item.id, attribute.id, value),
      open,
    }),
    ...(hasConsent
      ? [
          {
            id: 'consent',
            head: f.consent.column,
            width: '110px',
            text: ({ consent }: TableRow) =>
              consent === null
                ? ''
                : consent.withdrawnOn === null
                  ? f.consent.short[allowedBy(consent)!]
                  : f.consent.withdrawn,
            open,
          },
        ]
      : []),
    ...(published
      ? [
          {
            id: 'published',
            head: f.codes.column,
            width: '110px',
            text: (row: TableRow) => row.item.publishedCode ?? '',
            open,
          },
        ]
      : []),
    { id: 'sources', head: w.sources, width: '76px', numeric: true, text: row => w.count(row.item.sources) },
  ]
}
