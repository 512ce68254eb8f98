import { useCallback, useEffect, useRef, useState } from 'react'
import type { MergeCopy, MergeReport, ReportLine } from '../../../src/team/merge/types.ts'
import { call } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { MenuButton } from '../../components/menu.tsx'
import { saveFile } from '../../state/save-file.ts'
import { whenInWords } from '../../words/dates.ts'
import { mergeWords as w } from '../../words/merge.ts'
import { Counts } from './merge-sum.tsx'
import { copyName, copySays, fromWhom, namesIn } from './plan-facts.ts'
import { StaysThere } from './stays-there.tsx'
import { Suggestions } from './suggestions.tsx'
import { ToldNumber, ToldThings, type AskThings } from './told-things.tsx'

const FILES = ['docx', 'html', 'xlsx', 'json'] as const

/** Writes the report to a file the person chooses. */
function writeOut(reportId: string, format: (typeof FILES)[number]): Promise<void> {
  return saveFile(
    `${w.reportFile}.${format}`,
    (to, options) => call('export.mergeReport', { reportId, to, format }, options),
    { busy: w.reportExporting, done: w.reportExported },
  )
}

/** The report of a merge: what was done without asking, what was answered, what is open, and whether it adds up. */
export function Report({ report, onOpen }: { report: MergeReport; onOpen: (questionId: string | null) => void }) {
  const head = useRef<HTMLHeadingElement>(null)
  // It opens above the list it is chosen from: whoever asked for it is taken there.
  useEffect(() => {
    head.current?.scrollIntoView({ block: 'start' })
    head.current?.focus({ preventScroll: true })
  }, [])
  return (
    <article className="merge-report">
      <header>
        <h2 ref={head} tabIndex={-1}>
          {w.report}
        </h2>
        <MenuButton
          entries={FILES.map(format => ({
            id: format,
            label: w.reportFormats[format],
            run: () => void writeOut(report.id, format),
          }))}
        >
          <Icon name="out" />
          {w.reportExport}
          <Icon name="down" />
        </MenuButton>
      </header>
      <p className="hint">{w.reportBy(report.mergedBy, whenInWords(report.mergedAt))}</p>
      <p className={report.addsUp ? 'merge-adds' : 'merge-adds trouble'}>
        <Icon name={report.addsUp ? 'check' : 'error'} />
        <span>
          {report.addsUp ? w.reportAdds : w.reportAddsNot} {w.reportUndo}
        </span>
      </p>
      <ul className="merge-copies">
        {report.copies.map(copy => (
          <li key={copy.path}>
            <b>{copyName(copy)}</b> <small>{copySays(copy)}</small>
          </li>
        ))}
      </ul>
      <Counts counts={report.counts} copies={report.copies} reportId={report.id} />
      <h3>{w.reportApplied}</h3>
      {report.applied.length === 0 && <p className="hint">{w.reportNothing}</p>}
      <ul className="merge-done">
        {report.applied.map(line => (
          <Line key={`${line.kind} ${line.what}`} line={line} copies={report.copies} reportId={report.id} />
        ))}
      </ul>
      <Suggestions suggestions={report.suggestions} />
      <StaysThere stays={report.staysThere ?? []} />
      {report.answered.length > 0 && (
        <>
          <h3>{w.reportAnswered}</h3>
          <ul className="merge-done">
            {report.answered.map(question => (
              <li key={question.id}>
                <span>
                  {w.kinds[question.kind] ?? question.kind}: {question.object.name}
                  <small>{question.says}</small>
                  <small>{w.answeredBy(question.answer, question.by, whenInWords(question.at))}</small>
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {report.questions.length > 0 && (
        <>
          <h3>{w.reportOpen}</h3>
          <ul className="merge-done">
            {report.questions.map(question => (
              <li key={question.id}>
                <span>
                  <Button look="link" title={w.answerThis(question.object.name)} onClick={() => onOpen(question.id)}>
                    {w.kinds[question.kind] ?? question.kind}: {question.object.name}
                  </Button>
                  <small>{question.says}</small>
                </span>
              </li>
            ))}
          </ul>
          {report.questions.length > 1 && <Button onClick={() => onOpen(null)}>{w.answerNow}</Button>}
        </>
      )}
    </article>
  )
}

/** A line of the report; its number opens what it counts. */
function Line({
  line,
  copies,
  reportId,
}: {
  readonly line: ReportLine
  readonly copies: readonly MergeCopy[]
  readonly reportId: string
}) {
  const [isOpen, setOpen] = useState(false)
  const { kind, what } = line
  const ask = useCallback<AskThings>(
    page => call('merge.reported', { reportId, kind, what, ...page }),
    [reportId, kind, what],
  )
  return (
    <li>
      <span>
        {line.says}
        {copies.length > 1 && <small>{fromWhom(line, copies)}</small>}
        {!isOpen && line.names.length > 0 && <small>{namesIn(line, 6)}</small>}
        {isOpen && <ToldThings label={line.says} ask={ask} />}
      </span>
      <b>
        <ToldNumber count={line.count} label={line.says} isOpen={isOpen} onOpen={() => setOpen(!isOpen)} />
      </b>
    </li>
  )
}
