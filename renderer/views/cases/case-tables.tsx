import { useCallback, useMemo, useState } from 'react'
import type { CaseId } from '../../../src/base/ids.ts'
import type { CaseItem, CaseTable } from '../../../src/cases/types.ts'
import { call } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Trouble } from '../../components/field.tsx'
import { Icon } from '../../components/icon.tsx'
import { Keys } from '../../components/kbd.tsx'
import { MenuButton, type MenuEntry } from '../../components/menu.tsx'
import { Segments } from '../../components/segments.tsx'
import { BarLine, Spacer, Toolbar } from '../../components/toolbar.tsx'
import { useFocus } from '../../state/focus.ts'
import { useCases, useSources } from '../../state/lists.ts'
import { useOverlay } from '../../state/overlay.ts'
import { useTabs, type Tab } from '../../state/tabs.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { caseFormWords as f } from '../../words/case-forms.ts'
import { caseRestructuringWords as r } from '../../words/case-restructuring.ts'
import { casesWords as w } from '../../words/cases.ts'
import { AttributeGrid, type ColumnWishes, type GridView, type OnlyThese } from './attribute-grid.tsx'
import { columnsOf, rowsOf, type TableRow } from './case-columns.tsx'
import type { CaseDialog } from './case-dialog.ts'
import { CaseDialogs, removeCases } from './case-dialogs.tsx'
import { checkEntries } from '../disclosure/outputs.ts'
import { exportCases, exportPairings, exportSources } from './export-cases.ts'
import { UNASSIGNED, type ColumnFilters } from './filter-dialog.tsx'
import { Sampling } from './sampling.tsx'
import { SourceGrid } from './source-grid.tsx'

const TABLES = ['case', 'case_member', 'case_source', 'case_link', 'attribute', 'attribute_value', 'consent', 'source']
const FIRST_KINDS = ['site', 'pair', 'participant', 'outside']
/** The table of sources among those of cases. */
const SOURCES = 'source'
const NO_FILTERS: ColumnFilters = new Map()

/** All cases of a kind with their attributes, to sort, to filter and to edit in place. */
export function CaseTables({ tab }: { tab: Tab }) {
  const cases = useCases(state => state.items)
  const kinds = useMemo(() => {
    const there = new Set(cases.map(one => one.kind))
    return [
      ...FIRST_KINDS.filter(kind => there.has(kind)),
      ...[...there].filter(kind => !FIRST_KINDS.includes(kind)).sort(),
    ]
  }, [cases])
  const sources = useSources(state => state.items)
  const asked = typeof tab.options?.['kind'] === 'string' ? tab.options['kind'] : null
  const isSources = asked === SOURCES && sources.length > 0
  const kind = isSources ? SOURCES : asked !== null && kinds.includes(asked) ? asked : (kinds[0] ?? 'site')
  const { answer, trouble } = useAnswer('case.table', isSources ? null : { kind }, TABLES)
  const only = onlyOf(tab, kind)
  const showAll = () => useTabs.getState().setOptions(tab.id, { only: null })
  const [dialog, setDialog] = useState<CaseDialog | null>(null)
  const [find, setFind] = useState('')
  const [filtersOf, setFiltersOf] = useState<{ kind: string; filters: ColumnFilters }>({ kind, filters: NO_FILTERS })
  const filters = filtersOf.kind === kind ? filtersOf.filters : NO_FILTERS
  const setFilters = (next: ColumnFilters) => setFiltersOf({ kind, filters: next })
  const view: GridView = {
    find,
    onFind: setFind,
    filters,
    onFilters: setFilters,
    only,
    onAll: showAll,
    onDialog: setDialog,
  }
  const name = isSources ? w.sources : (w.kinds[kind] ?? kind)
  const bringIn = () => useTabs.getState().open({ kind: 'case-sheet', options: { kind } })
  const newEntries: MenuEntry[] = [
    ...(isSources
      ? []
      : [{ id: 'case', label: f.newCase(w.kindOf(kind)), run: () => setDialog({ deed: 'case', kind }) }]),
    ...['site', 'participant', 'pair']
      .filter(one => one !== kind)
      .map(one => ({ id: one, label: f.newCase(w.kindOf(one)), run: () => setDialog({ deed: 'case', kind: one }) })),
    { line: true },
    {
      id: 'attribute',
      label: f.newAttribute,
      run: () => setDialog({ deed: 'attribute', about: isSources ? 'source' : kind }),
    },
    ...(isSources ? [] : [{ id: 'sheet', label: f.bringInSheet, icon: 'in' as const, run: bringIn }]),
  ]
  if (cases.length === 0 && !isSources) {
    return (
      <div className="case-none">
        <EmptyState title={w.empty(name)}>
          <p>{w.emptyHint}</p>
          <p className="case-begin">
            <Button look="primary" onClick={() => setDialog({ deed: 'case', kind: 'site' })}>
              {f.newCase(w.kindOf('site'))}
            </Button>
            <Button onClick={bringIn}>{f.bringInSheet}</Button>
            <Button look="flat" onClick={() => useTabs.getState().open({ kind: 'import' })}>
              {w.bringIn}
            </Button>
            {sources.length === 0 ? null : (
              <Button look="flat" onClick={() => useTabs.getState().setOptions(tab.id, { kind: SOURCES })}>
                {w.showSources}
              </Button>
            )}
          </p>
        </EmptyState>
        <CaseDialogs dialog={dialog} onClose={() => setDialog(null)} />
      </div>
    )
  }
  return (
    <div className="case-tables">
      <Toolbar label={w.all}>
        <Segments
          label={w.show}
          value={kind}
          choices={[
            ...kinds.map(one => ({
              value: one,
              label: `${w.kinds[one] ?? one} ${w.count(cases.filter(item => item.kind === one).length)}`,
            })),
            ...(sources.length === 0 ? [] : [{ value: SOURCES, label: `${w.sources} ${w.count(sources.length)}` }]),
          ]}
          onChange={value => useTabs.getState().setOptions(tab.id, { kind: value, only: null })}
        />
        <BarLine />
        <MenuButton entries={newEntries} menuLabel={f.newMenu}>
          {f.newMenu} <Icon name="down" />
        </MenuButton>
        <MenuButton
          menuLabel={f.export}
          entries={
            isSources
              ? [
                  { id: 'xlsx', label: f.exportAs(name, 'xlsx'), run: () => void exportSources('xlsx') },
                  { id: 'csv', label: f.exportAs(name, 'csv'), run: () => void exportSources('csv') },
                  { line: true },
                  { id: 'codes', label: f.codes.menu, run: () => setDialog({ deed: 'source codes' }) },
                ]
              : [
                  {
                    id: 'xlsx',
                    label: f.exportAs(name, 'xlsx'),
                    run: () => void exportCases(kind, name, 'xlsx', false),
                  },
                  { id: 'csv', label: f.exportAs(name, 'csv'), run: () => void exportCases(kind, name, 'csv', false) },
                  { id: 'key', label: f.exportKey, run: () => void exportCases(kind, name, 'xlsx', true) },
                  ...(kind === 'pair'
                    ? [
                        { head: f.pairings },
                        ...(['docx', 'xlsx'] as const).map(format => ({
                          id: `pairings-${format}`,
                          label: f.exportAs(f.pairings, format),
                          run: () => void exportPairings(format),
                        })),
                        ...checkEntries('pairings'),
                      ]
                    : []),
                  { line: true },
                  { id: 'codes', label: f.codes.menu, run: () => setDialog({ deed: 'codes', kind }) },
                ]
          }
        >
          {f.export} <Icon name="down" />
        </MenuButton>
        <Spacer />
        <span className="hint case-keys">
          {w.editKeys} <Keys of="F2" /> {w.fillDown} <Keys of="Mod+D" />
        </span>
        <input
          className="input case-find"
          type="search"
          aria-label={f.filter.words}
          placeholder={f.filter.words}
          value={find}
          onChange={event => setFind(event.target.value)}
        />
      </Toolbar>
      {trouble ? <Trouble>{trouble}</Trouble> : null}
      {isSources ? (
        <SourceGrid {...view} />
      ) : answer ? (
        <CasesOfKind key={kind} kind={kind} name={name} table={answer} cases={cases} {...view} />
      ) : null}
      {!isSources && answer && answer.cases.length > 0 && kind !== 'outside' && kind !== 'excluded' ? (
        <Sampling
          key={`sampling ${kind}`}
          kind={kind}
          table={answer}
          onShow={values => setFilters(new Map(values.map(([id, value]) => [id, new Set([value ?? UNASSIGNED])])))}
        />
      ) : null}
      <CaseDialogs dialog={dialog} onClose={() => setDialog(null)} />
    </div>
  )
}

