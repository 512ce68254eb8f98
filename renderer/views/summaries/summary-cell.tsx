import { memo } from 'react'
import type { FrameworkRow, MatrixSummary } from '../../../src/analysis/summaries/types.ts'
import type { EmptyReason } from '../../../src/analysis/types.ts'
import { summariesWords as w } from '../../words/summaries.ts'
import { piecesOf } from './grid-plan.ts'

/** A summary as it is read: linked phrases are marked, with what they rest on when pointed at. */
function SummaryText({ text, links }: Pick<MatrixSummary, 'text' | 'links'>) {
  return piecesOf(text, links).map(({ words, link }, at) =>
    link === null ? (
      words
    ) : (
      <span key={at} className="sm-phrase" title={links[link]!.reference}>
        {words}
      </span>
    ),
  )
}

/** Signs of how far a summary is: its status in a word, and the mark that something moved. */
export function SummarySigns({ status, moved }: Pick<MatrixSummary, 'status'> & { readonly moved: object | null }) {
  return (
    <>
      <span className={`sm-status is-${status}`}>{w.status[status]}</span>
      {moved ? <span className="sm-stale">{w.lookAgain}</span> : null}
    </>
  )
}

/** What stands in a cell that is not being written: its summary, or why there is none. */
export const CellWords = memo(function CellWords({
  summary,
  codings,
  empty,
  lines,
}: {
  readonly summary: MatrixSummary | undefined
  readonly codings: number
  readonly empty: EmptyReason
  readonly lines: number
}) {
  if (!summary) return <span className="sm-empty">{codings > 0 ? w.codings(codings) : w.reasons[empty]}</span>
  return (
    <>
      <span className="sm-text" style={{ WebkitLineClamp: lines }}>
        <SummaryText text={summary.text} links={summary.links} />
      </span>
      <span className="sm-foot">
        <SummarySigns status={summary.status} moved={summary.moved} />
        <span className="sm-count">{w.codings(codings)}</span>
      </span>
    </>
  )
})

/** The summary of a whole case in its row: signed, or that it is not yet. A person has none. */
export function PageWords({ row, lines }: { readonly row: FrameworkRow; readonly lines: number }) {
  if (row.within !== null) return <span className="sm-empty">–</span>
  if (!row.page) return <span className="sm-empty">{w.notSignedYet}</span>
  return (
    <>
      <span className="sm-text" style={{ WebkitLineClamp: lines }}>
        {row.page.text}
      </span>
      <span className="sm-foot">
        <SummarySigns status="signed" moved={row.page.isStale ? row.page : null} />
      </span>
    </>
  )
}

/** Of which case and code a cell is, for a screen reader: before what stands in it. */
export function CellPlace({ row, column }: { readonly row: string; readonly column: string }) {
  return <span className="visually-hidden">{`${row}, ${column}, `}</span>
}
