// From a place in a source to a quote of it: who speaks, what they agreed to, and how the words are attributed outside the
// team: by published codes, never by the codes of the team.

import type { AnchorId, CaseId } from '../../base/ids.ts'
import { compareNatural } from '../../base/order.ts'
import type { TextRange } from '../../base/text-range.ts'
import { templateFields, attributionWriter, type ValueLabels } from '../../coding/attribution.ts'
import { placeOf } from '../../coding/open-text.ts'
import { IS, WITH } from '../output/shown.ts'
import { placedEdits, type QuoteEdit } from './edits.ts'
import type { OutsideCase, OutsideReader, SourceOfQuotes } from './source-facts-queries.ts'
import { numberedLabels, paraphrasedTurns, quoteTurns, type QuotedParagraph } from './turns.ts'
import type { AttributedQuote, QuoteBar, QuotedPerson, QuotedWords } from './types.ts'

/** A place to quote, with what an editor did there. `shownCode` is the published code to name instead of the site's own; `isApproved` where a person's leave is recorded; `paraphrase` stands in place of the words. */
export interface QuotePlace {
  readonly anchorId: AnchorId
  readonly range: TextRange
  readonly isLost: boolean
  readonly edits: readonly QuoteEdit[]
  readonly shownCode: string | null
  readonly isApproved: boolean
  readonly paraphrase?: string | null
  readonly stances: QuotedWords['stances']
}

/** Words as they are printed, with what is said of them. */
export type PrintedQuote = Pick<QuotedWords, 'words' | 'paragraphs' | 'turns' | 'edits' | 'paraphrase' | 'bar'> & {
  readonly said: AttributedQuote
}

/** What a quote says of those who speak in it: for readers, and for us: the roles of speakers by id, and what they agreed to. */
interface Voice {
  readonly said: AttributedQuote
  readonly labels: ReadonlyMap<string, string>
  readonly people: readonly OutsideCase[]
}

/** Writes quotes under one template. */
export class QuoteWriter {
  readonly #reader: OutsideReader
  readonly #write: (fields: ReadonlyMap<string, readonly string[]>) => string
  readonly #fields: readonly string[]
  readonly #labels: ValueLabels
  /** Of the source in hand. */
  readonly #voices = new Map<string, Voice>()
  #voicesOf: SourceOfQuotes | null = null
  /** Whether the template names the code of the case. */
  readonly namesCase: boolean

  constructor(reader: OutsideReader, template: string, labels: ValueLabels) {
    this.#reader = reader
    this.#write = attributionWriter(template, labels)
    this.#fields = templateFields(template)
    this.#labels = labels
    this.namesCase = this.#fields.includes('case.code')
  }

  /** One quote of a source. */
  quote(source: SourceOfQuotes, place: QuotePlace): QuotedWords {
    const { said, ...printed } = this.print(source, place)
    return {
      anchorId: place.anchorId,
      sourceId: source.id,
      range: place.range,
      ...numbersOf(source, place.range),
      ...printed,
      ...said,
      stances: place.stances,
    }
  }

  /** The words of a quote with their attribution, which quotes of the same people in a source share. */
  print(source: SourceOfQuotes, place: QuotePlace): PrintedQuote {
    const words = source.text.slice(place.range.start, place.range.end)
    const paragraphs = paragraphsOf(source, place.range)
    const speakers = speakersOf(source, words, paragraphs)
    const { said, labels, people } = this.#voice(source, speakers, place.shownCode)
    const edits = placedEdits(words, place.edits)
    return {
      words,
      paragraphs,
      turns: place.isLost
        ? []
        : place.paraphrase
          ? paraphrasedTurns(place.paraphrase)
          : quoteTurns(words, paragraphs, edits.edits, labels),
      edits,
      paraphrase: place.paraphrase ?? null,
      bar: barOf(place, people),
      said,
    }
  }

  /** What is said of the people who speak in a quote and of their sites: the same for every quote of the same people in a source, and worked out once. */
  #voice(source: SourceOfQuotes, speakers: readonly string[], shownCode: string | null): Voice {
    if (this.#voicesOf !== source) this.#voices.clear()
    this.#voicesOf = source
    const name = JSON.stringify([speakers, shownCode])
    let voice = this.#voices.get(name)
    if (!voice) this.#voices.set(name, (voice = this.#newVoice(source, speakers, shownCode)))
    return voice
  }

