// What a row of the import table says of itself, and what is to be checked in it before it goes in.

import { fold } from '../../../src/base/order.ts'
import type { CaseItem, CaseTable } from '../../../src/cases/types.ts'
import type { Offer, Suggestion } from '../../components/suggesting-input.tsx'
import type { ImportRow } from '../../state/importing.ts'
import { importWords as w } from '../../words/import.ts'

/** The sites and people known to the project, by folded key and name. */
export interface Known {
  readonly sites: readonly CaseItem[]
  readonly people: readonly CaseItem[]
  readonly byWord: ReadonlyMap<string, CaseItem>
  /** What is known of a person, for finding them by it: "Finance director, in person". The first part is the fullest. */
  readonly about: ReadonlyMap<string, readonly string[]>
}

/** Gathers what can be named in the table; `table` has the attributes of participants. */
export function knownOf(cases: readonly CaseItem[], table: CaseTable | null): Known {
  const sites = cases.filter(one => one.kind === 'site')
  const people = cases.filter(one => one.kind === 'participant')
  const byWord = new Map<string, CaseItem>()
  for (const one of [...people, ...sites]) {
    byWord.set(`${one.kind} ${fold(one.name)}`, one)
    if (one.key !== null) byWord.set(`${one.kind} ${fold(one.key)}`, one)
  }
  const about = new Map<string, readonly string[]>(
    table?.cases.map((one, at) => {
      const values = table.attributes.map((attribute, place) => ({
        type: attribute.type,
        value: table.values[at]?.[place] ?? '',
      }))
      const free = values.filter(({ type, value }) => type === 'text' && value !== '').map(one => one.value)
      const chosen = values.filter(({ type, value }) => type === 'choice' && value !== '').map(one => one.value)
      return [one.id, [...free, ...chosen]] as const
    }) ?? [],
  )
  return { sites, people, byWord, about }
}

/** Keys as they are typed, apart by semicolon or comma: known ones become their key, others stay as they are. "S05 Pennywhistle Valley" is S05. */
export function keysFrom(typed: string, kind: 'site' | 'participant', known: Known): string[] {
  const keys = typed
    .split(typed.includes(';') ? ';' : ',')
    .map(part => part.trim())
    .filter(part => part !== '')
    .map(part => {
      const one = known.byWord.get(`${kind} ${fold(part)}`) ?? known.byWord.get(`${kind} ${fold(part.split(' ')[0]!)}`)
      return one?.key ?? one?.name ?? part
    })
  return [...new Set(keys)]
}

/** One key in words: "S05 Pennywhistle Valley" when it stands alone. */
export function keysInWords(keys: readonly string[], kind: 'site' | 'participant', known: Known): string {
  if (keys.length !== 1 || kind === 'participant') return keys.join('; ')
  const one = known.byWord.get(`${kind} ${fold(keys[0]!)}`)
  return one && one.key !== null && one.key !== one.name ? `${one.key} ${one.name}` : keys[0]!
}

/** What a person should look at before the file goes in, a few words each. */
export function toCheck(row: ImportRow, known: Known): string[] {
  if (row.file?.result !== 'ready' || row.now === null || row.out) return []
  const found: string[] = []
  const { caseKeys, participantKeys, date, kind } = row.now
  if (known.sites.length > 0)
    for (const key of caseKeys) if (!known.byWord.has(`site ${fold(key)}`)) found.push(w.newSite(key))
  if (known.people.length > 0)
    for (const key of participantKeys) if (!known.byWord.has(`participant ${fold(key)}`)) found.push(w.newPerson(key))
  if (known.people.length > 0 && kind === 'interview' && participantKeys.length === 0) found.push(w.noPerson)
  if (date !== null && Number.isNaN(Date.parse(date))) found.push(w.notADate(date))
  return found
}

/** Known people or sites for what is typed after the last semicolon, those at the row's own sites first; and making a new one. */
export function offerKeys(row: ImportRow, typed: string, kind: 'site' | 'participant', known: Known): Offer {
  const parts = typed.split(';')
  const before = parts.slice(0, -1).map(part => part.trim())
  const part = parts.at(-1)!.trim()
  const wanted = fold(part)
  const here = new Set((row.now?.caseKeys ?? []).map(key => known.byWord.get(`site ${fold(key)}`)?.id))
  const nearness = (one: CaseItem) => (one.withinId !== null && here.has(one.withinId) ? 0 : 1)
  const all = kind === 'site' ? known.sites : [...known.people].sort((a, b) => nearness(a) - nearness(b))
  const fits = (one: CaseItem, words: string) =>
    fold(`${one.key ?? ''} ${one.name} ${known.about.get(one.id)?.join(' ') ?? ''}`).includes(words)
  let found = all.filter(one => fits(one, wanted))
  const exact = known.byWord.has(`${kind} ${wanted}`)
  let head: string | undefined
  const isNamed = found.some(one => fold(`${one.key ?? ''} ${one.name}`).includes(wanted))
  if (found.length > 0 && !isNamed && part !== '') head = kind === 'site' ? w.noSiteCalled(part) : w.nobodyCalled(part)
  if (found.length === 0 && part !== '') {
    // Nearest: whoever shares a word with what was typed, else those at the same site.
    const words = wanted.split(/\s+/).filter(word => word.length > 2)
    found = all.filter(one => words.some(word => fits(one, word)))
    if (found.length === 0) found = all.filter(one => nearness(one) === 0)
    head = kind === 'site' ? w.noSiteCalled(part) : w.nobodyCalled(part)
  }
  const siteOf = (one: CaseItem) => known.sites.find(site => site.id === one.withinId)
  const value = (key: string) => [...before, key].join('; ')
  const suggestions = found.slice(0, 8).map((one): Suggestion => {
    const site = siteOf(one)
    const [said = ''] = known.about.get(one.id) ?? []
    const name = one.name === one.key ? said : one.name
    return {
      value: value(one.key ?? one.name),
      ...(one.key ? { key: one.key } : {}),
      label: name,
      ...(site ? { detail: [site.key, site.name].filter(Boolean).join(' ') } : {}),
    }
  })
  if (part !== '' && !exact)
    suggestions.push({
      value: value(part),
      label: kind === 'site' ? w.newSiteNamed(part) : w.newParticipant(part, (row.now?.caseKeys ?? []).join(', ')),
    })
  return { ...(head === undefined ? {} : { head }), suggestions }
}
