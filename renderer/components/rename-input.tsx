import { useRef } from 'react'

interface RenameInputProps {
  readonly label: string
  readonly name: string
  /** Called once: with the new name, or null when it was left as it is. */
  readonly onEnd: (name: string | null) => void
}

/** A name being changed in its row: Enter keeps, Esc leaves, going elsewhere keeps. */
export function RenameInput({ label, name, onEnd }: RenameInputProps) {
  const ended = useRef(false)
  const end = (next: string | null) => {
    if (ended.current) return
    ended.current = true
    onEnd(next !== null && next.trim() !== '' && next.trim() !== name ? next.trim() : null)
  }
  return (
    <input
      className="input rename"
      aria-label={label}
      defaultValue={name}
      ref={input => input?.select()}
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- the person just asked to rename
      autoFocus
      onBlur={event => end(event.target.value)}
      onKeyDown={event => {
        if (event.key === 'Enter') end(event.currentTarget.value)
        else if (event.key === 'Escape') end(null)
        else return
        event.preventDefault()
        event.stopPropagation()
      }}
    />
  )
}
