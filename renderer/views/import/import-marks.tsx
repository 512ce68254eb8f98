import { Icon } from '../../components/icon.tsx'
import { useImporting, type ImportRow } from '../../state/importing.ts'
import { importWords as w } from '../../words/import.ts'

/** Whether a file was read and can go in. */
export const isReady = (row: ImportRow) => row.file?.result === 'ready'

/** Leaves a file out, or takes it in again. */
export function toggle(row: ImportRow): void {
  if (isReady(row)) useImporting.getState().setOut([row.id], !row.out)
}

/** The name of the file itself, without its folders. */
export const nameOf = (row: ImportRow) => row.path.split('/').at(-1) ?? row.path

/** What stands before a row: a tick, or why there is none. */
export function drawMark(row: ImportRow) {
  return <Mark row={row} onToggle={() => toggle(row)} />
}

/** A tick with its name. */
export function Tick({ label, checked, onChange }: { label: string; checked: boolean; onChange: () => void }) {
  return (
    <input
      type="checkbox"
      className="import-tick"
      aria-label={label}
      title={label}
      checked={checked}
      onChange={onChange}
    />
  )
}

function Mark({ row, onToggle }: { row: ImportRow; onToggle: () => void }) {
  if (row.file === null) return <i className="import-dot" />
  if (row.file.result === 'refused') return <Icon name="error" className="is-error" />
  if (row.file.result === 'duplicate') return <Icon name="check" className="is-quiet" />
  return <Tick label={w.include(nameOf(row))} checked={!row.out} onChange={onToggle} />
}