  #newVoice(source: SourceOfQuotes, speakers: readonly string[], shownCode: string | null): Voice {
    const people = this.#people(source, speakers)
    const sites = this.#sites(source, people)
    const labels = this.#speakerLabels(source, speakers)
    const fields = this.#fieldsOf(source, sites, people, shownCode)
    const said: AttributedQuote = {
      source: source.key === null || source.key === source.name ? source.name : `${source.key} ${source.name}`,
      speakers: Object.fromEntries(labels),
      people: people.map(person => ({
        caseId: person.id,
        name: person.key ?? person.name,
        role: this.#role(person),
        consent: person.consent,
        withdrawn: person.withdrawn,
        code: person.code,
      })),
      sites: sites.map(({ id, key, name, code }) => ({
        caseId: id,
        name: key === null || key === name ? name : `${key} ${name}`,
        code: shownCode ?? code,
      })),
      pairIds: [...new Set(sites.flatMap(site => this.#reader.pairsOf(site.id).map(pair => pair.pairId)))],
      attribution: this.#write(fields),
      ...this.#shown(sites, people, fields, shownCode),
      said: this.#said(fields),
    }
    return { said, labels, people }
  }

  #people(source: SourceOfQuotes, speakers: readonly string[]): OutsideCase[] {
    const ids = new Set<CaseId>()
    for (const id of speakers) {
      const person = source.speakers.get(id)?.participantId
      if (person) ids.add(person)
    }
    if (ids.size === 0 && source.onlyParticipantId && speakers.every(id => isRespondent(source, id)))
      ids.add(source.onlyParticipantId)
    return [...ids].map(id => this.#reader.case(id))
  }

  /** The sites of the source; where it belongs to none, those that its people belong to. */
  #sites(source: SourceOfQuotes, people: readonly OutsideCase[]): OutsideCase[] {
    const ids = source.siteIds.length > 0 ? source.siteIds : people.flatMap(person => person.withinId ?? [])
    // In the order of their codes, where they have any: that of the team's keys would tell which is which.
    return [...new Set(ids)]
      .map(id => this.#reader.case(id))
      .toSorted((a, b) => (a.code === null || b.code === null ? 0 : compareNatural(a.code, b.code)))
  }

  #role(person: OutsideCase): string {
    const name = ['role_category', 'role category', 'role'].find(one => person.attributes.has(one))
    if (name === undefined) return ''
    const value = person.attributes.get(name)!
    return this.#labels[`person.${name}`]?.[value] ?? value
  }

  #speakerLabels(source: SourceOfQuotes, speakers: readonly string[]): Map<string, string> {
    return numberedLabels(
      speakers.map(id => {
        const speaker = source.speakers.get(id)!
        if (speaker.role === 'interviewer') return [id, 'interviewer'] as const
        return [id, speaker.participantId ? this.#role(this.#reader.case(speaker.participantId)) : ''] as const
      }),
    )
  }

  #fieldsOf(
    source: SourceOfQuotes,
    sites: readonly OutsideCase[],
    people: readonly OutsideCase[],
    shownCode: string | null,
  ): Map<string, string[]> {
    const fields = new Map<string, string[]>()
    const add = (name: string, value: string | null) => {
      if (value === null || value === '') return
      const values = fields.get(name)
      if (!values) fields.set(name, [value])
      else if (!values.includes(value)) values.push(value)
    }
    const addAll = (room: string, things: readonly OutsideCase[], code: string | null = null) => {
      for (const thing of things) {
        // The code last: an attribute that happens to be called "code" does not stand in for it.
        for (const [name, value] of thing.attributes) if (name !== 'code') add(`${room}.${name}`, value)
        add(`${room}.code`, code ?? thing.code)
      }
    }
    addAll('case', sites, shownCode)
    addAll('person', people)
    for (const site of sites)
      for (const { pairId, part, partnerIds } of this.#reader.pairsOf(site.id)) {
        addAll('pair', [this.#reader.case(pairId)])
        add('relation.role', part)
        for (const id of partnerIds) add('relation.partner', this.#reader.case(id).code)
      }
    for (const [name, value] of source.attributes) add(`source.${name}`, value)
    fields.set('source.kind', [KIND_WORDS[source.kind] ?? source.kind])
    add('date', source.date)
    return fields
  }

  /** Of alternatives only the first that has a value is said; all that might be are told, to be on the safe side. */
  #said(fields: ReadonlyMap<string, readonly string[]>): string[] {
    return this.#fields.filter(
      name => name !== 'case.code' && fields.get(name === 'date:year' ? 'date' : name) !== undefined,
    )
  }

  /** What the attribution shows of each code that it names. Of a site its own values, whichever other sites stand beside it. */
  #shown(
    sites: readonly OutsideCase[],
    people: readonly OutsideCase[],
    fields: ReadonlyMap<string, readonly string[]>,
    shownCode: string | null,
  ): Pick<QuotedWords, 'shown' | 'shownCases' | 'pairsNamed'> {
    const own = (one: OutsideCase, name: string) => {
      const value = one.attributes.get(name)
      return value === undefined || value === '' ? [] : [value]
    }
    const said = (only: (name: string) => boolean, site: OutsideCase | null, person: OutsideCase | null) =>
      Object.fromEntries(
        this.#fields.filter(only).flatMap(name => {
          const [room = '', attribute = ''] = name.split(/\.(.*)/s)
          if (attribute === 'code' || name === 'relation.partner') return []
          const values =
            room === 'case' && site
              ? own(site, attribute)
              : room === 'person' && person
                ? own(person, attribute)
                : (fields.get(name === 'date:year' ? 'date' : name) ?? [])
          if (values.length === 0) return []
          return [[name, name === 'date:year' ? values.map(value => value.slice(0, 4)) : values] as const]
        }),
      )
    const shown: Record<string, Record<string, readonly string[]>> = {}
    const shownCases: CaseId[] = []
    const names = (field: string) => this.#fields.includes(field)
    if (this.namesCase)
      for (const site of sites) {
        const code = shownCode ?? site.code
        if (code === null) continue
        // Under a code of its own a quote of several sites tells of all of them together.
        shown[code] = said(() => true, shownCode === null || sites.length === 1 ? site : null, null)
        if (shownCode === null) shownCases.push(site.id)
      }
    if (names('person.code'))
      for (const person of people) {
        if (person.code === null) continue
        const site = sites.find(one => one.id === person.withinId) ?? null
        const code = this.namesCase ? (shownCode ?? site?.code ?? null) : null
        shown[person.code] = {
          ...said(name => /^(?:case|person)\./.test(name), site, person),
          [IS]: ['person'],
          ...(code === null || site === null ? {} : { [WITH]: [code] }),
        }
        shownCases.push(person.id)
      }
    const pairsNamed = names('relation.partner') && shownCode === null ? this.#pairsNamed(sites) : []
    for (const { code, members, ids } of pairsNamed) {
      shown[code] = {
        ...said(name => name.startsWith('pair.'), null, null),
        [IS]: ['pair'],
        ...Object.fromEntries(members.map(member => [`${WITH} ${member.part}`, [member.code]])),
      }
      for (const member of members) shown[member.code] ??= {}
      shownCases.push(...ids)
    }
    return { shown, shownCases: [...new Set(shownCases)], pairsNamed }
  }

  /** The pairs of these sites of which both members have a code. */
  #pairsNamed(
    sites: readonly OutsideCase[],
  ): (QuotedWords['pairsNamed'][number] & { readonly ids: readonly CaseId[] })[] {
    return sites.flatMap(site =>
      this.#reader.pairsOf(site.id).flatMap(({ pairId, part, partnerIds }) =>
        partnerIds.flatMap(id => {
          const partner = this.#reader.case(id)
          const its = this.#reader.pairsOf(id).find(one => one.pairId === pairId)
          if (site.code === null || partner.code === null || !its) return []
          const members = [
            { code: site.code, part },
            { code: partner.code, part: its.part },
          ]
          const code = members
            .map(member => member.code)
            .toSorted()
            .join('–')
          return [{ caseId: pairId, code, members, ids: [site.id, id] }]
        }),
      ),
    )
  }
}

