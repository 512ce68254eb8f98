import { fold } from '../../../src/base/order.ts'
import type { Attribute } from '../../../src/cases/types.ts'
import type { Offer } from '../../components/suggesting-input.tsx'
import { casesWords } from '../../words/cases.ts'

/** What a field for an attribute offers: its choices, yes and no, or values that other cases have. Narrowed by what is typed. */
export function offerFor(
  attribute: Pick<Attribute, 'type' | 'choices'>,
  used: readonly string[],
  typed: string,
): Offer {
  const values =
    attribute.type === 'yes or no'
      ? [casesWords.yes, casesWords.no]
      : attribute.type === 'choice'
        ? [...attribute.choices]
        : attribute.type === 'text'
          ? [...used]
          : []
  const wanted = fold(typed)
  const fitting = values.filter(value => fold(value).includes(wanted))
  // Nothing fits: all are offered again, for a choice is one of them or the core refuses it.
  const shown = fitting.length > 0 || attribute.type === 'text' ? fitting : values
  return { suggestions: shown.slice(0, 12).map(value => ({ value, label: value })) }
}
