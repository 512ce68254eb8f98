// The few ways to get somewhere that every view needs.

import type { CaseId, CodeId, MemoId, PropositionId, SourceId } from '../../src/base/ids.ts'
import type { TextRange } from '../../src/base/text-range.ts'
import { useFocus } from '../state/focus.ts'
import { usePanes } from '../state/panes.ts'
import { useTabs, type Opening } from '../state/tabs.ts'

// In a narrow window the navigator lies over the middle: it leaves when something was chosen.
function open(opening: Opening): void {
  useTabs.getState().open(opening)
  usePanes.getState().setNavigatorOver(false)
}

/** Opens a source, at a stretch of its words when given, and makes it the inspector's subject. */
export function openSource(sourceId: SourceId, range?: TextRange): void {
  open({ kind: 'source', about: sourceId, ...(range ? { reveal: { range } } : {}) })
  if (!range) useFocus.getState().focus({ kind: 'source', sourceId })
}

/** Opens the source of a coding at its words, with the coding focused. */
export function openCoding(sourceId: SourceId, codingId: string, range: TextRange): void {
  open({ kind: 'source', about: sourceId, reveal: { range, codingId } })
}

/** Opens a code's excerpts and focuses the code. */
export function openCode(codeId: CodeId): void {
  open({ kind: 'code', about: codeId })
  useFocus.getState().focus({ kind: 'code', codeId })
}

/** Opens a case's sheet and focuses the case. */
export function openCase(caseId: CaseId): void {
  open({ kind: 'case', about: caseId })
  useFocus.getState().focus({ kind: 'case', caseId })
}

/** Opens the memos with one of them focused. */
export function openMemo(memoId: MemoId): void {
  open({ kind: 'memos', options: { memoId } })
  useFocus.getState().focus({ kind: 'memo', memoId })
}

/** Opens the propositions with one of them focused. */
export function openProposition(propositionId: PropositionId): void {
  open({ kind: 'propositions', options: { propositionId } })
  useFocus.getState().focus({ kind: 'proposition', propositionId })
}
