// Saturation: the answer in a sentence, its picture, the runs, and the order of analysis that they follow.

import { useMemo, useState } from 'react'
import { saturationCurve } from '../../../src/analysis/saturation-curve.ts'
import type { Filter } from '../../../src/analysis/filter/types.ts'
import type { Saturation } from '../../../src/analysis/types.ts'
import { call } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Trouble } from '../../components/field.tsx'
import { FilterLine } from '../../components/filter/filter-line.tsx'
import { useFilterWords } from '../../components/filter/use-filter-words.ts'
import { MOVES_FILTERED } from '../../state/filtered-tables.ts'
import { useCodes } from '../../state/lists.ts'
import { useProject } from '../../state/project.ts'
import { saveFile } from '../../state/save-file.ts'
import { useAnswer } from '../../state/use-answer.ts'
import '../../styles/filter.css'
import '../../styles/matrix.css'
import '../../styles/saturation.css'
import { saturationWords as w } from '../../words/saturation.ts'
import '../settings/settings.css'
import { useTabs, type ViewProps } from '../../state/tabs.ts'
import { keepChoices, keptChoices, questionOf, type SaturationChoices } from './choices.ts'
import { Curve } from './curve.tsx'
import { OrderTable } from './order-table.tsx'
import { SaturationToolbar } from './saturation-toolbar.tsx'

const TABLES = ['coding', 'anchor', 'code', 'code_replacement', 'source', 'source_coder', 'case_source', 'case']

/** The view. Its filter stays with the tab, where it follows renamed attributes; the other choices are kept for the project. */
export default function SaturationView({ tab }: ViewProps) {
  const projectId = useProject(state => state.info?.id ?? null)
  const codes = useCodes(state => state.items)
  const [kept, setKept] = useState<SaturationChoices>(() => keptChoices(projectId))
  const filter = (tab.options?.['filter'] as Filter | null | undefined) ?? null
  const choices = { ...kept, filter }
  const question = questionOf(choices, codes)
  const { answer, trouble } = useAnswer(
    'saturation.compute',
    question,
    filter === null ? TABLES : [...TABLES, ...MOVES_FILTERED],
  )
  const narrowed = useFilterWords(filter)
  const change = (some: Partial<SaturationChoices>) => {
    const next = { ...choices, ...some }
    if (next.filter !== filter) useTabs.getState().setOptions(tab.id, { filter: next.filter })
    setKept(next)
    keepChoices(projectId, next)
  }
  const onOrder = (ids: readonly string[] | null) => {
    const { [choices.units]: _, ...others } = choices.order
    change({ order: ids === null ? others : { ...choices.order, [choices.units]: ids } })
  }
  const onExport = (format: 'xlsx' | 'csv') =>
    saveFile(
      `${w.fileName}.${format}`,
      (to, options) => call('export.saturation', { ...question, to, format }, options),
      { busy: w.exporting, done: w.exported },
    )
  return (
    <>
      <SaturationToolbar choices={choices} codes={codes} change={change} onExport={format => void onExport(format)} />
      <FilterLine filter={filter} onChange={next => change({ filter: next })}>
        <p>{filter === null ? narrowed : `${narrowed} ${w.orderStays}`}</p>
      </FilterLine>
      <div className="scroll">
        <article className="page page-wide sat">
          <h1 className="title">{w.title}</h1>
          <p className="page-says">{w.says}</p>
          {trouble && <Trouble>{trouble}</Trouble>}
          {answer !== null && (
            <>
              {answer.units.length === 0 && filter !== null ? (
                <EmptyState title={w.nothingPasses}>
                  <Button onClick={() => change({ filter: null })}>{w.countAll}</Button>
                </EmptyState>
              ) : answer.units.length === 0 ? (
                <EmptyState title={w.empty}>
                  <p>{w.emptySays}</p>
                </EmptyState>
              ) : (
                <Answer answer={answer} choices={choices} />
              )}
              {answer.units.length > 0 && (
                <OrderTable
                  answer={answer}
                  units={choices.units}
                  isChosen={choices.order[choices.units] !== undefined}
                  onOrder={filter === null ? onOrder : null}
                />
              )}
            </>
          )}
        </article>
      </div>
    </>
  )
}

function Answer({ answer, choices }: { answer: Saturation; choices: SaturationChoices }) {
  const threshold = choices.threshold / 100
  const curve = useMemo(() => saturationCurve(answer, threshold), [answer, threshold])
  const what = w.unitKinds[choices.units]
  const toUnit = (at: number) => {
    const line = document.getElementById(`sat-unit-${answer.units[at]!.id}`)
    line?.scrollIntoView({ block: 'center' })
    line?.focus()
  }
  return (
    <>
      {answer.why === null ? (
        <ul className="sat-answer" aria-live="polite">
          {answer.reached.map(one => (
            <li key={one.threshold} className={one.after === null ? 'is-not-reached' : undefined}>
              {one.after === null ? w.notReached(one.threshold) : w.reached(one.after, answer.run, one.threshold, what)}
            </li>
          ))}
          <li className="hint">{w.basis(answer.baseThemes, answer.base, what)}</li>
        </ul>
      ) : (
        <p className="sat-why" role="status">
          {answer.why}
        </p>
      )}
      <Curve curve={curve} answer={answer} units={what} onUnit={toUnit} />
      {answer.runs.length > 0 && (
        <details className="sat-runs">
          <summary>{w.runs}</summary>
          <table className="sat-table">
            <thead>
              <tr>
                <th scope="col">{choices.units === 'interviews' ? w.runHead : what}</th>
                <th scope="col" className="number">
                  {w.runNew}
                </th>
                <th scope="col" className="number">
                  {w.runShare}
                </th>
                <th scope="col">{w.reachedHead}</th>
              </tr>
            </thead>
            <tbody>
              {answer.runs.map(one => (
                <tr key={one.after}>
                  <th scope="row">
                    {one.from}–{one.to}
                  </th>
                  <td className="number">{one.newThemes}</td>
                  <td className="number">{w.share(one.ratio)}</td>
                  <td className="hint">
                    {answer.reached
                      .filter(reached => reached.after === one.after)
                      .map(reached => w.reached(one.after, answer.run, reached.threshold, what))
                      .join('; ')}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </>
  )
}
