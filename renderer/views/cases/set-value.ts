import type { AttributeId, CaseId } from '../../../src/base/ids.ts'
import { DOES_NOT_APPLY, fitted, saysNotApplying, takes } from '../../../src/cases/values.ts'
import { call } from '../../client/client.ts'
import type { EditedCell } from '../../components/edit-table.tsx'
import { useStatus } from '../../state/status.ts'
import { caseFormWords } from '../../words/case-forms.ts'
import { fullName } from '../../words/names.ts'
import type { GridColumn, GridRow } from './attribute-columns.tsx'

const w = caseFormWords.cells

/** Sets a value; a refusal goes to the status bar and nothing changes. */
export function setValue(caseId: CaseId, attributeId: AttributeId, value: string): void {
  call('case.setValue', { caseId, attributeId, value: value.trim() === '' ? null : value.trim() }).catch(
    useStatus.getState().refuse,
  )
}

/** What was left out of a paste, cell by cell. */
export interface LeftOut {
  readonly says: readonly string[]
  readonly beyond: number
}

/** A value for one cell: of a case or a source, by id. */
export interface WrittenCell {
  readonly id: string
  readonly attributeId: AttributeId
  readonly value: string | null
}

/** Writes many cells as one act, as `save` does it. What does not fit its attribute is left out and told by row and column; null where all fitted. */
export async function setValues<Row extends GridRow>(
  cells: readonly EditedCell<Row>[],
  how: 'fill' | 'clear' | 'paste',
  beyond: number,
  save: (cells: readonly WrittenCell[]) => Promise<number>,
): Promise<LeftOut | null> {
  const wanted: WrittenCell[] = []
  const says: string[] = []
  for (const { row, column, value } of cells) {
    const { attribute } = column as GridColumn<Row>
    const name = fullName(row.item)
    // A block may be pasted with its names: what is as it stands needs no word.
    if (!attribute || attribute.rule !== null) {
      if (value.trim() !== column.text(row).trim()) says.push(w.fixed(name, column.head))
      continue
    }
    const written = value.trim()
    const spelt = written === '' ? null : saysNotApplying(written) ? DOES_NOT_APPLY : fitted(attribute, written)
    if (spelt === null && written !== '') says.push(w.at(name, column.head, written, takes(attribute)))
    else wanted.push({ id: row.item.id, attributeId: attribute.id, value: spelt })
  }
  try {
    const changed = wanted.length === 0 ? 0 : await save(wanted)
    const said = { fill: w.filled, clear: w.cleared, paste: w.pasted }[how]
    useStatus.getState().say(changed === 0 ? w.nothing : said(changed))
  } catch (error) {
    useStatus.getState().refuse(error)
  }
  return says.length > 0 || beyond > 0 ? { says, beyond } : null
}
