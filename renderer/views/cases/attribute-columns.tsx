// The columns of attributes in a table of cases or of sources.

import { compareNatural } from '../../../src/base/order.ts'
import type { Attribute } from '../../../src/cases/types.ts'
import { DOES_NOT_APPLY, fitted, misfit } from '../../../src/cases/values.ts'
import type { EditColumn } from '../../components/edit-column.ts'
import type { MenuEntry } from '../../components/menu.tsx'
import { caseFormWords as f } from '../../words/case-forms.ts'
import { casesWords as w } from '../../words/cases.ts'
import { dayInWords } from '../../words/dates.ts'
import { attributeName } from '../../words/names.ts'
import { offerFor } from './offers.ts'

/** A row with attributes. */
export interface GridRow {
  readonly item: { readonly id: string; readonly key: string | null; readonly name: string }
  readonly values: readonly (string | null)[]
}

/** A column of such a table; one that holds an attribute says which. */
export interface GridColumn<Row extends GridRow> extends EditColumn<Row> {
  readonly attribute?: Attribute
}

/** A value as it is read: unassigned and “does not apply” are told apart in words and in looks. */
export function drawValue(value: string | null, type: Attribute['type']) {
  if (value === null) return <span className="case-unknown">{w.noValue}</span>
  if (value === DOES_NOT_APPLY) return <span className="case-not-applying">{f.notApplying}</span>
  return type === 'date' ? dayInWords(value) : value
}

interface AttributeColumnsInput<Row extends GridRow> {
  readonly attributes: readonly Attribute[]
  readonly rows: readonly Row[]
  readonly menuOf: (attribute: Attribute, at: number) => readonly MenuEntry[]
  readonly isFiltered: (attribute: Attribute) => boolean
  readonly write: (row: Row, attribute: Attribute, value: string) => void
  readonly open: (row: Row) => void
}

/** A column for each attribute; one that follows from others is read only. */
export function attributeColumns<Row extends GridRow>({
  attributes,
  rows,
  menuOf,
  isFiltered,
  write,
  open,
}: AttributeColumnsInput<Row>): GridColumn<Row>[] {
  return attributes.map((attribute, at): GridColumn<Row> => {
    const used = [...new Set(rows.map(row => row.values[at]).filter((value): value is string => value != null))]
      .filter(value => value !== DOES_NOT_APPLY)
      .sort(compareNatural)
    return {
      id: attribute.id,
      attribute,
      head: attributeName(attribute.name),
      width: attribute.type === 'yes or no' || attribute.type === 'number' ? '120px' : '150px',
      numeric: attribute.type === 'number',
      ...(attribute.type === 'date' ? { type: 'date' as const } : {}),
      menu: menuOf(attribute, at),
      filtered: isFiltered(attribute),
      text: row => row.values[at] ?? '',
      draw: row => drawValue(row.values[at] ?? null, attribute.type),
      ...(attribute.rule === null
        ? {
            offer: (_row: Row, typed: string) => offerFor(attribute, used, typed),
            misfit: (_row: Row, value: string) => misfit({ ...attribute, name: attributeName(attribute.name) }, value),
            write: (row: Row, value: string) => write(row, attribute, fitted(attribute, value) ?? value),
          }
        : { open }),
    }
  })
}
