import '../styles/filter.css'

interface SelectProps<Value extends string> {
  /** Its name; left out where a label stands around it. */
  readonly label?: string
  readonly value: Value
  readonly options: readonly (readonly [value: Value, label: string])[]
  readonly className?: string
  readonly onPick: (value: Value) => void
}

/** A plain select: one of a few values, each with its words. */
export function Select<Value extends string>({
  label,
  value,
  options,
  className = 'input fb-select',
  onPick,
}: SelectProps<Value>) {
  return (
    <select
      className={className}
      aria-label={label}
      value={value}
      onChange={event => onPick(event.target.value as Value)}
    >
      {options.map(([id, text]) => (
        <option key={id} value={id}>
          {text}
        </option>
      ))}
    </select>
  )
}
