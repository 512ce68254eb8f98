// Whether what is merged and ours were ever one. Pure.

import type { MergeCopy } from './types.ts'

/** Whether it is known with which state of ours a copy began: it was handed out, or, of another project, there is something that it is compared with. */
export function knowsBase(copy: Pick<MergeCopy, 'handOutId' | 'other'>): boolean {
  return copy.other ? copy.other.base !== null : copy.handOutId !== null
}

/** The plain copies of the project file among what is merged: nobody handed them out, so that they are compared two ways. */
export function plainCopies<Copy extends Pick<MergeCopy, 'handOutId' | 'other'>>(copies: readonly Copy[]): Copy[] {
  return copies.filter(copy => !copy.other && copy.handOutId === null)
}
