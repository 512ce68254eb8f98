// What tells two things apart. Pure, and without the parsers of things: windows hold many keys.

import type { Thing } from './types.ts'

/** The key of a thing. */
export function keyOfThing({ about, id, besideId }: Pick<Thing, 'about' | 'id' | 'besideId'>): string {
  return `${about} ${id} ${besideId ?? ''}`
}
