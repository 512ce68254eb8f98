// Before there is a plan: choosing the copies, what earlier merges left open, and their reports.

import { useEffect, useRef, useState } from 'react'
import { Button } from '../../components/button.tsx'
import { DropBox } from '../../components/drop-box.tsx'
import { Trouble } from '../../components/field.tsx'
import { FileChooser } from '../../components/file-chooser.tsx'
import { bringIn } from '../../actions/go-actions.ts'
import { useTabs } from '../../state/tabs.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { whenInWords } from '../../words/dates.ts'
import { mergeWords as w } from '../../words/merge.ts'
import { PassphraseForm } from './locked.tsx'
import { Report } from './report.tsx'
import { Unfinished } from './unfinished.tsx'

/** Tables whose change alters what merges left open or wrote. */
export const MERGE_TABLES: readonly string[] = ['merge_question', 'merge_report']
/** Whether a suggestion of a report is settled is told by what it is about. */
const REPORT_TABLES: readonly string[] = [...MERGE_TABLES, 'code', 'coding']

interface BeginProps {
  readonly busy: boolean
  readonly trouble: string | null
  /** Whether the copies that were chosen want a passphrase, or another one. */
  readonly locked: boolean
  /** Whether the focus belongs here: a plan was just put away. */
  readonly takesFocus: boolean
  /** The report of the merge that was just done. */
  readonly reportId: string | null
  readonly onReport: (reportId: string | null) => void
  readonly onFiles: (files: readonly File[], passphrase: string | null) => void
  /** Compares the copies that were chosen again, with a passphrase. */
  readonly onPassphrase: (passphrase: string) => void
  readonly onOpen: (questionId: string | null) => void
}

/** Choosing copies; the questions left open; the merges so far. */
export function Begin({
  busy,
  trouble,
  locked,
  takesFocus,
  reportId,
  onReport,
  onFiles,
  onPassphrase,
  onOpen,
}: BeginProps) {
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (takesFocus) head.current?.focus()
  }, [takesFocus])
  const chooser = useRef<HTMLInputElement>(null)
  const [passphrase, setPassphrase] = useState('')
  const { answer: reports } = useAnswer('merge.reports', {}, MERGE_TABLES)
  const { answer: open } = useAnswer('merge.open', {}, MERGE_TABLES)
  const { answer: report } = useAnswer('merge.report', reportId === null ? null : { reportId }, REPORT_TABLES)
  const isReported = report?.id === reportId && reports?.some(one => one.id === reportId) === true
  const take = (files: readonly File[]) => {
    if (!busy && files.length > 0) onFiles(files, passphrase === '' ? null : passphrase)
  }
  return (
    <div className="scroll">
      <article className="page page-wide merge-begin">
        <h1 className="title" ref={head} tabIndex={-1}>
          {w.title}
        </h1>
        <p className="page-says">{w.says}</p>
        {trouble && <Trouble>{trouble}</Trouble>}
        {/* A merge that was undone has no report any more. */}
        {isReported && <Report key={report.id} report={report} onOpen={onOpen} />}
        <FileChooser ref={chooser} label={w.choose} accept=".crosscase" several onFiles={take} />
        <DropBox
          icon="team"
          says={w.drop}
          choose={busy ? w.reading : isReported ? w.toStart : w.choose}
          busy={busy}
          onChoose={() => chooser.current?.click()}
          onFiles={take}
        >
          <details open={locked}>
            <summary>{w.passphrase}</summary>
            <PassphraseForm busy={busy} locked={locked} onChange={setPassphrase} onPassphrase={onPassphrase} />
          </details>
        </DropBox>
        <p className="hint merge-plain">{w.plainCopySays}</p>
        <StillOut />
        <Unfinished as="copies" />
        {open && open.length > 0 && (
          <section className="merge-open">
            <h2>{w.openLater(open.length)}</h2>
            <p className="hint">{w.openLaterSays}</p>
            <Button onClick={() => onOpen(null)}>{w.answerNow}</Button>
          </section>
        )}
        <section className="merge-open">
          <h2>{w.elsewhere}</h2>
          <p className="hint">{w.elsewhereSays}</p>
          <div className="merge-deeds">
            <Button onClick={() => bringIn('project')}>{w.bringIn}</Button>
            <Button onClick={() => bringIn('framework')}>{w.mergeFramework}</Button>
          </div>
        </section>
        <section className="merge-reports">
          <h2>{w.reports}</h2>
          {reports?.length === 0 && <p className="hint">{w.reportsNone}</p>}
          <ul>
            {reports?.map(one => (
              <li key={one.id} className={one.id === reportId ? 'is-on' : ''}>
                <Button
                  look="link"
                  aria-expanded={one.id === reportId}
                  onClick={() => onReport(one.id === reportId ? null : one.id)}
                >
                  {whenInWords(one.mergedAt)}
                </Button>
                <span>
                  {w.reportLine(one.copies.join(', '), one.applied, one.open)}
                  <small>{one.mergedBy}</small>
                </span>
              </li>
            ))}
          </ul>
        </section>
      </article>
    </div>
  )
}

/** Who has not handed in yet, or whose merge was undone. */
function StillOut() {
  const { answer } = useAnswer('team.copies', {}, ['hand_out', 'hand_in', 'merge_report'])
  const back = new Set(
    answer?.handedOut.filter(copy => copy.cameBack.some(one => !one.isUndone)).map(copy => copy.for.id),
  )
  const out = new Map(answer?.handedOut.map(copy => [copy.for.id, copy.for.name]))
  for (const id of back) out.delete(id)
  if (out.size === 0) return null
  return (
    <section className="merge-open">
      <h2>{w.stillOut}</h2>
      <p className="hint">
        {[...out.values()].join(', ')}.{' '}
        <Button look="link" onClick={() => useTabs.getState().open({ kind: 'team', options: { view: 'copies' } })}>
          {w.stillOutMore}
        </Button>
      </p>
    </section>
  )
}
