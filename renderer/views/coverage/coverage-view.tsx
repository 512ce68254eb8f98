// What the coder at work has not coded yet, source by source, and the way into each.

import { useMemo, useState, type ReactNode } from 'react'
import type { NotCoded, SourceListItem } from '../../../src/sources/types.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { Trouble } from '../../components/field.tsx'
import { Icon } from '../../components/icon.tsx'
import { KindIcon } from '../../components/kind-icon.tsx'
import { PlainList } from '../../components/plain-list.tsx'
import { Segments } from '../../components/segments.tsx'
import { Spacer, Toolbar } from '../../components/toolbar.tsx'
import { useFocus } from '../../state/focus.ts'
import { useSources } from '../../state/lists.ts'
import { useProject } from '../../state/project.ts'
import { useTabs, type Tab } from '../../state/tabs.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { coverageWords as w } from '../../words/coverage.ts'
import { keyBeside } from '../../words/names.ts'
import { openNotCoded } from './go-not-coded.ts'
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

/** The list: in the order of the navigator, those with something left unless another choice is made. */
export default function CoverageView({ tab }: { readonly tab: Tab }): ReactNode {
  const coderId = useProject(state => state.info?.coder.id ?? null)
  const { answer, trouble } = useAnswer('source.notCoded', {}, TABLES)
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
  const shown = rows.filter(row => choice === 'every' || (choice === 'left' ? row.count.notCoded > 0 : !row.isMarked))
  const left = rows.filter(row => row.count.notCoded > 0).length
  return (
    <div className="coverage-view">
      <Toolbar label={w.bar}>
        <Segments
          label={w.which}
          value={choice}
          choices={CHOICES.map(value => ({ value, label: w[value] }))}
          onChange={(value: Choice) => useTabs.getState().setOptions(tab.id, { choice: value })}
        />
        <Spacer />
        <span className="hint">{w.open}</span>
      </Toolbar>
      {trouble !== null && <Trouble>{trouble}</Trouble>}
      {answer === null ? (
        trouble === null && <p className="coverage-says">{w.counting}</p>
      ) : (
        <>
          <div className="coverage-says">
            <p>
              <output>{w.sum(left, rows.length)}</output>
            </p>
            <p className="hint">{w.says}</p>
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
            <Nothing any={rows.length > 0} choice={choice} />
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

function Nothing({ any, choice }: { any: boolean; choice: Choice }) {
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
