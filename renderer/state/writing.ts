import { create } from 'zustand'
import type { SummaryCell } from '../../src/analysis/summaries/types.ts'
import type { TextRange } from '../../src/base/text-range.ts'

/** A summary being written: its cell, its text as far as it goes, and the words chosen in it. */
export interface Writing {
  readonly cell: SummaryCell
  readonly text: string
  readonly chosen: TextRange | null
  /** Keeps what is written now, so that words can be linked; gives back the summary and its stamp. */
  readonly kept: () => Promise<{ readonly summaryId: string; readonly stamp: string } | null>
}

interface WritingState {
  readonly writing: Writing | null
  /** The cell whose editor was asked for: by Enter in the grid, or from the drawer. */
  readonly asked: (SummaryCell & { readonly n: number }) | null
  readonly setWriting: (writing: Writing | null) => void
  readonly ask: (cell: SummaryCell) => void
}

let wishes = 0

/** What is being written in which cell: grid and drawer speak of the same words. */
export const useWriting = create<WritingState>(set => ({
  writing: null,
  asked: null,
  setWriting: writing => set({ writing }),
  ask: cell => set({ asked: { ...cell, n: ++wishes } }),
}))

/** Whether two cells are the same. */
export function sameCell(a: SummaryCell | null | undefined, b: SummaryCell | null | undefined): boolean {
  return !!a && !!b && a.caseId === b.caseId && a.codeId === b.codeId
}
