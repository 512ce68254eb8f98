// A codebook coming in: chosen, looked at row by row, then brought in as one act.

import { useRef, useState } from 'react'
import type { FrameworkReport } from '../../../src/exchange/types.ts'
import { call, openDropped } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { DropBox } from '../../components/drop-box.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Field, Trouble } from '../../components/field.tsx'
import { FileChooser } from '../../components/file-chooser.tsx'
import { Icon } from '../../components/icon.tsx'
import { Spacer, Toolbar } from '../../components/toolbar.tsx'
import { useDeed } from '../../components/use-deed.ts'
import { useStatus, withJob } from '../../state/status.ts'
import { useTabs } from '../../state/tabs.ts'
import '../../styles/codebook.css'
import '../../styles/versions.css'
import { codebookWords as w } from '../../words/codebook.ts'
import type { ViewProps } from '../../state/tabs.ts'
import '../settings/settings.css'
import { ChangeTable } from './change-table.tsx'

interface Looked {
  readonly path: string
  readonly name: string
  readonly report: FrameworkReport
}

/** The view. */
export default function CodebookView(_props: ViewProps) {
  const chooser = useRef<HTMLInputElement>(null)
  const [looked, setLooked] = useState<Looked | null>(null)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [reason, setReason] = useState('')
  const [done, setDone] = useState<FrameworkReport | null>(null)
  const next = useRef<{ readonly file: File } | { readonly path: string; readonly name: string } | null>(null)

  const look = useDeed(async () => {
    const what = next.current!
    const [path, name] = 'file' in what ? [(await openDropped([what.file]))[0], what.file.name] : [what.path, what.name]
    if (path === undefined) return
    const report = await withJob(w.reading, options => call('import.framework', { path, dryRun: true }, options))
    if (report.cancelled) return
    setLooked({ path, name, report })
    setLeft(new Set())
    setDone(null)
  })
  const bringIn = useDeed(async () => {
    const { path, report } = looked!
    const accept = report.changes.map(change => change.key).filter(key => !left.has(key))
    const made = await withJob(w.doing, options =>
      call('import.framework', { path, accept, reason: reason.trim() || null }, options),
    )
    setDone(made)
    setLooked(null)
    setReason('')
    useStatus.getState().say(w.done(made.added, made.changed))
  })
  const take = ([file]: readonly File[]) => {
    if (!file) return
    next.current = { file }
    bringIn.clear()
    void look.go()
  }
  const again = () => {
    next.current = looked
    void look.go()
  }
  const changes = looked?.report.changes ?? []
  const taken = changes.filter(change => !left.has(change.key)).length
  return (
    <>
      <Toolbar label={w.toolbar}>
        <Button icon="folder" onClick={() => chooser.current?.click()}>
          {looked ? w.another : w.choose}
        </Button>
        {looked && (
          <Button look="flat" onClick={again}>
            {w.again}
          </Button>
        )}
        <Spacer />
        {looked && changes.length > 0 && (
          <Button
            look="primary"
            aria-disabled={taken === 0 || bringIn.busy}
            onClick={() => {
              if (taken > 0) void bringIn.go()
            }}
          >
            {w.deed(taken)}
          </Button>
        )}
      </Toolbar>
      <FileChooser ref={chooser} label={w.choose} accept=".csv,.xlsx,.docx,.tsv,.txt" onFiles={take} />
      <div className="scroll">
        <article className="page page-wide">
          <h1 className="title">{w.title}</h1>
          <p className="page-says">{w.says}</p>
          {look.trouble && <Trouble>{look.trouble}</Trouble>}
          {bringIn.trouble && <Trouble>{bringIn.trouble}</Trouble>}
          {done && <Done report={done} />}
          {looked ? (
            <>
              <p className="codebook-file">
                <Icon name="document" /> {looked.name}
              </p>
              <p className="codebook-summary hint" role="status">
                {w.summary(changes.length, looked.report.skipped, looked.report.absent.length)}
              </p>
              {changes.length === 0 ? (
                <EmptyState title={w.nothing} />
              ) : (
                <ChangeTable changes={changes} left={left} onLeave={setLeft} />
              )}
              {changes.some(change => change.deed === 'changed') && (
                <div className="codebook-reason">
                  <Field
                    label={w.reason}
                    hint={w.reasonHint}
                    maxLength={2000}
                    value={reason}
                    onChange={event => setReason(event.target.value)}
                  />
                </div>
              )}
              <Notes title={w.notUnderstood} lines={looked.report.warnings} isOpen />
              <Notes title={w.absent} lines={looked.report.absent} />
            </>
          ) : (
            <DropBox
              says={w.drop}
              choose={w.choose}
              busy={look.busy}
              onChoose={() => chooser.current?.click()}
              onFiles={take}
            />
          )}
        </article>
      </div>
    </>
  )
}

/** Opens what changed since the last version, or the empty list of versions. */
async function seeChanges(): Promise<void> {
  try {
    const last = (await call('version.list', {})).versions.at(-1)
    useTabs.getState().open({
      kind: 'versions',
      ...(last ? { options: { compared: { from: last.id, to: null } } } : {}),
    })
  } catch (error) {
    useStatus.getState().refuse(error)
  }
}

function Done({ report }: { report: FrameworkReport }) {
  return (
    <div className="codebook-summary">
      <p role="status" className="codebook-done">
        <Icon name="check" />
        <span>
          {w.done(report.added, report.changed)}. {w.doneSays}
        </span>
        <Button look="link" onClick={() => void seeChanges()}>
          {w.seeChanges}
        </Button>
      </p>
      <Notes title={w.notUnderstood} lines={report.warnings} isOpen />
    </div>
  )
}

function Notes({ title, lines, isOpen = false }: { title: string; lines: readonly string[]; isOpen?: boolean }) {
  if (lines.length === 0) return null
  return (
    <details className="codebook-notes" open={isOpen}>
      <summary>
        {title} <span className="count">{lines.length}</span>
      </summary>
      <ul>
        {lines.map(line => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </details>
  )
}
