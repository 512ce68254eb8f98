// What a filter tells of everything that passes it: whoever reads its caption knows these attributes of each site, and of each person who
// is quoted, as if an attribution said them (METHODS 6.4, rules 1 to 3). Pure.

import type { Filter } from '../../analysis/filter/types.ts'
import type { Shown } from '../output/manifest.ts'
import { mergedShown, shownOf } from '../output/shown.ts'
import type { AttributedQuote } from '../quotes/types.ts'
import { attributesIn, isCalled } from './asked-attributes.ts'
import type { Label, Population } from './types.ts'

/** A site as it stands in an output. */
interface ShownSite {
  readonly id: string
  /** Its published code. */
  readonly called: string
  readonly name: string
}

/** The attributes that a filter tells, as a population calls them: “site: role”. */
function toldBy(filter: Filter | null, population: Partial<Population>): string[] {
  const asked = attributesIn(filter)
  if (asked.length === 0) return []
  const { site = [], person = [], pair = [] } = population
  const known = new Set([...site, ...person, ...pair].flatMap(one => [...one.values.keys()]))
  return [...known].filter(name => asked.some(one => isCalled(name, one)))
}

/** What a filter tells of the sites that pass it, under their codes. */
export function siteLabels(
  sites: readonly ShownSite[],
  filter: Filter | null,
  population: Pick<Population, 'site'>,
): Label[] {
  const told = toldBy(filter, population)
  if (told.length === 0) return []
  const values = new Map(population.site.map(one => [one.id, one.values]))
  return sites.flatMap(({ id, called, name }): Label[] => {
    const its = values.get(id)
    const shows = new Map(told.flatMap(field => (its?.has(field) ? [[field, its.get(field)!] as const] : [])))
    return shows.size === 0 ? [] : [{ where: name, unit: 'site', code: called, caseId: id, shows }]
  })
}

const ROOMS: Readonly<Record<string, string>> = { site: 'case', person: 'person', pair: 'pair' }

/** Quotes that stand below the codes of their sites, with what a filter tells of who is quoted as if their attribution said it. */
export function quotesBelowSites<Quote extends AttributedQuote>(
  quotes: readonly Quote[],
  sites: readonly ShownSite[],
  filter: Filter | null,
  population: Partial<Population>,
): Quote[] {
  const codes = new Map(sites.map(site => [site.id, site.called]))
  const told = toldBy(filter, population).map(name => name.replace(/^(\w+): /, (_, room: string) => `${ROOMS[room]!}.`))
  return quotes.map(quote => {
    const here = quote.sites.flatMap(({ caseId }) => codes.get(caseId) ?? [])
    return {
      ...quote,
      said: [...new Set([...quote.said, ...told])],
      shown: { ...Object.fromEntries(here.map(code => [code, {}])), ...quote.shown },
    }
  })
}

/** What labels show under published codes, as an output is remembered with it; of a person without a code under that of the site. */
export function shownUnderCodes(labels: readonly Label[]): Shown {
  const people = labels.flatMap(({ unit, code, shows, with: together }): Shown[] => {
    const site = together?.find(one => one.part === null)
    if (unit !== 'person' || code !== null || site === undefined) return []
    const own = [...shows].filter(([name]) => name.startsWith('person: '))
    return [{ [site.code]: Object.fromEntries(own.map(([name, value]) => [name.replace(': ', '.'), [value]])) }]
  })
  return mergedShown([shownOf(labels), ...people])
}
