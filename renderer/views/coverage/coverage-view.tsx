// What the coder at work has not coded yet, source by source, and the way into each.

import { useMemo, useState, type ReactNode } from 'react'
import type { Filter } from '../../../src/analysis/filter/types.ts'
import type { NotCoded, SourceListItem } from '../../../src/sources/types.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Trouble } from '../../components/field.tsx'
import { FilterLine } from '../../components/filter/filter-line.tsx'
import { useFilterWords } from '../../components/filter/use-filter-words.ts'
import { Icon } from '../../components/icon.tsx'
import { KindIcon } from '../../components/kind-icon.tsx'
import { PlainList } from '../../components/plain-list.tsx'
import { Segments } from '../../components/segments.tsx'
import { Spacer, Toolbar } from '../../components/toolbar.tsx'
import { MOVES_FILTERED } from '../../state/filtered-tables.ts'
import { useFocus } from '../../state/focus.ts'
import { useSources } from '../../state/lists.ts'
import { useProject } from '../../state/project.ts'
import { useTabs, type Tab } from '../../state/tabs.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { coverageWords as w } from '../../words/coverage.ts'
import { keyBeside } from '../../words/names.ts'
import { openNotCoded } from './go-not-coded.ts'
import '../../styles/filter.css'
import '../../styles/matrix.css'
import '../../styles/coverage.css'

const TABLES = ['source', 'paragraph', 'speaker', 'coding', 'anchor']
const CHOICES = ['left', 'unmarked', 'every'] as const
type Choice = (typeof CHOICES)[number]

interface Row {
  readonly id: string
  readonly source: SourceListItem
  readonly count: NotCoded
  readonly isMarked: boolean
}

/** The list: in the order of the navigator, those with something left unless another choice is made. What is chosen and the filter stay with the tab. */
export default function CoverageView({ tab }: { readonly tab: Tab }): ReactNode {
  const coderId = useProject(state => state.info?.coder.id ?? null)
  const filter = (tab.options?.['filter'] as Filter | null | undefined) ?? null
  const set = (options: Record<string, unknown>) => useTabs.getState().setOptions(tab.id, options)
  const counted = useAnswer('source.notCoded', {}, TABLES)
  const passing = useAnswer('filter.sources', filter === null ? null : { filter }, MOVES_FILTERED)
  const narrowed = useFilterWords(filter, 'sources')
  const trouble = counted.trouble ?? (filter === null ? null : passing.trouble)
  const answer = filter === null || passing.answer !== null ? counted.answer : null
  const sources = useSources(state => state.items)
  const [selectedId, select] = useState<string | null>(null)
  const choice = CHOICES.find(one => one === tab.options?.['choice']) ?? 'left'
  const rows = useMemo(() => {
    const counts = new Map(answer?.map(one => [one.sourceId, one]))
    return sources.flatMap((source): Row[] => {
      const count = counts.get(source.id)
      const isMarked = coderId !== null && source.codedBy.includes(coderId)
      return count === undefined ? [] : [{ id: source.id, source, count, isMarked }]
    })
  }, [answer, sources, coderId])
  const ids = useMemo(() => (filter === null ? null : new Set<string>(passing.answer)), [filter, passing.answer])
  const within = ids === null ? rows : rows.filter(row => ids.has(row.id))
  const shown = within.filter(row => choice === 'every' || (choice === 'left' ? row.count.notCoded > 0 : !row.isMarked))
  const left = within.filter(row => row.count.notCoded > 0).length
  return (
    <div className="coverage-view">
      <Toolbar label={w.bar}>
        <Segments
          label={w.which}
          value={choice}
          choices={CHOICES.map(value => ({ value, label: w[value] }))}
          onChange={(value: Choice) => set({ choice: value })}
        />
        <Spacer />
        <span className="hint">{w.open}</span>
      </Toolbar>
      <FilterLine of="sources" filter={filter} onChange={next => set({ filter: next })}>
        <p>{narrowed}</p>
      </FilterLine>
      {trouble !== null && <Trouble>{trouble}</Trouble>}
      {answer === null ? (
        trouble === null && <p className="coverage-says">{w.counting}</p>
      ) : (
        <>
          <div className="coverage-says">
            <p>
              <output>{ids === null ? w.sum(left, rows.length) : w.sumOf(left, within.length, rows.length)}</output>
            </p>
            <p className="hint">
              {w.says} {ids === null ? null : w.whole}
            </p>
          </div>
          {shown.length > 0 ? (
            <PlainList
              label={w.list}
              items={shown}
              selectedId={selectedId}
              onSelect={row => {
                select(row.id)
                useFocus.getState().focus({ kind: 'source', sourceId: row.source.id })
              }}
              onActivate={row => openNotCoded(row.source.id)}
            >
              {row => <Line {...row} />}
            </PlainList>
          ) : (
            <Nothing
              any={rows.length > 0}
              choice={choice}
              onAll={rows.length > 0 && within.length === 0 ? () => set({ filter: null }) : null}
            />
          )}
        </>
      )}
    </div>
  )
}

function Line({ source, count, isMarked }: Row) {
  const { turns, notCoded, share, hasSpeakers } = count
  return (
    <span className="coverage-line">
      <KindIcon kind={source.kind} />
      <span className="coverage-name">
        {keyBeside(source) !== null && <small>{keyBeside(source)} </small>}
        {source.name}
      </span>
      <span className="coverage-left">
        {turns === 0 ? w.nothing : (hasSpeakers ? w.turns : w.paragraphs)(notCoded, turns)}
      </span>
      <span className="coverage-share">
        {share !== null && (
          <>
            <i style={{ '--share': `${share}%` } as object} aria-hidden="true" />
            <span>{w.share(share)}</span>
          </>
        )}
      </span>
      <span className="coverage-mark">
        {isMarked && (
          <>
            <Icon name="check" />
            <span className="visually-hidden">{w.marked}</span>
          </>
        )}
      </span>
    </span>
  )
}

interface NothingProps {
  readonly any: boolean
  readonly choice: Choice
  /** Lists every source again, where it is the filter that leaves none. */
  readonly onAll: (() => void) | null
}

function Nothing({ any, choice, onAll }: NothingProps) {
  if (onAll)
    return (
      <EmptyState title={w.nothingPasses}>
        <Button onClick={onAll}>{w.showAll}</Button>
      </EmptyState>
    )
  if (!any) {
    return (
      <EmptyState title={w.noSources}>
        <p>{w.noSourcesHint}</p>
      </EmptyState>
    )
  }
  return (
    <EmptyState title={choice === 'left' ? w.nothingLeft : w.noneMarked}>
      {choice === 'left' && <p>{w.nothingLeftHint}</p>}
    </EmptyState>
  )
}
