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
  readonly is: (label: Label) => boolean
}

/** An attribute of a member as one of its pair: `site: sector` of the exemplar → `pair: sector (exemplar)`. */
export function asOfPair(attribute: string, part: string): string {
  return `pair: ${attribute.replace(/^site: /u, '')} (${part})`
}

interface Gathered {
  readonly labels: Label[]
  readonly together: Map<string, string | null>
}

/** Everything that is shown of each thing that these labels speak of; of people and pairs also where the labels speak of their sites. */
export function joinedLabels(labels: readonly Label[], earlier: readonly Label[]): Joined[] {
  const all = new Map<string, Gathered>()
  for (const label of [...labels, ...earlier]) {
    const name = nameOf(label)
    if (name === null) continue
    const one = all.get(name) ?? { labels: [], together: new Map<string, string | null>() }
    one.labels.push(label)
    for (const { code, part } of label.with ?? []) one.together.set(code, part)
    all.set(name, one)
  }
  const asked = new Set(labels.map(nameOf))
  const sitesNow = new Set(labels.flatMap(one => (one.unit === 'site' && one.shows.size > 0 ? (one.code ?? []) : [])))
  return [...all].flatMap(([name, { labels: own, together }]): Joined[] => {
    if (!asked.has(name) && ![...together.keys()].some(code => sitesNow.has(code))) return []
    const first = own[0]!
    const shows = new Map<string, string>()
    const from = new Map<string, string>()
    const add = (attribute: string, value: string, where: string) => {
      if (shows.has(attribute)) return
      shows.set(attribute, value)
      from.set(attribute, where)
    }
    for (const label of own) for (const [attribute, value] of label.shows) add(attribute, value, label.where)
    for (const [code, part] of together)
      for (const label of all.get(`site ${code}`)?.labels ?? [])
        for (const [attribute, value] of label.shows)
          add(part === null ? attribute : asOfPair(attribute, part), value, label.where)
    const of = first.code === null ? [...together.keys()] : [first.code]
    return [
      {
        unit: first.unit,
        name: first.code === null ? `somebody at ${of.join(', ')}` : first.code,
        called: first.code === null ? `somebody at “${of.join('”, “')}”` : `“${first.code}”`,
        shows,
        where: first.where,
        places: placesOf(from),
        is: label =>
          nameOf(label) === name || (label.unit === 'site' && label.code !== null && together.has(label.code)),
      },
    ]
  })
}

/** By what a label can be joined: its code, or the site it stands with and all that it says of a person there. */
function nameOf({ unit, code, shows, with: together }: Label): string | null {
  if (code !== null) return `${unit} ${code}`
  if (unit !== 'person' || !together || together.length === 0) return null
  const own = [...shows].filter(([attribute]) => !attribute.startsWith('site: '))
  const said = own.map(([attribute, value]) => `${attribute} = ${value}`).toSorted()
  return `${unit} at ${together.map(one => one.code).join(', ')}: ${said.join('; ')}`
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
