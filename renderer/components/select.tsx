import '../styles/filter.css'

interface SelectProps {
  readonly label: string
  readonly value: string
  readonly options: readonly (readonly [value: string, label: string])[]
  readonly onPick: (value: string) => void
}

/** A plain select with a name. */
export function Select({ label, value, options, onPick }: SelectProps) {
  return (
    <select className="input fb-select" aria-label={label} value={value} onChange={event => onPick(event.target.value)}>
      {options.map(([id, text]) => (
        <option key={id} value={id}>
          {text}
        </option>
      ))}
    </select>
  )
}
