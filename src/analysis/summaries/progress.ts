// How far the work on a case is. Pure.

import type { CaseProgress, SummaryStatus } from './types.ts'

/** From its case summary and whether anything is written in its cells: a signed or reviewed case summary says so, anything written is work in progress. */
export function progressOf(caseSummary: SummaryStatus | null, cellsWritten: number): CaseProgress {
  if (caseSummary === 'signed' || caseSummary === 'reviewed') return caseSummary
  return caseSummary === 'draft' || cellsWritten > 0 ? 'in progress' : 'not started'
}
