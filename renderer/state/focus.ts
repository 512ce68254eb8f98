import type { Filter } from '../../src/analysis/filter/types.ts'
import { create } from 'zustand'
import type { MatrixRequest } from '../../src/analysis/types.ts'
import type { CaseId, CodeId, CodingId, MemoId, PropositionId, SourceId } from '../../src/base/ids.ts'
import type { TextRange } from '../../src/base/text-range.ts'

/** The one thing the inspector speaks of. */
export type Focused =
  | { readonly kind: 'source'; readonly sourceId: SourceId }
  | { readonly kind: 'coding'; readonly sourceId: SourceId; readonly codingId: CodingId }
  | { readonly kind: 'code'; readonly codeId: CodeId }
  | { readonly kind: 'case'; readonly caseId: CaseId }
  | { readonly kind: 'memo'; readonly memoId: MemoId }
  /** With `caseId` one of its positions. */
  | { readonly kind: 'proposition'; readonly propositionId: PropositionId; readonly caseId?: CaseId }
  | {
      readonly kind: 'cell'
      readonly request: MatrixRequest
      readonly row: string
      readonly column: string
      readonly rowGroup?: string
      readonly columnGroup?: string
      readonly names?: { readonly row: string; readonly column: string }
    }
  | {
      readonly kind: 'summary'
      readonly caseId: CaseId
      readonly codeId: CodeId | null
      /** Only excerpts that pass it are shown beside the summary. */
      readonly filter?: Filter | null
      /** Whether it is of one row of several that the case has: the others hold more. */
      readonly isOfRow?: boolean
    }
  | { readonly kind: 'file'; readonly token: string }

/** The focused thing of one kind. */
export type FocusedOf<Kind extends Focused['kind']> = Extract<Focused, { kind: Kind }>

/** Words the cursor holds in the source in front. */
export interface Selection {
  readonly sourceId: SourceId
  readonly range: TextRange
}

interface FocusState {
  readonly focused: Focused | null
  readonly selection: Selection | null
  /** The code applied last, for "apply again". */
  readonly lastCodeId: CodeId | null
  /** Makes a thing the one the inspector speaks of. */
  readonly focus: (thing: Focused | null) => void
  readonly select: (selection: Selection | null) => void
  readonly applied: (codeId: CodeId) => void
}

/** What is focused and what is selected. */
export const useFocus = create<FocusState>(set => ({
  focused: null,
  selection: null,
  lastCodeId: null,
  focus: focused => set({ focused }),
  select: selection => set({ selection }),
  applied: lastCodeId => set({ lastCodeId }),
}))
