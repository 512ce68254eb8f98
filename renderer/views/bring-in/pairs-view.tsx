// What may be one, kind by kind: each thing of theirs with those of ours that are like it, until all are decided.

import { useEffect, useState } from 'react'
import type { BringingSummary, Pair, PairAnswer, PairDecision, ThingKind } from '../../../src/team/bring-in/types.ts'
import type { Decision } from '../../../src/team/merge/types.ts'
import { call, sentenceOf } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Trouble } from '../../components/field.tsx'
import { useStatus } from '../../state/status.ts'
import { bringInWords as w } from '../../words/bring-in.ts'
import { whenInWords } from '../../words/dates.ts'
import { words } from '../../words/en.ts'
import { TakeBack } from '../merge/take-back.tsx'
import { DecidedSoFar } from './decided-so-far.tsx'
import { PairList } from './pair-list.tsx'
import { PairPanel } from './pair-panel.tsx'

/** Answers of both kinds: of things, and of questions of the plan. */
export interface GivenAnswers {
  readonly answers: readonly PairDecision[]
  readonly decisions: readonly Decision[]
}

interface PairsViewProps {
  readonly bringing: BringingSummary
  readonly planning: boolean
  readonly onBringing: (bringing: BringingSummary) => void
  readonly onPlan: () => void
  readonly onTakeBack: () => Promise<{ readonly given: GivenAnswers; readonly count: number }>
  readonly onGiveAgain: (given: GivenAnswers) => Promise<void>
}

const PAGE = 200

interface Listed {
  readonly of: string
  readonly pairs: readonly Pair[]
  readonly total: number
}

/** The pairs. What was decided stays in the list until it is read again, so that nothing moves under the hand. */
export function PairsView({ bringing, planning, onBringing, onPlan, onTakeBack, onGiveAgain }: PairsViewProps) {
  const firstOpen = bringing.kinds.find(one => one.open > 0) ?? bringing.kinds[0]
  const [kind, setKind] = useState<ThingKind | null>(firstOpen?.kind ?? null)
  const [show, setShow] = useState<'open' | 'all'>(bringing.open > 0 ? 'open' : 'all')
  const [round, setRound] = useState(0)
  const [length, setLength] = useState(PAGE)
  const [listed, setListed] = useState<Listed | null>(null)
  const [wanted, setWanted] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  const bringingId = bringing.id
  const of = `${kind} ${show} ${round} ${length}`

  useEffect(() => {
    if (kind === null) return
    let current = true
    void readPairs(bringingId, kind, show === 'open', length).then(
      page => current && setListed({ of, pairs: page.items, total: page.total }),
      (error: unknown) => current && setTrouble(sentenceOf(error, words.frame.mistake)),
    )
    return () => {
      current = false
    }
  }, [bringingId, kind, show, length, of])

  const pairs = listed?.pairs ?? []
  const at = pairs.find(pair => pair.id === wanted) ?? pairs.find(pair => pair.answer === null) ?? pairs[0] ?? null
  const read = (next: { kind?: ThingKind; show?: 'open' | 'all' }) => {
    if (next.kind) setKind(next.kind)
    if (next.show) setShow(next.show)
    setLength(PAGE)
    setWanted(null)
    setRound(n => n + 1)
  }
  const decide = async (decision: PairDecision) => {
    if (busy || at === null) return
    setBusy(true)
    setTrouble(null)
    try {
      const next = await call('bring.decide', { bringingId, decisions: [decision] })
      const [fresh] = (
        await call('bring.pairs', { bringingId, kind: at.kind, words: at.name.slice(0, 200), limit: 500 })
      ).items.filter(pair => pair.id === at.id)
      const now = pairs.map(pair => (pair.id === at.id ? (fresh ?? pair) : pair))
      setListed(held => held && { ...held, pairs: now })
      onBringing(next)
      useStatus.getState().note(w.answered(at.name, w.answers[decision.choice]))
      const goesOn =
        at.answer === null && next.kinds.every(one => one.kind !== kind || one.open === 0)
          ? next.kinds.find(one => one.open > 0)
          : undefined
      // The last of its kind: another follows, as it does when many are decided.
      if (goesOn && decision.choice !== 'open') read({ kind: goesOn.kind })
      else if (decision.choice !== 'open') setWanted((nextOpen(now, at.id) ?? at).id)
    } catch (error) {
      setTrouble(sentenceOf(error, words.frame.mistake))
    } finally {
      setBusy(false)
    }
  }
  const decideMany = async (which: 'certain' | 'open', choice: PairAnswer['choice']) => {
    if (busy || kind === null) return
    setBusy(true)
    setTrouble(null)
    try {
      const { decided, summary } = await call('bring.decideMany', { bringingId, which, choice, kind })
      onBringing(summary)
      useStatus.getState().note(w.tookMany(decided, w.answers[choice]))
      const next =
        summary.kinds.find(one => one.kind === kind && one.open > 0) ?? summary.kinds.find(one => one.open > 0)
      read(next ? { kind: next.kind } : { show: 'all' })
    } catch (error) {
      setTrouble(sentenceOf(error, words.frame.mistake))
    } finally {
      setBusy(false)
    }
  }
  const step = (by: number) => {
    const to = pairs[pairs.findIndex(pair => pair.id === at?.id) + by]
    if (to) setWanted(to.id)
  }
  const other = bringing.kinds.find(one => one.open > 0 && one.kind !== kind)
  return (
    <div className="merge-frame">
      <div className="merge-plan">
        <aside className="merge-left" aria-label={w.pairs}>
          <Progress bringing={bringing} />
          <TakeBack
            answers={bringing.answered}
            onTakeBack={async () => {
              const back = await onTakeBack()
              read({})
              return back
            }}
            onGiveAgain={async given => {
              await onGiveAgain(given)
              read({})
            }}
          />
          <PairList
            kinds={bringing.kinds}
            kind={kind}
            show={show}
            pairs={pairs}
            more={listed !== null && listed.total > pairs.length}
            atId={at?.id ?? null}
            onKind={next => read({ kind: next })}
            onShow={next => read({ show: next })}
            onMore={() => setLength(n => n + PAGE)}
            onGo={setWanted}
          />
        </aside>
        <div className="merge-main">
          {trouble && <Trouble>{trouble}</Trouble>}
          {at === null ? (
            listed !== null && (
              <EmptyState title={bringing.open === 0 ? w.ready : w.allDecided}>
                <p>{bringing.open === 0 ? w.readySays : w.allDecidedSays}</p>
                {other && (
                  <Button look="primary" onClick={() => read({ kind: other.kind })}>
                    {w.nextKind(w.kinds[other.kind], other.open)}
                  </Button>
                )}
              </EmptyState>
            )
          ) : (
            <PairPanel
              key={at.id}
              bringingId={bringingId}
              pair={at}
              busy={busy}
              onDecide={decision => void decide(decision)}
              onStep={step}
            />
          )}
        </div>
        <DecidedSoFar
          bringing={bringing}
          kind={kind}
          busy={busy}
          planning={planning}
          onMany={(which, choice) => void decideMany(which, choice)}
          onKind={next => read({ kind: next })}
          onPlan={onPlan}
        />
      </div>
    </div>
  )
}

