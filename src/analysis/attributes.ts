// Attributes found by name, and what follows from them: the values of what is seen from a view.

import { fold } from '../base/order.ts'
import { Refusal } from '../base/trouble.ts'
import type { AttributeHead, Heads } from './heads.ts'
import { ANY, type Cases, type View } from './views.ts'

/** Names of attributes are compared without case, and with any of space, hyphen and underscore. */
export function sameName(a: string, b: string): boolean {
  const plain = (text: string) =>
    fold(text)
      .replace(/[\s_-]+/gu, ' ')
      .trim()
  return plain(a) === plain(b)
}

/** Built in: `source kind`. */
function kindOfSource(heads: Heads): AttributeHead {
  return {
    about: 'source',
    name: 'source kind',
    type: 'choice',
    choices: ['interview', 'observation', 'document'],
    values: new Map(heads.sources.map(source => [source.n, source.kind])),
  }
}

function named(heads: Heads, name: string): AttributeHead[] {
  const found = heads.attributes.filter(attribute => sameName(attribute.name, name))
  if (sameName(name, 'source kind') || (found.length === 0 && sameName(name, 'kind'))) found.push(kindOfSource(heads))
  return found
}

function refuse(heads: Heads, name: string): never {
  const known = [...new Set(heads.attributes.map(attribute => attribute.name))]
  throw new Refusal(
    'no-such-attribute',
    `There is no attribute “${name}”. ${known.length === 0 ? 'The project has none yet: import the sites with their attributes first.' : `There are: ${known.join(', ')}.`}`,
  )
}

/** The attribute of this name that things of a kind have (`source` for sources; '' for whoever has it). Refuses a name that none has. */
export function findAttributeOf(heads: Heads, about: string, name: string): AttributeHead {
  if (about === '') return findAttribute(heads, 'site', name)
  return named(heads, name).find(attribute => attribute.about === about) ?? refuse(heads, name)
}

/** The attribute of this name, of whichever kind has it: first of `first`, then of sites, pairs, participants, sources, any other. Refuses a name that none has. */
export function findAttribute(heads: Heads, first: string, name: string): AttributeHead {
  const found = named(heads, name)
  for (const about of [first, 'site', 'pair', 'participant', 'source']) {
    const one = found.find(attribute => attribute.about === about)
    if (one) return one
  }
  return found[0] ?? refuse(heads, name)
}

/** A participant has its own value, else that of its site. */
export function withInherited(heads: Heads, attribute: AttributeHead): AttributeHead {
  const ofSites = heads.attributes.find(other => other.about === 'site' && sameName(other.name, attribute.name))
  if (attribute.about !== 'participant' || !ofSites) return attribute
  const values = new Map(attribute.values)
  for (const one of heads.cases) {
    const inherited = ofSites.values.get(one.within)
    if (one.kind === 'participant' && inherited !== undefined && !values.has(one.n)) values.set(one.n, inherited)
  }
  return { ...attribute, values }
}

const NO_VALUE: readonly string[] = ['']

/** The values of an attribute where something is seen from; '' is no value yet. None, where nothing could have one. */
export function valuesIn(attribute: AttributeHead, view: View, cases: Cases): readonly string[] {
  const of = (n: number) => (n === 0 || n === ANY ? [] : [attribute.values.get(n)?.trim() ?? ''])
  switch (attribute.about) {
    case 'source':
      return view.source === null ? [] : of(view.source.n)
    case 'site':
      return of(view.site)
    case 'pair':
      // A site in no pair has no value, and shows so.
      return view.pair === 0 && view.site > 0 ? NO_VALUE : of(view.pair)
    case 'participant':
      return of(view.person)
    default:
      return [...new Set(cases.holding(attribute.about, view).flatMap(of))]
  }
}
