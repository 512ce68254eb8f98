// Redacting words of one text: what stands in their place, where, and why.

import { useEffect, useId, useRef, useState, type ReactNode } from 'react'
import type { SourceId } from '../../../src/base/ids.ts'
import type { TextRange } from '../../../src/base/text-range.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { Trouble } from '../../components/field.tsx'
import { Segments } from '../../components/segments.tsx'
import { Select } from '../../components/select.tsx'
import { REDACTION_KINDS, type RedactionKind } from '../../../src/sources/types.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { editingWords } from '../../words/editing.ts'
import { barKeys } from './bar-keys.ts'
import { WordsElsewhere } from './words-elsewhere.tsx'

const w = editingWords.redact
type Scope = 'here' | 'text' | 'everywhere'

/** What is to stand in place of the words, where, and why. */
export interface RedactionWish {
  readonly by: string
  readonly kind: RedactionKind
  readonly scope: Scope
  readonly reason: string
}

interface RedactBarProps {
  readonly sourceId: SourceId
  readonly range: TextRange
  readonly words: string
  readonly reason: string
  readonly onRedact: (wish: RedactionWish) => void
  readonly onClose: () => void
}

const LONG = 60

/** The bar, open until Escape or its button closes it, or the words are taken out. */
export function RedactBar({ sourceId, range, words, reason: why, onRedact, onClose }: RedactBarProps): ReactNode {
  const { answer: plan, trouble } = useAnswer('source.planRedaction', { sourceId, range }, ['paragraph'])
  const [kind, setKind] = useState<RedactionKind>('person')
  const [by, setBy] = useState(w.brackets.person)
  const [scope, setScope] = useState<Scope>('text')
  const [reason, setReason] = useState(why)
  const used = useId()
  const first = useRef<HTMLInputElement>(null)
  useEffect(() => {
    first.current?.focus()
    first.current?.select()
  }, [])
  const places = scope === 'here' ? 1 : plan === null ? 0 : scope === 'text' ? plan.inText : plan.everywhere
  const go = () => {
    if (places > 0 && by.trim() !== '') onRedact({ by: by.trim(), kind, scope, reason })
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of the fields inside
    <section className="find-bar redact-bar" aria-label={w.label} onKeyDown={barKeys(onClose, () => go())}>
      <div className="find-row">
        <span className="redact-words">
          {w.words} <del>{words.length > LONG ? `${words.slice(0, LONG).toWellFormed()}…` : words}</del>
        </span>
        <span className="spacer" />
        <IconButton icon="close" label={w.close} onClick={onClose} />
      </div>
      <div className="find-row">
        <span className="find-group">
          <Select
            label={w.kind}
            value={kind}
            options={REDACTION_KINDS.map(one => [one, w.kinds[one]] as const)}
            onPick={next => {
              setKind(next)
              setBy(w.brackets[next])
            }}
          />
        </span>
        <label title={w.byHint}>
          <span>{w.by}</span>
          <input
            ref={first}
            type="text"
            list={used}
            maxLength={200}
            value={by}
            onChange={event => setBy(event.target.value)}
          />
        </label>
        <datalist id={used}>
          {plan?.used.map(one => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </datalist>
        <label>
          <span>{w.why}</span>
          <input type="text" maxLength={2000} value={reason} onChange={event => setReason(event.target.value)} />
        </label>
      </div>
      <div className="find-row">
        <Segments<Scope>
          label={w.scope}
          value={scope}
          choices={[
            { value: 'here', label: w.here },
            { value: 'text', label: w.text(plan?.inText ?? 1) },
            { value: 'everywhere', label: w.everywhere(plan?.everywhere ?? 1, plan?.sources ?? 1) },
          ]}
          onChange={setScope}
        />
        <Button look="primary" disabled={places === 0 || by.trim() === ''} onClick={go}>
          {w.go(Math.max(places, 1))}
        </Button>
        <span className="hint">{w.says}</span>
      </div>
      <WordsElsewhere sourceId={sourceId} range={range} />
      {trouble ? <Trouble>{trouble}</Trouble> : null}
    </section>
  )
}
