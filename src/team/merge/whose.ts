// Who did what two sides did: ours is here and theirs there; where two copies did it, and ours neither, each is called by its coder. Pure.

import type { Draft } from './draft.ts'

/** Where two sides did what is asked about: here and there, or by whose copies. `oursFrom`: the copy that did what stands as ours; null: we did. */
export function whoseTwo(draft: Draft, oursFrom: number | null, side: number): readonly [ours: string, theirs: string] {
  return oursFrom === null ? ['here', 'there'] : [whoAll(draft, [oursFrom]), whoAll(draft, [side])]
}

/** Copies by their coders: “by Ben and by Cem”. */
export function whoAll(draft: Draft, copies: Iterable<number>): string {
  return Array.from(copies, copy => `by ${draft.called(copy)}`).join(' and ')
}
