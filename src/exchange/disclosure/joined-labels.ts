// Labels put together as somebody does who reads everything (METHODS 6.4, rule 3): those with the same code, those of earlier outputs, and what
// is shown of the site that a person stands with and of both sides of a pair. Pure.

import type { Label, Unit, Values } from './types.ts'

/** All that is shown of one thing. `called`: “M”, or somebody at “M”. `where` is the first place; `places` says what comes from where. */
export interface Joined {
  readonly unit: Unit
  readonly name: string
  readonly called: string
  readonly shows: Values
  readonly where: string
  readonly places: string
  /** Every place among the labels that shows any of it. */
  readonly shownAt: () => string[]
}

/** An attribute of a member as one of its pair: `site: sector` of the exemplar → `pair: sector (exemplar)`. */
export function asOfPair(attribute: string, part: string): string {
  return `pair: ${attribute.replace(/^site: /u, '')} (${part})`
}

interface Gathered {
  /** The labels, and the place of each in the list; those of earlier outputs have none. */
  readonly labels: Label[]
  readonly at: number[]
  readonly together: Map<string, string | null>
}

const SLICE = 2000

/** Everything that is shown of each thing that these labels speak of; of people and pairs also where the labels speak of their sites. In slices. */
export function* joiningLabels(labels: readonly Label[], earlier: readonly Label[]): Generator<void, Joined[]> {
  const all = new Map<string, Gathered>()
  const nameOf = namer()
  const sitesNow = new Set<string>()
  const gather = (label: Label, at: number | null) => {
    const name = nameOf(label)
    if (name === null) return
    let one = all.get(name)
    if (!one) all.set(name, (one = { labels: [], at: [], together: new Map() }))
    one.labels.push(label)
    if (at !== null) one.at.push(at)
    for (const { code, part } of label.with ?? []) one.together.set(code, part)
  }
  for (const [at, label] of labels.entries()) {
    if (at % SLICE === SLICE - 1) yield
    gather(label, at)
    if (label.unit === 'site' && label.shows.size > 0 && label.code !== null) sitesNow.add(label.code)
  }
  for (const label of earlier) gather(label, null)
  return [...all.values()].flatMap(({ labels: own, at, together }): Joined[] => {
    if (at.length === 0 && ![...together.keys()].some(code => sitesNow.has(code))) return []
    const first = own[0]!
    const shows = new Map<string, string>()
    const from = new Map<string, string>()
    // Few maps for many labels: what one shows is added once.
    const added = new Set<Values>()
    const add = (label: Label, named: (attribute: string) => string) => {
      if (added.has(label.shows)) return
      added.add(label.shows)
      for (const [attribute, value] of label.shows) {
        const its = named(attribute)
        if (shows.has(its)) continue
        shows.set(its, value)
        from.set(its, label.where)
      }
    }
    for (const label of own) add(label, attribute => attribute)
    const sites = [...together].map(([code, part]) => ({ part, its: all.get(`site ${code}`) }))
    for (const { part, its } of sites) {
      added.clear()
      for (const label of its?.labels ?? [])
        add(label, attribute => (part === null ? attribute : asOfPair(attribute, part)))
    }
    const of = first.code === null ? [...together.keys()] : [first.code]
    return [
      {
        unit: first.unit,
        name: first.code === null ? `somebody at ${of.join(', ')}` : first.code,
        called: first.code === null ? `somebody at “${of.join('”, “')}”` : `“${first.code}”`,
        shows,
        where: first.where,
        places: placesOf(from),
        shownAt: () =>
          [...new Set([...at, ...sites.flatMap(({ its }) => its?.at ?? [])].sort((a, b) => a - b).map(place => labels[place]!.where))], // prettier-ignore
      },
    ]
  })
}

/** By what a label can be joined: its code, or the site it stands with and all that it says of a person there. */
function namer(): (label: Label) => string | null {
  const known = new Map<Values, string>()
  const ownOf = (shows: Values): string => {
    let said = known.get(shows)
    if (said === undefined) {
      const own = [...shows].filter(([attribute]) => !attribute.startsWith('site: '))
      said = own.map(([attribute, value]) => `${attribute} = ${value}`).toSorted().join('; ') // prettier-ignore
      known.set(shows, said)
    }
    return said
  }
  return ({ unit, code, shows, with: together }) => {
    if (code !== null) return `${unit} ${code}`
    if (unit !== 'person' || !together || together.length === 0) return null
    return `${unit} at ${together.map(one => one.code).join(', ')}: ${ownOf(shows)}`
  }
}

function placesOf(from: ReadonlyMap<string, string>): string {
  const places = new Map<string, string[]>()
  for (const [attribute, where] of from) places.set(where, [...(places.get(where) ?? []), attribute])
  const list = [...places].map(([where, attributes]) => `${attributes.map(plainName).join(', ')} (${where})`)
  return `It comes from ${list.join('; ')}.`
}

/** `site: study_depth` → `study depth`. */
export function plainName(attribute: string): string {
  return attribute.replace(/^\w+: /u, '').replace(/_/gu, ' ')
}
