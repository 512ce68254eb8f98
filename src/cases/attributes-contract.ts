import { command, query } from '../base/call.ts'
import type { AttributeId } from '../base/ids.ts'
import { id, list, nullable, object, oneOf, optional, text, wholeNumber } from '../base/parse.ts'
import type { RetypePlan } from './attribute-plan.ts'
import { attributeRule } from './rules.ts'
import type { AttributeUse } from './types.ts'

const type = oneOf('text', 'number', 'date', 'yes or no', 'choice')
const choices = list(text(2000), 500)

/** What others may ask about attributes: made, renamed, retyped, ordered, removed, their lists of values, their rules. */
export const attributesContract = {
  'attribute.create': command<AttributeId>()({
    label: 'Create attribute',
    says: 'Makes an attribute of a kind of case, or of sources (`about` is “source”). With a rule its values follow from others and its type from the rule: groups, bands, equal or shared across the members of a pair, the value of the pair or of the case it lies in, a count.',
    input: object({
      about: text(60),
      name: text(200),
      type,
      choices: optional(choices),
      rule: optional(nullable(attributeRule)),
    }),
  }),
  'attribute.rename': command<void>()({
    label: 'Rename attribute',
    says: 'Gives an attribute another name.',
    input: object({ attributeId: id('attribute'), name: text(200) }),
  }),
  'attribute.use': query<AttributeUse>()({
    says: 'What stands under an attribute: its values with their counts, for how many it does not apply, and what follows from it.',
    input: object({ attributeId: id('attribute') }),
  }),
  'attribute.planRetype': query<RetypePlan>()({
    says: 'What another type would do to the values of an attribute: how many fit, which are spelt otherwise then, which would be lost.',
    input: object({ attributeId: id('attribute'), type, choices: optional(choices) }),
  }),
  'attribute.retype': command<void>()({
    label: 'Change type',
    says: 'Gives an attribute another type as planned. `lose` is how many values would be lost by the plan that was seen; refuses where it is another number by now.',
    input: object({ attributeId: id('attribute'), type, choices: optional(choices), lose: wholeNumber() }),
  }),
  'attribute.setChoices': command<void>()({
    label: 'Edit values',
    says: 'Edits the list of values of an attribute: in this order, under these names; `was` is what a value is called now, null for a new one. A renamed value is renamed in every case. Refuses to leave out one that cases have.',
    input: object({
      attributeId: id('attribute'),
      choices: list(object({ value: text(2000), was: nullable(text(2000)) }), 500),
    }),
  }),
  'attribute.setRule': command<void>()({
    label: 'Change rule',
    says: 'Lets the values of an attribute follow from others by another rule. Refuses one whose values are given by hand, and a rule by which it would follow from itself.',
    input: object({ attributeId: id('attribute'), rule: attributeRule }),
  }),
  'attribute.move': command<void>()({
    label: 'Move attribute',
    says: 'Moves an attribute before another one of the same kind of case; null: to the end.',
    input: object({ attributeId: id('attribute'), beforeId: nullable(id('attribute')) }),
  }),
  'attribute.remove': command<number>()({
    label: 'Remove attribute',
    says: 'Removes an attribute with its values, and gives back how many. Refuses one that others follow from.',
    input: object({ attributeId: id('attribute') }),
  }),
}
