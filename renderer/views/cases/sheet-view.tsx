// A sheet of cases coming in: chosen, its columns understood, looked at change by change, then brought in as one act.

import { useRef, useState } from 'react'
import type { CaseReport, SheetLook } from '../../../src/exchange/types.ts'
import { call, openDropped } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { DropBox } from '../../components/drop-box.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Trouble } from '../../components/field.tsx'
import { FileChooser } from '../../components/file-chooser.tsx'
import { Icon } from '../../components/icon.tsx'
import { Spacer, Toolbar } from '../../components/toolbar.tsx'
import { useDeed } from '../../components/use-deed.ts'
import { useStatus, withJob } from '../../state/status.ts'
import { useTabs } from '../../state/tabs.ts'
import '../../styles/cases.css'
import '../../styles/codebook.css'
import '../../styles/versions.css'
import { caseSheetWords as w } from '../../words/case-sheet.ts'
import type { ViewProps } from '../../state/tabs.ts'
import '../settings/settings.css'
import { acceptedOf, leftAgain, takenRows, type Left } from './sheet-choice.ts'
import { ColumnsTable, columnsInput, meaningsOf, type Meanings } from './sheet-columns.tsx'
import { SheetChanges } from './sheet-changes.tsx'
import { Unmatched, type MeantNames } from './sheet-unmatched.tsx'

interface Sheet {
  readonly path: string
  readonly name: string
  readonly look: SheetLook
}

