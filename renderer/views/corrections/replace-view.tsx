// A corrected file in the place of a source's text: chosen, read, its effect on coded places shown, and only then done.

import { useRef, useState, type ReactNode } from 'react'
import type { SourceId } from '../../../src/base/ids.ts'
import type { ReplaceReport } from '../../../src/sources/types.ts'
import { openSource } from '../../actions/go.ts'
import { call, canChoosePath, choosePath, openDropped, sentenceOf } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { Field, Trouble } from '../../components/field.tsx'
import { Icon } from '../../components/icon.tsx'
import { useSources } from '../../state/lists.ts'
import { useStatus, withJob } from '../../state/status.ts'
import { useTabs, type Tab } from '../../state/tabs.ts'
import { words } from '../../words/en.ts'
import '../settings/settings.css'
import '../../styles/editing.css'

const w = words.editing.replace
const FATES = ['kept', 'moved', 'changed', 'lost'] as const

/** The page of one source. */
export default function ReplaceView({ tab }: { readonly tab: Tab }): ReactNode {
  const sourceId = tab.about as SourceId
  const source = useSources(state => state.byId.get(sourceId))
  const [report, setReport] = useState<ReplaceReport | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const [path, setPath] = useState('')
  const [reason, setReason] = useState('')
  const [isBusy, setBusy] = useState(false)
  const file = useRef<HTMLInputElement>(null)
  const native = canChoosePath()

  const work = async (deed: () => Promise<void>) => {
    if (isBusy) return
    setBusy(true)
    setTrouble(null)
    try {
      await deed()
    } catch (error) {
      setTrouble(sentenceOf(error, words.frame.mistake))
    } finally {
      setBusy(false)
    }
  }
  const read = (from: string) =>
    work(async () => {
      setReport(null)
      setReport(await withJob(w.reading, options => call('source.planReplace', { sourceId, path: from }, options)))
    })
  const choose = () => {
    if (native)
      choosePath({ kind: 'files' }).then(
        ([chosen]) => (chosen === undefined ? undefined : read(chosen)),
        error => useStatus.getState().refuse(error),
      )
    else file.current?.click()
  }
  const sent = (input: HTMLInputElement) => {
    const chosen = input.files?.[0]
    if (chosen)
      void work(async () => {
        const [token] = await openDropped([chosen])
        input.value = ''
        if (token === undefined) return
        setReport(null)
        setReport(await withJob(w.reading, options => call('source.planReplace', { sourceId, path: token }, options)))
      })
  }
  const apply = (planned: ReplaceReport) =>
    work(async () => {
      const why = reason.trim()
      const { carried } = await call('source.replace', {
        sourceId,
        token: planned.token,
        ...(why === '' ? {} : { reason: why }),
      })
      const asked = carried.cut + carried.replaced + carried.lost
      useStatus.getState().say(w.done(planned.file, asked))
      useTabs.getState().close(tab.id)
      if (asked > 0) useTabs.getState().open({ kind: 'places', options: { only: sourceId } })
      else openSource(sourceId)
    })
  return (
    <div className="scroll places-view">
      <article className="page page-wide">
        <h1 className="title">{w.title(source ? [source.key, source.name].filter(Boolean).join(' ') : '')}</h1>
        <p className="page-says">{w.intro}</p>
        <div className="place-deeds">
          <Button look={report === null ? 'primary' : 'plain'} icon="in" aria-disabled={isBusy} onClick={choose}>
            {report === null ? w.choose : w.chooseOther}
          </Button>
          <input
            ref={file}
            type="file"
            hidden
            aria-label={w.choose}
            accept=".txt,.md,.markdown,.docx,.pdf,text/*"
            onChange={event => sent(event.target)}
          />
        </div>
        {!native && report === null && (
          <form
            className="replace-path"
            onSubmit={event => {
              event.preventDefault()
              if (path.trim()) void read(path.trim())
            }}
          >
            <Field
              label={w.path}
              value={path}
              spellCheck={false}
              autoComplete="off"
              onChange={event => setPath(event.target.value)}
              beside={<Button type="submit">{w.readPath}</Button>}
            />
          </form>
        )}
        {trouble !== null && <Trouble>{trouble}</Trouble>}
        {report !== null && (
          <section aria-label={w.report}>
            <h2 className="replace-file">{w.against(report.file, report.changes)}</h2>
            <dl className="replace-counts" aria-live="polite">
              {FATES.map(fate => (
                <div key={fate}>
                  <dt title={w.fateHint[fate]}>
                    {fate === 'lost' && report.counts.lost > 0 && <Icon name="warn" />}
                    {w.fate[fate]}
                  </dt>
                  <dd>{report.counts[fate]}</dd>
                  <p className="hint">{w.fateHint[fate]}</p>
                </div>
              ))}
            </dl>
            {report.losses.map(loss => (
              <p className="hint" key={loss}>
                {loss}
              </p>
            ))}
            <Field
              label={w.reason}
              hint={w.reasonHint}
              value={reason}
              maxLength={2000}
              onChange={event => setReason(event.target.value)}
            />
            <p className="place-deeds">
              <Button look="primary" large aria-disabled={isBusy} onClick={() => void apply(report)}>
                {w.deed}
              </Button>
              <span className="hint">{w.undoable}</span>
            </p>
            <ol className="places">
              {report.places.map((place, at) => (
                // oxlint-disable-next-line react/no-array-index-key -- the report never changes
                <li className="place replace-place" key={at}>
                  <div className="place-body">
                    <div className="place-head">
                      <span className={place.fate === 'moved' ? undefined : 'place-kind'}>
                        {place.fate !== 'moved' && <Icon name="warn" />}
                        {w.fate[place.fate]}
                      </span>
                      {place.codes.map((one, of) => (
                        // oxlint-disable-next-line react/no-array-index-key -- the same code twice, by two coders
                        <span key={of}>
                          {one.code} <span className="hint">{words.editing.places.by(one.coder)}</span>
                        </span>
                      ))}
                    </div>
                    <div className="place-pair">
                      <div>
                        <h3>{words.editing.places.was}</h3>
                        <p className="place-words">
                          <mark>{place.was}</mark>
                        </p>
                      </div>
                      <div>
                        <h3>{w.becomes}</h3>
                        <p className="place-words">
                          {place.is === '' ? <span className="place-gone">{w.nothing}</span> : <mark>{place.is}</mark>}
                        </p>
                      </div>
                    </div>
                  </div>
                </li>
              ))}
            </ol>
          </section>
        )}
      </article>
    </div>
  )
}
