// Codes that stand together, in a tab of its own: how near is chosen, the rest is the matrix of codes by codes near them.

import { useMemo } from 'react'
import type { Filter } from '../../../src/analysis/filter/types.ts'
import { Trouble } from '../../components/field.tsx'
import { FilterLine } from '../../components/filter/filter-line.tsx'
import { NothingLeft } from '../../components/filter/nothing-left.tsx'
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
import { picturesWords } from '../../words/pictures.ts'
import { sidesWords } from '../../words/sides.ts'
import { FIRST_CHOICES, requestOf, type MatrixChoices } from '../matrix/choices.ts'
import { planGrid } from '../matrix/grid-plan.ts'
import { captionOf } from '../matrix/matrix-lines.ts'
import { questionOf } from '../matrix/question.ts'
import type { SeenMatrix } from '../matrix/seen.ts'
import { MeetingGraph } from './meeting-graph.tsx'

const w = picturesWords.network
type How = keyof typeof sidesWords.nears
const TABLES = ['coding', 'anchor', 'code', 'paragraph']
const HOWS = (Object.keys(sidesWords.nears) as How[]).filter(how => how !== 'within words')

/** The view. How near and the filter stay with the tab. */
export function NetworkView({ tab }: { tab: Tab }) {
  const how = HOWS.find(one => one === tab.options?.['how']) ?? 'overlapping'
  const filter = (tab.options?.['filter'] as Filter | null | undefined) ?? null
  const set = (options: Record<string, unknown>) => useTabs.getState().setOptions(tab.id, options)
  const choices = useMemo(
    (): MatrixChoices => ({ ...FIRST_CHOICES, columns: { of: 'codes near', how }, measure: 'codings', filter }),
    [how, filter],
  )
  const { answer, trouble } = useAnswer('matrix.compute', requestOf(choices), filter === null ? TABLES : MOVES_FILTERED)
  const narrowed = useFilterWords(filter)
  const seen = useMemo(
    (): SeenMatrix | null => answer && { matrix: answer, rolled: null, plan: planGrid(answer, new Set()) },
    [answer],
  )
  return (
    <>
      <Toolbar label={w.toolbar}>
        <MenuButton
          entries={HOWS.map(one => ({
            id: one,
            label: sidesWords.nears[one],
            checked: one === how,
            run: () => set({ how: one }),
          }))}
        >
          <em>{sidesWords.near}</em> <b>{sidesWords.nears[how]}</b>
          <Icon name="down" />
        </MenuButton>
      </Toolbar>
      <FilterLine filter={filter} onChange={next => set({ filter: next })}>
        <p>{narrowed}</p>
      </FilterLine>
      <div className="scroll">
        <article className="page page-wide">
          <h1 className="title">{picturesWords.tabs['network']}</h1>
          <p className="page-says">{w.intro}</p>
          {trouble ? <Trouble>{trouble}</Trouble> : null}
          {seen === null ? null : filter !== null && seen.matrix.total === 0 ? (
            <NothingLeft filter={filter} onChange={next => set({ filter: next })} />
          ) : (
            <MeetingGraph
              // Another question begins with its own least weight.
              key={`${how} ${JSON.stringify(filter)}`}
              seen={seen}
              choices={choices}
              caption={captionOf(seen.matrix)}
              onOpen={(row, column) => {
                const planned = seen.plan.rows[row]
                if (planned) useFocus.getState().focus(questionOf(choices, planned, seen.plan.columns[column] ?? null))
              }}
            />
          )}
        </article>
      </div>
    </>
  )
}
