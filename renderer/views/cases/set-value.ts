import type { AttributeId, CaseId } from '../../../src/base/ids.ts'
import { DOES_NOT_APPLY, fitted, saysNotApplying, takes } from '../../../src/cases/values.ts'
import { call } from '../../client/client.ts'
import type { EditedCell } from '../../components/edit-table.tsx'
import { useStatus } from '../../state/status.ts'
import { caseFormWords } from '../../words/case-forms.ts'
import { fullName } from '../../words/names.ts'
import type { CaseColumn, TableRow } from './case-columns.tsx'

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

/** Writes many cells as one act. What does not fit its attribute is left out and told by row and column; null where all fitted. */
export async function setValues(
  cells: readonly EditedCell<TableRow>[],
  how: 'fill' | 'clear' | 'paste',
  beyond: number,
): Promise<LeftOut | null> {
  const wanted: { caseId: CaseId; attributeId: AttributeId; value: string | null }[] = []
  const says: string[] = []
  for (const { row, column, value } of cells) {
    const { attribute } = column as CaseColumn
    const name = fullName(row.item)
    // A block may be pasted with its names: what is as it stands needs no word.
    if (!attribute || attribute.rule !== null) {
      if (value.trim() !== column.text(row).trim()) says.push(w.fixed(name, column.head))
      continue
    }
    const written = value.trim()
    const spelt = written === '' ? null : saysNotApplying(written) ? DOES_NOT_APPLY : fitted(attribute, written)
    if (spelt === null && written !== '') says.push(w.at(name, column.head, written, takes(attribute)))
    else wanted.push({ caseId: row.item.id, attributeId: attribute.id, value: spelt })
  }
  try {
    const changed = wanted.length === 0 ? 0 : await call('case.setValues', { cells: wanted })
    const said = { fill: w.filled, clear: w.cleared, paste: w.pasted }[how]
    useStatus.getState().say(changed === 0 ? w.nothing : said(changed))
  } catch (error) {
    useStatus.getState().refuse(error)
  }
  return says.length > 0 || beyond > 0 ? { says, beyond } : null
}
