// The columns of the study's own: each becomes an attribute, typed by its values.

import { DOES_NOT_APPLY, saysNotApplying } from '../../cases/values.ts'
import type { Notes } from '../csv-in/notes.ts'
import { said } from '../csv-in/sheet.ts'
import type { OtherColumn, Table, TableRow } from '../csv-in/table.ts'
import type { PlannedAttribute } from './plan.ts'
import { dateOrder, typeOf, valueOf } from './values.ts'

/** Attributes of one kind of case (or of sources) and how to read their values from a row. */
export interface ReadAttributes<Field extends string> {
  readonly attributes: readonly PlannedAttribute[]
  /** The values of one row; what does not fit its attribute is noted and left out. */
  readonly valuesOf: (row: TableRow<Field>) => Map<string, string>
}

/**
 * Plans the attributes that columns hold. One that is in the project already keeps its type; a choice may gain choices.
 * Columns without any value are left out: they say nothing.
 */
export function planAttributes<Field extends string>(
  about: string,
  table: Table<Field>,
  columns: readonly OtherColumn[],
  there: readonly PlannedAttribute[],
  notes: Notes,
): ReadAttributes<Field> {
  const read = columns.flatMap(column => {
    const cells = table.rows.map(row => row.other(column.at))
    if (cells.every(cell => cell === '')) return []
    const before = there.find(attribute => attribute.about === about && attribute.name === column.name)
    if (before?.follows) {
      const says = `what stands here follows from others; the column was not read.`
      notes.add({ file: table.file, column: column.name, about: `follows ${column.name}`, says })
      return []
    }
    const spoken = cells.filter(cell => !saysNotApplying(cell))
    const seen = typeOf(spoken)
    const type = before?.type ?? seen.type
    const choices = type !== 'choice' ? [] : before ? moreChoices(before.choices, spoken) : seen.choices
    return [
      {
        column,
        order: dateOrder(spoken),
        attribute: { about, name: column.name, type, choices } satisfies PlannedAttribute,
      },
    ]
  })
  return {
    attributes: read.map(one => one.attribute),
    valuesOf(row) {
      const values = new Map<string, string>()
      for (const { column, order, attribute } of read) {
        const cell = row.other(column.at)
        if (cell === '') continue
        const value = saysNotApplying(cell) ? DOES_NOT_APPLY : valueOf(cell, attribute.type, attribute.choices, order)
        if (value !== null) values.set(attribute.name, value)
        else {
          const says = `${said(cell)} is no ${attribute.type === 'yes or no' ? 'yes or no' : attribute.type}, which this attribute is in the project; it was left out.`
          notes.add({ file: table.file, row: row.n, column: column.name, about: `value ${column.name}`, says })
        }
      }
      return values
    },
  }
}

function moreChoices(before: readonly string[], cells: readonly string[]): string[] {
  const choices = [...before]
  for (const cell of cells) if (cell !== '' && valueOf(cell, 'choice', choices) === null) choices.push(cell)
  return choices
}