/** The view. `kind` among the tab's options says which kind of case it begins with. */
export default function CaseSheetView({ tab }: ViewProps) {
  const chooser = useRef<HTMLInputElement>(null)
  const next = useRef<{ readonly file: File } | { readonly path: string; readonly name: string } | null>(null)
  const [kind, setKind] = useState(typeof tab.options?.['kind'] === 'string' ? tab.options['kind'] : 'site')
  const [sheet, setSheet] = useState<Sheet | null>(null)
  const [meanings, setMeanings] = useState<Meanings>([])
  const [meant, setMeant] = useState<MeantNames>(new Map())
  // What was meant, also before the view is drawn again.
  const sameNow = useRef<MeantNames>(meant)
  const seen = useRef<ReadonlySet<string>>(new Set())
  const summary = useRef<HTMLParagraphElement>(null)
  const [report, setReport] = useState<CaseReport | null>(null)
  const [left, setLeft] = useState<Left>(new Map())
  const [done, setDone] = useState<CaseReport | null>(null)

  const look = useDeed(async () => {
    const what = next.current!
    const [path, name] = 'file' in what ? [(await openDropped([what.file]))[0], what.file.name] : [what.path, what.name]
    if (path === undefined) return
    const found = await withJob(w.reading, options => call('import.lookAtCases', { path, kind: kindOf(kind) }, options))
    setSheet({ path, name, look: found })
    setMeanings(meaningsOf(found))
    sameNow.current = new Map()
    setMeant(sameNow.current)
    seen.current = new Set()
    setReport(null)
    setDone(null)
  })
  const same = () =>
    [...sameNow.current].map(([key, is]) => ({ ...(JSON.parse(key) as { column: string; written: string }), is }))
  const show = useDeed(async () => {
    const found = await withJob(w.reading, options =>
      call(
        'import.cases',
        { path: sheet!.path, kind: kindOf(kind), ...columnsInput(meanings), same: same(), dryRun: true },
        options,
      ),
    )
    if (found.cancelled) return
    setReport(found)
    const now = found.changes ?? []
    const before = seen.current
    setLeft(left => leftAgain(now, left, before))
    seen.current = new Set(now.map(change => change.key))
  })
  const bringIn = useDeed(async () => {
    const made = await withJob(w.doing, options =>
      call(
        'import.cases',
        {
          path: sheet!.path,
          kind: kindOf(kind),
          ...columnsInput(meanings),
          same: same(),
          accept: acceptedOf(report!.changes ?? [], left),
        },
        options,
      ),
    )
    setDone(made)
    setSheet(null)
    setReport(null)
    useStatus.getState().say(w.done(made.added, made.changed))
  })
  const take = ([file]: readonly File[]) => {
    if (!file) return
    next.current = { file }
    void look.go()
  }
  const changes = report?.changes ?? []
  const taken = takenRows(changes, left)
  return (
    <>
      <Toolbar label={w.toolbar}>
        <Button icon="folder" onClick={() => chooser.current?.click()}>
          {sheet ? w.another : w.choose}
        </Button>
        <Spacer />
        {report && changes.length > 0 ? (
          <Button
            look="primary"
            aria-disabled={taken === 0 || bringIn.busy}
            onClick={() => {
              if (taken > 0) void bringIn.go()
            }}
          >
            {w.deed(taken)}
          </Button>
        ) : null}
      </Toolbar>
      <FileChooser ref={chooser} label={w.choose} accept=".csv,.xlsx,.tsv,.txt" onFiles={take} />
      <div className="scroll">
        <article className="page page-wide">
          <h1 className="title">{w.title}</h1>
          <p className="page-says">{w.says}</p>
          {[look, show, bringIn].map((deed, at) => (deed.trouble ? <Trouble key={at}>{deed.trouble}</Trouble> : null))}
          {done ? <Done report={done} kind={kindOf(kind)} /> : null}
          {sheet ? (
            <>
              <p className="codebook-file">
                <Icon name="document" /> {sheet.name} <span className="hint">{w.rows(sheet.look.rows)}</span>
              </p>
              <ColumnsTable
                look={sheet.look}
                kind={kind}
                meanings={meanings}
                onKind={value => {
                  setKind(value)
                  setReport(null)
                }}
                onKindKept={() => {
                  // Another kind may know other columns.
                  next.current = sheet
                  void look.go()
                }}
                onMeanings={value => {
                  setMeanings(value)
                  setReport(null)
                }}
              />
              {report === null ? (
                <p className="case-begin">
                  <Button
                    look="primary"
                    large
                    aria-disabled={show.busy || !meanings.some(one => one.means === 'key')}
                    onClick={() => void show.go().then(() => requestAnimationFrame(() => showFirst(summary.current)))}
                  >
                    {w.show}
                  </Button>
                </p>
              ) : (
                <>
                  <p className="codebook-summary hint" role="status" tabIndex={-1} ref={summary}>
                    {w.summary(changes.length, report.skipped)}
                  </p>
                  <Unmatched
                    names={report.unmatched ?? []}
                    meant={meant}
                    onMeant={names => {
                      sameNow.current = names
                      void show.go().then(() => setMeant(names))
                    }}
                  />
                  {changes.length === 0 ? (
                    <EmptyState title={w.nothing} />
                  ) : (
                    <SheetChanges changes={changes} left={left} onLeft={setLeft} />
                  )}
                  {report.warnings.length > 0 ? (
                    <details className="codebook-notes" open>
                      <summary>{w.notUnderstood}</summary>
                      <ul>
                        {report.warnings.map(line => (
                          <li key={line}>{line}</li>
                        ))}
                      </ul>
                    </details>
                  ) : null}
                </>
              )}
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

/** What would change stands below the columns: it comes to the top, and the focus with it. */
function showFirst(summary: HTMLElement | null): void {
  summary?.focus({ preventScroll: true })
  summary?.scrollIntoView({ block: 'start' })
}

function kindOf(kind: string): string {
  return kind.trim() || 'site'
}

function Done({ report, kind }: { readonly report: CaseReport; readonly kind: string }) {
  return (
    <div className="codebook-done" role="status">
      <p>
        <Icon name="check" /> {w.done(report.added, report.changed)}
      </p>
      <Button look="link" onClick={() => useTabs.getState().open({ kind: 'case', options: { kind } })}>
        {w.seeTable}
      </Button>
      {report.warnings.length > 0 ? (
        <ul className="hint">
          {report.warnings.map(line => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}
