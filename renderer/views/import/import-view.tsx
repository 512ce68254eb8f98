import { useRef, useState, type DragEvent } from 'react'
import { Icon } from '../../components/icon.tsx'
import { useImporting } from '../../state/importing.ts'
import { useStatus } from '../../state/status.ts'
import type { Tab } from '../../state/tabs.ts'
import { importWords as w } from '../../words/import.ts'
import '../../styles/import.css'
import { filesDropped } from './dropped.ts'
import { ImportBeginning } from './import-beginning.tsx'
import { ImportDone } from './import-done.tsx'
import { ImportTable } from './import-table.tsx'

/** Bringing in files: choose or drop, look at the table while they are read, correct, bring in, and see what came of it. */
export default function ImportView(_props: { tab: Tab }) {
  const phase = useImporting(state => state.phase)
  const [over, setOver] = useState(false)
  const depth = useRef(0)
  const busy = phase === 'writing'
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    depth.current = 0
    setOver(false)
    if (busy) return
    filesDropped(event.dataTransfer)
      .then(({ title, files }) =>
        files.length > 0 ? useImporting.getState().begin(title ?? w.someFiles, { files }) : undefined,
      )
      .catch(useStatus.getState().refuse)
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- dropping has its buttons inside
    <div
      className="import-view"
      onDragEnter={() => setOver(++depth.current > 0)}
      onDragLeave={() => setOver(--depth.current > 0)}
      onDragOver={event => event.preventDefault()}
      onDrop={onDrop}
    >
      {phase === 'nothing' ? <ImportBeginning /> : phase === 'done' ? <ImportDone /> : <ImportTable />}
      {over && !busy ? (
        <div className="import-over">
          <Icon name="in" />
          {w.dropNow}
        </div>
      ) : null}
    </div>
  )
}
