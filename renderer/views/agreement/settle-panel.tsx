// One passage: what each coder marked there, and what the team decides.

import { useEffect, useState } from 'react'
import type { Passage, PassageCoding } from '../../../src/analysis/agreement/types.ts'
import type { CodeId, CoderId } from '../../../src/base/ids.ts'
import type { TextRange } from '../../../src/base/text-range.ts'
import type { Code } from '../../../src/framework/types.ts'
import type { CoderInfo } from '../../../src/store/types.ts'
import { Button } from '../../components/button.tsx'
import { CoderBadge } from '../../components/coder-badge.tsx'
import { Keys } from '../../components/kbd.tsx'
import { PickMany } from '../../components/pick-many.tsx'
import { Swatch } from '../../components/swatch.tsx'
import { agreementWords } from '../../words/agreement.ts'
import { moveEnd, moveStart } from './edges.ts'

const w = agreementWords.passages

/** The field of the reason, by which a key finds it. */
export const REASON_FIELD = 'adj-reason'

/** What can be done with a passage. */
export interface Settle {
  readonly accept: (coding: PassageCoding, reason: string) => void
  readonly compose: (codeIds: readonly CodeId[], range: TextRange, reason: string) => void
  readonly notCoded: (reason: string) => void
  readonly leaveOpen: (reason: string) => void
  readonly reopen: () => void
}

interface SettlePanelProps {
  readonly passage: Passage
  readonly place: string
  readonly coders: readonly CoderInfo[]
  readonly allCoders: readonly CoderInfo[]
  readonly personOf: (coderId: CoderId) => CoderId
  /** Whose codings say what the team agreed on; null before the first. */
  readonly consensus: CoderInfo | null
  readonly codes: readonly Code[]
  readonly youId: CoderId | null
  readonly text: string | null
  readonly readOnly: boolean
  readonly composing: boolean
  readonly onComposing: (composing: boolean) => void
  readonly settle: Settle
  readonly reason: string
  readonly onReason: (reason: string) => void
  /** The reason is said: back to the list, where keys decide. */
  readonly onReasonDone: () => void
  readonly onOpenSource: () => void
}

/** The panel. */
export function SettlePanel(props: SettlePanelProps) {
  const { passage, place, coders, allCoders, personOf, codes, youId, text, readOnly, settle, reason } = props
  const code = codes.find(one => one.id === passage.codeId)
  const nameOf = (id: CoderId) => allCoders.find(coder => coder.id === id)?.name ?? ''
  const { decision } = passage
  const needsAgain = decision !== null && (decision.changed || decision.gone)
  return (
    <section className="adj-panel" aria-label={place}>
      <header>
        <h2>
          {code && <Swatch hue={code.hue} pattern={code.pattern} />} {code?.name}
        </h2>
        <p className="hint">
          {place}, {w.groupSays[passage.group]}
        </p>
        {decision && (
          <p className={needsAgain ? 'adj-again' : 'adj-decided'} role="status">
            {w.decided(nameOf(decision.by), w.decisions[decision.decision])}
            {decision.reason ? ` ${decision.reason}` : ''}
            {decision.changed ? ` ${w.changed}` : decision.gone ? ` ${w.gone}` : ''}
          </p>
        )}
      </header>
      <ul className="adj-coders">
        {coders.map((coder, at) => {
          const own = passage.codings.filter(coding => personOf(coding.coderId) === coder.id)
          const others = passage.others.filter(coding => personOf(coding.coderId) === coder.id)
          return (
            <li key={coder.id}>
              <span className="adj-who">
                <CoderBadge coder={coder} isYou={coder.id === youId} />
                <i className={`adj-lane adj-lane-${at % 6} is-on`} aria-hidden="true" />
              </span>
              <div>
                <h3>{coder.name}</h3>
                {own.map(coding => (
                  <div key={coding.codingId} className="adj-own">
                    <blockquote>
                      {passage.words.slice(coding.start - passage.start, coding.end - passage.start)}
                    </blockquote>
                    {!readOnly && (
                      <Button onClick={() => settle.accept(coding, reason)}>
                        {w.accept(coder.name)} {at < 9 && coding === own[0] && <Keys of={String(at + 1)} />}
                      </Button>
                    )}
                  </div>
                ))}
                {own.length === 0 && others.length === 0 && <p className="hint">{w.notCoded}</p>}
                {others.map(coding => (
                  <p key={coding.codingId} className="hint">
                    {w.beside(coder.name, codes.find(one => one.id === coding.codeId)?.name ?? '')}
                  </p>
                ))}
              </div>
            </li>
          )
        })}
        {props.consensus && decision !== null && decision.gives.length > 0 && (
          <li>
            <span className="adj-who">
              <CoderBadge coder={props.consensus} isYou={false} />
              <i className={`adj-lane adj-lane-${coders.length % 6} is-on`} aria-hidden="true" />
            </span>
            <div>
              <h3>{props.consensus.name}</h3>
              {decision.gives.map(coding => (
                <div key={coding.codingId} className="adj-own">
                  {coding.codeId !== passage.codeId && (
                    <p className="hint">{codes.find(one => one.id === coding.codeId)?.name}</p>
                  )}
                  <blockquote>{text?.slice(coding.start, coding.end)}</blockquote>
                </div>
              ))}
            </div>
          </li>
        )}
      </ul>
      {readOnly ? (
        <p className="hint">{w.readOnly}</p>
      ) : (
        <>
          <input
            id={REASON_FIELD}
            className="input adj-reason"
            value={reason}
            aria-label={w.reason}
            placeholder={w.reason}
            onChange={event => props.onReason(event.target.value)}
            onKeyDown={event => {
              if ((event.key !== 'Enter' && event.key !== 'Escape') || event.nativeEvent.isComposing) return
              event.preventDefault()
              event.stopPropagation()
              props.onReasonDone()
            }}
          />
          {props.composing && text !== null ? (
            <Compose
              passage={passage}
              text={text}
              codes={codes}
              onCancel={() => props.onComposing(false)}
              onUse={(codeIds, range) => {
                settle.compose(codeIds, range, reason)
                props.onComposing(false)
              }}
            />
          ) : (
            <div className="adj-deeds">
              <Button onClick={() => props.onComposing(true)}>
                {w.compose} <Keys of="C" />
              </Button>
              <Button onClick={() => settle.notCoded(reason)}>
                {w.notCoded} <Keys of="N" />
              </Button>
              <Button onClick={() => settle.leaveOpen(reason)}>
                {w.leaveOpen} <Keys of="O" />
              </Button>
              {decision && (
                <Button onClick={settle.reopen}>
                  {w.reopen} <Keys of="R" />
                </Button>
              )}
              <Button look="link" onClick={props.onOpenSource}>
                {w.openSource}
              </Button>
            </div>
          )}
        </>
      )}
    </section>
  )
}