interface CasesOfKindProps extends GridView {
  readonly kind: string
  readonly name: string
  readonly table: CaseTable
  readonly cases: readonly CaseItem[]
}

function CasesOfKind({ kind, name, table, cases, onDialog, ...grid }: CasesOfKindProps) {
  const focus = useFocus(state => state.focus)
  const rows = useMemo(() => rowsOf(table), [table])
  const columnsWith = useCallback(
    (wishes: ColumnWishes) => columnsOf({ kind, table, rows, cases, ...wishes }),
    [kind, table, rows, cases],
  )
  const acts = (caseIds: readonly CaseId[], letGo: () => void) => (
    <>
      <Button look="link" onClick={() => onDialog({ deed: 'sources', caseIds, name })}>
        {f.fileSources}
      </Button>
      <Button look="link" onClick={() => onDialog({ deed: 'move', caseIds })}>
        {f.putInside}
      </Button>
      <Button look="link" onClick={() => onDialog({ deed: 'kind', caseIds })}>
        {f.changeKind}
      </Button>
      {caseIds.length === 2 ? (
        <Button
          look="link"
          onClick={() => {
            const [intoId, fromId] = caseIds
            useOverlay.getState().show({ kind: 'merge-cases', fromId: fromId!, intoId: intoId! })
          }}
        >
          {r.merge.action}
        </Button>
      ) : null}
      {caseIds.length === 1 ? (
        <Button look="link" onClick={() => useOverlay.getState().show({ kind: 'split-case', caseId: caseIds[0]! })}>
          {r.split.here}
        </Button>
      ) : null}
      <Button look="link" onClick={() => void removeCases(caseIds).then(done => (done ? letGo() : undefined))}>
        {f.remove}
      </Button>
    </>
  )
  return (
    <AttributeGrid<TableRow>
      {...grid}
      label={w.table(name)}
      attributes={table.attributes}
      rows={rows}
      columnsWith={columnsWith}
      onDialog={onDialog}
      save={cells =>
        call('case.setValues', { cells: cells.map(({ id, ...cell }) => ({ caseId: id as CaseId, ...cell })) })
      }
      onRow={row => focus({ kind: 'case', caseId: row.item.id })}
      acts={acts}
    />
  )
}

/** The rows that a number elsewhere counts, if the tab was opened from one. */
function onlyOf(tab: Tab, kind: string): OnlyThese | null {
  const only = tab.options?.['only'] as { kind: string; ids: readonly string[]; says: string } | null | undefined
  return only && only.kind === kind ? { ids: new Set(only.ids), says: only.says } : null
}
