import type { ReactNode } from 'react'
import type { Input } from '../../../src/api/contract.ts'
import { SUMMARY_SHOWS } from '../../../src/analysis/summaries/types.ts'
import { openCase } from '../../actions/go.ts'
import { Button } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { MenuButton, type MenuEntry } from '../../components/menu.tsx'
import { BarLine, Spacer, Toolbar } from '../../components/toolbar.tsx'
import { useTabs } from '../../state/tabs.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { fullName } from '../../words/names.ts'
import { summariesWords as w } from '../../words/summaries.ts'
import { checkEntries } from '../disclosure/outputs.ts'
import type { MatrixSetup } from './choices.ts'
import { accept, exportMatrix, fill, GRID_FORMATS } from './deeds.ts'
import type { GridPlan, PlannedRow } from './grid-plan.ts'
import { SavedFrameworks } from './saved-frameworks.tsx'
import { ColumnsChooser, RowsChooser } from './side-choosers.tsx'

interface SummariesToolbarProps {
  readonly setup: MatrixSetup
  readonly plan: GridPlan | null
  /** The row with the focus. */
  readonly row: PlannedRow | null
  readonly request: Input<'summary.matrix'>
  readonly change: (some: Partial<MatrixSetup>) => void
  readonly onCopy: () => void
}

/** What the framework matrix shows, and what can be done with the row in focus. In a narrow pane the rest goes under "More". */
export function SummariesToolbar({ setup, plan, row, request, change, onCopy }: SummariesToolbarProps) {
  const table = useAnswer('case.table', { kind: setup.rows === 'sites' ? 'site' : 'pair' }, [
    'case',
    'attribute',
  ]).answer
  const attributes = (table?.attributes ?? []).map(one => one.name)
  const shows: MenuEntry[] = SUMMARY_SHOWS.map(show => ({
    id: show,
    label: w.shows[show],
    checked: setup.show === show,
    run: () => change({ show }),
  }))
  const stale = plan?.matrix.summaries.filter(one => one.moved !== null) ?? []
  const formats: MenuEntry[] = GRID_FORMATS.map(format => ({
    id: format,
    label: w.formats[format],
    run: () => void exportMatrix(request, format),
  }))
  formats.push(...checkEntries('framework matrix', { framework: request }))
  const deeds: MenuEntry[] = [
    ...(row && plan ? rowDeeds(row, plan, setup, change) : []),
    ...(setup.caseIds === null ? [] : [{ id: 'all-cases', label: w.everyCase, run: () => change({ caseIds: null }) }]),
    ...(stale.length > 0
      ? [{ id: 'accept', label: w.acceptAll, icon: 'check' as const, run: () => void accept(stale.map(one => one.id)) }]
      : []),
  ]
  const choice = (label: string, value: string): ReactNode => (
    <>
      <em>{label}</em> <b className="mx-choice">{value}</b>
      <Icon name="down" />
    </>
  )
  return (
    <Toolbar label={w.title}>
      <RowsChooser setup={setup} attributes={attributes} change={change} />
      <ColumnsChooser setup={setup} attributes={attributes} change={change} />
      <BarLine />
      <MenuButton entries={shows}>{choice(w.show, w.shows[setup.show])}</MenuButton>
      <SavedFrameworks setup={setup} change={change} />
      {deeds.length > 0 ? (
        <>
          <BarLine />
          <MenuButton entries={deeds} menuLabel={w.more}>
            <b className="mx-choice">{row ? row.row.key : w.more}</b>
            <Icon name="down" />
          </MenuButton>
        </>
      ) : null}
      <Spacer />
      <span className="bar-wide">
        <Button icon="copy" onClick={onCopy}>
          {w.copy}
        </Button>
        <MenuButton className="button" placement="bottom end" entries={formats}>
          <Icon name="out" />
          {w.exportTo}
          <Icon name="down" />
        </MenuButton>
      </span>
      <span className="bar-narrow">
        <MenuButton
          className="button"
          label={w.more}
          placement="bottom end"
          entries={[{ id: 'copy', label: w.copy, icon: 'copy', run: onCopy }, { head: w.exportTo }, ...formats]}
        >
          {w.more}
          <Icon name="down" />
        </MenuButton>
      </span>
    </Toolbar>
  )
}

function rowDeeds(
  { at, row }: PlannedRow,
  plan: GridPlan,
  setup: MatrixSetup,
  change: (some: Partial<MatrixSetup>) => void,
): MenuEntry[] {
  const name = fullName(row)
  const caseId = row.caseId
  const { open } = useTabs.getState()
  const empty = plan.matrix.columns.flatMap((column, place) =>
    plan.matrix.counts[at]![place]! > 0 && !plan.summaryAt(at, place) ? [{ caseId, codeId: column.codeId }] : [],
  )
  const chosen = setup.caseIds ?? []
  return [
    { id: 'open', label: w.openCase(name), icon: 'cases', run: () => openCase(caseId) },
    { id: 'themes', label: w.theme(name), icon: 'matrix', run: () => open({ kind: 'case-themes', about: caseId }) },
    {
      id: 'summary',
      label: w.caseSummary(name),
      icon: 'memos',
      run: () => open({ kind: 'case-summary', about: caseId }),
    },
    { line: true },
    ...(empty.length > 0
      ? [{ id: 'fill', label: w.fillRow(row.key), icon: 'pencil' as const, run: () => void fill(empty, setup.filter) }]
      : []),
    ...(row.within === null && !(chosen.length === 1 && chosen[0] === caseId)
      ? [
          { id: 'only', label: w.thisCaseOnly(row.key), run: () => change({ caseIds: [caseId] }) },
          {
            id: 'without',
            label: w.leaveOut(row.key),
            run: () =>
              change({
                caseIds: plan.matrix.rows
                  .filter(one => one.within === null && one.caseId !== caseId)
                  .map(one => one.caseId),
              }),
          },
        ]
      : []),
  ]
}
