// Things with attributes as a table to sort, filter and edit in place: cases of a kind, and sources.

import { useEffect, useMemo, useState, type ReactNode } from 'react'
import { compareNatural, fold } from '../../../src/base/order.ts'
import type { Attribute } from '../../../src/cases/types.ts'
import { mayRemove } from '../../actions/remove-named.ts'
import { call } from '../../client/client.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { doAndSay } from '../../components/deeds.ts'
import { EditTable } from '../../components/edit-table.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Icon } from '../../components/icon.tsx'
import type { MenuEntry } from '../../components/menu.tsx'
import { Spacer } from '../../components/toolbar.tsx'
import { useProject } from '../../state/project.ts'
import { caseFormWords as f } from '../../words/case-forms.ts'
import { casesWords as w } from '../../words/cases.ts'
import { attributeName, fullName } from '../../words/names.ts'
import type { GridColumn, GridRow } from './attribute-columns.tsx'
import type { CaseDialog } from './case-dialog.ts'
import { FilterDialog, UNASSIGNED, type ColumnFilters } from './filter-dialog.tsx'
import { setValues, type LeftOut, type WrittenCell } from './set-value.ts'

const SAID = 6

/** Some rows only, as a number elsewhere counts them; `says` which. */
export interface OnlyThese {
  readonly ids: ReadonlySet<string>
  readonly says: string
}

/** What of a table is looked at, as the toolbar above it says, and where its dialogs open. */
export interface GridView {
  /** Words that a row must hold somewhere. */
  readonly find: string
  readonly onFind: (find: string) => void
  readonly filters: ColumnFilters
  readonly onFilters: (filters: ColumnFilters) => void
  readonly only: OnlyThese | null
  readonly onAll: () => void
  readonly onDialog: (dialog: CaseDialog) => void
}

/** What the heads of attributes offer, for whoever makes the columns. */
export interface ColumnWishes {
  readonly menuOf: (attribute: Attribute, at: number) => readonly MenuEntry[]
  readonly isFiltered: (attribute: Attribute) => boolean
}

interface AttributeGridProps<Row extends GridRow> extends GridView {
  readonly label: string
  readonly attributes: readonly Attribute[]
  readonly rows: readonly Row[]
  readonly columnsWith: (wishes: ColumnWishes) => readonly GridColumn<Row>[]
  /** What can be done to the chosen rows. */
  readonly acts?: (ids: readonly Row['item']['id'][], letGo: () => void) => ReactNode
  /** Writes values as one act; gives back how many changed. */
  readonly save: (cells: readonly WrittenCell[]) => Promise<number>
  readonly onRow: (row: Row) => void
}

/** The table. */
export function AttributeGrid<Row extends GridRow>({
  label,
  attributes,
  rows: all,
  columnsWith,
  find,
  onFind,
  filters,
  onFilters: setFilters,
  only,
  onAll,
  onDialog,
  acts,
  save,
  onRow,
}: AttributeGridProps<Row>) {
  const [filtering, setFiltering] = useState<Attribute | null>(null)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [leftOut, setLeftOut] = useState<LeftOut | null>(null)
  const columns = useMemo(() => {
    const move = (attribute: Attribute, to: number) => {
      const others = attributes.filter(one => one.id !== attribute.id)
      void doAndSay(() => call('attribute.move', { attributeId: attribute.id, beforeId: others[to]?.id ?? null }))
    }
    const valuesIn = (attribute: Attribute, at: number) =>
      attribute.rule === null ? all.filter(row => row.values[at] != null).length : 0
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
        disabled: at === attributes.length - 1,
        run: () => move(attribute, at + 1),
      },
      { line: true },
      {
        id: 'remove',
        label: f.attribute.remove,
        detail: f.attribute.removeWith(valuesIn(attribute, at)),
        run: () => void removeAttribute(attribute, valuesIn(attribute, at)),
      },
    ]
    return columnsWith({ menuOf, isFiltered: attribute => filters.has(attribute.id) })
  }, [attributes, all, columnsWith, filters, setFilters, onDialog])
  const rows = useMemo(() => {
    const wanted = fold(find.trim())
    return all.filter(row => {
      if (only && !only.ids.has(row.item.id)) return false
      for (const [at, attribute] of attributes.entries()) {
        const values = filters.get(attribute.id)
        if (values && !values.has(row.values[at] ?? UNASSIGNED)) return false
      }
      return wanted === '' || columns.some(column => fold(column.text(row)).includes(wanted))
    })
  }, [all, attributes, columns, filters, find, only])
  const chosenIds = all.map(row => row.item.id).filter(id => chosen.has(id))
  const turn = (id: string) => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    setChosen(next)
  }
  const allChosen = rows.length > 0 && rows.every(row => chosen.has(row.item.id))
  return (
    <>
      <div
        className="case-bar"
        hidden={chosenIds.length === 0 && filters.size === 0 && only === null && rows.length === all.length}
      >
        {chosenIds.length > 0 ? (
          <div className="case-chosen" role="group" aria-label={f.chosen(chosenIds.length)}>
            <b>{f.chosen(chosenIds.length)}</b>
            {acts?.(chosenIds, () => setChosen(new Set()))}
            <IconButton icon="close" label={f.letGo} onClick={() => setChosen(new Set())} />
          </div>
        ) : null}
        <Spacer />
        {only === null ? null : (
          <span className="case-filter">
            {only.says}
            <IconButton icon="close" label={f.filter.dropOnly} onClick={onAll} />
          </span>
        )}
        {[...filters].map(([id, values]) => {
          const attribute = attributes.find(one => one.id === id)
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
              onAll()
            }}
          >
            {f.filter.all}
          </Button>
        </EmptyState>
      ) : (
        <EditTable
          label={label}
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
          writeMany={(cells, how, beyond) => void setValues(cells, how, beyond, save).then(setLeftOut)}
          onRow={onRow}
        />
      )}
      {filtering ? (
        <FilterDialog
          attribute={filtering}
          values={all.map(row => row.values[attributes.findIndex(one => one.id === filtering.id)] ?? null)}
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
function tickOf(item: GridRow['item'], chosen: ReadonlySet<string>, turn: (id: string) => void) {
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
  useOnceUndone(onClose)
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

/** Calls when what was done is undone: what did not go in then is no news any more. */
function useOnceUndone(then: () => void): void {
  const redo = useProject(state => state.undo.redo)
  const [before, setBefore] = useState(redo)
  // The act itself makes that nothing can be redone; what can be redone after that was undone since.
  if (redo === null && before !== null) setBefore(null)
  const isUndone = redo !== null && redo !== before
  useEffect(() => {
    if (isUndone) then()
  }, [isUndone, then])
}

/** Removes an attribute with its values; what names it is said first. */
async function removeAttribute(attribute: Attribute, values: number): Promise<void> {
  const name = attributeName(attribute.name)
  if (await mayRemove(name, [attribute.id]))
    await doAndSay(() => call('attribute.remove', { attributeId: attribute.id }), f.attribute.removed(name, values))
}
