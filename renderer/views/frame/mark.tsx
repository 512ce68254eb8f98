/** The sign of Crosscase: one line finding its way across a grid of cases. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 20 20" aria-hidden="true">
      <path d="M7 2.5v15M13 2.5v15M2.5 7h15M2.5 13h15" opacity=".38" />
      <path d="M7 2.5V7h6v6h4.5" />
    </svg>
  )
}
