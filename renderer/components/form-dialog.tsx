import { useId, type ReactNode } from 'react'
import { words } from '../words/en.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { Trouble } from './field.tsx'
import type { Deed } from './use-deed.ts'

interface FormDialogProps {
  readonly title: string
  /** What its button says. */
  readonly says: string
  readonly deed: Pick<Deed, 'busy' | 'trouble' | 'go'>
  /** Whether there is enough to do it. */
  readonly ready: boolean
  readonly onClose: () => void
  /** True where the deed itself goes on from here: closes it, or shows what comes next. */
  readonly isLeftToDeed?: boolean
  /** What the form shows where something is missing; without it the button says that it cannot be done yet. */
  readonly onMissing?: () => void
  readonly width?: 'narrow' | 'wide' | 'widest'
  readonly danger?: boolean
  /** `alertdialog` for what undo cannot reach. */
  readonly role?: 'dialog' | 'alertdialog'
  /** Stands before Cancel. */
  readonly beside?: ReactNode
  /** Another deed, between Cancel and the deed. */
  readonly second?: ReactNode
  /** Stands above the form. */
  readonly lead?: ReactNode
  /** True where one of its fields shows the trouble. */
  readonly isTroubleInField?: boolean
  readonly className?: string
  readonly children: ReactNode
}

/** A form over the window: Enter does it, Esc leaves everything as it was, trouble stands in it. */
export function FormDialog({
  title,
  says,
  deed,
  ready,
  onClose,
  isLeftToDeed = false,
  onMissing,
  width = 'narrow',
  danger = false,
  role = 'dialog',
  beside,
  second,
  lead,
  isTroubleInField = false,
  className,
  children,
}: FormDialogProps) {
  const id = useId()
  const submit = async () => {
    if (!ready) {
      onMissing?.()
      // What is missing may be scrolled out of sight.
      requestAnimationFrame(() =>
        document.getElementById(id)?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(),
      )
    } else if ((await deed.go()) && !isLeftToDeed) onClose()
  }
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      width={width}
      role={role}
      foot={
        <>
          {beside}
          <Button large onClick={onClose}>
            {words.common.cancel}
          </Button>
          {second}
          <Button
            look={danger ? 'danger' : 'primary'}
            large
            form={id}
            type="submit"
            aria-disabled={deed.busy || !(ready || onMissing)}
          >
            {says}
          </Button>
        </>
      }
    >
      {lead}
      <form
        id={id}
        className={className ? `form ${className}` : 'form'}
        onSubmit={event => {
          event.preventDefault()
          void submit()
        }}
      >
        {children}
        {deed.trouble !== null && !isTroubleInField ? <Trouble>{deed.trouble}</Trouble> : null}
      </form>
    </Dialog>
  )
}
