// Rules by which the values of an attribute follow from others: what they may say, what they rest on, what they give. Pure.

import type { AttributeId } from '../base/ids.ts'
import { eitherBy, id, InvalidInput, list, nullable, object, oneOf, text, type Parsed } from '../base/parse.ts'
import type { Attribute } from './types.ts'
import { isDate } from './values.ts'

const attributeId = id('attribute')
const value = text(2000)

/** Reads a rule, whoever wrote it. */
export const attributeRule = eitherBy('from', {
  /** Values gathered under a few: community and acute are *hospital*, all `others` (null: those stay unassigned). */
  groups: {
    attributeId,
    groups: list(object({ value, of: list(value, 500) }), 200),
    others: nullable(value),
  },
  /** Numbers or dates in bands, from low to high: each reaches to `below`, which is not in it; one without has no end. */
  bands: { attributeId, bands: list(object({ value, below: nullable(text(40)) }), 100) },
  /** Of a pair: yes where all its members have the same value. */
  equal: { attributeId },
  /** Of a pair: yes where all its members are linked to a same case by this relation, or belong to a same case of this kind. */
  shared: { by: oneOf('relation', 'kind'), name: text(200) },
  /** Of a case: the value of the pair (or other case with members) that joins it. */
  pair: { attributeId },
  /** Of a participant: the value of the case they lie in. */
  within: { attributeId },
  /** How many sources, kinds of source or people a case has; `kind`: only sources of this kind. */
  count: { of: oneOf('sources', 'kinds of source', 'people'), kind: nullable(text(60)) },
})

/** How the values of an attribute follow from others. */
export type AttributeRule = Parsed<typeof attributeRule>

/** The rule that a stored text holds; null where it holds none that can be read. */
export function readRule(stored: string | null): AttributeRule | null {
  if (stored === null) return null
  try {
    return attributeRule.parse(JSON.parse(stored), 'rule')
  } catch (trouble) {
    // A rule that another hand wrote badly gives no values; it is shown as such and can be written anew.
    if (trouble instanceof InvalidInput || trouble instanceof SyntaxError) return null
    throw trouble
  }
}

/** The attribute that a rule rests on, if it rests on one. */
export function restsOn(rule: AttributeRule): AttributeId | null {
  return 'attributeId' in rule ? rule.attributeId : null
}

/** The type that a rule gives its attribute, and the choices if they follow from the rule. */
export function typeOfRule(
  rule: AttributeRule,
  origin: Pick<Attribute, 'type' | 'choices'> | null,
): Pick<Attribute, 'type' | 'choices'> {
  switch (rule.from) {
    case 'groups': {
      const named = rule.groups.map(group => group.value)
      return { type: 'choice', choices: [...new Set(rule.others === null ? named : [...named, rule.others])] }
    }
    case 'bands':
      return { type: 'choice', choices: [...new Set(rule.bands.map(band => band.value))] }
    case 'equal':
    case 'shared':
      return { type: 'yes or no', choices: [] }
    case 'count':
      return { type: 'number', choices: [] }
    default:
      return origin ? { type: origin.type, choices: origin.choices } : { type: 'text', choices: [] }
  }
}

/** What is wrong with a rule for an attribute about some kind of thing, in a sentence; null where nothing is. */
export function ruleTrouble(
  about: string,
  rule: AttributeRule,
  origin: Pick<Attribute, 'about' | 'name' | 'type'> | null,
): string | null {
  if (restsOn(rule) !== null && origin === null)
    return 'The attribute that this should follow from is not in the project (any more).'
  if (about === 'source' && rule.from !== 'groups' && rule.from !== 'bands')
    return 'An attribute of sources can follow from another one of sources, in groups or bands.'
  switch (rule.from) {
    case 'groups':
    case 'bands':
      if (origin!.about !== about) return `“${origin!.name}” is no attribute of this kind of case.`
      return rule.from === 'groups' ? groupsTrouble(rule) : bandsTrouble(rule, origin!)
    case 'equal':
    case 'pair':
    case 'within':
      if (origin!.about === 'source' || origin!.about === about)
        return `“${origin!.name}” must be an attribute of another kind of case.`
      return null
    case 'shared':
      return rule.name.trim() === '' ? 'Say by which relation or kind of case.' : null
    default:
      return null
  }
}

