import { useMemo, useState } from 'react'
import { compareNatural, fold } from '../../../src/base/order.ts'
import type { Attribute, CaseItem, CaseTable } from '../../../src/cases/types.ts'
import { mayRemove } from '../../actions/remove-named.ts'
import { call } from '../../client/client.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { doAndSay } from '../../components/deeds.ts'
import { EditTable } from '../../components/edit-table.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Trouble } from '../../components/field.tsx'
import { Icon } from '../../components/icon.tsx'
import { Keys } from '../../components/kbd.tsx'
import { MenuButton, type MenuEntry } from '../../components/menu.tsx'
import { Segments } from '../../components/segments.tsx'
import { BarLine, Spacer, Toolbar } from '../../components/toolbar.tsx'
import { useFocus } from '../../state/focus.ts'
import { useCases } from '../../state/lists.ts'
import { useTabs, type Tab } from '../../state/tabs.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { caseFormWords as f } from '../../words/case-forms.ts'
import { casesWords as w } from '../../words/cases.ts'
import { attributeName, fullName } from '../../words/names.ts'
import { columnsOf, rowsOf } from './case-columns.tsx'
import type { CaseDialog } from './case-dialog.ts'
import { CaseDialogs, removeCases } from './case-dialogs.tsx'
import { exportCases } from './export-cases.ts'
import { FilterDialog, UNASSIGNED, type ColumnFilters } from './filter-dialog.tsx'
import { Sampling } from './sampling.tsx'
import { setValues, type LeftOut } from './set-value.ts'

