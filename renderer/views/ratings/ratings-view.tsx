import { useState } from 'react'
import type { RatingScale } from '../../../src/analysis/ratings/types.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Trouble } from '../../components/field.tsx'
import { Icon } from '../../components/icon.tsx'
import { MenuButton } from '../../components/menu.tsx'
import { Segments } from '../../components/segments.tsx'
import { BarLine, Toolbar } from '../../components/toolbar.tsx'
import { useTabs, type Tab } from '../../state/tabs.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { ratingsWords as w } from '../../words/ratings.ts'
import '../../styles/propositions.css'
import '../../styles/ratings.css'
import { ChangeScale } from './change-scale.tsx'
import { NewScale } from './new-scale.tsx'
import { RatingTable } from './rating-table.tsx'
import { RemoveScale } from './remove-scale.tsx'
import { TruthTable } from './truth-table.tsx'

const KINDS = ['site', 'pair', 'participant'] as const
const TABLES = ['rating', 'rating_scale', 'rating_anchor', 'case']

type Doing = { readonly deed: 'new' } | { readonly deed: 'change' | 'remove'; readonly scaleId: string }

/** Ratings of cases on scales, and truth tables of those that are sets. */
export default function RatingsView({ tab }: { tab: Tab }) {
  const kind = KINDS.find(one => one === tab.options?.['kind']) ?? 'site'
  const view = tab.options?.['view'] === 'qca' ? 'qca' : 'grid'
  const set = (options: Record<string, unknown>) => useTabs.getState().setOptions(tab.id, options)
  const { answer, trouble } = useAnswer('rating.grid', { kind }, TABLES)
  const [doing, begin] = useState<Doing | null>(null)
  const inHand = (id: string) => answer?.scales.find(one => one.id === id)
  const done = () => begin(null)
  return (
    <div className="pro-view">
      <Toolbar label={w.title}>
        <Segments
          label={w.view}
          value={view}
          choices={[
            { value: 'grid', label: w.views.grid },
            { value: 'qca', label: w.views.qca },
          ]}
          onChange={value => set({ view: value })}
        />
        <MenuButton
          entries={KINDS.map(one => ({
            id: one,
            label: w.kinds[one],
            checked: one === kind,
            run: () => set({ kind: one }),
          }))}
        >
          <em>{w.kind}</em> <b>{w.kinds[kind]}</b>
          <Icon name="down" />
        </MenuButton>
        <BarLine />
        <span className="spacer" />
        <Button icon="plus" onClick={() => begin({ deed: 'new' })}>
          {w.newScale}
        </Button>
      </Toolbar>
      {trouble ? <Trouble>{trouble}</Trouble> : null}
      {doing === null ? null : doing.deed === 'new' ? (
        <NewScale onDone={done} />
      ) : (
        <ScaleDeed key={doing.scaleId} deed={doing.deed} scale={inHand(doing.scaleId)} onDone={done} />
      )}
      {answer === null ? null : answer.scales.length === 0 ? (
        <div className="pro-none">
          <EmptyState title={w.none}>
            <p>{w.noneHint}</p>
          </EmptyState>
        </div>
      ) : view === 'qca' ? (
        <TruthTable tab={tab} kind={kind} scales={answer.scales} />
      ) : answer.cases.length === 0 ? (
        <div className="pro-none">
          <EmptyState title={w.noCases(w.kinds[kind])} />
        </div>
      ) : (
        <RatingTable
          kind={kind}
          grid={answer}
          isBeneath={doing !== null}
          onChange={({ id }) => begin({ deed: 'change', scaleId: id })}
          onRemove={({ id }) => begin({ deed: 'remove', scaleId: id })}
        />
      )}
    </div>
  )
}

interface ScaleDeedProps {
  readonly deed: 'change' | 'remove'
  readonly scale: RatingScale | undefined
  readonly onDone: () => void
}

function ScaleDeed({ deed, scale, onDone }: ScaleDeedProps) {
  if (scale === undefined) return null
  return deed === 'change' ? (
    <ChangeScale scale={scale} onDone={onDone} />
  ) : (
    <RemoveScale scale={scale} onDone={onDone} />
  )
}
