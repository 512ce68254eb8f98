import { useEffect, useMemo, useState } from 'react'
import type { SourceKind } from '../../../src/sources/types.ts'
import { compareNatural, fold } from '../../../src/base/order.ts'
import { Button } from '../../components/button.tsx'
import { EditTable, type EditColumn } from '../../components/edit-table.tsx'
import { Trouble } from '../../components/field.tsx'
import { Icon } from '../../components/icon.tsx'
import { Keys } from '../../components/kbd.tsx'
import { Segments } from '../../components/segments.tsx'
import { Spacer, Toolbar } from '../../components/toolbar.tsx'
import { useFocus } from '../../state/focus.ts'
import { useImporting, type ImportRow } from '../../state/importing.ts'
import { useCases } from '../../state/lists.ts'
import { useStatus } from '../../state/status.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { useWidth } from '../../state/width.ts'
import { importWords as w } from '../../words/import.ts'
import { figure } from '../../words/plural.ts'
import { keysFrom, keysInWords, knownOf, offerKeys, toCheck } from './check.ts'
import { shortDay } from './short-day.ts'

type Shown = 'all' | 'check' | 'out'
const KINDS: readonly SourceKind[] = ['interview', 'observation', 'document']
const isReady = (row: ImportRow) => row.file?.result === 'ready'

