import type { ReactNode } from 'react'

interface PageFormProps {
  readonly label: string
  readonly className: string
  readonly onGo: () => void
  readonly onLeave: () => void
  readonly children: ReactNode
}

/** A form that opens where its thing stands in a page: Enter does what it is for, Escape in any of its fields leaves it. */
export function PageForm({ label, className, onGo, onLeave, children }: PageFormProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it hears Escape of its fields
    <form
      className={className}
      aria-label={label}
      onSubmit={event => {
        event.preventDefault()
        onGo()
      }}
      onKeyDown={event => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onLeave()
      }}
    >
      {children}
    </form>
  )
}
