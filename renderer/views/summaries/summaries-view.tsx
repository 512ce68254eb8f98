import { useCallback, useContext, useEffect, useMemo, useState } from 'react'
import { openCase } from '../../actions/go.ts'
import { InFront } from '../../actions/registry.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Trouble } from '../../components/field.tsx'
import { FilterLine } from '../../components/filter/filter-line.tsx'
import { useCases, useCodes } from '../../state/lists.ts'
import { useFocus } from '../../state/focus.ts'
import { useProject } from '../../state/project.ts'
import { useStatus } from '../../state/status.ts'
import { useTabs, type Tab } from '../../state/tabs.ts'
import { useFrameworkMatrix } from '../../state/use-framework-matrix.ts'
import { plural } from '../../words/plural.ts'
import { sidesWords } from '../../words/sides.ts'
import { summariesWords as w } from '../../words/summaries.ts'
import '../../styles/filter.css'
import '../../styles/matrix.css'
import '../../styles/summaries.css'
import { copyBoth, linesAsHtml, linesAsText } from '../matrix/copy.ts'
import { requestOf, setupOf, type MatrixSetup } from './choices.ts'
import { clear } from './deeds.ts'
import { gridAsLines, planGrid, type GridPlan } from './grid-plan.ts'
import { enterCell } from './return-focus.ts'
import { whenKeysRest, type GridPlace } from '../../components/grid-places.ts'
import { SummaryGrid } from './summary-grid.tsx'
import { SummariesToolbar } from './summaries-toolbar.tsx'

/** The framework matrix: cases × codes with written summaries. */
export default function SummariesView({ tab }: { tab: Tab }) {
  const setup = useMemo(() => setupOf(tab), [tab])
  const change = useCallback((some: Partial<MatrixSetup>) => useTabs.getState().setOptions(tab.id, some), [tab.id])
  const request = useMemo(() => requestOf(setup), [setup])
  const asked = useFrameworkMatrix(request)
  const gone = useGone(setup)
  const readOnly = useProject(state => state.info?.readOnly ?? false)
  const matrix = asked.answer
  const [placed, setPlaced] = useState<GridPlace | null>(null)
  const plan = useMemo((): GridPlan | null => {
    if (matrix === null) return null
    // While another question is asked the last answer stays: it has the attributes that it has.
    const width = matrix.rows[0]?.values.length ?? 0
    return planGrid(matrix, setup.attributes.slice(0, width), new Set(setup.open), setup.rows === 'sites')
  }, [matrix, setup.attributes, setup.open, setup.rows])

  const focusOn = useCallback(
    (place: GridPlace) => {
      if (plan === null) return
      const row = plan.rows[place.row]
      const column = plan.columns[place.column]
      const { focus } = useFocus.getState()
      if (row && column?.kind === 'code')
        focus({ kind: 'summary', caseId: row.row.caseId, codeId: column.code.codeId, filter: setup.filter })
      else if (row) focus({ kind: 'case', caseId: row.row.caseId })
      else if (column?.kind === 'code') focus({ kind: 'code', codeId: column.code.codeId })
    },
    [plan, setup.filter],
  )
  // The drawer follows the cell in focus, a moment after the keys rest.
  useEffect(() => {
    if (placed === null || placed.row < 0 || placed.column < 0) return
    return whenKeysRest(() => focusOn(placed))
  }, [placed, focusOn])

  const inFront = useContext(InFront)
  useEffect(() => {
    if (!inFront || plan === null) return undefined
    const { setPlace } = useStatus.getState()
    const rows = plural(
      plan.rows.length,
      plan.matrix.rows.some(row => row.within !== null) ? 'row' : setup.rows.slice(0, -1),
    )
    const row = placed && plan.rows[placed.row]
    const column = placed && plan.columns[placed.column]
    const size = w.size(rows, plan.matrix.columns.length, plan.matrix.summaries.length)
    setPlace(row && column?.kind === 'code' ? [`${row.row.key} × ${column.code.name}`, size] : [size])
    return () => setPlace([])
  }, [inFront, plan, placed, setup.rows])

  const lines = useCallback(
    () =>
      plan === null
        ? []
        : gridAsLines(plan, w.corner, w.page, (row, column) => {
            const codings = plan.matrix.counts[row.at]![column]!
            const summary = plan.summaryAt(row.at, column)
            return summary
              ? `${summary.text}${summary.status === 'signed' ? '' : ` (${summary.status})`}`
              : codings > 0
                ? w.codings(codings)
                : w.reasons[plan.matrix.columns[column]!.asked ? row.row.emptyAsked : row.row.empty]
          }),
    [plan],
  )
  const said = useCallback(() => {
    if (plan) useStatus.getState().note(w.copied(plan.rows.length, plan.columns.length))
  }, [plan])
  const copy = useCallback(() => {
    if (plan === null) return
    const caption = plan.matrix.caption.join(' ')
    copyBoth(linesAsText(lines(), caption), linesAsHtml(lines(), 1, caption)).then(said, () =>
      useStatus.getState().hint(w.notCopied),
    )
  }, [plan, lines, said])

  const row = plan && placed ? (plan.rows[placed.row] ?? null) : null
  return (
    <div className="matrix-view summaries-view">
      <SummariesToolbar setup={setup} plan={plan} row={row} request={request} change={change} onCopy={copy} />
      {matrix ? (
        <FilterLine filter={setup.filter} onChange={filter => change({ filter })}>
          <p>{matrix.caption.join(' ')}</p>
          {setup.caseIds !== null && setup.reason.trim() === '' ? (
            <p className="mx-asks" role="status">
              {sidesWords.reasonAsked}
            </p>
          ) : null}
        </FilterLine>
      ) : null}
      {asked.trouble ? (
        <div className="mx-trouble">
          <Trouble>{asked.trouble}</Trouble>
          {gone === null ? (
            <Button onClick={asked.again}>{w.tryAgain}</Button>
          ) : (
            <Button onClick={() => change(gone)}>{w.goneChosen}</Button>
          )}
        </div>
      ) : null}
      {plan === null ? (
        <div className="mx-waiting" aria-busy="true" />
      ) : plan.rows.length === 0 || plan.matrix.columns.length === 0 ? (
        <NothingToShow setup={setup} change={change} plan={plan} />
      ) : (
        <SummaryGrid
          plan={plan}
          order={setup.order}
          readOnly={readOnly}
          onPlace={setPlaced}
          onOpen={place => {
            focusOn(place)
            const row = plan.rows[place.row]
            if (row?.row.within === null && plan.columns[place.column]?.kind === 'page')
              useTabs.getState().open({ kind: 'case-summary', about: row.row.caseId })
            else if (place.row >= 0 && place.column >= 0) enterCell()
            else if (place.row >= 0 && setup.rows === 'pairs') openCase(plan.rows[place.row]!.row.caseId)
          }}
          onFold={caseId =>
            change({
              open: setup.open.includes(caseId) ? setup.open.filter(one => one !== caseId) : [...setup.open, caseId],
            })
          }
          onOrder={by =>
            change({
              order: setup.order?.by !== by ? { by, down: false } : setup.order.down ? null : { by, down: true },
            })
          }
          onClear={place => {
            const column = plan.columns[place.column]
            const planned = plan.rows[place.row]
            const summary = planned && column?.kind === 'code' ? plan.summaryAt(planned.at, column.at) : undefined
            if (summary && column?.kind === 'code') void clear(summary.id, `${planned!.row.key} × ${column.code.name}`)
          }}
          onCopy={clipboard => {
            const caption = plan.matrix.caption.join(' ')
            clipboard.setData('text/plain', linesAsText(lines(), caption))
            clipboard.setData('text/html', linesAsHtml(lines(), 1, caption))
            said()
          }}
        />
      )}
    </div>
  )
}

