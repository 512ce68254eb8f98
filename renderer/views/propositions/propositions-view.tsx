import type { KeyboardEvent } from 'react'
import type { PropositionItem } from '../../../src/analysis/types.ts'
import type { PropositionId } from '../../../src/base/ids.ts'
import { openProposition } from '../../actions/go.ts'
import { openSheet } from '../../actions/go-actions.ts'
import { altArrows } from '../../components/alt-arrows.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { StanceSign, type Stance } from '../../components/stance-sign.tsx'
import { useFocus } from '../../state/focus.ts'
import { usePropositions } from '../../state/lists.ts'
import { useTabs, type Tab } from '../../state/tabs.ts'
import { propositionsWords as w } from '../../words/propositions.ts'
import '../../styles/propositions.css'
import { sheetWords } from '../../words/proposition-sheet.ts'
import { moveBy } from './deeds.ts'
import { NewProposition } from './new-proposition.tsx'
import { PropositionPage } from './proposition-page.tsx'

/** All propositions; with one named, the sheet on which its evidence is weighed. */
export default function PropositionsView({ tab }: { tab: Tab }) {
  const named = tab.about ?? tab.options?.['propositionId']
  return typeof named === 'string' ? (
    <PropositionPage key={named} tab={tab} propositionId={named as PropositionId} />
  ) : (
    <PropositionList tab={tab} />
  )
}

const SHOWN: readonly Stance[] = ['confirming', 'qualifying', 'disconfirming']

/** Confirming, qualifying, disconfirming, always in this order, zeros shown. */
export function Counts({ item }: { item: Pick<PropositionItem, 'confirming' | 'qualifying' | 'disconfirming'> }) {
  return (
    <span
      className="pro-counts"
      role="img"
      aria-label={w.countsOf(item.confirming, item.qualifying, item.disconfirming)}
    >
      {SHOWN.map(stance => (
        <span key={stance} className={item[stance as 'confirming'] === 0 ? 'is-zero' : ''}>
          <StanceSign stance={stance} bare />
          {w.count(item[stance as 'confirming'])}
        </span>
      ))}
    </span>
  )
}

function PropositionList({ tab }: { tab: Tab }) {
  const propositions = usePropositions(state => state.items)
  const loaded = usePropositions(state => state.loaded)
  const byId = usePropositions(state => state.byId)
  const focus = useFocus(state => state.focus)
  const making = tab.options?.['making'] === true
  const make = (on: boolean) => useTabs.getState().setOptions(tab.id, { making: on })
  const onKeyDown = (event: KeyboardEvent<HTMLOListElement>) => {
    altArrows(step => moveHere(event.currentTarget, propositions, step))(event)
    if (event.altKey) return
    const step = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity }[event.key]
    if (step === undefined) return
    event.preventDefault()
    const all = [...event.currentTarget.querySelectorAll<HTMLElement>('.pro-item')]
    all[Math.max(0, Math.min(all.length - 1, all.indexOf(document.activeElement as HTMLElement) + step))]?.focus()
  }
  if (loaded && propositions.length === 0 && !making) {
    return (
      <div className="pro-none">
        <EmptyState title={w.none}>
          <p>{w.noneHint}</p>
          <Button look="primary" onClick={() => make(true)}>
            {sheetWords.newOne}
          </Button>
          <Button onClick={() => useTabs.getState().open({ kind: 'import' })}>{w.bringIn}</Button>
        </EmptyState>
      </div>
    )
  }
  return (
    <div className="scroll pro-list">
      <header>
        <h1>
          {w.title} <span className="count">{w.count(propositions.length)}</span>
        </h1>
        <span className="pro-list-acts">
          <Button icon="plus" onClick={() => make(true)}>
            {sheetWords.newOne}
          </Button>
          <Button look="link" onClick={() => openSheet('positions')}>
            {sheetWords.matrix}
          </Button>
          <span className="label">{w.excerptsHead}</span>
        </span>
      </header>
      {making ? <NewProposition onDone={() => make(false)} /> : null}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrows walk the buttons inside */}
      <ol onKeyDown={onKeyDown}>
        {propositions.map((item, at) => {
          const rival = item.rivalOf === null ? undefined : byId.get(item.rivalOf)
          return (
            <li key={item.id}>
              <button
                type="button"
                className="pro-item"
                tabIndex={at === 0 ? 0 : -1}
                onFocus={() => focus({ kind: 'proposition', propositionId: item.id as PropositionId })}
                onClick={() => openProposition(item.id as PropositionId)}
              >
                <span className="pro-key">{item.key}</span>
                <span className={item.status === 'merged' ? 'pro-said is-merged' : 'pro-said'}>
                  <span className="pro-statement">{item.statement}</span>
                  <span className="pro-means">
                    {item.confirmingMeans ? (
                      <span>
                        <StanceSign stance="confirming" /> {item.confirmingMeans}
                      </span>
                    ) : null}
                    {item.disconfirmingMeans ? (
                      <span>
                        <StanceSign stance="disconfirming" /> {item.disconfirmingMeans}
                      </span>
                    ) : null}
                  </span>
                  <small>
                    {[
                      w.statuses[item.status] ?? item.status,
                      item.origin ? w.origin(item.origin) : '',
                      rival ? w.rivalOf(rival.key ?? rival.statement) : '',
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </small>
                </span>
                <Counts item={item} />
              </button>
            </li>
          )
        })}
      </ol>
    </div>
  )
}

function moveHere(list: HTMLElement, all: readonly PropositionItem[], step: 1 | -1): void {
  const at = [...list.querySelectorAll('.pro-item')].indexOf(document.activeElement as HTMLElement)
  const one = all[at]
  if (one) void moveBy(one, step)
}
