const SHORT = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })

/** A day where room is short: "30 Apr 2024". What is no date comes back as it is. */
export function shortDay(on: string): string {
  const date = new Date(on)
  return Number.isNaN(date.getTime()) ? on : SHORT.format(date)
}
