// The one writer of attributes made and changed by hand: their names, types, choices, rules and order.

import type { AttributeId } from '../base/ids.ts'
import { fold } from '../base/order.ts'
import { Refusal } from '../base/trouble.ts'
import type { Change } from '../store/access.ts'
import { idOf, sql } from '../store/sql.ts'
import { planRetype } from './attribute-plan.ts'
import { getAttribute, restingOn, storedValues } from './attribute-queries.ts'
import { renamed, respelt, respeltByRule, type Renaming } from './renaming.ts'
import { cycleOf, restsOn, ruleTrouble, typeOfRule, type AttributeRule } from './rules.ts'
import type { Attribute } from './types.ts'
import { readAttributes } from './value-queries.ts'

/** An attribute to make. With a rule its values follow from others, and its type from the rule. */
export interface NewAttribute {
  readonly about: string
  readonly name: string
  readonly type: Attribute['type']
  readonly choices: readonly string[]
  readonly rule: AttributeRule | null
}

/** Makes an attribute of a kind of case, or of sources. Refuses a name that another one of them has, and a rule that cannot hold. */
export function createAttribute(tx: Change, { about, name, type, choices, rule }: NewAttribute): AttributeId {
  const clean = cleanName(tx, about, name, null)
  const kind = about.trim()
  if (kind === '') throw new Refusal('case-kind', 'Say which kind of case the attribute is about.')
  const place = tx.get<{ place: number | null }>(sql`SELECT max(place) AS place FROM attribute WHERE about = ${kind}`)!
  const shape = rule === null ? { type, choices: cleanChoices(choices) } : shapeUnder(tx, kind, null, rule)
  tx.describe(`Create attribute “${clean}”`)
  return tx.insert('attribute', {
    about: kind,
    name: clean,
    type: shape.type,
    choices: shape.type === 'choice' ? JSON.stringify(shape.choices) : null,
    place: (place.place ?? 0) + 1024,
    rule: rule && JSON.stringify(rule),
  }) as AttributeId
}

/** Gives an attribute another name. Gives back what is called otherwise now: whoever keeps names of attributes goes along in the same change. */
export function renameAttribute(tx: Change, attributeId: AttributeId, name: string): Renaming[] {
  const attribute = getAttribute(tx, attributeId)
  const all = readAttributes(tx)
  const clean = cleanName(tx, attribute.about, name, attributeId)
  tx.update('attribute', attributeId, { name: clean })
  tx.describe(`Rename attribute “${attribute.name}” to “${clean}”`)
  return renamed(all, attribute, clean)
}

/** Gives an attribute another type, as {@link planRetype} says. `lose` is how many values the person saw would be lost; refuses where it is another number by now. Gives back which values are spelt otherwise. */
export function retypeAttribute(
  tx: Change,
  attributeId: AttributeId,
  type: Attribute['type'],
  choices: readonly string[],
  lose: number,
): Renaming[] {
  const attribute = byHand(getAttribute(tx, attributeId))
  const values = storedValues(tx, attributeId)
  const plan = planRetype(values.counted, type, cleanChoices(choices))
  if (plan.lostValues !== lose)
    throw new Refusal(
      'values-would-go',
      `${plan.lostValues} ${plan.lostValues === 1 ? 'value' : 'values'} of “${attribute.name}” would not fit. Look at them first.`,
    )
  for (const dependant of restingOn(tx, attributeId)) {
    const why = ruleTrouble(dependant.about, dependant.rule!, { ...attribute, type })
    if (why !== null)
      throw new Refusal('attribute-rested-on', `“${dependant.name}” follows from “${attribute.name}”: ${why}`)
  }
  const spelling = new Map(plan.respelt.map(one => [one.value, one.to]))
  const lost = new Set(plan.lost.map(one => one.value))
  for (const row of values.rows) {
    if (lost.has(row.value)) tx.remove('attribute_value', row.id)
    else if (spelling.has(row.value)) tx.update('attribute_value', row.id, { value: spelling.get(row.value)! })
  }
  tx.update('attribute', attributeId, { type, choices: type === 'choice' ? JSON.stringify(plan.choices) : null })
  tx.describe(`Make “${attribute.name}” ${type === 'choice' ? 'a list of values' : type}`)
  return respelt(readAttributes(tx), attribute, spelling)
}

/** One of the values a list offers: `was` is what it is called now (null: a new one). */
export interface EditedChoice {
  readonly value: string
  readonly was: string | null
}

/** Edits the list of values of an attribute: in this order, under these names. A renamed value is renamed in every case. Refuses to leave out one that cases have. Gives back which values are spelt otherwise. */
export function setChoices(tx: Change, attributeId: AttributeId, edited: readonly EditedChoice[]): Renaming[] {
  const attribute = byHand(getAttribute(tx, attributeId))
  if (attribute.type !== 'choice') throw new Refusal('no-choices', `“${attribute.name}” has no list of values.`)
  const choices = cleanChoices(edited.map(one => one.value))
  if (choices.length !== edited.length)
    throw new Refusal('choice-twice', 'Every value stands in the list once, and has a name.')
  const values = storedValues(tx, attributeId)
  const spelling = new Map(edited.flatMap(({ was, value }) => (was === null ? [] : [[was, value.trim()] as const])))
  const gone = values.counted.filter(one => !spelling.has(one.value) && !choices.includes(one.value))
  if (gone.length > 0)
    throw new Refusal(
      'choice-used',
      `${gone.map(one => `“${one.value}” (${one.cases})`).join(', ')} ${gone.length === 1 ? 'stands' : 'stand'} in the table. Change those cells first.`,
    )
  for (const row of values.rows) {
    const to = spelling.get(row.value)
    if (to !== undefined && to !== row.value) tx.update('attribute_value', row.id, { value: to })
  }
  renameInRules(tx, attributeId, spelling)
  tx.update('attribute', attributeId, { choices: JSON.stringify(choices) })
  tx.describe(`Edit the values of “${attribute.name}”`)
  return respelt(readAttributes(tx), attribute, spelling)
}

