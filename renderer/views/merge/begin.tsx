// Before there is a plan: choosing the copies, what earlier merges left open, and their reports.

import { useRef, useState } from 'react'
import { Button } from '../../components/button.tsx'
import { DropBox } from '../../components/drop-box.tsx'
import { Trouble } from '../../components/field.tsx'
import { FileChooser } from '../../components/file-chooser.tsx'
import { PassphraseField } from '../../components/passphrase-field.tsx'
import { bringIn } from '../../actions/go-actions.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { whenInWords } from '../../words/dates.ts'
import { mergeWords as w } from '../../words/merge.ts'
import { Report } from './report.tsx'
import { Unfinished } from './unfinished.tsx'

/** Tables whose change alters what merges left open or wrote. */
export const MERGE_TABLES: readonly string[] = ['merge_question', 'merge_report']

interface BeginProps {
  readonly busy: boolean
  readonly trouble: string | null
  /** Whether the copies that were chosen want a passphrase, or another one. */
  readonly locked: boolean
  /** The report of the merge that was just done. */
  readonly reportId: string | null
  readonly onReport: (reportId: string | null) => void
  readonly onFiles: (files: readonly File[], passphrase: string | null) => void
  /** Compares the copies that were chosen again, with a passphrase. */
  readonly onPassphrase: (passphrase: string) => void
  readonly onOpen: () => void
}

/** Choosing copies; the questions left open; the merges so far. */
export function Begin({ busy, trouble, locked, reportId, onReport, onFiles, onPassphrase, onOpen }: BeginProps) {
  const chooser = useRef<HTMLInputElement>(null)
  const [passphrase, setPassphrase] = useState('')
  const { answer: reports } = useAnswer('merge.reports', {}, MERGE_TABLES)
  const { answer: open } = useAnswer('merge.open', {}, MERGE_TABLES)
  const { answer: report } = useAnswer('merge.report', reportId === null ? null : { reportId }, MERGE_TABLES)
  const take = (files: readonly File[]) => {
    if (!busy && files.length > 0) onFiles(files, passphrase === '' ? null : passphrase)
  }
  return (
    <div className="scroll">
      <article className="page page-wide merge-begin">
        <h1 className="title">{w.title}</h1>
        <p className="page-says">{w.says}</p>
        {trouble && <Trouble>{trouble}</Trouble>}
        {reportId !== null && report?.id === reportId && (
          <Report key={report.id} report={report} onOpen={report.questions.length > 0 ? onOpen : null} />
        )}
        <FileChooser ref={chooser} label={w.choose} accept=".crosscase" several onFiles={take} />
        <DropBox
          icon="team"
          says={w.drop}
          choose={busy ? w.reading : reportId === null ? w.choose : w.toStart}
          busy={busy}
          onChoose={() => chooser.current?.click()}
          onFiles={take}
        >
          <details open={locked}>
            <summary>{w.passphrase}</summary>
            <form
              className="merge-passphrase"
              onSubmit={event => {
                event.preventDefault()
                if (locked && !busy && passphrase !== '') onPassphrase(passphrase)
              }}
            >
              <PassphraseField
                label={w.passphrase}
                hint={w.passphraseHint}
                value={passphrase}
                onChange={setPassphrase}
              />
              {locked && (
                <Button type="submit" aria-disabled={busy || passphrase === ''}>
                  {w.withPassphrase}
                </Button>
              )}
            </form>
          </details>
        </DropBox>
        <Unfinished as="copies" />
        {open && open.length > 0 && (
          <section className="merge-open">
            <h2>{w.openLater(open.length)}</h2>
            <p className="hint">{w.openLaterSays}</p>
            <Button onClick={onOpen}>{w.answerNow}</Button>
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
