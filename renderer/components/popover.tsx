import type { ReactNode, RefObject } from 'react'
import { Dialog, Popover as AriaPopover } from 'react-aria-components'
import { focusFirst } from './focus-first.ts'

interface PopoverProps {
  readonly label: string
  readonly isOpen: boolean
  readonly onClose: () => void
  /** The element it belongs to: it opens below, or above where there is no room. */
  readonly anchor: RefObject<Element | null>
  readonly placement?: 'bottom start' | 'bottom end' | 'right top' | 'left top'
  readonly className?: string
  readonly children: ReactNode
}

// Once it is known as part of what it lies in: a field focused before that would close a panel around it.
const focusIn = (dialog: HTMLElement | null) => {
  if (dialog) requestAnimationFrame(() => focusFirst(dialog))
}

/** A popover beside the thing it belongs to; focus goes in (to what is marked with `data-first`) and comes back, Esc closes. */
export function Popover({
  label,
  isOpen,
  onClose,
  anchor,
  placement = 'bottom start',
  className,
  children,
}: PopoverProps) {
  return (
    <AriaPopover
      className={className ? `popover ${className}` : 'popover'}
      triggerRef={anchor}
      isOpen={isOpen}
      placement={placement}
      offset={6}
      onOpenChange={open => {
        if (!open) onClose()
      }}
    >
      <Dialog aria-label={label} className="popover-inside" ref={focusIn}>
        {children}
      </Dialog>
    </AriaPopover>
  )
}
