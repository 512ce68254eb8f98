import { ThingSign } from '../review/thing-sign.tsx'
import { useEffect, useId, useRef, useState, type ClipboardEvent, type KeyboardEvent, type ReactNode } from 'react'
import type { Filter } from '../../../src/analysis/filter/types.ts'
import type { PositionCell, PositionColumn, PositionCounts } from '../../../src/analysis/positions/types.ts'
import type { CaseId, PropositionId } from '../../../src/base/ids.ts'
import { openCase } from '../../actions/go.ts'
import { PositionSign } from '../../components/stance-sign.tsx'
import { useFocus } from '../../state/focus.ts'
import { useStatus } from '../../state/status.ts'
import { useTabs, type Tab } from '../../state/tabs.ts'
import { positionsWords as w } from '../../words/positions.ts'
import { propositionsWords } from '../../words/propositions.ts'
import { sheetWords } from '../../words/proposition-sheet.ts'
import { countsInWords, heldBy, shownText, type ShownRow } from './position-rows.ts'
import { SIGNS } from './signs.ts'
import { CQD, heldOf } from './site-strip.tsx'
import { StaleDot } from './stale-dot.tsx'

interface GridProps {
  readonly tab: Tab
  readonly label: string
  readonly rows: readonly ShownRow[]
  readonly columns: readonly PositionColumn[]
  readonly totals: readonly PositionCounts[]
  /** What the row of totals is called. */
  readonly all: string
  readonly order: string | null
  /** What the sheets that are opened count, too. */
  readonly filter: Filter | null
}