async function readPairs(bringingId: string, kind: ThingKind, isOpen: boolean, length: number) {
  const items: Pair[] = []
  let total = 0
  while (items.length < length) {
    const page = await call('bring.pairs', {
      bringingId,
      kind,
      ...(isOpen ? { state: 'open' as const } : {}),
      from: items.length,
      limit: Math.min(500, length - items.length),
    })
    items.push(...page.items)
    ;({ total } = page)
    if (page.items.length === 0 || items.length >= total) break
  }
  return { items, total }
}

/** The next that nobody decided, after one; else the first. */
function nextOpen(pairs: readonly Pair[], after: string): Pair | undefined {
  const at = pairs.findIndex(pair => pair.id === after)
  return (
    pairs.slice(at + 1).find(pair => pair.answer === null) ?? pairs.find(pair => pair.answer === null) ?? pairs[at + 1]
  )
}

function Progress({ bringing }: { bringing: BringingSummary }) {
  const all = bringing.kinds.reduce((sum, one) => sum + one.total, 0)
  const { origin, base, copy } = bringing
  return (
    <div className="merge-progress">
      <h2>
        {origin.name} <span className="count">{w.progress(all - bringing.open, all)}</span>
      </h2>
      <p className="hint">
        {[
          origin.as === 'project' ? w.otherAs.project : base === null ? w.notCompared : w.compared(base),
          copy.cameBefore !== null && w.cameBefore(whenInWords(copy.cameBefore)),
        ]
          .filter(Boolean)
          .join(', ')}
      </p>
      {bringing.takenUp > 0 && <p className="hint">{w.takenUp(bringing.takenUp)}</p>}
      <progress max={Math.max(1, all)} value={all - bringing.open} aria-label={w.pairs} />
    </div>
  )
}
