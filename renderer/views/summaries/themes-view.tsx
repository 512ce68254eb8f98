// The theme matrix of one case: its people by role, observation notes and documents × codes in framework order.

import { useMemo, useRef, useState, type KeyboardEvent } from 'react'
import type { Filter } from '../../../src/analysis/filter/types.ts'
import type { CaseThemeCell, CaseThemes } from '../../../src/analysis/summaries/types.ts'
import type { CaseId } from '../../../src/base/ids.ts'
import { openCoding } from '../../actions/go.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Trouble } from '../../components/field.tsx'
import { FilterLine } from '../../components/filter/filter-line.tsx'
import { useFilterWords } from '../../components/filter/use-filter-words.ts'
import { Icon, type IconName } from '../../components/icon.tsx'
import { MenuButton } from '../../components/menu.tsx'
import { Swatch } from '../../components/swatch.tsx'
import { Spacer, Toolbar } from '../../components/toolbar.tsx'
import { MOVES_FILTERED } from '../../state/filtered-tables.ts'
import { useFocus } from '../../state/focus.ts'
import { useTabs, type Tab } from '../../state/tabs.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { summariesWords } from '../../words/summaries.ts'
import '../../styles/filter.css'
import '../../styles/cases.css'
import '../../styles/matrix.css'
import '../../styles/summaries.css'
import { checkEntries } from '../disclosure/outputs.ts'
import { moveInGrid } from '../matrix/grid-plan.ts'
import { CELL_TABLES } from './cell-sections.tsx'
import { exportThemes, GRID_FORMATS } from './deeds.ts'
import { enterCell } from './return-focus.ts'
import { SummarySigns } from './summary-cell.tsx'

const w = summariesWords.themes
const ICONS: Readonly<Record<CaseThemes['rows'][number]['kind'], IconName>> = {
  person: 'participant',
  interviews: 'interview',
  observations: 'observation',
  documents: 'document',
  whole: 'cases',
}
const TABLES = [...CELL_TABLES, 'attribute_value']

/** The theme matrix of a case. */
export default function ThemesView({ tab }: { tab: Tab }) {
  const caseId = tab.about as CaseId
  const filter = (tab.options?.['filter'] as Filter | null | undefined) ?? null
  const { answer: themes, trouble } = useAnswer(
    'summary.themes',
    { caseId, ...(filter === null ? {} : { filter }) },
    filter === null ? TABLES : [...TABLES, ...MOVES_FILTERED],
  )
  const narrowed = useFilterWords(filter)
  const hides = (tab.options?.['hides'] as boolean | undefined) ?? true
  const open = useTabs(state => state.open)
  const setOptions = useTabs(state => state.setOptions)
  const change = (next: Filter | null) => setOptions(tab.id, { filter: next })
  if (trouble && filter === null)
    return (
      <div className="case-none">
        <Trouble>{trouble}</Trouble>
      </div>
    )
  if (themes === null && !trouble) return <div className="matrix-view" aria-busy="true" />
  return (
    <div className="matrix-view themes-view">
      <Toolbar label={w.title}>
        <Button
          pressed={hides}
          {...(hides ? { icon: 'check' as const } : {})}
          onClick={() => setOptions(tab.id, { hides: !hides })}
        >
          {w.hideEmpty}
        </Button>
        <Button look="flat" onClick={() => open({ kind: 'case-summary', about: caseId })}>
          {w.toSummary}
        </Button>
        <Button look="flat" onClick={() => open({ kind: 'summaries' })}>
          {w.toMatrix}
        </Button>
        <Spacer />
        <MenuButton
          className="button"
          placement="bottom end"
          entries={[
            ...GRID_FORMATS.map(format => ({
              id: format,
              label: summariesWords.formats[format],
              run: () => void exportThemes(caseId, themes?.key ?? '', filter, format),
            })),
            ...checkEntries('themes', { filter }),
          ]}
        >
          <Icon name="out" />
          {summariesWords.exportTo}
          <Icon name="down" />
        </MenuButton>
      </Toolbar>
      <FilterLine filter={filter} onChange={change}>
        <p>{trouble || themes === null ? narrowed : themes.caption.join(' ')}</p>
      </FilterLine>
      {trouble ? (
        <div className="mx-trouble">
          <Trouble>{trouble}</Trouble>
        </div>
      ) : themes === null ? null : themes.rows.length > 1 || themes.rows[0]!.sources > 0 ? (
        <ThemesTable themes={themes} filter={filter} hides={hides} />
      ) : filter === null ? (
        <EmptyState title={w.noRows} />
      ) : (
        <EmptyState title={w.nothingPasses}>
          <Button onClick={() => change(null)}>{w.countAll}</Button>
        </EmptyState>
      )}
    </div>
  )
}

interface TableProps {
  readonly themes: CaseThemes
  readonly filter: Filter | null
  readonly hides: boolean
}

