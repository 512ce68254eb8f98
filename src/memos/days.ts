// On which day something was written, for the person who looks: their own day, not that of Greenwich. Pure.

/** A moment (ISO, UTC) as a day. */
export type DayOf = (at: string) => string

/** The day in UTC: the same for everybody. */
export const dayInUtc: DayOf = at => at.slice(0, 10)

/** The day it was in a time zone ("Europe/London"). Throws a `RangeError` for a zone that there is not. */
export function dayIn(zone: string): DayOf {
  const days = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' })
  return at => days.format(new Date(at))
}
