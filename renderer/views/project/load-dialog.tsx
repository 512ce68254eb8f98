import { useEffect, useState } from 'react'
import type { LoadReport } from '../../../src/sources/types.ts'
import { call, canChoosePath, choosePath } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { PathField } from '../../components/path-field.tsx'
import { useDeed } from '../../components/use-deed.ts'
import { useOverlay } from '../../state/overlay.ts'
import { useProject } from '../../state/project.ts'
import { useStatus, withJob } from '../../state/status.ts'
import { words } from '../../words/en.ts'

const { start } = words

/** Brings in a study folder: looks first, says what would come in, then does it as one act. */
export function LoadDialog() {
  const { close, show } = useOverlay.getState()
  const info = useProject(state => state.info)
  const [path, setPath] = useState('')
  const [would, setWould] = useState<{ readonly path: string; readonly report: LoadReport } | null>(null)
  const look = useDeed(async () => {
    const folder = path.trim()
    setWould({ path: folder, report: await withJob(start.loadDry, options => call('study.load', { path: folder, dryRun: true }, options)) })
  })
  const load = useDeed(async () => {
    const report = await withJob(start.loadDeed, options => call('study.load', { path: path.trim() }, options))
    useStatus.getState().say(start.loaded(report.counts.sources, report.counts.codings))
    close()
  })
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
            <Button look="primary" large autoFocus onClick={() => show({ kind: 'new-project' })}>
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
          <Button look="primary" large type="submit" form="load-study" disabled={look.busy || load.busy}>
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
          if (path.trim()) void (seen ? load : look).go()
        }}
      >
        <PathField label={start.fields.folder} hint={start.fields.folderHint} autoFocus value={path} trouble={look.trouble ?? load.trouble} choose={{ kind: 'study-folder' }} onChange={setPath} />
      </form>
      {seen && <LoadPreview report={seen} />}
    </Dialog>
  )
}

function LoadPreview({ report }: { report: LoadReport }) {
  const counts = Object.entries(report.counts).filter(([, n]) => n > 0) as [keyof LoadReport['counts'], number][]
  return (
    <section className="load-preview" aria-live="polite">
      <h4>{start.loadWould}</h4>
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
