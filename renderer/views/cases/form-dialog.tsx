import { useId, type ReactNode } from 'react'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Trouble } from '../../components/field.tsx'
import type { Deed } from '../../components/use-deed.ts'
import { words } from '../../words/en.ts'

interface FormDialogProps {
  readonly title: string
  /** What its button says. */
  readonly says: string
  readonly deed: Deed
  /** Whether there is enough to do it. */
  readonly ready: boolean
  readonly onClose: () => void
  readonly width?: 'narrow' | 'wide' | 'widest'
  readonly danger?: boolean
  readonly beside?: ReactNode
  readonly children: ReactNode
}

/** A small form over the window: Enter does it, Esc leaves everything as it was, trouble stands in it. */
export function FormDialog({
  title,
  says,
  deed,
  ready,
  onClose,
  width = 'narrow',
  danger = false,
  beside,
  children,
}: FormDialogProps) {
  const id = useId()
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      width={width}
      foot={
        <>
          {beside}
          <Button large onClick={onClose}>
            {words.common.cancel}
          </Button>
          <Button
            look={danger ? 'danger' : 'primary'}
            large
            form={id}
            type="submit"
            aria-disabled={deed.busy || !ready}
          >
            {says}
          </Button>
        </>
      }
    >
      <form
        id={id}
        className="form"
        onSubmit={event => {
          event.preventDefault()
          if (ready) void deed.go().then(done => (done ? onClose() : undefined))
        }}
      >
        {children}
        {deed.trouble ? <Trouble>{deed.trouble}</Trouble> : null}
      </form>
    </Dialog>
  )
}

interface SelectProps {
  readonly label: string
  readonly value: string
  readonly choices: readonly { readonly value: string; readonly label: string }[]
  readonly hint?: string
  readonly first?: boolean
  readonly onChange: (value: string) => void
}

/** A labelled choice of a form. */
export function SelectField({ label, value, choices, hint, first, onChange }: SelectProps) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className="field-input">
        <select
          id={id}
          value={value}
          aria-describedby={hint ? `${id}-hint` : undefined}
          {...(first ? { 'data-first': '' } : {})}
          onChange={event => onChange(event.target.value)}
        >
          {choices.map(choice => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      </div>
      {hint ? (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
    </div>
  )
}
