import type { CodeId, Id } from '../../base/ids.ts'

export type SetId = Id<'set'>

/** A named collection of codes; a code may stand in several. `codeIds` in framework order. */
export interface CodeSet {
  readonly id: SetId
  readonly name: string
  readonly codeIds: readonly CodeId[]
}