/** A value renamed in a list is renamed in the groups that gather it. */
function renameInRules(tx: Change, attributeId: AttributeId, renamed: ReadonlyMap<string, string>): void {
  for (const dependant of restingOn(tx, attributeId)) {
    const rule = dependant.rule!
    if (rule.from !== 'groups') continue
    const groups = rule.groups.map(group => ({ ...group, of: group.of.map(one => renamed.get(one) ?? one) }))
    tx.update('attribute', dependant.id, { rule: JSON.stringify({ ...rule, groups }) })
  }
}

/** Lets the values of an attribute follow from others by another rule. Refuses one whose values are given by hand, and a rule by which it would rest on itself. Gives back which values are called otherwise under it. */
export function setRule(tx: Change, attributeId: AttributeId, rule: AttributeRule): Renaming[] {
  const attribute = getAttribute(tx, attributeId)
  if (!attribute.followsRule)
    throw new Refusal(
      'attribute-by-hand',
      `The values of “${attribute.name}” are given by hand. Make another attribute that follows from it.`,
    )
  const shape = shapeUnder(tx, attribute.about, attributeId, rule)
  tx.update('attribute', attributeId, {
    type: shape.type,
    choices: shape.type === 'choice' ? JSON.stringify(shape.choices) : null,
    rule: JSON.stringify(rule),
  })
  tx.describe(`Change what “${attribute.name}” follows from`)
  const spelling = attribute.rule === null ? new Map<string, string>() : respeltByRule(attribute.rule, rule)
  renameInRules(tx, attributeId, spelling)
  return respelt(readAttributes(tx), attribute, spelling)
}

/** Moves an attribute before another one of the same kind of case; null: to the end. */
export function moveAttribute(tx: Change, attributeId: AttributeId, beforeId: AttributeId | null): void {
  const attribute = getAttribute(tx, attributeId)
  const others = readAttributes(tx).filter(one => one.about === attribute.about && one.id !== attributeId)
  const at = beforeId === null ? others.length : others.findIndex(one => one.id === beforeId)
  if (at < 0) throw new Refusal('attribute-gone', 'The attribute to move it before is not in the project (any more).')
  const order = [...others.slice(0, at).map(one => one.id), attributeId, ...others.slice(at).map(one => one.id)]
  order.forEach((id, place) => tx.update('attribute', id, { place: (place + 1) * 1024 }))
  tx.describe(`Move attribute “${attribute.name}”`)
}

/** Removes an attribute with its values. Refuses one that others follow from. Gives back how many values went with it. */
export function removeAttribute(tx: Change, attributeId: AttributeId): number {
  const attribute = getAttribute(tx, attributeId)
  const dependants = restingOn(tx, attributeId)
  if (dependants.length > 0)
    throw new Refusal(
      'attribute-rested-on',
      `${dependants.map(one => `“${one.name}”`).join(', ')} ${dependants.length === 1 ? 'follows' : 'follow'} from “${attribute.name}”. Remove that first.`,
    )
  const { rows } = storedValues(tx, attributeId, true)
  for (const row of rows) tx.remove('attribute_value', row.id)
  tx.remove('attribute', attributeId)
  tx.describe(
    `Remove attribute “${attribute.name}”${rows.length === 0 ? '' : ` with ${rows.length} ${rows.length === 1 ? 'value' : 'values'}`}`,
  )
  return rows.length
}

/** The type and choices under a rule, once it is known to hold. */
function shapeUnder(
  tx: Change,
  about: string,
  attributeId: AttributeId | null,
  rule: AttributeRule,
): Pick<Attribute, 'type' | 'choices'> {
  const attributes = readAttributes(tx)
  const rested = restsOn(rule)
  const origin = attributes.find(one => one.id === rested) ?? null
  const why = ruleTrouble(about, rule, origin)
  if (why !== null) throw new Refusal('rule-misfit', why)
  const chain = attributeId && cycleOf(attributeId, rule, new Map(attributes.map(one => [one.id, one.rule])))
  if (chain) {
    const names = chain.map(id => `“${attributes.find(one => one.id === id)!.name}”`)
    throw new Refusal('rule-cycle', `It would follow from itself: ${[...names, names[0]].join(' from ')}.`)
  }
  return typeOfRule(rule, origin)
}

function byHand<A extends { readonly name: string; readonly followsRule: boolean }>(attribute: A): A {
  if (attribute.followsRule)
    throw new Refusal(
      'attribute-derived',
      `The values of “${attribute.name}” follow from others. Change its rule instead.`,
    )
  return attribute
}

function cleanName(tx: Change, about: string, name: string, except: AttributeId | null): string {
  const clean = name.trim()
  if (clean === '') throw new Refusal('name-empty', 'An attribute needs a name.')
  const same = tx
    .all<{ id: Buffer; name: string }>(sql`SELECT id, name FROM attribute WHERE about = ${about.trim()}`)
    .find(row => fold(row.name) === fold(clean) && idOf(row.id) !== except)
  if (same) throw new Refusal('name-taken', `There is an attribute “${same.name}” already.`)
  return clean
}

/** Choices without white space around them, each once. */
function cleanChoices(choices: readonly string[]): string[] {
  return [...new Set(choices.map(choice => choice.trim()).filter(choice => choice !== ''))]
}
