// One thing of theirs: what it may be here and why, and the ways to answer.

import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import type { Likely, Pair, PairDecision } from '../../../src/team/bring-in/types.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { Keys } from '../../components/kbd.tsx'
import { useAnswer } from '../../state/use-answer.ts'
import { bringInWords as w } from '../../words/bring-in.ts'

interface PairPanelProps {
  readonly bringingId: string
  readonly pair: Pair
  readonly busy: boolean
  readonly onDecide: (decision: PairDecision) => void
  readonly onStep: (by: number) => void
}

/** The panel. Drawn anew for each thing: give it the thing's id as key. */
export function PairPanel({ bringingId, pair, busy, onDecide, onStep }: PairPanelProps) {
  const box = useRef<HTMLDivElement>(null)
  const { id, answer, likely, known } = pair
  useEffect(() => {
    // Keys work at once, unless the person is somewhere else on purpose.
    const at = document.activeElement
    if (at === document.body || at === null) box.current?.focus()
  }, [])
  const same = (one: Likely) => onDecide({ id, choice: 'same', with: one.id })
  const onKeyDown = (event: KeyboardEvent) => {
    const { target } = event
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (target instanceof HTMLElement && target.closest('input, textarea, select')) return
    const key = event.key.toUpperCase()
    const numbered = /^[1-9]$/.test(key) ? likely[Number(key) - 1] : undefined
    if (numbered) same(numbered)
    else if (key === w.keysOf.fresh && !known) onDecide({ id, choice: 'new' })
    else if (key === w.keysOf.out) onDecide({ id, choice: 'out' })
    else if (key === w.keysOf.open) onDecide({ id, choice: 'open' })
    else if (event.key === 'ArrowDown') onStep(1)
    else if (event.key === 'ArrowUp') onStep(-1)
    else return
    event.preventDefault()
  }
  const rests = w.rests(pair.kind, pair.rests)
  const isOther = answer?.choice === 'same' && !likely.some(one => one.id === answer.with)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a thing is decided by keys
    <div
      className="merge-panel"
      role="group"
      aria-label={`${w.kinds[pair.kind]}: ${pair.name}`}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it takes the keys of the answers
      tabIndex={0}
      data-pane-start=""
      ref={box}
      onKeyDown={onKeyDown}
    >
      <header className="merge-heading">
        <div>
          <p className="hint">
            {w.kinds[pair.kind]}
            {pair.remembered && `, ${w.remembered}`}
          </p>
          <h1 className="title">{pair.name}</h1>
          {pair.detail !== null && <p className="bring-detail">{pair.detail}</p>}
          {rests !== null && <p className="hint">{rests}</p>}
        </div>
      </header>
      <div className="merge-scroll scroll">
        <p className="merge-says">
          {known ? w.known : likely.length === 0 ? w.nothingAlike : w.perhaps(likely.length)}
        </p>
        <ul className="bring-likely">
          {likely.map(one => (
            <li key={one.id} className={answer?.with === one.id ? 'is-on' : ''}>
              <b>{one.name}</b>
              {one.detail !== null && <p className="bring-detail">{one.detail}</p>}
              <ul aria-label={w.pairs}>
                {one.why.map(why => (
                  <li key={why}>{why}</li>
                ))}
                {one.certain && <li className="bring-certain">{w.certain}</li>}
              </ul>
            </li>
          ))}
        </ul>
        {likely.some(one => one.differs) && <p className="hint bring-differs">{w.differs}</p>}
        {!known && <Other bringingId={bringingId} pair={pair} isChosen={isOther} onDecide={onDecide} />}
      </div>
      <footer className="merge-answers">
        <p className="hint">{w.keys(likely.length, !known, answer !== null)}</p>
        <div className="merge-deeds">
          {likely.map((one, n) => (
            <Button
              key={one.id}
              pressed={answer?.choice === 'same' && answer.with === one.id}
              aria-disabled={busy}
              onClick={() => same(one)}
            >
              {likely.length === 1 && !one.differs ? w.same : one.differs ? w.carried(one.name) : w.sameAs(one.name)}{' '}
              <Keys of={String(n + 1)} />
            </Button>
          ))}
          {!known && (
            <Button
              pressed={answer?.choice === 'new'}
              aria-disabled={busy}
              onClick={() => onDecide({ id, choice: 'new' })}
            >
              {likely.length === 0 ? w.freshAlone : w.fresh} <Keys of={w.keysOf.fresh} />
            </Button>
          )}
          <Button
            pressed={answer?.choice === 'out'}
            aria-disabled={busy}
            title={w.outSays}
            onClick={() => onDecide({ id, choice: 'out' })}
          >
            {w.out} <Keys of={w.keysOf.out} />
          </Button>
          {answer !== null && (likely.length > 0 || answer.choice !== 'new') && (
            <Button look="flat" aria-disabled={busy} onClick={() => onDecide({ id, choice: 'open' })}>
              {w.open} <Keys of={w.keysOf.open} />
            </Button>
          )}
        </div>
      </footer>
    </div>
  )
}

/** It is none of those that are like it, but another of ours: found by its name. */
function Other({
  bringingId,
  pair,
  isChosen,
  onDecide,
}: {
  bringingId: string
  pair: Pair
  isChosen: boolean
  onDecide: (decision: PairDecision) => void
}) {
  const [isOpen, setOpen] = useState(isChosen)
  const [words, setWords] = useState('')
  const { answer: found } = useAnswer('bring.ours', isOpen ? { bringingId, pairId: pair.id, words } : null, [])
  return (
    <details className="bring-other" open={isOpen} onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>{w.other}</summary>
      {isOpen && (
        <>
          <Field label={w.otherLabel} value={words} maxLength={200} onChange={event => setWords(event.target.value)} />
          {found?.length === 0 && <p className="hint">{w.otherNone}</p>}
          <ul>
            {found?.map(one => (
              <li key={one.id}>
                <Button
                  look="flat"
                  pressed={pair.answer?.with === one.id}
                  onClick={() => onDecide({ id: pair.id, choice: 'same', with: one.id })}
                >
                  {one.name}
                </Button>
                {one.detail !== null && <small>{one.detail}</small>}
              </li>
            ))}
          </ul>
        </>
      )}
    </details>
  )
}
