import { useEffect, useRef, useState } from 'react'
import { words } from '../words/en.ts'

interface EditableProps {
  readonly label: string
  readonly value: string | null
  /** What stands there while nothing is written. */
  readonly empty: string
  readonly multiline?: boolean
  readonly className?: string
  readonly disabled?: boolean
  /** Keeps the new words; null for cleared. Throwing shows in the status bar and brings the old words back. */
  readonly onKeep: (value: string | null) => Promise<unknown>
}

/** Words edited where they stand: press them, or Enter or F2 on them; Enter keeps (Ctrl Enter where lines are allowed), Esc leaves. */
export function Editable({ label, value, empty, multiline = false, className, disabled, onKeep }: EditableProps) {
  const [editing, setEditing] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const wasEditing = useRef(false)
  useEffect(() => {
    if (wasEditing.current && !editing) button.current?.focus()
    wasEditing.current = editing
  }, [editing])

  if (!editing || disabled) {
    return (
      <button
        type="button"
        ref={button}
        className={['editable', value ? '' : 'is-empty', className].filter(Boolean).join(' ')}
        aria-label={`${label}: ${value ?? empty}`}
        title={`${words.common.edit}: ${label} (F2)`}
        disabled={disabled}
        onClick={() => setEditing(true)}
        onKeyDown={event => {
          if (event.key === 'F2') {
            event.preventDefault()
            setEditing(true)
          }
        }}
      >
        {value ?? empty}
      </button>
    )
  }
  const end = (next: string | null) => {
    if (!wasEditing.current) return
    setEditing(false)
    if (next === null) return
    const kept = next.trim() === '' ? null : next.trim()
    if (kept !== value) void onKeep(kept)
  }
  const shared = {
    className: ['input editable-input', className].filter(Boolean).join(' '),
    'aria-label': label,
    defaultValue: value ?? '',
    // oxlint-disable-next-line jsx-a11y/no-autofocus -- the person just asked to edit
    autoFocus: true,
    onBlur: (event: { target: { value: string } }) => end(event.target.value),
    onKeyDown: (event: React.KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) => {
      if (event.key === 'Escape') end(null)
      else if (event.key === 'Enter' && (!multiline || event.ctrlKey || event.metaKey)) end(event.currentTarget.value)
      else return
      event.preventDefault()
      event.stopPropagation()
    },
  }
  return multiline ? (
    <textarea {...shared} rows={Math.min(12, Math.max(3, Math.ceil((value?.length ?? 0) / 38)))} />
  ) : (
    <input {...shared} />
  )
}
