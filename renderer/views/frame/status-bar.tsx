import { Fragment, useEffect, useState } from 'react'
import type { Action } from '../../actions/action.ts'
import { UNDO_ACTIONS } from '../../actions/undo-actions.ts'
import { useAction } from '../../actions/use-action.ts'
import { CoderBadge } from '../../components/coder-badge.tsx'
import { Icon } from '../../components/icon.tsx'
import { ProgressBar } from '../../components/progress.tsx'
import { useProject } from '../../state/project.ts'
import { useStatus, type Job } from '../../state/status.ts'
import { words } from '../../words/en.ts'

const UNDO = UNDO_ACTIONS[0] as Action

/** The status bar: who, what was done with its undo in words, what is running, where one is. */
export function StatusBar() {
  const info = useProject(state => state.info)
  const reachable = useProject(state => state.reachable)
  const message = useStatus(state => state.message)
  const jobs = useStatus(state => state.jobs)
  const place = useStatus(state => state.place)
  return (
    <footer className="status-bar" data-pane="status" aria-label={words.frame.statusBar}>
      {info && (
        <span className="who">
          <CoderBadge coder={info.coder} isYou />
          <b>{info.coder.name}</b>
        </span>
      )}
      <BarGap />
      <span className="status-said" role="status" aria-live="polite">
        {message && (
          <span key={message.n} className={`said said-${message.kind}`} title={message.text}>
            {message.kind === 'trouble' && <Icon name="error" />}
            {message.text}
          </span>
        )}
      </span>
      {message?.kind !== 'trouble' && <UndoInWords short={message?.kind === 'done'} />}
      <span className="spacer" />
      {jobs.map(job => (
        <RunningJob key={job.id} job={job} />
      ))}
      {place.map(piece => (
        <Fragment key={piece}>
          <span className="place">{piece}</span>
          <BarGap />
        </Fragment>
      ))}
      {reachable ? (
        <span>{info?.readOnly ? words.frame.readOnly : words.frame.saved}</span>
      ) : (
        <span className="said said-trouble" role="alert">
          <Icon name="warn" />
          {words.frame.outOfReach}
        </span>
      )}
    </footer>
  )
}

function BarGap() {
  return <span className="bar-gap" aria-hidden="true" />
}

/** The undo in words; short beside a line that has just said what was done. */
function UndoInWords({ short }: { short: boolean }) {
  const label = useProject(state => state.undo.undo)
  const { run, enabled, keys } = useAction(UNDO)
  if (label === null || !enabled) return null
  return (
    <button type="button" className="status-undo" title={words.frame.undoDeed(label)} onClick={run}>
      <Icon name="undo" />
      {words.frame.undo} {!short && <b>{label}</b>} <kbd aria-hidden="true">{keys}</kbd>
    </button>
  )
}

// Work that ends within 300 ms shows no bar: it would only flash.
function RunningJob({ job }: { job: Job }) {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 300)
    return () => clearTimeout(timer)
  }, [])
  if (!late) return null
  return (
    <ProgressBar
      label={job.progress?.doing || job.label}
      done={job.progress?.done ?? 0}
      total={job.progress?.total ?? 0}
      onStop={job.stop}
    />
  )
}
