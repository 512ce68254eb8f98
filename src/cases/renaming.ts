// What becomes of names: an attribute called otherwise, and values of it (and of what takes its values) spelt otherwise. Pure.

import type { AttributeId } from '../base/ids.ts'
import type { AttributeRule } from './rules.ts'
import type { Attribute } from './types.ts'

/** An attribute that is called `to` from now on, and those of its values that are spelt otherwise. `others` are the other kinds of thing that have an attribute of that name. */
export interface Renaming {
  readonly about: string
  readonly name: string
  readonly to: string
  readonly values: ReadonlyMap<string, string>
  readonly others: readonly string[]
}

type Named = Pick<Attribute, 'id' | 'about' | 'name' | 'rule'>

/** An attribute under another name; `attributes` are all there are. */
export function renamed(attributes: readonly Named[], attribute: Named, to: string): Renaming[] {
  return [renaming(attributes, attribute, to, new Map())]
}

/** Values of an attribute spelt otherwise: of itself, and of those that take its values from a pair or the case they lie in. None where nothing is. */
export function respelt(
  attributes: readonly Named[],
  attribute: Named,
  values: ReadonlyMap<string, string>,
): Renaming[] {
  const changed = new Map([...values].filter(([was, to]) => was !== to))
  if (changed.size === 0) return []
  const found = new Set<AttributeId>()
  const all: Renaming[] = []
  const add = (one: Named) => {
    if (found.has(one.id)) return
    found.add(one.id)
    all.push(renaming(attributes, one, one.name, changed))
    for (const other of attributes)
      if ((other.rule?.from === 'pair' || other.rule?.from === 'within') && other.rule.attributeId === one.id)
        add(other)
  }
  add(attribute)
  return all
}

function renaming(
  attributes: readonly Named[],
  attribute: Named,
  to: string,
  values: ReadonlyMap<string, string>,
): Renaming {
  return {
    about: attribute.about,
    name: attribute.name,
    to,
    values,
    others: attributes.filter(one => one.id !== attribute.id && one.name === attribute.name).map(one => one.about),
  }
}

/** Values that another rule gives under another name: a group that gathers the same, a band that ends where it ended, all others. */
export function respeltByRule(was: AttributeRule, now: AttributeRule): Map<string, string> {
  const values = new Map<string, string>()
  if (was.from === 'groups' && now.from === 'groups' && was.attributeId === now.attributeId) {
    const key = (of: readonly string[]) => JSON.stringify([...of].sort())
    const next = new Map(now.groups.map(group => [key(group.of), group.value]))
    for (const group of was.groups) {
      const to = next.get(key(group.of))
      if (to !== undefined) values.set(group.value, to)
    }
    if (was.others !== null && now.others !== null) values.set(was.others, now.others)
  }
  if (was.from === 'bands' && now.from === 'bands' && was.attributeId === now.attributeId) {
    const next = new Map(now.bands.map(band => [band.below, band.value]))
    for (const band of was.bands) {
      const to = next.get(band.below)
      if (to !== undefined) values.set(band.value, to)
    }
  }
  return values
}
