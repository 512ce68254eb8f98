import { useId } from 'react'

interface SegmentsProps<Value extends string | number> {
  readonly label: string
  readonly value: Value
  readonly choices: readonly { readonly value: Value; readonly label: string }[]
  readonly onChange: (value: Value) => void
}

/** A few choices side by side, one of them on. A radio group: arrow keys move, one tab stop. */
export function Segments<Value extends string | number>({ label, value, choices, onChange }: SegmentsProps<Value>) {
  const name = useId()
  return (
    <fieldset className="segments" aria-label={label}>
      {choices.map(choice => (
        <label key={choice.value} className={choice.value === value ? 'is-on' : ''}>
          <input type="radio" name={name} checked={choice.value === value} onChange={() => onChange(choice.value)} />
          {choice.label}
        </label>
      ))}
    </fieldset>
  )
}
