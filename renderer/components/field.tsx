import { useId, type InputHTMLAttributes, type ReactNode, type Ref } from 'react'
import { Icon } from './icon.tsx'

interface FieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'className'> {
  readonly label: string
  readonly hint?: ReactNode
  /** What was wrong with what was given: shown in the field's own place. */
  readonly trouble?: string | null
  /** Stands beside the input, such as a button that opens a dialog. */
  readonly beside?: ReactNode
  readonly ref?: Ref<HTMLInputElement>
}

/** A labelled text field with its hint and its trouble. */
export function Field({ label, hint, trouble, beside, ...input }: FieldProps) {
  const id = useId()
  const said = [hint && `${id}-hint`, trouble && `${id}-trouble`].filter(Boolean).join(' ')
  return (
    <div className={trouble ? 'field has-trouble' : 'field'}>
      <label htmlFor={id}>{label}</label>
      <div className="field-input">
        <input id={id} aria-describedby={said || undefined} aria-invalid={trouble ? true : undefined} {...input} />
        {beside}
      </div>
      {hint && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {trouble && <Trouble id={`${id}-trouble`}>{trouble}</Trouble>}
    </div>
  )
}

/** A sentence of trouble: icon and words, announced at once. */
export function Trouble({ children, id }: { children: ReactNode; id?: string }) {
  return (
    <p className="trouble" role="alert" id={id}>
      <Icon name="error" />
      <span>{children}</span>
    </p>
  )
}
