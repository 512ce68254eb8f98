import { Button } from '../../components/button.tsx'
import { useImporting } from '../../state/importing.ts'
import { importWords as w } from '../../words/import.ts'
import { isReady } from './import-marks.tsx'

/** What is being brought in, and how far the reading is. */
export function ImportHead({ title, count }: { title: string; count: number }) {
  const { phase, progress, stop } = useImporting()
  const doing = phase === 'receiving' ? w.receiving : phase === 'writing' ? w.writing : w.reading
  return (
    <header className="import-head">
      <div>
        <h1>{w.heading(count, title)}</h1>
        <p>{w.sub}</p>
      </div>
      {progress ? (
        <>
          <div className="import-progress">
            <p>
              <span>
                {doing} <b>{progress.doing.split('/').at(-1)}</b>
              </span>
              <span className="count">{w.ofFiles(progress.done, progress.total)}</span>
            </p>
            <progress aria-label={doing} value={progress.done} max={Math.max(1, progress.total)} />
          </div>
          <Button onClick={stop}>{phase === 'writing' ? w.stopWriting : w.stopReading}</Button>
        </>
      ) : null}
    </header>
  )
}

/** What will go in, and the deed. */
export function ImportFoot() {
  const { rows, phase, wanted, bringIn, clear } = useImporting()
  const goIn = rows.filter(row => isReady(row) && !row.out).length
  const counts = {
    goIn,
    here: rows.filter(row => row.file?.result === 'duplicate').length,
    refused: rows.filter(row => row.file?.result === 'refused').length,
    out: rows.filter(row => isReady(row) && row.out).length,
    toRead: rows.filter(row => row.file === null).length,
  }
  const reading = phase === 'reading' || phase === 'receiving'
  return (
    <footer className="import-foot">
      <p className="hint" role="status">
        {w.soFar(counts)}
      </p>
      <Button large disabled={phase === 'writing'} onClick={clear}>
        {w.close}
      </Button>
      <Button
        look="primary"
        large
        disabled={phase === 'writing' || wanted || (!reading && goIn === 0)}
        onClick={() => void bringIn()}
      >
        {wanted ? w.willBringIn : reading ? w.bringInWhenRead : w.bringIn(goIn)}
      </Button>
    </footer>
  )
}
