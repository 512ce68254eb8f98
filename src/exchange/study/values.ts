// What an attribute is, seen from its values; and values brought to one spelling.

import { fold } from '../../base/order.ts'
import type { Attribute } from '../../cases/types.ts'

const YES = new Set(['yes', 'y', 'true'])
const NO = new Set(['no', 'n', 'false'])
const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]
/** More different values than this are no longer a list to choose from. */
const MOST_CHOICES = 24
const LONGEST_CHOICE = 60

function dayOf(year: string, month: number, day: number): string | null {
  const time = new Date(Date.UTC(Number(year), month - 1, day))
  if (time.getUTCMonth() !== month - 1 || time.getUTCDate() !== day) return null
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/**
 * A date in the sheet's words as `2024-02-06`, `2024-02` or `2024`; null if it is none, or could be two (03/04/2024). A time
 * of day after a date is left off. `order` settles dates with slashes.
 */
export function dateOf(written: string, order: 'day first' | 'month first' | null = null): string | null {
  const text = written.trim()
  const iso = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:[T ,].*)?$/.exec(text)
  if (iso) {
    const [, year, month, day] = iso
    if (!month) return /^\d{4}$/.test(text) ? text : null
    if (!day) return Number(month) >= 1 && Number(month) <= 12 ? `${year}-${month.padStart(2, '0')}` : null
    return dayOf(year!, Number(month), Number(day))
  }
  const numbers = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})$/.exec(text)
  if (numbers) {
    const [first, , second] = [Number(numbers[1]), numbers[2], Number(numbers[3])]
    const year = numbers[4]!
    if (numbers[2] === '.' || order === 'day first' || first > 12 || first === second) return dayOf(year, second, first)
    if (order === 'month first' || second > 12) return dayOf(year, first, second)
    return null
  }
  const words = /^(?:(\d{1,2})(?:st|nd|rd|th)? )?(\p{L}{3,9})\.?,? (?:(\d{1,2})(?:st|nd|rd|th)?,? )?(\d{4})$/u.exec(
    text,
  )
  if (words) {
    const named = fold(words[2]!)
    const month =
      MONTHS.findIndex(
        name =>
          name === named ||
          (named.length === 3 && name.startsWith(named)) ||
          (named === 'sept' && name === 'september'),
      ) + 1
    const day = words[1] ?? words[3]
    if (month === 0) return null
    return day ? dayOf(words[4]!, month, Number(day)) : `${words[4]}-${String(month).padStart(2, '0')}`
  }
  return null
}

/** Whether dates with slashes begin with the day or the month, seen from all of a column. */
export function dateOrder(column: readonly string[]): 'day first' | 'month first' | null {
  let dayFirst = false
  let monthFirst = false
  for (const cell of column) {
    const parts = /^(\d{1,2})[/-](\d{1,2})[/-]\d{4}$/.exec(cell.trim())
    if (!parts) continue
    if (Number(parts[1]) > 12) dayFirst = true
    if (Number(parts[2]) > 12) monthFirst = true
  }
  return dayFirst === monthFirst ? null : dayFirst ? 'day first' : 'month first'
}

function isNumber(cell: string): boolean {
  // A leading zero belongs to a code or a telephone number, not to a number.
  return /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(cell) && cell.length <= 15
}

/** Types a column by its values (empty ones say nothing): yes or no, number, date, choice, else text. Choices stand in the order they first come. */
export function typeOf(column: readonly string[]): { type: Attribute['type']; choices: string[] } {
  const values = column.map(cell => cell.trim()).filter(cell => cell !== '')
  if (values.length === 0) return { type: 'text', choices: [] }
  if (values.every(value => YES.has(fold(value)) || NO.has(fold(value)))) return { type: 'yes or no', choices: [] }
  if (values.every(isNumber)) return { type: 'number', choices: [] }
  const order = dateOrder(values)
  if (values.every(value => dateOf(value, order) !== null)) return { type: 'date', choices: [] }
  const choices = [...new Set(values)]
  const short = choices.every(choice => choice.length <= LONGEST_CHOICE)
  if (short && choices.length <= MOST_CHOICES && choices.length < values.length) return { type: 'choice', choices }
  return { type: 'text', choices: [] }
}

/** A value in the one spelling of its type, or null if it does not fit. Choices are matched without case. */
export function valueOf(
  cell: string,
  type: Attribute['type'],
  choices: readonly string[],
  order: ReturnType<typeof dateOrder> = null,
): string | null {
  const text = cell.trim()
  switch (type) {
    case 'yes or no':
      return YES.has(fold(text)) ? 'yes' : NO.has(fold(text)) ? 'no' : null
    case 'number':
      return isNumber(text) ? text : null
    case 'date':
      return dateOf(text, order)
    case 'choice':
      return choices.find(choice => choice === text) ?? choices.find(choice => fold(choice) === fold(text)) ?? null
    default:
      return text
  }
}