/** Kinds of source as they are named in print. */
const KIND_WORDS: Readonly<Record<string, string>> = { observation: 'observation note' }

const isRespondent = (source: SourceOfQuotes, id: string) => source.speakers.get(id)?.role !== 'interviewer'

/** The paragraphs under a range, counted in the words of the quote. */
function paragraphsOf(source: SourceOfQuotes, range: TextRange): QuotedParagraph[] {
  const { text, starts, speechStarts, speakerIds } = source
  const found: QuotedParagraph[] = []
  for (let at = placeOf(source, range.start).paragraph; at < starts.length && starts[at]! < range.end; at++) {
    const start = starts[at]!
    const end = at + 1 < starts.length ? starts[at + 1]! - 1 : text.length
    if (end <= range.start) continue
    found.push({
      start: start - range.start,
      speechStart: start + speechStarts[at]! - range.start,
      end: end - range.start,
      speakerId: speakerIds[at]!,
    })
  }
  return found
}

/** Who speaks in a quote, in order: a label alone is no speech. */
function speakersOf(source: SourceOfQuotes, words: string, paragraphs: readonly QuotedParagraph[]): string[] {
  const spoken = paragraphs.filter(
    one => words.slice(Math.max(0, one.speechStart), Math.min(words.length, one.end)).trim() !== '',
  )
  return [
    ...new Set(
      spoken.flatMap(one => (one.speakerId !== null && source.speakers.has(one.speakerId) ? one.speakerId : [])),
    ),
  ]
}

function numbersOf(source: SourceOfQuotes, range: TextRange): { paragraph: number; lastParagraph: number } {
  const numberAt = (offset: number) => source.numbers[placeOf(source, offset).paragraph] ?? 0
  return { paragraph: numberAt(range.start), lastParagraph: numberAt(Math.max(range.end - 1, range.start)) }
}

function barOf(place: QuotePlace, people: readonly Pick<QuotedPerson, 'consent' | 'withdrawn'>[]): QuoteBar | null {
  if (place.isLost) return 'lost'
  if (people.some(one => one.withdrawn)) return 'withdrawn'
  if (people.some(one => one.consent === 'nothing')) return 'nothing'
  // Said in the researcher's own words, nobody is quoted.
  if (place.paraphrase) return null
  if (people.some(one => one.consent === 'paraphrase')) return 'paraphrase'
  if (people.some(one => one.consent === 'ask first') && !place.isApproved) return 'ask first'
  return null
}