const TABLES = ['case', 'case_member', 'case_source', 'case_link', 'attribute', 'attribute_value', 'consent', 'source']
const FIRST_KINDS = ['site', 'pair', 'participant', 'outside']
const SAID = 6
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
  const asked = typeof tab.options?.['kind'] === 'string' ? tab.options['kind'] : null
  const kind = asked !== null && kinds.includes(asked) ? asked : (kinds[0] ?? 'site')
  const { answer, trouble } = useAnswer('case.table', { kind }, TABLES)
  const [dialog, setDialog] = useState<CaseDialog | null>(null)
  const [find, setFind] = useState('')
  const [filtersOf, setFiltersOf] = useState<{ kind: string; filters: ColumnFilters }>({ kind, filters: NO_FILTERS })
  const filters = filtersOf.kind === kind ? filtersOf.filters : NO_FILTERS
  const setFilters = (next: ColumnFilters) => setFiltersOf({ kind, filters: next })
  const name = w.kinds[kind] ?? kind
  const bringIn = () => useTabs.getState().open({ kind: 'case-sheet', options: { kind } })
  const newEntries: MenuEntry[] = [
    { id: 'case', label: f.newCase(w.kindOf(kind)), run: () => setDialog({ deed: 'case', kind }) },
    ...['site', 'participant', 'pair']
      .filter(one => one !== kind)
      .map(one => ({ id: one, label: f.newCase(w.kindOf(one)), run: () => setDialog({ deed: 'case', kind: one }) })),
    { line: true },
    { id: 'attribute', label: f.newAttribute, run: () => setDialog({ deed: 'attribute', about: kind }) },
    { id: 'sheet', label: f.bringInSheet, icon: 'in', run: bringIn },
  ]
  if (cases.length === 0) {
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
          choices={kinds.map(one => ({
            value: one,
            label: `${w.kinds[one] ?? one} ${w.count(cases.filter(item => item.kind === one).length)}`,
          }))}
          onChange={value => useTabs.getState().setOptions(tab.id, { kind: value })}
        />
        <BarLine />
        <MenuButton entries={newEntries} menuLabel={f.newMenu}>
          {f.newMenu} <Icon name="down" />
        </MenuButton>
        <MenuButton
          menuLabel={f.export}
          entries={[
            { id: 'xlsx', label: f.exportAs(name, 'xlsx'), run: () => void exportCases(kind, name, 'xlsx', false) },
            { id: 'csv', label: f.exportAs(name, 'csv'), run: () => void exportCases(kind, name, 'csv', false) },
            { id: 'key', label: f.exportKey, run: () => void exportCases(kind, name, 'xlsx', true) },
            { line: true },
            { id: 'codes', label: f.codes.menu, run: () => setDialog({ deed: 'codes', kind }) },
          ]}
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
      {answer ? (
        <CasesOfKind
          key={kind}
          kind={kind}
          name={name}
          table={answer}
          cases={cases}
          find={find}
          onFind={setFind}
          filters={filters}
          onFilters={setFilters}
          onDialog={setDialog}
        />
      ) : null}
      {answer && answer.cases.length > 0 && kind !== 'outside' && kind !== 'excluded' ? (
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

interface CasesOfKindProps {
  readonly kind: string
  readonly name: string
  readonly table: CaseTable
  readonly cases: readonly CaseItem[]
  /** Words that a row must hold somewhere. */
  readonly find: string
  readonly onFind: (find: string) => void
  readonly filters: ColumnFilters
  readonly onFilters: (filters: ColumnFilters) => void
  readonly onDialog: (dialog: CaseDialog) => void
}

function CasesOfKind({
  kind,
  name,
  table,
  cases,
  find,
  onFind,
  filters,
  onFilters: setFilters,
  onDialog,
}: CasesOfKindProps) {
  const focus = useFocus(state => state.focus)
  const [filtering, setFiltering] = useState<Attribute | null>(null)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [leftOut, setLeftOut] = useState<LeftOut | null>(null)
  const all = useMemo(() => rowsOf(table), [table])
  const columns = useMemo(() => {
    const move = (attribute: Attribute, to: number) => {
      const others = table.attributes.filter(one => one.id !== attribute.id)
      void doAndSay(() => call('attribute.move', { attributeId: attribute.id, beforeId: others[to]?.id ?? null }))
    }
    const menuOf = (attribute: Attribute, at: number): MenuEntry[] => [
      { id: 'filter', label: f.attribute.filter, icon: 'filter', run: () => setFiltering(attribute) },
      ...(filters.has(attribute.id)
        ? [{ id: 'no-filter', label: f.attribute.noFilter, run: () => setFilters(without(filters, attribute.id)) }]
        : []),
      { line: true },
      { id: 'rename', label: f.attribute.rename, run: () => onDialog({ deed: 'rename', attribute }) },
      ...(attribute.rule === null
        ? [{ id: 'retype', label: f.attribute.retype, run: () => onDialog({ deed: 'retype', attribute }) }]
        : [{ id: 'rule', label: f.attribute.rule, run: () => onDialog({ deed: 'rule', attribute }) }]),
      ...(attribute.type === 'choice' && attribute.rule === null
        ? [{ id: 'values', label: f.attribute.values_, run: () => onDialog({ deed: 'values', attribute }) }]
        : []),
      { id: 'left', label: f.attribute.left, disabled: at === 0, run: () => move(attribute, at - 1) },
      {
        id: 'right',
        label: f.attribute.right,
        disabled: at === table.attributes.length - 1,
        run: () => move(attribute, at + 1),
      },
      { line: true },
      {
        id: 'remove',
        label: f.attribute.remove,
        detail: f.attribute.removeWith(
          attribute.rule === null ? table.values.filter(row => row[at] !== null).length : 0,
        ),
        run: () =>
          void removeAttribute(
            attribute,
            attribute.rule === null ? table.values.filter(row => row[at] !== null).length : 0,
          ),
      },
    ]
    return columnsOf({ kind, table, cases, menuOf, isFiltered: attribute => filters.has(attribute.id) })
  }, [kind, table, cases, filters, setFilters, onDialog])
  const rows = useMemo(() => {
    const wanted = fold(find.trim())
    return all.filter(row => {
      for (const [at, attribute] of table.attributes.entries()) {
        const values = filters.get(attribute.id)
        if (values && !values.has(row.values[at] ?? UNASSIGNED)) return false
      }
      return wanted === '' || columns.some(column => fold(column.text(row)).includes(wanted))
    })
  }, [all, columns, filters, find, table])
  const chosenIds = all.map(row => row.item.id).filter(id => chosen.has(id))
  const turn = (id: string) => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    setChosen(next)
  }
  const allChosen = rows.length > 0 && rows.every(row => chosen.has(row.item.id))
  return (
    <>
      <div className="case-bar" hidden={chosenIds.length === 0 && filters.size === 0 && rows.length === all.length}>
        {chosenIds.length > 0 ? (
          <div className="case-chosen" role="group" aria-label={f.chosen(chosenIds.length)}>
            <b>{f.chosen(chosenIds.length)}</b>
            <Button look="link" onClick={() => onDialog({ deed: 'sources', caseIds: chosenIds, name })}>
              {f.fileSources}
            </Button>
            <Button look="link" onClick={() => onDialog({ deed: 'move', caseIds: chosenIds })}>
              {f.putInside}
            </Button>
            <Button look="link" onClick={() => onDialog({ deed: 'kind', caseIds: chosenIds })}>
              {f.changeKind}
            </Button>
            <Button
              look="link"
              onClick={() => void removeCases(chosenIds).then(done => (done ? setChosen(new Set()) : undefined))}
            >
              {f.remove}
            </Button>
            <IconButton icon="close" label={f.letGo} onClick={() => setChosen(new Set())} />
          </div>
        ) : null}
        <Spacer />
        {[...filters].map(([id, values]) => {
          const attribute = table.attributes.find(one => one.id === id)
          if (!attribute) return null
          const shown = [...values].map(value => (value === UNASSIGNED ? w.noValue : value)).join(', ')
          return (
            <span className="case-filter" key={id}>
              {f.filter.is(attributeName(attribute.name), shown)}
              <IconButton
                icon="close"
                label={f.filter.drop(attributeName(attribute.name))}
                onClick={() => setFilters(without(filters, attribute.id))}
              />
            </span>
          )
        })}
        {rows.length < all.length ? (
          <span className="hint" role="status">
            {f.filter.shown(rows.length, all.length)}
          </span>
        ) : null}
      </div>
      {leftOut ? <LeftOutNotice leftOut={leftOut} onClose={() => setLeftOut(null)} /> : null}
      {rows.length === 0 && all.length > 0 ? (
        <EmptyState title={f.filter.nothing}>
          <Button
            onClick={() => {
              setFilters(new Map())
              onFind('')
            }}
          >
            {f.filter.all}
          </Button>
        </EmptyState>
      ) : (
        <EditTable
          label={w.table(name)}
          columns={columns}
          rows={rows}
          sortable
          firstStays
          compare={compareNatural}
          keyOf={row => row.item.id}
          looks={row => (chosen.has(row.item.id) ? 'is-chosen' : '')}
          before={{
            head: (
              <input
                type="checkbox"
                aria-label={f.chooseAll}
                checked={allChosen}
                onChange={() => setChosen(allChosen ? new Set() : new Set(rows.map(row => row.item.id)))}
              />
            ),
            draw: row => tickOf(row.item, chosen, turn),
            toggle: row => turn(row.item.id),
          }}
          writeMany={(cells, how, beyond) => void setValues(cells, how, beyond).then(setLeftOut)}
          onRow={row => focus({ kind: 'case', caseId: row.item.id })}
        />
      )}
      {filtering ? (
        <FilterDialog
          attribute={filtering}
          values={table.values.map(row => row[table.attributes.findIndex(one => one.id === filtering.id)] ?? null)}
          chosen={filters.get(filtering.id) ?? null}
          onChoose={values =>
            setFilters(values === null ? without(filters, filtering.id) : new Map([...filters, [filtering.id, values]]))
          }
          onClose={() => setFiltering(null)}
        />
      ) : null}
    </>
  )
}

/** Space does the same from the keyboard; the box is for the hand on the mouse. */
function tickOf(item: CaseItem, chosen: ReadonlySet<string>, turn: (id: string) => void) {
  return (
    <input
      type="checkbox"
      tabIndex={-1}
      aria-label={f.choose(fullName(item))}
      checked={chosen.has(item.id)}
      onChange={() => turn(item.id)}
    />
  )
}

function without(filters: ColumnFilters, id: string): ColumnFilters {
  return new Map([...filters].filter(([one]) => one !== id))
}

function LeftOutNotice({ leftOut, onClose }: { readonly leftOut: LeftOut; readonly onClose: () => void }) {
  const { says, beyond } = leftOut
  return (
    <div className="case-left-out" role="alert">
      <Icon name="warn" />
      <div>
        {says.length > 0 ? <b>{f.cells.refused(says.length)}</b> : null}
        <ul>
          {says.slice(0, SAID).map(line => (
            <li key={line}>{line}</li>
          ))}
          {says.length > SAID ? <li>{f.cells.more(says.length - SAID)}</li> : null}
          {beyond > 0 ? <li>{f.cells.beyond(beyond)}</li> : null}
        </ul>
      </div>
      <IconButton icon="close" label={f.cells.close} onClick={onClose} />
    </div>
  )
}

/** Removes an attribute with its values; what names it is said first. */
async function removeAttribute(attribute: Attribute, values: number): Promise<void> {
  const name = attributeName(attribute.name)
  if (await mayRemove(name, [attribute.id]))
    await doAndSay(() => call('attribute.remove', { attributeId: attribute.id }), f.attribute.removed(name, values))
}
