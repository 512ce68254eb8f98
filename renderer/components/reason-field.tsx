import { sidesWords as w } from '../words/sides.ts'

/** Why just these cases stand on a side: printed with the matrix. */
export function ReasonField({ value, onChange }: { readonly value: string; readonly onChange: (to: string) => void }) {
  return (
    <label className="mx-side-field">
      {w.reason}
      <textarea
        className="input"
        rows={2}
        maxLength={2000}
        value={value}
        onChange={event => onChange(event.target.value)}
      />
      <small className="hint">{w.reasonSays}</small>
    </label>
  )
}
