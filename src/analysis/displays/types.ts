import type { CoderId, Id } from '../../base/ids.ts'
import type { FrameworkMatrixRequest } from '../summaries/types.ts'
import type { MatrixRequest } from '../types.ts'

export type DisplayId = Id<'saved display'>

/** What is kept of any display. `rule` is the decision rule printed with it, `reason` why just these cases; `look` is what the window keeps of how it looks (its own JSON). */
interface Kept {
  readonly id: DisplayId
  readonly name: string
  readonly look: string | null
  readonly rule: string | null
  readonly reason: string | null
  readonly coderId: CoderId
  readonly madeAt: string
}

/** A matrix as it was set up, under a name. */
export interface SavedDisplay extends Kept {
  readonly request: MatrixRequest
}

/** A framework matrix as it was set up, under a name. */
export interface SavedFrameworkDisplay extends Kept {
  readonly request: FrameworkMatrixRequest
}

/** What the project's own JSON holds of a display: a matrix or a framework matrix, and how it looks. */
export type StoredDisplay = { readonly look?: string | undefined } & (
  | { readonly matrix: MatrixRequest; readonly framework?: undefined }
  | { readonly matrix?: undefined; readonly framework: FrameworkMatrixRequest }
)
