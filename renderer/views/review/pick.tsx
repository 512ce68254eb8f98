import { Select } from '../../components/select.tsx'

/** A small choice with its label before it. */
export function Pick({
  label,
  value,
  choices,
  onChange,
}: {
  readonly label: string
  readonly value: string
  readonly choices: readonly (readonly [value: string, label: string])[]
  readonly onChange: (value: string) => void
}) {
  return (
    <label className="review-pick">
      <span>{label}</span>
      <Select className="input" value={value} options={choices} onPick={onChange} />
    </label>
  )
}
