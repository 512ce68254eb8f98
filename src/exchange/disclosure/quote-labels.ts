// What the attribution of a quote shows of its sites, people and pairs (METHODS 6.4, rules 1 to 3 and 5). Pure.

import { turnsText } from '../quotes/turns.ts'
import type { AttributedQuote, QuotedWords } from '../quotes/types.ts'
import type { Label, Member, Population, PrintedWords, Unit, Values } from './types.ts'

/** Writes the labels of quotes: of each of a quote's sites, of each person there with all that is said of them, of each pair. Tens of thousands of quotes say few different things: what is shown of one case by the same fields is one value for all. */
export function labelWriter(population: Population): (quote: AttributedQuote, where: string) => Label[] {
  const members = { site: byId(population.site), person: byId(population.person), pair: byId(population.pair) }
  const known = new Map<string, Values>()
  const shownOf = (id: string, unit: Unit, said: readonly string[], room = ''): Values => {
    const name = `${unit} ${id} ${room} ${said.join('\n')}`
    let shows = known.get(name)
    if (shows === undefined) {
      const values = members[unit].get(id)?.values ?? new Map<string, string>()
      const wanted = said.flatMap(field => attributeOf(field) ?? []).filter(attribute => attribute.startsWith(room))
      const there: readonly string[] =
        unit === 'pair'
          ? [...values.keys()].filter(attribute => wanted.includes(attribute))
          : wanted.filter(attribute => values.has(attribute))
      known.set(name, (shows = new Map(there.map(attribute => [attribute, values.get(attribute)!]))))
    }
    return shows
  }
  // Quotes that share their attribution have the same labels at other places.
  const labels = new Map<AttributedQuote, readonly Unplaced[]>()
  return (quote, where) => {
    let its = labels.get(quote)
    if (!its) labels.set(quote, (its = labelsOf(quote)))
    return its.map(label => ({ where, ...label }))
  }

  function labelsOf(quote: AttributedQuote): Unplaced[] {
    const { said } = quote
    /** The code that readers can join it by: where the attribution names it. */
    const named = (code: string | null) => (code !== null && code in quote.shown ? code : null)
    const site = quote.sites.length === 1 ? named(quote.sites[0]!.code) : null
    return [
      ...quote.sites.map((one): Unplaced => ({
        unit: 'site',
        code: named(one.code),
        caseId: one.caseId,
        shows: shownOf(one.caseId, 'site', said, 'site: '),
      })),
      ...quote.people
        .map((person): Unplaced => ({
          unit: 'person',
          code: named(person.code),
          caseId: person.caseId,
          shows: shownOf(person.caseId, 'person', said),
          ...(site === null ? {} : { with: [{ code: site, part: null }] }),
        }))
        // Where nothing is said of the person, the label is that of the site.
        .filter(({ code, shows }) => code !== null || [...shows.keys()].some(name => name.startsWith('person: '))),
      ...pairsShown(quote),
    ]
  }

  /** Pair attributes in a label speak of both its members, and so does the code of the partner: k is counted among pairs (rule 5). */
  function pairsShown({ said, pairIds, pairsNamed }: AttributedQuote): Unplaced[] {
    if (!said.some(field => field.startsWith('pair.')) && pairsNamed.length === 0) return []
    return pairIds.flatMap((id): Unplaced[] => {
      const shows = shownOf(id, 'pair', said, 'pair: ')
      const named = pairsNamed.find(one => one.caseId === id)
      if (shows.size === 0 && !named) return []
      return [{ unit: 'pair', code: named?.code ?? null, caseId: id, shows, ...(named ? { with: named.members } : {}) }]
    })
  }
}

/** A label without its place. */
type Unplaced = Omit<Label, 'where'>

const byId = (members: readonly Member[]) => new Map(members.map(one => [one.id, one]))

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
