import { useEffect, useId, useMemo, useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react'
import { UNITS, type PositionCell } from '../../../src/analysis/positions/types.ts'
import type { CaseId, CoderId, PropositionId } from '../../../src/base/ids.ts'
import { openCase } from '../../actions/go.ts'
import { startNewProposition } from '../../actions/go-actions.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Trouble } from '../../components/field.tsx'
import { Icon } from '../../components/icon.tsx'
import { MenuButton } from '../../components/menu.tsx'
import { PositionSign } from '../../components/stance-sign.tsx'
import { BarLine, Toolbar } from '../../components/toolbar.tsx'
import { useFocus } from '../../state/focus.ts'
import { useCoders } from '../../state/lists.ts'
import { useStatus } from '../../state/status.ts'
import { useTabs, type Tab } from '../../state/tabs.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { attributeName } from '../../words/names.ts'
import { positionsWords as w } from '../../words/positions.ts'
import { propositionsWords } from '../../words/propositions.ts'
import { sheetWords } from '../../words/proposition-sheet.ts'
import '../../styles/propositions.css'
import '../../styles/positions.css'
import { POSITION_FILES, exportPositions } from './exports.ts'
import { rowsOf, shownText, type ShownRow } from './position-rows.ts'
import { SIGNS } from './signs.ts'
import { CQD, heldOf, PositionKey } from './site-strip.tsx'
import { StaleDot } from './stale-dot.tsx'
import { POSITION_TABLES } from './tables.ts'
import { useGrouping } from './use-grouping.ts'

/** Every case on every proposition: the position that holds, people on each side, and what to look at again. */
export default function PositionsView({ tab }: { tab: Tab }) {
  const unit = UNITS.find(one => one === tab.options?.['unit']) ?? 'sites'
  const primary = typeof tab.options?.['primary'] === 'string' ? (tab.options['primary'] as CoderId) : null
  const order = typeof tab.options?.['order'] === 'string' ? tab.options['order'] : null
  const set = (options: Record<string, unknown>) => useTabs.getState().setOptions(tab.id, options)
  const request = { unit, primary }
  const { answer, trouble } = useAnswer('position.matrix', request, POSITION_TABLES)
  const groups = useGrouping(order)
  const coders = useCoders(state => state.items)
  const judge = coders.find(coder => coder.id === primary)
  const rows = useMemo(() => (answer ? rowsOf(answer, groups.groupOf) : []), [answer, groups.groupOf])
  const decided = answer?.cells.flat().filter(cell => cell.decided !== null).length ?? 0
  return (
    <div className="pro-view">
      <Toolbar label={w.title}>
        <MenuButton
          entries={UNITS.map(one => ({
            id: one,
            label: sheetWords.units[one],
            checked: one === unit,
            run: () => set({ unit: one }),
          }))}
        >
          <em>{w.unit}</em> <b>{sheetWords.units[unit]}</b>
          <Icon name="down" />
        </MenuButton>
        <MenuButton
          entries={[
            { id: 'none', label: w.byKey, checked: order === null, run: () => set({ order: null }) },
            ...groups.site.map(name => ({
              id: `site ${name}`,
              label: attributeName(name),
              checked: order === `site ${name}`,
              run: () => set({ order: `site ${name}` }),
            })),
            ...groups.pair.map(name => ({
              id: `pair ${name}`,
              label: attributeName(name),
              checked: order === `pair ${name}`,
              run: () => set({ order: `pair ${name}` }),
            })),
          ]}
        >
          <em>{w.group}</em> <b>{order === null ? w.noGroup : attributeName(order.slice(5))}</b>
          <Icon name="down" />
        </MenuButton>
        <MenuButton
          entries={[
            {
              id: 'all',
              label: propositionsWords.firstCoder,
              checked: primary === null,
              run: () => set({ primary: null }),
            },
            ...coders.map(coder => ({
              id: coder.id,
              label: propositionsWords.primary(coder.name),
              checked: primary === coder.id,
              run: () => set({ primary: coder.id }),
            })),
          ]}
        >
          <em>{w.evidence}</em> <b>{judge ? propositionsWords.primary(judge.name) : propositionsWords.firstCoder}</b>
          <Icon name="down" />
        </MenuButton>
        <BarLine />
        <span className="spacer" />
        <MenuButton
          menuLabel={w.exportIt}
          entries={POSITION_FILES.map(format => ({
            id: format,
            label: w.exportAs(format),
            run: () => void exportPositions(request, format),
          }))}
        >
          {w.exportIt}
          <Icon name="down" />
        </MenuButton>
      </Toolbar>
      {trouble ? <Trouble>{trouble}</Trouble> : null}
      {answer === null ? null : answer.propositions.length === 0 ? (
        <div className="pro-none">
          <EmptyState title={w.none}>
            <p>{w.noneHint}</p>
            <Button onClick={startNewProposition}>{w.make}</Button>
          </EmptyState>
        </div>
      ) : answer.cases.length === 0 ? (
        <div className="pro-none">
          <EmptyState title={w.noCases(sheetWords.units[unit])} />
        </div>
      ) : (
        <>
          <p className="pos-caption">
            {answer.caption} {w.held(decided, answer.cases.length * answer.propositions.length)};{' '}
            {w.stale(answer.stale)}.
          </p>
          <Grid tab={tab} label={w.grid(sheetWords.units[unit])} rows={rows} columns={answer.propositions} />
          <PositionKey />
        </>
      )}
    </div>
  )
}

interface GridProps {
  readonly tab: Tab
  readonly label: string
  readonly rows: readonly ShownRow[]
  readonly columns: readonly {
    readonly id: PropositionId
    readonly key: string | null
    readonly name: string
    readonly statement: string
  }[]
}

/** The grid: one stop for the Tab key, arrows move the focus, Enter opens the sheet at the case. */
function Grid({ tab, label, rows, columns }: GridProps) {
  const table = useRef<HTMLTableElement>(null)
  const says = useId()
  const moved = useRef(false)
  const [place, setPlace] = useState({ row: 0, column: 0 })
  const lines = rows.filter(row => row.kind === 'case')
  const row = Math.min(place.row, lines.length - 1)
  const column = Math.min(place.column, columns.length - 1)
  useEffect(() => {
    if (!moved.current) return
    moved.current = false
    table.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus()
  }, [row, column])
  const open = (caseId: CaseId, propositionId: PropositionId) => {
    useTabs.getState().open({ kind: 'propositions', options: { propositionId, site: caseId } })
    useFocus.getState().focus({ kind: 'proposition', propositionId })
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
        row: Math.max(0, Math.min(lines.length - 1, row + step[0])),
        column: Math.max(0, Math.min(columns.length - 1, column + step[1])),
      })
    } else if (event.key === 'Enter' || event.key === ' ') open(lines[row]!.caseId, columns[column]!.id)
    else if (event.key.toLowerCase() === 'p') openCase(lines[row]!.caseId)
    else return
    event.preventDefault()
  }
  const onCopy = (event: ClipboardEvent) => {
    event.preventDefault()
    event.clipboardData.setData('text/plain', shownText(rows, columns))
    useStatus.getState().say(w.copied)
  }
  useEffect(() => {
    const setBack = tab.options?.['case']
    const at = lines.findIndex(one => one.caseId === setBack)
    if (at >= 0) setPlace({ row: at, column: 0 })
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, where the tab was opened at a case
  }, [])
  let line = -1
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
                  onClick={() => useTabs.getState().open({ kind: 'propositions', options: { propositionId: one.id } })}
                >
                  <b>{one.key ?? one.name}</b>
                  <small>{one.key === null || one.name === one.key ? one.statement : one.name}</small>
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(one => {
            if (one.kind === 'group')
              return (
                <tr key={`group ${one.name}`} className="pos-group">
                  <th scope="rowgroup">{one.name}</th>
                  {one.supports.map((n, at) => (
                    <td key={columns[at]!.id}>{w.supported(n, one.of)}</td>
                  ))}
                </tr>
              )
            const here = ++line
            return (
              <tr key={one.caseId}>
                <th scope="row">
                  <b>{one.key}</b> {one.name === one.key ? '' : one.name}
                </th>
                {one.cells.map((cell, at) => (
                  <Cell
                    key={columns[at]!.id}
                    cell={cell}
                    label={w.cell(
                      `${one.key} ${one.name}`,
                      columns[at]!.name,
                      propositionsWords.placeOf(cell),
                      propositionsWords.countsOf(cell.confirming, cell.qualifying, cell.disconfirming),
                    )}
                    isHere={here === row && at === column}
                    onFocus={() => {
                      setPlace({ row: here, column: at })
                      useFocus.getState().focus({ kind: 'proposition', propositionId: columns[at]!.id })
                    }}
                    onOpen={() => open(one.caseId, columns[at]!.id)}
                  />
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

function Cell({
  cell,
  label,
  isHere,
  onFocus,
  onOpen,
}: {
  cell: PositionCell
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
          <small>{sheetWords.silentKinds[cell.decided?.silentKind ?? cell.silentKind ?? 'not coded']}</small>
        ) : (
          <CQD c={cell.confirming} q={cell.qualifying} d={cell.disconfirming} />
        )}
      </span>
    </td>
  )
}
