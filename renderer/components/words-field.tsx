import { sidesWords as w } from '../words/sides.ts'

interface WordsFieldProps {
  readonly label: string
  readonly hint: string
  readonly rows: number
  readonly maxLength: number
  readonly value: string
  readonly onChange: (to: string) => void
}

/** Words of several lines in a panel, with what they are for. */
export function WordsField({ label, hint, onChange, ...area }: WordsFieldProps) {
  return (
    <label className="mx-side-field">
      {label}
      <textarea className="input" {...area} onChange={event => onChange(event.target.value)} />
      <small className="hint">{hint}</small>
    </label>
  )
}

/** Why just these cases stand on a side: printed with the matrix. */
export function ReasonField(props: Pick<WordsFieldProps, 'value' | 'onChange'>) {
  return <WordsField label={w.reason} hint={w.reasonSays} rows={2} maxLength={2000} {...props} />
}