function ThemesTable({ themes, filter, hides }: TableProps) {
  const grid = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState({ row: 0, column: 0 })
  const whole = themes.rows.length - 1
  const cells = useMemo(
    () => new Map(themes.cells.map(cell => [cell.row * themes.columns.length + cell.column, cell])),
    [themes],
  )
  const shown = useMemo(
    () => themes.columns.flatMap((_, at) => (hides && !cells.has(whole * themes.columns.length + at) ? [] : [at])),
    [themes, cells, hides, whole],
  )
  const categories = themes.categories
    .map(({ name, first, count }) => ({ name, count: shown.filter(at => at >= first && at < first + count).length }))
    .filter(category => category.count > 0)
  const here = { row: Math.min(place.row, whole), column: Math.min(place.column, shown.length - 1) }
  const focusOn = (row: number, column: number) => {
    const { focus } = useFocus.getState()
    const about = themes.rows[row]!
    const code = themes.columns[shown[column]!]
    if (code)
      focus({
        kind: 'summary',
        caseId: about.caseId ?? themes.caseId,
        codeId: code.codeId,
        filter: bothOf(filter, about.only),
        isOfRow: about.only !== null,
      })
  }
  const go = (row: number, column: number) => {
    setPlace({ row, column })
    focusOn(row, column)
    grid.current?.querySelector<HTMLElement>(`[data-r="${row}"][data-c="${column}"]`)?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.target as Element).hasAttribute('data-r')) {
      event.preventDefault()
      focusOn(here.row, here.column)
      enterCell()
      return
    }
    if (event.altKey || event.shiftKey) return
    const to = moveInGrid(event.key, event.ctrlKey || event.metaKey, here, {
      rows: whole + 1,
      columns: shown.length,
      page: 3,
    })
    if (to === null) return
    event.preventDefault()
    go(to.row, to.column)
  }
  return (
    <div className="th" ref={grid}>
      <table
        role="grid"
        tabIndex={-1}
        aria-label={w.grid(themes.name)}
        aria-rowcount={themes.rows.length + 2}
        aria-colcount={shown.length + 1}
        onKeyDown={onKeyDown}
      >
        <thead>
          <tr>
            <th scope="col" className="th-corner" rowSpan={2}>
              {w.corner}
            </th>
            {categories.map(({ name, count }) => (
              <th key={name} className="th-group" colSpan={count} aria-colspan={count}>
                <span>{name}</span>
              </th>
            ))}
          </tr>
          <tr>
            {shown.map(at => {
              const code = themes.columns[at]!
              const kind = w.planned[themes.planned[at]!]
              return (
                <th key={code.codeId} className="th-code">
                  <span>
                    {code.kind === 'code' ? <Swatch hue={code.hue} pattern={code.pattern} /> : null}
                    {code.name}
                  </span>
                  {kind === '' ? null : <small>{kind}</small>}
                </th>
              )
            })}
          </tr>
        </thead>
        <tbody>
          {themes.rows.map((row, at) => (
            <tr key={`${row.kind} ${row.key}`} className={row.kind === 'whole' ? 'is-whole' : ''}>
              <th scope="row" className="th-row">
                <span>
                  <Icon name={ICONS[row.kind]} />
                  <b>{row.kind === 'whole' ? w.whole(row.key) : row.key === '' ? row.name : row.key}</b>
                </span>
                {row.kind === 'person' && row.name !== row.key ? <span className="th-name">{row.name}</span> : null}
                <small>{[row.role, w.sources(row.sources)].filter(Boolean).join(', ')}</small>
              </th>
              {shown.map((column, placed) => (
                <td
                  key={themes.columns[column]!.codeId}
                  data-r={at}
                  data-c={placed}
                  tabIndex={here.row === at && here.column === placed ? 0 : -1}
                  onFocus={event => {
                    if (event.target === event.currentTarget) setPlace({ row: at, column: placed })
                  }}
                  onClick={() => go(at, placed)}
                >
                  <ThemeCell
                    cell={cells.get(at * themes.columns.length + column)}
                    empty={themes.columns[column]!.asked ? row.emptyAsked : row.empty}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** What passes both. */
function bothOf(filter: Filter | null, only: Filter | null): Filter | null {
  return filter === null ? only : only === null ? filter : { all: [filter, only] }
}

function ThemeCell({ cell, empty }: { cell: CaseThemeCell | undefined; empty: CaseThemes['rows'][number]['empty'] }) {
  if (!cell) return <span className="sm-empty">{summariesWords.reasons[empty]}</span>
  return (
    <>
      <span className="th-count">{summariesWords.codings(cell.count)}</span>
      {cell.summary ? (
        <span className="th-summary">
          {cell.summary.text}
          <span className="sm-foot">
            <SummarySigns status={cell.summary.status} moved={cell.summary.moved} />
          </span>
        </span>
      ) : null}
      {cell.lines.map(line => (
        <span key={line.codingId} className="th-line">
          <button
            type="button"
            tabIndex={-1}
            title={summariesWords.drawer.open(line.reference)}
            onClick={event => {
              event.stopPropagation()
              openCoding(line.sourceId, line.codingId, line.range)
            }}
          >
            {line.words}
          </button>
          <small>
            {[line.reference, line.sharedWith.length > 0 ? summariesWords.drawer.sharedWith(line.sharedWith) : '']
              .filter(Boolean)
              .join(', ')}
          </small>
        </span>
      ))}
    </>
  )
}
