import { useEffect, useRef, useState } from 'react'
import type { Progress } from '../../../src/base/reply.ts'
import type { LoadReport } from '../../../src/sources/types.ts'
import { call, canChoosePath, choosePath } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { PathField } from '../../components/path-field.tsx'
import { ProgressBar } from '../../components/progress.tsx'
import { useDeed } from '../../components/use-deed.ts'
import { useOverlay } from '../../state/overlay.ts'
import { useProject } from '../../state/project.ts'
import { useStatus, withJob } from '../../state/status.ts'
import { words } from '../../words/en.ts'

const { start } = words

const { close, show } = useOverlay.getState()

/** Brings in a study folder: looks first, says what would come in, then does it as one act. */
export function LoadDialog() {
  const info = useProject(state => state.info)
  const [path, setPath] = useState('')
  const [would, setWould] = useState<{ readonly path: string; readonly report: LoadReport } | null>(null)
  const [progress, setProgress] = useState<Progress | null>(null)
  const stopper = useRef<AbortController | null>(null)
  const look = useDeed(async () => {
    const folder = path.trim()
    stopper.current = new AbortController()
    setProgress({ done: 0, total: 0, doing: '' })
    try {
      const report = await call(
        'study.load',
        { path: folder, dryRun: true },
        { onProgress: setProgress, signal: stopper.current.signal },
      )
      setWould({ path: folder, report })
    } finally {
      setProgress(null)
    }
  })
  useEffect(() => () => stopper.current?.abort(), [])
  // The window stays usable while the study comes in: its progress and Stop are in the status bar.
  const load = () => {
    close()
    withJob(start.loading, options => call('study.load', { path: path.trim() }, options)).then(
      report =>
        useStatus
          .getState()
          .say(report.cancelled ? words.frame.stopped : start.loaded(report.counts.sources, report.counts.codings)),
      error => useStatus.getState().refuse(error),
    )
  }
  useEffect(() => {
    if (!info || !canChoosePath()) return
    choosePath({ kind: 'study-folder' }).then(
      ([chosen]) => chosen !== undefined && setPath(chosen),
      () => {},
    )
  }, [info])

  if (!info) {
    return (
      <Dialog
        title={start.load.title}
        isOpen
        onClose={close}
        foot={
          <>
            <Button large onClick={close}>
              {words.common.cancel}
            </Button>
            <Button look="primary" large data-first="" onClick={() => show({ kind: 'new-project' })}>
              {start.create.title}
            </Button>
          </>
        }
      >
        <p>{start.loadNew}</p>
      </Dialog>
    )
  }
  const seen = would?.path === path.trim() ? would.report : null
  return (
    <Dialog
      title={start.load.title}
      isOpen
      onClose={close}
      width="wide"
      foot={
        <>
          <Button large onClick={close}>
            {words.common.cancel}
          </Button>
          <Button look="primary" large type="submit" form="load-study" aria-disabled={look.busy}>
            {seen ? start.loadDeed : start.loadDry}
          </Button>
        </>
      }
    >
      <p>
        {start.loadInto(info.name)} {start.loadFirst}
      </p>
      <form
        id="load-study"
        className="form"
        onSubmit={event => {
          event.preventDefault()
          if (path.trim() && seen) load()
          else if (path.trim()) void look.go()
        }}
      >
        <PathField
          label={start.fields.folder}
          hint={start.fields.folderHint}
          data-first=""
          value={path}
          trouble={look.trouble}
          choose={{ kind: 'study-folder' }}
          onChange={setPath}
        />
      </form>
      {progress && (
        <ProgressBar
          label={progress.doing || start.loadDry}
          done={progress.done}
          total={progress.total}
          onStop={() => stopper.current?.abort()}
        />
      )}
      {seen && <LoadPreview report={seen} />}
    </Dialog>
  )
}

function LoadPreview({ report }: { report: LoadReport }) {
  const counts = Object.entries(report.counts).filter(([, n]) => n > 0) as [keyof LoadReport['counts'], number][]
  return (
    <section className="load-preview" aria-live="polite">
      <h3>{start.loadWould}</h3>
      <ul className="load-counts">
        {counts.map(([what, n]) => (
          <li key={what}>
            <b>{words.common.count(n)}</b> {start.counts[what]}
          </li>
        ))}
      </ul>
      {report.skipped > 0 && <p className="hint">{start.skipped(report.skipped)}</p>}
      {report.warnings.length > 0 && (
        <details className="load-warnings">
          <summary>{start.warnings(report.warnings.length)}</summary>
          <ul>
            {report.warnings.map(warning => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}
