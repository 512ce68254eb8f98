import { useCallback, useMemo } from 'react'
import type { Filter } from '../../../src/analysis/filter/types.ts'
import { UNITS } from '../../../src/analysis/positions/types.ts'
import type { CoderId } from '../../../src/base/ids.ts'
import { startNewProposition } from '../../actions/go-actions.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Trouble } from '../../components/field.tsx'
import { FilterLine } from '../../components/filter/filter-line.tsx'
import { useFilterWords } from '../../components/filter/use-filter-words.ts'
import { MOVES_FILTERED } from '../../state/filtered-tables.ts'
import { Icon } from '../../components/icon.tsx'
import { MenuButton } from '../../components/menu.tsx'
import { Spacer, Toolbar } from '../../components/toolbar.tsx'
import { useCoders } from '../../state/lists.ts'
import { useTabs, type Tab } from '../../state/tabs.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { positionsWords as w } from '../../words/positions.ts'
import { propositionsWords } from '../../words/propositions.ts'
import { sheetWords } from '../../words/proposition-sheet.ts'
import '../../styles/propositions.css'
import '../../styles/positions.css'
import '../../styles/matrix.css'
import '../../styles/filter.css'
import { checkEntries } from '../disclosure/outputs.ts'
import { POSITION_FILES, exportPositions } from './exports.ts'
import { groupingOf, usePositionGroups } from './position-groups.ts'
import { rowsOf } from './position-rows.ts'
import { PositionsGrid } from './positions-grid.tsx'
import { PositionKey } from './site-strip.tsx'
import { POSITION_TABLES } from './tables.ts'

/** Every case on every proposition: the position that holds, people on each side, and what to look at again. */
export default function PositionsView({ tab }: { tab: Tab }) {
  const unit = UNITS.find(one => one === tab.options?.['unit']) ?? 'sites'
  const primary = typeof tab.options?.['primary'] === 'string' ? (tab.options['primary'] as CoderId) : null
  const order = typeof tab.options?.['order'] === 'string' ? tab.options['order'] : null
  const filter = (tab.options?.['filter'] as Filter | null | undefined) ?? null
  const set = (options: Record<string, unknown>) => useTabs.getState().setOptions(tab.id, options)
  const { id } = tab
  const choose = useCallback((next: string | null) => useTabs.getState().setOptions(id, { order: next }), [id])
  const groups = usePositionGroups(unit, order, choose)
  const request = {
    unit,
    primary,
    groupBy: groups.isGone ? null : groupingOf(order),
    ...(filter === null ? {} : { filter }),
  }
  const { answer, trouble } = useAnswer('position.matrix', request, [
    ...POSITION_TABLES,
    ...(request.groupBy === null
      ? []
      : ['attribute', 'attribute_value', 'rating', 'rating_scale', 'saved_filter', 'summary']),
    ...(filter === null ? [] : MOVES_FILTERED),
  ])
  const narrowed = useFilterWords(filter, 'evidence')
  const coders = useCoders(state => state.items)
  const judge = coders.find(coder => coder.id === primary)
  const rows = useMemo(() => (answer ? rowsOf(answer) : []), [answer])
  const decided = answer?.cells.flat().filter(cell => cell.decided !== null).length ?? 0
  return (
    <div className="pro-view">
      <Toolbar label={w.title}>
        <MenuButton
          entries={UNITS.map(one => ({
            id: one,
            label: sheetWords.units[one],
            checked: one === unit,
            // What groups sites may not group participants: the order is chosen anew.
            run: () => set({ unit: one, ...(one === unit ? {} : { order: null }) }),
          }))}
        >
          <em>{w.unit}</em> <b>{sheetWords.units[unit]}</b>
          <Icon name="down" />
        </MenuButton>
        <MenuButton entries={groups.entries} menuLabel={w.group}>
          <em>{w.group}</em> <b>{groups.called}</b>
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
        <Spacer />
        <MenuButton
          menuLabel={w.exportIt}
          entries={[
            ...POSITION_FILES.map(format => ({
              id: format,
              label: w.exportAs(format),
              run: () => void exportPositions(request, format),
            })),
            ...checkEntries('positions', { unit, filter }),
          ]}
        >
          {w.exportIt}
          <Icon name="down" />
        </MenuButton>
      </Toolbar>
      {answer?.propositions.length === 0 ? null : (
        <FilterLine of="evidence" filter={filter} onChange={next => set({ filter: next })}>
          {answer === null ? (
            <p>{narrowed}</p>
          ) : (
            <p>
              {answer.caption} {w.held(decided, answer.cases.length * answer.propositions.length)};{' '}
              {w.stale(answer.stale)}.
            </p>
          )}
        </FilterLine>
      )}
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
          {filter === null ? (
            <EmptyState title={w.noCases(sheetWords.units[unit])} />
          ) : (
            <EmptyState title={w.nothingPasses(sheetWords.units[unit])}>
              <Button onClick={() => set({ filter: null })}>{w.showAll}</Button>
            </EmptyState>
          )}
        </div>
      ) : (
        <>
          <PositionsGrid
            tab={tab}
            label={w.grid(sheetWords.units[unit])}
            rows={rows}
            columns={answer.propositions}
            totals={answer.totals}
            all={w.all(answer.cases.length, sheetWords.units[unit])}
            order={order}
            filter={filter}
          />
          <PositionKey />
        </>
      )}
    </div>
  )
}