interface ComposeProps {
  readonly passage: Passage
  readonly text: string
  readonly codes: readonly Code[]
  readonly onUse: (codeIds: readonly CodeId[], range: TextRange) => void
  readonly onCancel: () => void
}

function Compose({ passage, text, codes, onUse, onCancel }: ComposeProps) {
  const [range, setRange] = useState<TextRange>({ start: passage.start, end: passage.end })
  const [chosen, choose] = useState<readonly CodeId[]>([passage.codeId])
  useEffect(() => document.getElementById('adj-compose-start')?.focus(), [])
  const applied = codes.filter(code => code.kind === 'code' && code.status !== 'retired')
  const edge = (label: string, move: (by: -1 | 1) => TextRange, id?: string) => (
    <span className="adj-edge" role="group" aria-label={label}>
      {label}
      <button
        type="button"
        id={id}
        className="icon-button"
        aria-label={`${label}: ${w.earlier}`}
        title={`${label}: ${w.earlier}`}
        onClick={() => setRange(move(-1))}
      >
        ←
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label={`${label}: ${w.later}`}
        title={`${label}: ${w.later}`}
        onClick={() => setRange(move(1))}
      >
        →
      </button>
    </span>
  )
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape leaves the group from any of its controls
    <div
      className="adj-compose"
      role="group"
      aria-label={w.compose}
      onKeyDown={event => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onCancel()
      }}
    >
      <p className="hint">{w.composeSays}</p>
      <blockquote aria-live="polite">{text.slice(range.start, range.end)}</blockquote>
      <div className="adj-deeds">
        {edge(w.startEdge, by => moveStart(text, range, by), 'adj-compose-start')}
        {edge(w.endEdge, by => moveEnd(text, range, by))}
        <span className="agr-choice">
          {w.codes}
          <PickMany
            label={w.codes}
            between="and"
            choices={applied.map(code => ({ id: code.id, label: code.name, hue: code.hue, pattern: code.pattern }))}
            chosen={chosen}
            onChange={ids => choose(ids as CodeId[])}
          />
        </span>
      </div>
      <div className="adj-deeds">
        <Button look="primary" onClick={() => onUse(chosen, range)}>
          {w.composeDeed}
        </Button>
        <Button onClick={onCancel}>{w.cancel}</Button>
      </div>
    </div>
  )
}
