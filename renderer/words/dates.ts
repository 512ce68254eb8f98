const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long' })
const DAY_AND_YEAR = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })
const HOUR = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })

const dayOf = (date: Date) => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime()

/** A moment as people say it: "today, 09:12", "yesterday, 17:40", "27 June", "3 May 2024". `at` is an ISO string. */
export function whenInWords(at: string, now: Date = new Date()): string {
  const date = new Date(at)
  if (Number.isNaN(date.getTime())) return ''
  const days = Math.round((dayOf(now) - dayOf(date)) / 86_400_000)
  if (days === 0) return `today, ${HOUR.format(date)}`
  if (days === 1) return `yesterday, ${HOUR.format(date)}`
  return (date.getFullYear() === now.getFullYear() ? DAY : DAY_AND_YEAR).format(date)
}

/** A day in full: "12 April 2024". `on` is an ISO date or moment. */
export function dayInWords(on: string): string {
  const date = new Date(on)
  return Number.isNaN(date.getTime()) ? on : DAY_AND_YEAR.format(date)
}
