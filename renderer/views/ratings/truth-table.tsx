import { Fragment, useState } from 'react'
import type { Filter } from '../../../src/analysis/filter/types.ts'
import type { Input } from '../../../src/api/contract.ts'
import type { RatingScale, SolutionAnswer, TruthTableAnswer } from '../../../src/analysis/ratings/types.ts'
import type { CoderId, ScaleId } from '../../../src/base/ids.ts'
import { openCase } from '../../actions/go.ts'
import { call } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Trouble } from '../../components/field.tsx'
import { FilterLine } from '../../components/filter/filter-line.tsx'
import { useFilterWords } from '../../components/filter/use-filter-words.ts'
import { Icon } from '../../components/icon.tsx'
import { MenuButton } from '../../components/menu.tsx'
import { MOVES_FILTERED } from '../../state/filtered-tables.ts'
import { useCases, useCoders } from '../../state/lists.ts'
import { useTabs, type Tab } from '../../state/tabs.ts'
import { useAnswer } from '../../state/use-answer.ts'
import '../../styles/filter.css'
import '../../styles/matrix.css'
import { ratingsWords as w } from '../../words/ratings.ts'
import { ChooseDialog } from '../propositions/choose-dialog.tsx'
import { written } from '../propositions/exports.ts'

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
        <EmptyState title={w.needSets} />
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

const figure = (n: number | null) => (n === null || Number.isNaN(n) ? '–' : n.toFixed(3))

function Rows({ kind, answer }: { readonly kind: string; readonly answer: TruthTableAnswer }) {
  const called = useCases(state => state.items).filter(one => one.kind === kind)
  const byKey = new Map(called.map(one => [one.key ?? one.name, one.id]))
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a table wider than the window is scrolled by keys
    <div className="qca-wide" role="region" aria-label={w.table} tabIndex={0}>
      <table className="qca-table">
        <thead>
          <tr>
            <th scope="col">{w.row}</th>
            {answer.conditions.map(name => (
              <th scope="col" key={name}>
                {name}
              </th>
            ))}
            <th scope="col">{w.out}</th>
            <th scope="col">{w.n}</th>
            <th scope="col">{w.incl}</th>
            <th scope="col">{w.pri}</th>
            <th scope="col">{w.cases}</th>
          </tr>
        </thead>
        <tbody>
          {answer.rows.map(row => (
            <tr key={row.number} className={row.contradictory ? 'is-contradictory' : ''}>
              <th scope="row">{row.number}</th>
              {row.pattern.map((one, at) => (
                <td key={answer.conditions[at]}>{one}</td>
              ))}
              <td>
                <b>{row.outcome ?? w.remainder}</b>
              </td>
              <td>{row.cases.length}</td>
              <td>{figure(row.consistency)}</td>
              <td>{figure(row.pri)}</td>
              <td className="qca-cases">
                {row.cases.map((key, at) => {
                  const caseId = byKey.get(key)
                  return (
                    <Fragment key={key}>
                      {at === 0 ? '' : ', '}
                      {caseId === undefined ? (
                        key
                      ) : (
                        <Button look="link" onClick={() => openCase(caseId)}>
                          {key}
                        </Button>
                      )}
                    </Fragment>
                  )
                })}
                {row.contradictory ? (
                  <small>
                    <Icon name="warn" /> {w.contradictory}: {w.both(row.with.join(', '), row.without.join(', '))}
                  </small>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Solution({ title, solution }: { title: string; solution: SolutionAnswer | null }) {
  const first = solution?.solutions[0]
  return (
    <section className="qca-solution">
      <h2>{title}</h2>
      {solution === null ? <p className="hint">{w.tooMany}</p> : null}
      {solution && !first ? <p className="hint">{w.noSolution}</p> : null}
      {solution && solution.solutions.length > 1 ? <p className="hint">{w.or(solution.solutions.length)}</p> : null}
      {first ? (
        <table className="qca-table">
          <thead>
            <tr>
              <th scope="col">{w.term}</th>
              <th scope="col">{w.incl}</th>
              <th scope="col">{w.coverage}</th>
              <th scope="col">{w.unique}</th>
            </tr>
          </thead>
          <tbody>
            {first.terms.map(term => (
              <tr key={term.term}>
                <th scope="row">{term.term}</th>
                <td>{figure(term.consistency)}</td>
                <td>{figure(term.coverage)}</td>
                <td>{figure(term.unique)}</td>
              </tr>
            ))}
            <tr>
              <th scope="row">{w.whole}</th>
              <td>{figure(first.consistency)}</td>
              <td>{figure(first.coverage)}</td>
              <td>–</td>
            </tr>
          </tbody>
        </table>
      ) : null}
    </section>
  )
}
