import type { FormEvent, ReactNode } from 'react'

interface WordingFrameProps {
  readonly label: string
  readonly onKeep: () => void
  readonly onLeave: () => void
  readonly children: ReactNode
}

/** The form in which a proposition is worded: Ctrl Enter keeps, Esc leaves it as it was. */
export function WordingFrame({ label, onKeep, onLeave, children }: WordingFrameProps) {
  const keep = (event: FormEvent) => {
    event.preventDefault()
    onKeep()
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it hears the keys of its fields
    <form
      className="wording-form"
      aria-label={label}
      onSubmit={keep}
      onKeyDown={event => {
        if (event.key === 'Escape') onLeave()
        else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) keep(event)
        else return
        event.stopPropagation()
      }}
    >
      {children}
    </form>
  )
}

interface WordingAreaProps {
  readonly label: string
  readonly hint: string | null
  readonly rows: number
  readonly value: string
  /** The statement itself: larger, and it has the focus when the form opens. */
  readonly isStatement: boolean
  readonly onChange: (value: string) => void
}

/** One text of the wording. */
export function WordingArea({ label, hint, rows, value, isStatement, onChange }: WordingAreaProps) {
  return (
    <label className="wording-field">
      <span>
        {label} {hint ? <small>{hint}</small> : null}
      </span>
      <textarea
        className={isStatement ? 'input wording-statement' : 'input'}
        rows={rows}
        value={value}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the person just asked to word it
        autoFocus={isStatement}
        onChange={event => onChange(event.target.value)}
      />
    </label>
  )
}
