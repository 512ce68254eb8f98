import { useState, type DragEvent, type ReactNode } from 'react'
import { Button } from './button.tsx'
import { Icon, type IconName } from './icon.tsx'

interface DropBoxProps {
  readonly icon?: IconName
  readonly says: string
  /** The words of the button that opens the chooser. */
  readonly choose: string
  readonly busy: boolean
  readonly onChoose: () => void
  readonly onFiles: (files: readonly File[]) => void
  /** What stands below the button. */
  readonly children?: ReactNode
}

/** A place to drop files, and a button for hands without a pointer. What is dropped here does not reach the window, which would take it for a source. */
export function DropBox({ icon = 'in', says, choose, busy, onChoose, onFiles, children }: DropBoxProps) {
  const [over, setOver] = useState(false)
  const keep = (event: DragEvent, isOver: boolean) => {
    event.preventDefault()
    event.stopPropagation()
    setOver(isOver)
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- dropping is a shortcut for the button inside
    <div
      className={over ? 'drop-box is-over' : 'drop-box'}
      aria-busy={busy}
      onDragOver={event => keep(event, true)}
      onDragLeave={() => setOver(false)}
      onDrop={event => {
        keep(event, false)
        onFiles([...event.dataTransfer.files])
      }}
    >
      <Icon name={icon} />
      <p>{says}</p>
      <Button look="primary" large aria-disabled={busy} onClick={onChoose}>
        {choose}
      </Button>
      {children}
    </div>
  )
}
