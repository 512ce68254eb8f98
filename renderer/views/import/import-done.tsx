import { useMemo } from 'react'
import { openSource } from '../../actions/go.ts'
import { Button } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { useImporting } from '../../state/importing.ts'
import { useSources } from '../../state/lists.ts'
import { importWords as w } from '../../words/import.ts'
import { figure } from '../../words/plural.ts'

const RESULTS = ['refused', 'duplicate', 'imported'] as const

/** The list at the end: what is in, what was here, what was refused and why. Refused ones first, for they want doing. */
export function ImportDone() {
  const report = useImporting(state => state.report)
  const clear = useImporting(state => state.clear)
  const sources = useSources(state => state.items)
  const byName = useMemo(() => {
    // A report names a source by its key, else its id. A key that two have names neither.
    const keys = sources.map(source => source.key).filter(key => key !== null)
    const twice = new Set(keys.filter((key, at) => keys.indexOf(key) !== at))
    return new Map(
      sources.map(source => [source.key === null || twice.has(source.key) ? source.id : source.key, source] as const),
    )
  }, [sources])
  if (!report) return null
  const imported = report.files.filter(file => file.result === 'imported').length
  return (
    <div className="scroll import-done">
      <h1 className="title">{imported > 0 ? w.done(imported) : w.doneNothing}</h1>
      <p className="import-says">{report.cancelled ? w.stopped : imported > 0 ? w.doneSays : ''}</p>
      <p>
        <Button look="primary" large onClick={clear}>
          {w.again}
        </Button>
      </p>
      {RESULTS.map(result => {
        const files = report.files.filter(file => file.result === result)
        if (files.length === 0) return null
        return (
          <section key={result}>
            <h2>
              {w.results[result]} <span className="count">{figure(files.length)}</span>
            </h2>
            <ul>
              {files.map(file => {
                const source = file.source === undefined ? undefined : byName.get(file.source)
                const name = file.path.split('/').at(-1)
                return (
                  <li key={file.path} className={result === 'refused' ? 'is-refused' : ''}>
                    <Icon name={result === 'refused' ? 'error' : (source?.kind ?? 'document')} />
                    {source ? (
                      <Button look="link" title={w.open(source.name)} onClick={() => openSource(source.id)}>
                        {[source.key, source.name].filter(Boolean).join(' ')}
                      </Button>
                    ) : (
                      <span>{name}</span>
                    )}
                    <small>
                      {[result === 'duplicate' && file.why ? w.hereAs(file.why) : file.why, ...file.losses]
                        .filter(Boolean)
                        .join('; ')}
                    </small>
                  </li>
                )
              })}
            </ul>
          </section>
        )
      })}
    </div>
  )
}
