import { useRef, useState, type ReactNode } from 'react'
import { Icon } from './icon.tsx'
import { Popover } from './popover.tsx'

interface ChooserButtonProps {
  /** What is chosen. */
  readonly label: string
  /** What it is now. */
  readonly says: string
  /** What the panel is called. */
  readonly head: string
  /** What the panel holds; `close` closes it. */
  readonly children: (close: () => void) => ReactNode
}

/** A button of a bar that says a choice and opens the panel where it is made. */
export function ChooserButton({ label, says, head, children }: ChooserButtonProps) {
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  return (
    <>
      <button
        ref={button}
        type="button"
        className="button button-flat"
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(true)}
      >
        <em>{label}</em> <b className="mx-choice">{says}</b>
        <Icon name="down" />
      </button>
      <Popover label={head} isOpen={open} onClose={() => setOpen(false)} anchor={button}>
        {children(() => setOpen(false))}
      </Popover>
    </>
  )
}
