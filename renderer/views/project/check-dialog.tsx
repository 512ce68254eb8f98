import { useEffect, useState } from 'react'
import type { Progress } from '../../../src/base/reply.ts'
import type { CheckReport } from '../../../src/store/types.ts'
import { call, sentenceOf } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Trouble } from '../../components/field.tsx'
import { Icon } from '../../components/icon.tsx'
import { ProgressBar } from '../../components/progress.tsx'
import { useOverlay } from '../../state/overlay.ts'
import { words } from '../../words/en.ts'

const { check } = words.project

/** Checks the open project: what was looked at, and what was found wrong. */
export function CheckDialog() {
  const close = useOverlay(state => state.close)
  const [report, setReport] = useState<CheckReport | null>(null)
  const [progress, setProgress] = useState<Progress | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  useEffect(() => {
    const stop = new AbortController()
    call('project.check', {}, { onProgress: setProgress, signal: stop.signal }).then(setReport, (error: unknown) => {
      if (!stop.signal.aborted) setTrouble(sentenceOf(error, words.frame.mistake))
    })
    return () => stop.abort()
  }, [])
  return (
    <Dialog
      title={check.title}
      isOpen
      onClose={close}
      foot={
        <Button large data-first="" onClick={close}>
          {words.common.close}
        </Button>
      }
    >
      {trouble && <Trouble>{trouble}</Trouble>}
      {!report && !trouble && (
        <ProgressBar
          label={progress?.doing || check.looking}
          done={progress?.done ?? 0}
          total={progress?.total ?? 0}
          onStop={close}
        />
      )}
      {report && (
        <>
          <p className={report.problems.length ? 'outcome outcome-error' : 'outcome outcome-done'} role="status">
            <Icon name={report.problems.length ? 'error' : 'check'} />
            {report.problems.length ? check.problems(report.problems.length) : check.clean}
          </p>
          {report.problems.length > 0 && (
            <ul className="check-problems">
              {report.problems.map(problem => (
                <li key={problem}>{problem}</li>
              ))}
            </ul>
          )}
          <dl className="facts">
            {report.checked.map(({ what, count }) => (
              <div key={what}>
                <dt>{what}</dt>
                <dd>{words.common.count(count)}</dd>
              </div>
            ))}
          </dl>
          {report.problems.length > 0 && <p>{check.wayOut}</p>}
        </>
      )}
    </Dialog>
  )
}
