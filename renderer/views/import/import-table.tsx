import { useEffect, useMemo, useState } from 'react'
import { compareNatural } from '../../../src/base/order.ts'
import { EditTable } from '../../components/edit-table.tsx'
import { Trouble } from '../../components/field.tsx'
import { Keys } from '../../components/kbd.tsx'
import { Segments } from '../../components/segments.tsx'
import { BarLine, Spacer, Toolbar } from '../../components/toolbar.tsx'
import { useFocus } from '../../state/focus.ts'
import { useImporting, type ImportRow } from '../../state/importing.ts'
import { useCases } from '../../state/lists.ts'
import { useStatus } from '../../state/status.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { useWidth } from '../../state/width.ts'
import { importWords as w } from '../../words/import.ts'
import { figure } from '../../words/plural.ts'
import { knownOf, toCheck } from './check.ts'
import { FiledBy } from './filed-by.tsx'
import { importColumns } from './import-columns.tsx'
import { ImportFoot, ImportHead } from './import-frame.tsx'
import { drawMark, isReady, Tick, toggle } from './import-marks.tsx'

type Shown = 'all' | 'check' | 'out'

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

  const columns = useMemo(() => importColumns(known, narrow), [known, narrow])

  const sentence = (row: ImportRow) => {
    if (row.file === null) return row.state === 'reading' ? w.readingRow : w.waiting
    if (row.file.result === 'duplicate') return w.alreadyHere(row.file.why ?? '')
    if (row.file.result === 'refused') return row.file.why ?? w.refusedRow
    return null
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
        <BarLine />
        <FiledBy />
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
          draw: drawMark,
          toggle,
        }}
      />
      <ImportFoot />
    </div>
  )
}
