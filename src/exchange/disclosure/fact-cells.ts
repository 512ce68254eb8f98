// How many cases have each value of their attributes, as checklists and the methods paragraph say it. Pure.

import type { StudyFacts } from '../reporting/study-facts.ts'
import { sizeOf } from './counted-cells.ts'
import type { CountedCell, Population } from './types.ts'

/** The kinds of case whose counts are told, as a sentence calls them. */
export const FACT_UNITS: Readonly<Record<string, string>> = {
  site: 'Sites',
  participant: 'Participants',
  pair: 'Pairs',
}

/** The counts, value by value; what `hidden` says of a value by its place among all is among them as hidden. */
export function factCells(
  { values }: Pick<StudyFacts, 'values'>,
  population: Population,
  hidden: readonly boolean[] = [],
): CountedCell[] {
  let place = -1
  return values.flatMap(({ about, name, values: its }): CountedCell[] => {
    const unit = about === 'participant' ? 'person' : about === 'site' || about === 'pair' ? about : null
    return its.flatMap(({ value, count }): CountedCell[] => {
      place++
      if (unit === null) return []
      const cases = population[unit]
        .filter(one => one.isApart !== true && one.values.get(`${unit}: ${name}`) === value)
        .map(one => one.id)
      const what = unit === 'person' ? 'people' : `${unit}s`
      if (cases.length !== count || count === 0) return []
      const where = `${FACT_UNITS[about]!} by ${name.replaceAll('_', ' ')}, ${value}`
      return [{ ...sizeOf(where, cases, what), at: [place, null], ...(hidden[place] ? { isHidden: true } : {}) }]
    })
  })
}
