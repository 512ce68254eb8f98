// What a key does in the list of codes.

/** A key press, as far as it matters here. */
export interface ChoicePress {
  readonly key: string
  readonly code: string
  readonly altKey: boolean
  readonly shiftKey: boolean
}

/** How the list stands when a key is pressed. */
export interface ChoiceNow {
  readonly query: string
  /** The text cursor stands behind the last letter. */
  readonly atEnd: boolean
  /** The person moved in the list since typing. */
  readonly walked: boolean
  readonly hasOffer: boolean
  readonly chosen: number
  /** A space would go on with a name as it was typed so far. */
  readonly spaceGoesOn: boolean
}

/** What to do: a deed, steps in the list, or the offer with a number (from 0). */
export type ChoiceDeed =
  | 'close'
  | 'apply'
  | 'add'
  | 'take off'
  | 'excerpts'
  | 'new'
  | 'in vivo'
  | 'pin'
  | 'others'
  | { readonly step: number }
  | { readonly pick: number }

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }

/** The deed of a key press; null when the key is text for the field. */
export function choiceDeed(press: ChoicePress, now: ChoiceNow): ChoiceDeed | null {
  if (press.altKey) {
    if (press.code === 'KeyN') return 'new'
    if (press.code === 'KeyV') return 'in vivo'
    if (press.code === 'KeyO') return now.hasOffer ? 'others' : null
    if (press.code === 'KeyP') return now.hasOffer ? 'pin' : null
    return /^Digit[1-9]$/.test(press.code) ? { pick: Number(press.code.slice(5)) - 1 } : null
  }
  const step = STEPS[press.key]
  if (step !== undefined) return { step }
  switch (press.key) {
    case 'Escape':
      return 'close'
    case 'Enter':
      return 'apply'
    case 'ArrowRight':
      return now.hasOffer && now.atEnd && (now.walked || now.query === '') ? 'excerpts' : null
    case ' ':
      return now.hasOffer && (press.shiftKey || now.walked || !now.spaceGoesOn) ? 'add' : null
    case 'Backspace':
      return now.query === '' && now.chosen > 0 ? 'take off' : null
    default:
      return null
  }
}
