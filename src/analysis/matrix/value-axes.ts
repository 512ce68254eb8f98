// Sides of attributes: the values of one, or of two crossed.

import { compareNatural } from '../../base/order.ts'
import { Refusal } from '../../base/trouble.ts'
import { findAttributeOf, valuesIn, withInherited } from '../attributes.ts'
import type { FilterGround } from '../filter/conditions.ts'
import { possible } from '../filter/compile.ts'
import type { AttributeHead } from '../heads.ts'
import { ANYWHERE, type View } from '../views.ts'
import type { AxisGround, AxisPlan, ItemGroup } from './axis-plan.ts'
import { casesInFilter, wordItem } from './thing-axes.ts'
import type { AttributeName } from './types.ts'

const MOST_VALUES = 5000
const NO_VALUE = 'no value'

/** The attribute meant, with what participants inherit. Refuses a name that none has. */
export function attributeOf({ heads }: FilterGround, { about, name }: AttributeName): AttributeHead {
  return withInherited(heads, findAttributeOf(heads, about, name))
}

/** Values in their order: as the choices are listed, else naturally; none comes last. */
export function inOrder(attribute: AttributeHead, values: Iterable<string>): string[] {
  const place = (value: string) => {
    const at = attribute.choices.indexOf(value)
    return at < 0 ? attribute.choices.length : at
  }
  return [...values].sort((a, b) => Number(a === '') - Number(b === '') || place(a) - place(b) || compareNatural(a, b))
}

/** The values that what passes the filter has, things without one included. */
function valuesThere(attribute: AttributeHead, ground: FilterGround, more: AxisGround): string[] {
  const { heads, cases } = ground
  const found = new Set<string>()
  const put = (n: number) => found.add(attribute.values.get(n)?.trim() ?? '')
  if (attribute.about === 'source') {
    for (const one of more.seen) if (one.views.length > 0) put(one.source.n)
  } else if (attribute.about === 'pair') {
    for (const site of heads.cases.filter(one => one.kind === 'site')) {
      const pairs = cases.pairsOf(site.n)
      for (const pair of pairs) if (possible(more.filter, { ...ANYWHERE, site: site.n, pair })) put(pair)
      if (pairs.length === 0 && possible(more.filter, { ...ANYWHERE, site: site.n, pair: 0 })) found.add('')
    }
  } else for (const one of casesInFilter(attribute.about, ground, more)) put(one.n)
  return inOrder(attribute, found)
}

/** How a side by this attribute must look at people and pairs. */
export function looksAt(attribute: AttributeHead): Pick<AxisPlan, 'byPair' | 'byPerson'> {
  return {
    byPair: attribute.about === 'pair',
    byPerson: attribute.about !== 'source' && attribute.about !== 'site' && attribute.about !== 'pair',
  }
}

/** The values of an attribute. */
export function valueAxis(name: AttributeName, ground: FilterGround, more: AxisGround): AxisPlan {
  const attribute = attributeOf(ground, name)
  const values = valuesThere(attribute, ground, more)
  const places = new Map(values.map((value, at) => [value, at]))
  const of = (view: View) => valuesIn(attribute, view, ground.cases).flatMap(value => places.get(value) ?? [])
  return {
    ...looksAt(attribute),
    of: `values of ${attribute.name}`,
    items: values.map(value => wordItem(value, value || NO_VALUE, 'value')),
    whole: true,
    gathers: false,
    eligible: of,
    places: { by: 'view', of },
  }
}

/** The values of two attributes crossed: every value of the one with every value of the other. */
export function crossedAxis(
  first: AttributeName,
  second: AttributeName,
  ground: FilterGround,
  more: AxisGround,
): AxisPlan {
  const one = valueAxis(first, ground, more)
  const two = valueAxis(second, ground, more)
  const across = two.items.length
  if (one.items.length * across > MOST_VALUES)
    throw new Refusal(
      'crossed-too-large',
      `Crossing these attributes gives ${one.items.length} × ${across} values. Choose attributes with fewer, or group their values.`,
    )
  const of = (view: View) => {
    const right = two.eligible!(view)
    return one.eligible!(view).flatMap(left => right.map(at => left * across + at))
  }
  return {
    of: `${one.of} × ${two.of}`,
    items: one.items.flatMap(left =>
      two.items.map(right => wordItem(`${left.id} × ${right.id}`, `${left.name} × ${right.name}`, 'value')),
    ),
    whole: true,
    byPair: one.byPair || two.byPair,
    byPerson: one.byPerson || two.byPerson,
    gathers: false,
    eligible: of,
    places: { by: 'view', of },
  }
}

/** Groups the items of a side by an attribute. Sites take the values of their pairs too, people those of their site; whatever else is grouped has the attribute itself. Refuses a side that cannot have it. */
export function groupsOf(plan: AxisPlan, name: AttributeName, ground: FilterGround): ItemGroup[] {
  const attribute = attributeOf(ground, name)
  const members = new Map<string, number[]>()
  plan.items.forEach((item, at) => {
    for (const value of new Set(itemValues(plan.of, item.n, attribute, ground))) {
      const list = members.get(value)
      if (list) list.push(at)
      else members.set(value, [at])
    }
  })
  return inOrder(attribute, members.keys()).map(value => ({ value, members: members.get(value)! }))
}

/** The values of an attribute for one item of a side, '' for none yet. */
export function itemValues(of: string, n: number, attribute: AttributeHead, { cases }: FilterGround): string[] {
  const valueOf = (one: number) => attribute.values.get(one)?.trim() ?? ''
  const { about } = attribute
  if ((of === 'sources' && about === 'source') || of === about) return [valueOf(n)]
  if (of === 'site' && about === 'pair') {
    const pairs = cases.pairsOf(n)
    return pairs.length === 0 ? [''] : pairs.map(valueOf)
  }
  if (of === 'participant' && about === 'site') return [valueOf(cases.byNumber.get(n)!.within)]
  if (of === 'sources' && about === 'site') {
    const sites = cases.sitesOf.get(n) ?? []
    return sites.length === 0 ? [''] : sites.map(valueOf)
  }
  if (of === 'pair' && about === 'site') {
    const sites = cases.byNumber.get(n)!.members
    return sites.length === 0 ? [''] : sites.map(valueOf)
  }
  throw new Refusal(
    'cannot-order-by',
    `“${attribute.name}” is an attribute of ${about === 'source' ? 'sources' : `each ${about}`}, and what stands on this side of the matrix has none. Choose another attribute.`,
  )
}
