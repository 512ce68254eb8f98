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

const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric' })
const WEEKDAY = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })

/** A month: "November 2026". `on` begins as an ISO date does. */
export function monthInWords(on: string): string {
  return MONTH.format(new Date(`${on.slice(0, 7)}-15T12:00:00`))
}

/** A day with its weekday: "Thursday 26 November 2026". `on` is an ISO date. */
export function weekdayInWords(on: string): string {
  return WEEKDAY.format(new Date(`${on}T12:00:00`))
}

/** The day it is here now, as an ISO date. */
export function today(now: Date = new Date()): string {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

/** The time zone of the person who looks. */
export const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone

/** The day a moment was on, here, as an ISO date. */
export const ownDay = (at: string): string => today(new Date(at))

/** The time of a moment: "09:12". `at` is an ISO string. */
export function timeInWords(at: string): string {
  return HOUR.format(new Date(at))
}
