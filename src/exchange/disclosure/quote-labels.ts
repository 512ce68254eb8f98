// What the attribution of a quote shows of its sites, people and pairs (METHODS 6.4, rules 1 to 3 and 5). Pure.

import { turnsText } from '../quotes/turns.ts'
import type { AttributedQuote, QuotedWords } from '../quotes/types.ts'
import type { Label, Population, PrintedWords, Values } from './types.ts'

/** The labels of one quote: of each of its sites, of each person there with all that is said of them, of each pair. */
export function labelsOf(quote: AttributedQuote, where: string, population: Population): Label[] {
  const shownOf = (id: string, unit: 'site' | 'person' | 'pair'): Values => {
    const values = population[unit].find(one => one.id === id)?.values ?? new Map<string, string>()
    const wanted = quote.said.flatMap(field => attributeOf(field) ?? [])
    return new Map(wanted.flatMap((name): [string, string][] => (values.has(name) ? [[name, values.get(name)!]] : [])))
  }
  const onlySite = (values: Values) => new Map([...values].filter(([name]) => name.startsWith('site: ')))
  /** The code that readers can join it by: where the attribution names it. */
  const named = (code: string | null) => (code !== null && code in quote.shown ? code : null)
  const site = quote.sites.length === 1 ? named(quote.sites[0]!.code) : null
  return [
    ...quote.sites.map((one): Label => ({
      where,
      unit: 'site',
      code: named(one.code),
      caseId: one.caseId,
      shows: onlySite(shownOf(one.caseId, 'site')),
    })),
    ...quote.people
      .map((person): Label => ({
        where,
        unit: 'person',
        code: named(person.code),
        caseId: person.caseId,
        shows: shownOf(person.caseId, 'person'),
        ...(site === null ? {} : { with: [{ code: site, part: null }] }),
      }))
      // Where nothing is said of the person, the label is that of the site.
      .filter(({ code, shows }) => code !== null || [...shows.keys()].some(name => name.startsWith('person: '))),
    ...pairsShown(quote, where, population),
  ]
}

/** Pair attributes in a label speak of both its members, and so does the code of the partner: k is counted among pairs (rule 5). */
function pairsShown(quote: AttributedQuote, where: string, population: Population): Label[] {
  const said = new Set(quote.said.flatMap(field => attributeOf(field) ?? []).filter(name => name.startsWith('pair: ')))
  if (said.size === 0 && quote.pairsNamed.length === 0) return []
  return quote.pairIds.flatMap((id): Label[] => {
    const values = population.pair.find(one => one.id === id)?.values ?? new Map<string, string>()
    const shows = new Map([...values].filter(([name]) => said.has(name)))
    const named = quote.pairsNamed.find(one => one.caseId === id)
    if (shows.size === 0 && !named) return []
    return [
      { where, unit: 'pair', code: named?.code ?? null, caseId: id, shows, ...(named ? { with: named.members } : {}) },
    ]
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
