import { sheetWords as w } from '../../words/proposition-sheet.ts'

/** A half-filled dot: the evidence moved since somebody decided. */
export function StaleDot() {
  return (
    <svg className="stale-dot" viewBox="0 0 12 12" role="img" aria-label={w.lookAgain}>
      <circle cx="6" cy="6" r="4.4" fill="none" stroke="currentColor" strokeWidth="1.4" />
      <path d="M6 1.6a4.4 4.4 0 0 1 0 8.8z" fill="currentColor" />
    </svg>
  )
}