/** The table of files: read, corrected, brought in. */
export function ImportTable() {
  const { rows, phase, title, trouble } = useImporting()
  const cases = useCases(state => state.items)
  const people = useAnswer('case.table', { kind: 'participant' }, ['case', 'attribute_value']).answer
  const known = useMemo(() => knownOf(cases, people), [cases, people])
  const narrow = useWidth(state => state.width) === 'narrow'
  const [shown, setShown] = useState<Shown>('all')
  const checks = useMemo(() => new Map(rows.map(row => [row.id, toCheck(row, known)])), [rows, known])
  const wanting = rows.filter(row => (checks.get(row.id)?.length ?? 0) > 0)
  const leftOut = rows.filter(row => row.file !== null && (row.out || !isReady(row)))
  const visible = shown === 'all' ? rows : shown === 'check' ? wanting : leftOut

  useEffect(() => {
    useStatus
      .getState()
      .setPlace([w.toCheck(wanting.length), phase === 'reading' ? w.meanwhile : ''].filter(one => one !== ''))
    return () => useStatus.getState().setPlace([])
  }, [wanting.length, phase])

  const columns = useMemo((): EditColumn<ImportRow>[] => {
    const correct = useImporting.getState().correct
    const none = (says: string) => <span className="import-none">{says}</span>
    return [
      {
        id: 'file',
        head: w.file,
        width: narrow ? '24%' : '220px',
        text: row => row.path.split('/').at(-1) ?? row.path,
        draw: row => (
          <span className="import-file">
            <Icon name={row.now?.kind ?? 'document'} />
            <span>{row.path.split('/').at(-1)}</span>
          </span>
        ),
      },
      {
        id: 'kind',
        head: w.kind,
        width: narrow ? '12.5%' : '94px',
        text: row => (row.now ? w.kinds[row.now.kind] : ''),
        offer: (_row, typed) => ({
          suggestions: KINDS.filter(kind => fold(w.kinds[kind]).startsWith(fold(typed))).map(kind => ({
            value: w.kinds[kind],
            label: w.kinds[kind],
          })),
        }),
        write: (row, value) => {
          const kind = KINDS.find(one => value !== '' && fold(w.kinds[one]).startsWith(fold(value.trim())))
          if (kind) correct(row.id, { kind })
        },
      },
      {
        id: 'site',
        head: w.site,
        width: narrow ? '22%' : '190px',
        text: row => keysInWords(row.now?.caseKeys ?? [], 'site', known),
        draw: row => (row.now?.caseKeys.length ? keysInWords(row.now.caseKeys, 'site', known) : none(w.noSite)),
        offer: (row, typed) => offerKeys(row, typed, 'site', known),
        write: (row, value) => correct(row.id, { caseKeys: keysFrom(value, 'site', known) }),
      },
      {
        id: 'participant',
        head: w.participant,
        width: narrow ? '15%' : '124px',
        text: row => keysInWords(row.now?.participantKeys ?? [], 'participant', known),
        draw: row => (row.now?.participantKeys.length ? row.now.participantKeys.join(', ') : none(w.none)),
        offer: (row, typed) => offerKeys(row, typed, 'participant', known),
        write: (row, value) => correct(row.id, { participantKeys: keysFrom(value, 'participant', known) }),
      },
      {
        id: 'date',
        head: w.date,
        width: narrow ? '13.5%' : '100px',
        type: 'date',
        text: row => row.now?.date ?? '',
        draw: row => (row.now?.date ? shortDay(row.now.date) : none(w.none)),
        write: (row, value) => correct(row.id, { date: value === '' ? null : value }),
      },
      // In a narrow window the speakers are in the inspector only: no pane scrolls sideways but a matrix.
      ...(narrow
        ? []
        : [
            {
              id: 'speakers',
              head: w.speakers,
              width: '120px',
              text: (row: ImportRow) => row.file?.speakers.map(one => one.label).join(', ') ?? '',
            },
          ]),
      {
        id: 'notes',
        head: w.notes,
        text: row => [...toCheck(row, known), ...(row.file?.losses ?? [])].join('; '),
        draw: row => <Notes checks={toCheck(row, known)} losses={row.file?.losses ?? []} />,
      },
    ]
  }, [known, narrow])

  const sentence = (row: ImportRow) => {
    if (row.file === null) return row.state === 'reading' ? w.readingRow : w.waiting
    if (row.file.result === 'duplicate') return w.alreadyHere(row.file.why ?? '')
    if (row.file.result === 'refused') return row.file.why ?? w.refusedRow
    return null
  }
  const toggle = (row: ImportRow) => {
    if (isReady(row)) useImporting.getState().setOut([row.id], !row.out)
  }
  const ready = rows.filter(isReady)
  const anyIn = ready.some(row => !row.out)
  return (
    <div className="import-page">
      <ImportHead title={title} count={rows.length} />
      <Toolbar label={w.table}>
        <Segments
          label={w.show}
          value={shown}
          choices={[
            { value: 'all', label: `${w.shows.all} ${figure(rows.length)}` },
            { value: 'check', label: `${w.shows.check} ${figure(wanting.length)}` },
            { value: 'out', label: `${w.shows.out} ${figure(leftOut.length)}` },
          ]}
          onChange={setShown}
        />
        <Spacer />
        <span className="hint import-keys">
          {w.fillDown} <Keys of="Mod+D" /> {w.edit} <Keys of="F2" /> {w.leaveOut} <Keys of="Space" />
        </span>
      </Toolbar>
      {trouble ? (
        <div className="import-trouble">
          <Trouble>{trouble}</Trouble>
        </div>
      ) : null}
      <EditTable
        label={w.table}
        columns={columns}
        rows={visible}
        sortable
        compare={compareNatural}
        keyOf={row => row.id}
        looks={row =>
          row.file === null
            ? 'is-waiting'
            : row.file.result === 'refused'
              ? 'is-refused'
              : row.file.result === 'duplicate' || row.out
                ? 'is-out'
                : checks.get(row.id)!.length > 0
                  ? 'is-asking'
                  : ''
        }
        sentence={sentence}
        onRow={row => useFocus.getState().focus({ kind: 'file', token: row.id })}
        before={{
          head: (
            <Tick
              label={w.includeAll}
              checked={anyIn}
              onChange={() =>
                useImporting.getState().setOut(
                  ready.map(row => row.id),
                  anyIn,
                )
              }
            />
          ),
          draw: row => <Mark row={row} onToggle={() => toggle(row)} />,
          toggle,
        }}
      />
      <ImportFoot />
    </div>
  )
}

function Notes({ checks, losses }: { checks: readonly string[]; losses: readonly string[] }) {
  return (
    <>
      {checks.length > 0 ? (
        <span className="import-check">
          <Icon name="warn" />
          {checks.join('; ')}
        </span>
      ) : null}
      {losses.length > 0 ? <span className="import-loss">{losses.join('; ')}</span> : null}
    </>
  )
}

function Tick({ label, checked, onChange }: { label: string; checked: boolean; onChange(): void }) {
  return (
    <input
      type="checkbox"
      className="import-tick"
      aria-label={label}
      title={label}
      checked={checked}
      onChange={onChange}
    />
  )
}

function Mark({ row, onToggle }: { row: ImportRow; onToggle(): void }) {
  if (row.file === null) return <i className="import-dot" />
  if (row.file.result === 'refused') return <Icon name="error" className="is-error" />
  if (row.file.result === 'duplicate') return <Icon name="check" className="is-quiet" />
  return <Tick label={w.include(row.path.split('/').at(-1) ?? row.path)} checked={!row.out} onChange={onToggle} />
}

function ImportHead({ title, count }: { title: string; count: number }) {
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

function ImportFoot() {
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
