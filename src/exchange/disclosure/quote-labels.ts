// What the attribution of a quote shows of its sites, people and pairs (METHODS 6.4, rules 1 to 3 and 5). Pure.

import { turnsText } from '../quotes/turns.ts'
import type { QuotedWords } from '../quotes/types.ts'
import type { Label, Population, PrintedWords, Values } from './types.ts'

/** The labels of one quote: of each of its sites, of each person there with all that is said of them, of each pair. */
export function labelsOf(quote: QuotedWords, where: string, population: Population): Label[] {
  const shownOf = (id: string, unit: 'site' | 'person' | 'pair'): Values => {
    const values = population[unit].find(one => one.id === id)?.values ?? new Map<string, string>()
    const wanted = quote.said.flatMap(field => attributeOf(field) ?? [])
    return new Map(wanted.flatMap((name): [string, string][] => (values.has(name) ? [[name, values.get(name)!]] : [])))
  }
  const onlySite = (values: Values) => new Map([...values].filter(([name]) => name.startsWith('site: ')))
  return [
    ...quote.sites.map((site): Label => ({
      where,
      unit: 'site',
      code: site.code,
      caseId: site.caseId,
      shows: onlySite(shownOf(site.caseId, 'site')),
    })),
    ...quote.people
      .map((person): Label => ({
        where,
        unit: 'person',
        code: null,
        caseId: person.caseId,
        shows: shownOf(person.caseId, 'person'),
      }))
      // Where nothing is said of the person, the label is that of the site.
      .filter(label => [...label.shows.keys()].some(name => name.startsWith('person: '))),
    ...pairsShown(quote, where, population),
  ]
}

/** Pair attributes in a label speak of both its members: k is counted among pairs (rule 5). */
function pairsShown(quote: QuotedWords, where: string, population: Population): Label[] {
  const wanted = quote.said.flatMap(field => attributeOf(field) ?? []).filter(name => name.startsWith('pair: '))
  if (wanted.length === 0) return []
  const said = new Set(wanted)
  return quote.pairIds.flatMap((id): Label[] => {
    const values = population.pair.find(one => one.id === id)?.values ?? new Map<string, string>()
    const shows = new Map([...values].filter(([name]) => said.has(name)))
    return shows.size === 0 ? [] : [{ where, unit: 'pair', code: null, caseId: id, shows }]
  })
}

const ROOMS: Readonly<Record<string, string>> = { case: 'site', person: 'person', pair: 'pair' }

/** `case.study_depth` → `site: study_depth`; null for what tells of no case. */
function attributeOf(field: string): string | null {
  const dot = field.indexOf('.')
  const room = ROOMS[field.slice(0, Math.max(0, dot))]
  const name = field.slice(dot + 1)
  return room === undefined || name === 'code' ? null : `${room}: ${name}`
}

/** The words of a quote with what its people agreed to. */
export function printedWords(
  quote: QuotedWords & { readonly approvedOn?: string | null },
  where: string,
  id?: string,
): PrintedWords {
  return {
    where,
    ...(id === undefined ? {} : { id }),
    words: turnsText(quote.turns),
    siteIds: quote.sites.map(site => site.caseId),
    consents: quote.people.map(({ name, consent, withdrawn }) => ({
      person: name,
      scope: withdrawn ? ('nothing' as const) : consent,
    })),
    approved: (quote.approvedOn ?? null) !== null,
    verbatim: quote.paraphrase === null,
  }
}