/** What is chosen without the cases and codes that are not in the project any more; null where all are. */
function useGone(setup: MatrixSetup): Partial<MatrixSetup> | null {
  const cases = useCases(state => state.byId)
  const codes = useCodes(state => state.byId)
  const left = (ids: readonly string[] | null, there: ReadonlyMap<string, unknown>) => {
    const some = ids?.filter(id => there.has(id)) ?? []
    return some.length === 0 ? null : some
  }
  const [caseIds, codeIds] = [left(setup.caseIds, cases), left(setup.codeIds, codes)]
  return caseIds?.length === setup.caseIds?.length && codeIds?.length === setup.codeIds?.length
    ? null
    : { caseIds, codeIds }
}

function NothingToShow({
  setup,
  plan,
  change,
}: {
  setup: MatrixSetup
  plan: GridPlan
  readonly change: (some: Partial<MatrixSetup>) => void
}) {
  if (setup.show !== 'all' || setup.caseIds !== null || setup.codeIds !== null || setup.filter !== null)
    return (
      <EmptyState title={w.nothingShown}>
        <Button look="primary" onClick={() => change({ show: 'all', caseIds: null, codeIds: null, filter: null })}>
          {w.showAll}
        </Button>
      </EmptyState>
    )
  const isWithoutCases = plan.rows.length === 0
  return (
    <EmptyState title={isWithoutCases ? w.noCases : w.noCodes}>
      <p>{isWithoutCases ? w.noCasesHint : w.noCodesHint}</p>
    </EmptyState>
  )
}
