// Whether what is merged and ours were ever one. Pure.

import type { MergeCopy } from './types.ts'

/** What is known of a copy, with whether its base is: said of each once, where it is looked at. */
export function withBase<Copy extends Pick<MergeCopy, 'handOutId' | 'other'>>(
  copy: Copy,
): Copy & Pick<MergeCopy, 'knowsBase'> {
  return { ...copy, knowsBase: copy.other ? copy.other.base !== null : copy.handOutId !== null }
}

/** The plain copies of the project file among what is merged: nobody handed them out, so that they are compared two ways. */
export function plainCopies<Copy extends Pick<MergeCopy, 'knowsBase' | 'other'>>(copies: readonly Copy[]): Copy[] {
  return copies.filter(copy => !copy.other && !copy.knowsBase)
}
