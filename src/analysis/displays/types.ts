import type { CoderId, Id } from '../../base/ids.ts'
import type { MatrixRequest } from '../types.ts'

export type DisplayId = Id<'saved display'>

/** A matrix as it was set up, under a name. `rule` is the decision rule printed with it, `reason` why just these cases; `look` is what the window keeps of how it looks (its own JSON). */
export interface SavedDisplay {
  readonly id: DisplayId
  readonly name: string
  readonly request: MatrixRequest
  readonly look: string | null
  readonly rule: string | null
  readonly reason: string | null
  readonly coderId: CoderId
  readonly madeAt: string
}
