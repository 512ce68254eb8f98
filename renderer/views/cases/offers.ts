import { fold } from '../../../src/base/order.ts'
import { DOES_NOT_APPLY } from '../../../src/cases/values.ts'
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
  // Nobody means it who types a value: it stands last, and only until something is typed.
  const last = wanted === '' || fold(DOES_NOT_APPLY).startsWith(wanted) ? [DOES_NOT_APPLY] : []
  return { suggestions: [...shown.slice(0, 12), ...last].map(value => ({ value, label: value })) }
}
