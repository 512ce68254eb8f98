// The positions of all sites on all propositions, in the order of an attribute.

import type { Filter } from '../../../src/analysis/filter/types.ts'
import type { PropositionId } from '../../../src/base/ids.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Trouble } from '../../components/field.tsx'
import { FilterLine } from '../../components/filter/filter-line.tsx'
import { useFilterWords } from '../../components/filter/use-filter-words.ts'
import { Icon } from '../../components/icon.tsx'
import { MenuButton } from '../../components/menu.tsx'
import { Toolbar } from '../../components/toolbar.tsx'
import { MOVES_FILTERED } from '../../state/filtered-tables.ts'
import { useFocus } from '../../state/focus.ts'
import { useTabs, type Tab } from '../../state/tabs.ts'
import { useAnswer } from '../../state/use-answer.ts'
import '../../styles/filter.css'
import '../../styles/matrix.css'
import { attributeName } from '../../words/names.ts'
import { picturesWords } from '../../words/pictures.ts'
import { groupingAttributes, valuesBySite } from '../matrix/choices.ts'
import { POSITION_TABLES } from '../propositions/tables.ts'
import { PositionStrip, type StripCase } from './position-strip.tsx'

const w = picturesWords.positions

/** The view. Order and filter stay with the tab. */
export function PositionsView({ tab }: { tab: Tab }) {
  const by = typeof tab.options?.['orderBy'] === 'string' ? tab.options['orderBy'] : null
  const filter = (tab.options?.['filter'] as Filter | null | undefined) ?? null
  const set = (options: Record<string, unknown>) => useTabs.getState().setOptions(tab.id, options)
  const { answer: matrix, trouble } = useAnswer(
    'position.matrix',
    { unit: 'sites', ...(filter === null ? {} : { filter }) },
    filter === null ? POSITION_TABLES : [...POSITION_TABLES, ...MOVES_FILTERED],
  )
  const narrowed = useFilterWords(filter, 'evidence')
  const table = useAnswer('case.table', { kind: 'site' }, ['case', 'attribute', 'attribute_value']).answer
  const attributes = groupingAttributes(table, 12)
  const values = by === null ? null : valuesBySite(table, by)
  const numbered = (matrix?.cases ?? []).map((one, at) => ({ one, at, value: values?.get(one.caseId) ?? null }))
  // Cases without a value stand last; equal ones keep the order of the study.
  if (values) {
    numbered.sort((a, b) => {
      if (a.value === b.value) return a.at - b.at
      if (a.value === null || b.value === null) return a.value === null ? 1 : -1
      return a.value.localeCompare(b.value, 'en', { numeric: true })
    })
  }
  const cases = numbered.map(({ one, value }): StripCase => ({ id: one.caseId, key: one.key, name: one.name, value }))
  return (
    <>
      <Toolbar label={w.toolbar}>
        <MenuButton
          entries={[null, ...attributes].map(name => ({
            id: name ?? 'key order',
            label: name === null ? w.inKeyOrder : attributeName(name),
            checked: by === name,
            run: () => set({ orderBy: name }),
          }))}
        >
          <em>{w.orderBy}</em> <b>{by === null ? w.inKeyOrder : attributeName(by)}</b>
          <Icon name="down" />
        </MenuButton>
      </Toolbar>
      {matrix?.propositions.length === 0 ? null : (
        <FilterLine of="evidence" filter={filter} onChange={next => set({ filter: next })}>
          <p>{narrowed}</p>
        </FilterLine>
      )}
      <div className="scroll">
        <article className="page page-wide">
          <h1 className="title">{picturesWords.tabs['positions']}</h1>
          <p className="page-says">{w.intro}</p>
          {trouble ? <Trouble>{trouble}</Trouble> : null}
          {matrix === null ? (
            <p className="hint" role="status">
              {trouble ? '' : w.reading}
            </p>
          ) : matrix.propositions.length === 0 ? (
            <EmptyState title={w.none}>
              <p>{w.noneSays}</p>
            </EmptyState>
          ) : cases.length === 0 && filter !== null ? (
            <EmptyState title={w.nothingPasses}>
              <Button onClick={() => set({ filter: null })}>{w.showAll}</Button>
            </EmptyState>
          ) : cases.length === 0 ? (
            <EmptyState title={w.noSites}>
              <p>{w.noSitesSays}</p>
            </EmptyState>
          ) : (
            <PositionStrip
              cases={cases}
              orderedBy={by === null ? null : attributeName(by)}
              filter={filter}
              narrowed={filter === null ? null : narrowed}
              rows={matrix.propositions.map((proposition, column) => ({
                id: proposition.id,
                key: proposition.key ?? '',
                statement: proposition.statement,
                isJudged: proposition.isJudged,
                places: numbered.map(({ at }) => matrix.cells[at]![column]!),
              }))}
              onOpen={(propositionId, site) => {
                useTabs.getState().open({ kind: 'propositions', options: { propositionId, site, filter } })
                useFocus.getState().focus({ kind: 'proposition', propositionId: propositionId as PropositionId })
              }}
            />
          )}
        </article>
      </div>
    </>
  )
}