function groupsTrouble(rule: Extract<AttributeRule, { from: 'groups' }>): string | null {
  if (rule.groups.length === 0) return 'There is no group yet.'
  if (rule.groups.some(group => group.value.trim() === '') || rule.others === '') return 'A group needs a name.'
  const seen = new Set<string>()
  for (const one of rule.groups.flatMap(group => group.of)) {
    if (seen.has(one)) return `“${one}” stands in two groups.`
    seen.add(one)
  }
  return null
}

function bandsTrouble(
  { bands }: Extract<AttributeRule, { from: 'bands' }>,
  origin: Pick<Attribute, 'name' | 'type'>,
): string | null {
  if (origin.type !== 'number' && origin.type !== 'date') return `“${origin.name}” holds neither numbers nor dates.`
  if (bands.length === 0) return 'There is no band yet.'
  if (bands.some(band => band.value.trim() === '')) return 'A band needs a name.'
  for (const [at, { below, value }] of bands.entries()) {
    if (below === null) {
      if (at < bands.length - 1) return `“${value}” has no end, so nothing comes after it.`
      continue
    }
    const isOne = origin.type === 'number' ? below.trim() !== '' && Number.isFinite(Number(below)) : isDate(below)
    if (!isOne) return `“${below}”, where “${value}” ends, is no ${origin.type}.`
    const before = bands[at - 1]?.below
    if (before != null && !comesBefore(before, below, origin.type))
      return `“${value}” must end after the band before it.`
  }
  return null
}

/** Whether one number or date comes before another. */
export function comesBefore(one: string, other: string, type: Attribute['type']): boolean {
  return type === 'number' ? Number(one) < Number(other) : one < other
}

/** The chain of attributes that would rest on themselves, if `attributeId` followed this rule; null where there is none. */
export function cycleOf(
  attributeId: AttributeId,
  rule: AttributeRule,
  rules: ReadonlyMap<AttributeId, AttributeRule | null>,
): AttributeId[] | null {
  const chain: AttributeId[] = [attributeId]
  for (let next = restsOn(rule); next !== null;) {
    if (chain.includes(next)) return next === attributeId ? chain : null
    chain.push(next)
    const further = rules.get(next)
    next = further ? restsOn(further) : null
  }
  return null
}

/** A rule in words: “acute and community as hospital, all others as other, from sector”. */
export function ruleInWords(rule: AttributeRule, nameOf: (id: AttributeId) => string): string {
  switch (rule.from) {
    case 'groups': {
      const groups = rule.groups.map(group => `${group.value} for ${group.of.join(', ') || 'nothing yet'}`)
      const rest = rule.others === null ? [] : [`${rule.others} for all others`]
      return `grouped from ${nameOf(rule.attributeId)}: ${[...groups, ...rest].join('; ')}`
    }
    case 'bands':
      return `bands of ${nameOf(rule.attributeId)}: ${rule.bands
        .map(({ value, below }) => (below === null ? `then ${value}` : `${value} below ${below}`))
        .join('; ')}`
    case 'equal':
      return `yes where all members have the same ${nameOf(rule.attributeId)}`
    case 'shared':
      return rule.by === 'relation'
        ? `yes where all members are linked to a same case: ${rule.name}`
        : `yes where all members belong to a same case of the kind ${rule.name}`
    case 'pair':
      return `${nameOf(rule.attributeId)} of the pair; unassigned where several pairs differ`
    case 'within':
      return `${nameOf(rule.attributeId)} of the case it lies in`
    case 'count':
      return `number of ${rule.of === 'sources' && rule.kind !== null ? `sources of the kind ${rule.kind}` : rule.of}`
  }
}
