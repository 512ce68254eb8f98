import { words } from '../words/en.ts'
import { Button } from './button.tsx'

interface ProgressProps {
  readonly label: string
  readonly done: number
  /** 0 while unknown: the bar then runs without an end. */
  readonly total: number
  readonly onStop?: () => void
}

/** A bar with what is being read, n of m, and Stop. */
export function ProgressBar({ label, done, total, onStop }: ProgressProps) {
  const of = words.frame.doneOf(done, total)
  return (
    <div className="progress">
      <span className="progress-label">{label}</span>
      <progress {...(total ? { value: done, max: total } : {})} aria-label={label} />
      <span className="count">{of}</span>
      {onStop && (
        <Button look="link" onClick={onStop}>
          {words.frame.stop}
        </Button>
      )}
    </div>
  )
}