/** The grid: one stop for the Tab key, arrows move the focus, Enter opens the sheet at the case. */
export function PositionsGrid({ tab, label, rows, columns, totals, all, order, filter }: GridProps) {
  const table = useRef<HTMLTableElement>(null)
  const says = useId()
  const moved = useRef(false)
  const [place, setPlace] = useState({ row: 0, column: 0 })
  const row = Math.min(place.row, rows.length - 1)
  const column = Math.min(place.column, columns.length - 1)
  useEffect(() => {
    if (!moved.current) return
    moved.current = false
    table.current?.querySelector<HTMLElement>('td[tabindex="0"]')?.focus()
  }, [row, column])
  const open = (caseId: CaseId, propositionId: PropositionId) => {
    useTabs.getState().open({ kind: 'propositions', options: { propositionId, site: caseId, filter } })
    useFocus.getState().focus({ kind: 'proposition', propositionId })
  }
  // The sheet knows groups by attributes of sites and pairs.
  const sheetOrder = order !== null && /^(site|pair) /.test(order) ? order : null
  const openGroup = (propositionId: PropositionId) => {
    useTabs.getState().open({ kind: 'propositions', options: { propositionId, site: null, order: sheetOrder, filter } })
    useFocus.getState().focus({ kind: 'proposition', propositionId })
  }
  const openAt = (at: number, across: number) => {
    const one = rows[at]!
    if (one.kind === 'case') open(one.caseId, columns[across]!.id)
    else openGroup(columns[across]!.id)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const steps: Readonly<Record<string, readonly [number, number]>> = {
      ArrowDown: [1, 0],
      ArrowUp: [-1, 0],
      ArrowRight: [0, 1],
      ArrowLeft: [0, -1],
      Home: [0, -Infinity],
      End: [0, Infinity],
      PageDown: [10, 0],
      PageUp: [-10, 0],
    }
    const step = steps[event.key]
    if (step) {
      moved.current = true
      setPlace({
        row: Math.max(0, Math.min(rows.length - 1, row + step[0])),
        column: Math.max(0, Math.min(columns.length - 1, column + step[1])),
      })
    } else if (event.key === 'Enter' || event.key === ' ') openAt(row, column)
    else if (event.key.toLowerCase() === 'p') {
      const one = rows[row]
      if (one?.kind === 'case') openCase(one.caseId)
    } else return
    event.preventDefault()
  }
  const onCopy = (event: ClipboardEvent) => {
    event.preventDefault()
    event.clipboardData.setData('text/plain', shownText(rows, columns))
    useStatus.getState().note(w.copied)
  }
  useEffect(() => {
    const setBack = tab.options?.['case']
    const at = rows.findIndex(one => one.kind === 'case' && one.caseId === setBack)
    if (at >= 0) setPlace({ row: at, column: 0 })
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, where the tab was opened at a case
  }, [])
  return (
    <div className="scroll pos-scroll">
      <p id={says} className="visually-hidden">
        {w.keys}
      </p>
      <table
        ref={table}
        className="pos-grid"
        role="grid"
        aria-label={label}
        aria-describedby={says}
        onKeyDown={onKeyDown}
        onCopy={onCopy}
      >
        <thead>
          <tr>
            <td className="pos-corner">{sheetWords.case}</td>
            {columns.map(one => (
              <th
                scope="col"
                key={one.id}
                title={w.head(one.name, one.statement)}
                aria-label={w.head(one.name, one.statement)}
              >
                <button
                  type="button"
                  tabIndex={-1}
                  onClick={() =>
                    useTabs.getState().open({ kind: 'propositions', options: { propositionId: one.id, filter } })
                  }
                >
                  <b className={one.key === null ? 'pos-head-name' : undefined}>{one.key ?? one.name}</b>
                  {one.key === null && one.name === one.statement ? null : (
                    <small>{one.key === null || one.name === one.key ? one.statement : one.name}</small>
                  )}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((one, here) => {
            const onFocus = (at: number) => {
              setPlace({ row: here, column: at })
              useFocus.getState().focus({
                kind: 'proposition',
                propositionId: columns[at]!.id,
                ...(one.kind === 'case' ? { caseId: one.caseId } : {}),
              })
            }
            if (one.kind === 'group')
              return (
                <tr key={`group ${one.name}`} className="pos-group">
                  <th scope="rowgroup">
                    {one.name} <span className="count">{one.of}</span>
                  </th>
                  {one.counts.map((counts, at) => (
                    <CountsCell
                      key={columns[at]!.id}
                      counts={counts}
                      label={w.groupCell(one.name, one.of, columns[at]!.name, countsInWords(counts))}
                      isHere={here === row && at === column}
                      onFocus={() => onFocus(at)}
                      onOpen={() => openGroup(columns[at]!.id)}
                    />
                  ))}
                </tr>
              )
            return (
              <tr key={one.caseId}>
                <th scope="row">
                  <b>{one.key}</b> {one.name === one.key ? '' : one.name}
                  {one.by === null ? null : <span className="pos-by">{w.rated(one.by)}</span>}
                </th>
                {one.cells.map((cell, at) => (
                  <Cell
                    key={columns[at]!.id}
                    cell={cell}
                    isJudged={columns[at]!.isJudged}
                    sign={<ThingSign about="position" id={columns[at]!.id} besideId={one.caseId} />}
                    label={w.cell(
                      `${one.key} ${one.name}`,
                      columns[at]!.name,
                      propositionsWords.placeOf(cell, columns[at]!.isJudged),
                      propositionsWords.countsOf(cell.confirming, cell.qualifying, cell.disconfirming),
                    )}
                    isHere={here === row && at === column}
                    onFocus={() => onFocus(at)}
                    onOpen={() => open(one.caseId, columns[at]!.id)}
                  />
                ))}
              </tr>
            )
          })}
        </tbody>
        <tfoot>
          <tr className="pos-group">
            <th scope="row">{all}</th>
            {totals.map((counts, at) => (
              <td key={columns[at]!.id} title={countsInWords(counts)}>
                <Counts counts={counts} />
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

/** The positions that somebody holds, each as its sign with how many do. */
function Counts({ counts }: { counts: PositionCounts }) {
  return (
    <>
      <span className="visually-hidden">{countsInWords(counts)}</span>
      <span className="pos-counts" aria-hidden="true">
        {heldBy(counts).map(({ position, n }) => (
          <span key={position}>
            <PositionSign position={SIGNS[position]} bare />
            {n}
          </span>
        ))}
      </span>
    </>
  )
}

interface CountsCellProps {
  readonly counts: PositionCounts
  readonly label: string
  readonly isHere: boolean
  readonly onFocus: () => void
  readonly onOpen: () => void
}

/** How many of a group hold which position. */
function CountsCell({ counts, label, isHere, onFocus, onOpen }: CountsCellProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the grid hears the keys
    <td
      className="pos-cell pos-group-cell"
      title={w.groupOpens}
      aria-label={label}
      tabIndex={isHere ? 0 : -1}
      onFocus={onFocus}
      onClick={onOpen}
    >
      <Counts counts={counts} />
    </td>
  )
}

function Cell({
  cell,
  isJudged,
  sign,
  label,
  isHere,
  onFocus,
  onOpen,
}: {
  cell: PositionCell
  /** Whether anything was judged for its proposition. */
  isJudged: boolean
  sign: ReactNode
  label: string
  isHere: boolean
  onFocus: () => void
  onOpen: () => void
}) {
  const held = heldOf(cell)
  const differs = cell.decided !== null && cell.decided.value !== cell.suggested
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the grid hears the keys
    <td
      title={label}
      tabIndex={isHere ? 0 : -1}
      className={cell.decided ? 'pos-cell is-decided' : 'pos-cell'}
      onFocus={onFocus}
      onClick={onOpen}
    >
      <span className="visually-hidden">{label}</span>
      <span className="pos-cell-seen" aria-hidden="true">
        <span className="pos-signs">
          <PositionSign position={SIGNS[held]} bare />
          {differs ? (
            <span className="pos-beside">
              <PositionSign position={SIGNS[cell.suggested]} bare />
            </span>
          ) : null}
          {cell.decided?.moved ? <StaleDot /> : null}
        </span>
        {held === 'silent' ? (
          <small>{silentWords(cell, isJudged)}</small>
        ) : (
          <CQD c={cell.confirming} q={cell.qualifying} d={cell.disconfirming} />
        )}
      </span>
      {sign}
    </td>
  )
}

/** Why a case is silent, in words. */
function silentWords({ decided, silentKind }: PositionCell, isJudged: boolean): string {
  if (decided === null && !isJudged) return w.notJudged
  const kind = decided?.silentKind ?? silentKind
  return kind === null ? w.leftOut : sheetWords.silentKinds[kind]
}
