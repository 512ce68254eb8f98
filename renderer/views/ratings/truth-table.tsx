import { useState } from 'react'
import type { Filter } from '../../../src/analysis/filter/types.ts'
import type { Input } from '../../../src/api/contract.ts'
import type { RatingScale } from '../../../src/analysis/ratings/types.ts'
import type { CoderId, ScaleId } from '../../../src/base/ids.ts'
import { call } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Trouble } from '../../components/field.tsx'
import { FilterLine } from '../../components/filter/filter-line.tsx'
import { useFilterWords } from '../../components/filter/use-filter-words.ts'
import { Icon } from '../../components/icon.tsx'
import { MenuButton } from '../../components/menu.tsx'
import { MOVES_FILTERED } from '../../state/filtered-tables.ts'
import { useCoders } from '../../state/lists.ts'
import { useTabs, type Tab } from '../../state/tabs.ts'
import { useAnswer } from '../../state/use-answer.ts'
import '../../styles/filter.css'
import '../../styles/matrix.css'
import { ratingsWords as w } from '../../words/ratings.ts'
import { ChooseDialog } from '../propositions/choose-dialog.tsx'
import { written } from '../propositions/exports.ts'
import { Rows, Solution } from './truth-rows.tsx'

const TABLES = ['rating', 'rating_scale', 'case']

interface TruthTableProps {
  readonly tab: Tab
  readonly kind: 'site' | 'participant' | 'pair'
  readonly scales: readonly RatingScale[]
}

/** A truth table of crisp or fuzzy ratings, with its solutions. What is chosen and the filter over cases stay with the tab. */
export function TruthTable({ tab, kind, scales }: TruthTableProps) {
  const sets = scales.filter(scale => scale.kind === 'crisp' || scale.kind === 'fuzzy')
  const set = (options: Record<string, unknown>) => useTabs.getState().setOptions(tab.id, options)
  const chosen = (tab.options?.['conditions'] ?? []) as readonly ScaleId[]
  const outcomeId = sets.find(scale => scale.id === tab.options?.['outcome'])?.id ?? null
  const conditionIds = chosen.filter(id => id !== outcomeId && sets.some(scale => scale.id === id))
  const frequency = Number(tab.options?.['frequency'] ?? 1)
  const consistency = Number(tab.options?.['consistency'] ?? 0.8)
  const coderId = (tab.options?.['coder'] ?? null) as CoderId | null
  const filter = (tab.options?.['filter'] as Filter | null | undefined) ?? null
  const narrowed = useFilterWords(filter, 'cases')
  const [choosing, choose] = useState(false)
  const coders = useCoders(state => state.items)
  const question: Input<'qca.table'> | null =
    outcomeId === null || conditionIds.length === 0
      ? null
      : {
          kind,
          outcomeId,
          conditionIds,
          frequency,
          consistency,
          coderId,
          ...(filter === null ? {} : { filter }),
        }
  const { answer, trouble } = useAnswer(
    'qca.table',
    question,
    filter === null ? TABLES : [...TABLES, ...MOVES_FILTERED],
  )
  const name = (id: ScaleId | null) => sets.find(scale => scale.id === id)?.name
  return (
    <div className="scroll qca">
      <div className="qca-bar" role="group" aria-label={w.table}>
        <MenuButton
          entries={sets.map(scale => ({
            id: scale.id,
            label: scale.name,
            checked: scale.id === outcomeId,
            run: () => set({ outcome: scale.id }),
          }))}
        >
          <em>{w.outcome}</em> <b>{name(outcomeId) ?? w.chooseOutcome}</b>
          <Icon name="down" />
        </MenuButton>
        <Button look="flat" aria-haspopup="dialog" onClick={() => choose(true)}>
          <em>{w.conditions}</em>{' '}
          <b>{conditionIds.length === 0 ? w.chooseConditions : conditionIds.map(name).join(', ')}</b>
          <Icon name="down" />
        </Button>
        <MenuButton
          entries={[
            { id: 'first', label: w.firstRater, checked: coderId === null, run: () => set({ coder: null }) },
            ...coders.map(coder => ({
              id: coder.id,
              label: coder.name,
              checked: coder.id === coderId,
              run: () => set({ coder: coder.id }),
            })),
          ]}
        >
          <em>{w.rater}</em> <b>{coders.find(coder => coder.id === coderId)?.name ?? w.firstRater}</b>
          <Icon name="down" />
        </MenuButton>
        <label>
          {w.frequency}
          <input
            className="input"
            type="number"
            min={1}
            max={1000}
            value={frequency}
            onChange={event =>
              set({ frequency: Math.min(1000, Math.max(1, Math.trunc(Number(event.target.value)) || 1)) })
            }
          />
        </label>
        <label>
          {w.consistency}
          <input
            className="input"
            type="number"
            min={0}
            max={1}
            step={0.05}
            value={consistency}
            onChange={event => set({ consistency: Math.max(0, Math.min(1, Number(event.target.value) || 0)) })}
          />
        </label>
        <span className="spacer" />
        {question ? (
          <Button
            onClick={() =>
              void written('qca.csv', (path, options) => call('export.qca', { ...question, to: path }, options))
            }
          >
            {w.exportIt}
          </Button>
        ) : null}
      </div>
      {question === null ? null : (
        <FilterLine of="cases" filter={filter} onChange={next => set({ filter: next })}>
          <p>{narrowed}</p>
        </FilterLine>
      )}
      {choosing ? (
        <ChooseDialog
          title={w.chooseConditions}
          things={sets.filter(scale => scale.id !== outcomeId).map(scale => ({ id: scale.id, name: scale.name }))}
          chosen={conditionIds}
          onKeep={ids => set({ conditions: ids })}
          onClose={() => choose(false)}
        />
      ) : null}
      {trouble ? <Trouble>{trouble}</Trouble> : null}
      {question === null ? (
        <EmptyState title={sets.length > 1 ? w.chooseSets : w.needSets} />
      ) : answer && filter !== null && answer.rows.length === 0 && answer.leftOut.length === 0 ? (
        <EmptyState title={w.nothingPasses}>
          <Button onClick={() => set({ filter: null })}>{w.showAll}</Button>
        </EmptyState>
      ) : answer ? (
        <>
          <p className="hint">{answer.caption}</p>
          <Rows kind={kind} answer={answer} />
          <p className="hint">{w.remainders(answer.remainders)}</p>
          <Solution title={w.conservative} solution={answer.conservative} />
          <Solution title={w.parsimonious} solution={answer.parsimonious} />
        </>
      ) : null}
    </div>
  )
}
