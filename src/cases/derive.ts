// Values that follow from others by a rule, worked out when they are read and stored nowhere. Pure. Rows are numbers, as everywhere in the analysis.

import type { AttributeId } from '../base/ids.ts'
import { comesBefore, restsOn, type AttributeRule } from './rules.ts'
import type { Attribute } from './types.ts'
import { DOES_NOT_APPLY } from './values.ts'

/** An attribute with its row number. */
export interface RuledAttribute extends Pick<Attribute, 'about' | 'type'> {
  readonly n: number
  readonly id: AttributeId
  readonly rule: AttributeRule | null
}

/** A case as far as rules ask: what it lies in (0: nothing), whom it joins, to which cases it is linked by which relations, its own sources. */
export interface RuledCase {
  readonly n: number
  readonly kind: string
  readonly within: number
  readonly members: readonly number[]
  readonly links: readonly { readonly to: number; readonly relation: string }[]
  readonly sources: readonly { readonly n: number; readonly kind: string }[]
}

/** Values of one attribute by the row number of the case or source; {@link DOES_NOT_APPLY} where it does not. No entry: unassigned. */
export type Values = ReadonlyMap<number, string>

/** Works out the values of every attribute with a rule, from those that are stored. Both are by the attribute's row number. An attribute that rests on itself has none. */
export function deriveValues(
  attributes: readonly RuledAttribute[],
  cases: readonly RuledCase[],
  stored: ReadonlyMap<number, Values>,
): Map<number, Values> {
  const byId = new Map(attributes.map(attribute => [attribute.id, attribute]))
  const study = new Study(cases)
  const derived = new Map<number, Values>()
  const under = new Set<number>()
  const valuesOf = (attribute: RuledAttribute): Values => {
    if (attribute.rule === null) return stored.get(attribute.n) ?? new Map()
    const here = derived.get(attribute.n)
    if (here) return here
    if (under.has(attribute.n)) return new Map()
    under.add(attribute.n)
    const rested = restsOn(attribute.rule)
    const origin = rested === null ? null : byId.get(rested)
    const values =
      origin === undefined
        ? new Map<number, string>()
        : study.values(attribute, attribute.rule, origin, origin ? valuesOf(origin) : new Map())
    under.delete(attribute.n)
    derived.set(attribute.n, values)
    return values
  }
  for (const attribute of attributes) if (attribute.rule) valuesOf(attribute)
  return derived
}

/** The cases of a project, asked by kind, by who joins whom, and by who lies in what. */
class Study {
  readonly #ofKind = new Map<string, RuledCase[]>()
  readonly #byN = new Map<number, RuledCase>()
  /** The cases that join a case. */
  readonly #joining = new Map<number, RuledCase[]>()
  readonly #inside = new Map<number, RuledCase[]>()

  constructor(cases: readonly RuledCase[]) {
    for (const one of cases) {
      push(this.#ofKind, one.kind, one)
      this.#byN.set(one.n, one)
      for (const member of one.members) push(this.#joining, member, one)
      if (one.within !== 0) push(this.#inside, one.within, one)
    }
  }

  /** The values that a rule gives, from those of the attribute it rests on. */
  values(attribute: RuledAttribute, rule: AttributeRule, origin: RuledAttribute | null, from: Values): Values {
    if (rule.from === 'groups' || rule.from === 'bands') {
      const one = rule.from === 'groups' ? grouping(rule) : banding(rule, origin!.type)
      const values = new Map<number, string>()
      for (const [n, value] of from) {
        const into = value === DOES_NOT_APPLY ? value : one(value)
        if (into !== null) values.set(n, into)
      }
      return values
    }
    const values = new Map<number, string>()
    for (const one of this.#ofKind.get(attribute.about) ?? []) {
      const value = this.#value(rule, one, origin, from)
      if (value !== null) values.set(one.n, value)
    }
    return values
  }

  #value(
    rule: Exclude<AttributeRule, { from: 'groups' | 'bands' }>,
    one: RuledCase,
    origin: RuledAttribute | null,
    from: Values,
  ): string | null {
    switch (rule.from) {
      case 'within':
        return this.#byN.get(one.within)?.kind === origin!.about ? (from.get(one.within) ?? null) : null
      case 'pair': {
        const values = (this.#joining.get(one.n) ?? [])
          .filter(pair => pair.kind === origin!.about)
          .flatMap(pair => from.get(pair.n) ?? [])
        return values.length > 0 && new Set(values).size === 1 ? values[0]! : null
      }
      case 'equal': {
        const values = one.members.map(member => from.get(member))
        if (values.length < 2 || values.includes(undefined)) return null
        return values.includes(DOES_NOT_APPLY) ? DOES_NOT_APPLY : yesOrNo(new Set(values).size === 1)
      }
      case 'shared': {
        if (one.members.length < 2) return null
        const bodies = one.members.map(member => this.#bodiesOf(member, rule))
        const [first, ...others] = bodies
        return yesOrNo([...first!].some(body => others.every(other => other.has(body))))
      }
      case 'count':
        return String(this.#count(rule, one))
    }
  }

  /** What a case is linked to by a relation, or the cases of a kind that join it. */
  #bodiesOf(n: number, rule: Extract<AttributeRule, { from: 'shared' }>): Set<number> {
    return rule.by === 'relation'
      ? new Set(this.#byN.get(n)?.links.flatMap(link => (link.relation === rule.name ? [link.to] : [])))
      : new Set((this.#joining.get(n) ?? []).flatMap(body => (body.kind === rule.name ? [body.n] : [])))
  }

  #count(rule: Extract<AttributeRule, { from: 'count' }>, one: RuledCase): number {
    const all = [one, ...one.members.flatMap(member => this.#byN.get(member) ?? [])]
    if (rule.of === 'people')
      return new Set(all.flatMap(each => this.#inside.get(each.n) ?? []).filter(each => each.kind === 'participant'))
        .size
    const sources = new Map(all.flatMap(each => each.sources).map(source => [source.n, source.kind]))
    if (rule.of === 'kinds of source') return new Set(sources.values()).size
    return rule.kind === null ? sources.size : [...sources.values()].filter(kind => kind === rule.kind).length
  }
}

function yesOrNo(is: boolean): string {
  return is ? 'yes' : 'no'
}

function grouping(rule: Extract<AttributeRule, { from: 'groups' }>): (value: string) => string | null {
  const into = new Map(rule.groups.flatMap(group => group.of.map(one => [one, group.value] as const)))
  return value => into.get(value) ?? rule.others
}

function banding(
  rule: Extract<AttributeRule, { from: 'bands' }>,
  type: Attribute['type'],
): (value: string) => string | null {
  return value => rule.bands.find(band => band.below === null || comesBefore(value, band.below, type))?.value ?? null
}

function push<Key, Item>(map: Map<Key, Item[]>, key: Key, item: Item): void {
  const list = map.get(key)
  if (list) list.push(item)
  else map.set(key, [item])
}
