// One question of a merge: base, ours and theirs, the ways to answer, the codings it concerns.

import { useCallback, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react'
import { idFromHex, type CodeId } from '../../../src/base/ids.ts'
import type { Code } from '../../../src/framework/types.ts'
import type { ConcernedCodings, Decision, OpenQuestion, QuestionOption } from '../../../src/team/merge/types.ts'
import { Button } from '../../components/button.tsx'
import { Field, Trouble } from '../../components/field.tsx'
import { Keys } from '../../components/kbd.tsx'
import { mergeWords as w } from '../../words/merge.ts'
import { CodePick } from '../restructure/code-pick.tsx'
import { firstDraft, type Draft } from './answer-draft.ts'
import { Concerned } from './concerned.tsx'
import { FieldTable, type ColumnHead } from './field-table.tsx'

/** What is asked, of a plan or left open by an earlier merge. */
export interface Asked extends Pick<
  OpenQuestion,
  'id' | 'kind' | 'object' | 'says' | 'fields' | 'options' | 'standing'
> {
  readonly decision: Decision | null
  readonly codings: ConcernedCodings | null
}

interface QuestionPanelProps {
  readonly asked: Asked
  /** The plan it is a question of; null where a merge left it open. */
  readonly planId: string | null
  /** “Code renamed two ways, 2 of 3”. */
  readonly place: string
  /** The answer given, in words; null while it is open. */
  readonly said: string | null
  readonly baseSays: string
  readonly ours: ColumnHead
  readonly theirs: readonly ColumnHead[]
  /** How many open ones of this kind are left beside it; 0 where a choice cannot be given to all. */
  readonly left: number
  /** Whether it may be left open: not where it was open already. */
  readonly canLeave: boolean
  readonly busy: boolean
  readonly onAnswer: (decision: Decision, forKind: boolean) => void
  readonly onStep: (by: number) => void
}

/** In place of a question until it is read: whoever walks by keys goes on walking. */
export function WaitingPanel({ onStep }: Pick<QuestionPanelProps, 'onStep'>) {
  const box = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (document.activeElement === document.body) box.current?.focus()
  }, [])
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it holds the keys until the question is there
    <div
      className="merge-panel"
      role="group"
      aria-label={w.questions}
      aria-busy
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- as the question that comes
      tabIndex={0}
      ref={box}
      onKeyDown={event => {
        if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
        event.preventDefault()
        onStep(event.key === 'ArrowDown' ? 1 : -1)
      }}
    />
  )
}

/** The panel. Drawn anew for each question: give it the question's id as key. */
export function QuestionPanel(props: QuestionPanelProps) {
  const { asked, planId, place, said, baseSays, ours, theirs, left, canLeave, busy, onAnswer, onStep } = props
  const byFields = asked.options.find(option => option.takes === 'fields')
  const byText = asked.options.find(option => option.takes === 'text')
  const [draft, setDraft] = useState<Draft>(() => firstDraft(asked.fields, asked.decision))
  const [active, setActive] = useState<string | null>(null)
  const [forKind, setForKind] = useState(false)
  const [words, setWords] = useState(asked.decision?.text ?? '')
  const [code, setCode] = useState<CodeId | null>((asked.decision?.code ?? null) as CodeId | null)
  // What an answer lacks is said where it is to be given, and the focus goes there.
  const [lacks, setLacks] = useState<'text' | 'code' | null>(null)
  const more = useRef<HTMLDivElement>(null)
  const box = useRef<HTMLDivElement>(null)
  const choose = useCallback((codeId: CodeId | null) => setCode(codeId), [])
  const about = asked.object.table === 'code' ? idFromHex<'code'>(asked.object.id) : null
  const isAnother = useCallback(
    (one: Code) => one.kind === 'code' && one.status !== 'retired' && one.id !== about,
    [about],
  )

  useLayoutEffect(() => {
    // Keys work at once, unless the person is somewhere else on purpose.
    const at = document.activeElement
    if (at === null || at === document.body || at.closest('.merge-panel')) box.current?.focus()
  }, [])

  const lacking = (what: 'text' | 'code') => {
    setLacks(what)
    more.current?.querySelector<HTMLInputElement>(`[data-lacks='${what}'] input`)?.focus()
  }
  const answer = (option: Omit<QuestionOption, 'patches'>) => {
    const question = asked.id
    if (option.takes === 'fields') onAnswer({ question, choice: option.id, values: draft }, false)
    else if (option.takes === 'text') {
      if (words.trim() === '') return lacking('text')
      onAnswer({ question, choice: option.id, text: words }, false)
    } else if (option.takes === 'code') {
      if (code === null) return lacking('code')
      onAnswer({ question, choice: option.id, code }, false)
    } else onAnswer({ question, choice: option.id }, forKind)
  }
  const leave = () => onAnswer({ question: asked.id, choice: 'open' }, forKind)
  const onKeyDown = (event: KeyboardEvent) => {
    const { target } = event
    // Out of a field its keys are the panel's again; what was written there stays.
    if (event.key === 'Escape' && target !== box.current && target instanceof HTMLElement && !event.defaultPrevented) {
      event.preventDefault()
      return box.current?.focus()
    }
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && byFields && !busy) {
      event.preventDefault()
      return answer(byFields)
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (
      target instanceof HTMLElement &&
      target.closest('textarea, select, input:not([type="radio"]):not([type="checkbox"])')
    )
      return
    const onButton = target instanceof HTMLElement && target.closest('button') !== null
    if (onButton && (event.key === ' ' || event.key === 'Enter')) return
    const onRadio = target instanceof HTMLInputElement && target.type === 'radio'
    const numbered = /^[1-9]$/.test(event.key) ? asked.options[Number(event.key) - 1] : undefined
    if (numbered) answer(numbered)
    else if (event.key === 'Enter' && byFields) answer(byFields)
    else if (event.key.toLowerCase() === 'l' && canLeave) leave()
    else if (event.key === 'ArrowDown' && !onRadio) onStep(1)
    else if (event.key === 'ArrowUp' && !onRadio) onStep(-1)
    else return
    event.preventDefault()
  }
  const standing = asked.options.find(option => option.id === asked.standing)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a question is answered by keys
    <div
      className="merge-panel"
      role="group"
      aria-label={`${place}: ${asked.object.name}`}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it takes the keys of the answers
      tabIndex={0}
      data-pane-start=""
      ref={box}
      onKeyDown={onKeyDown}
    >
      <div className="merge-scroll scroll">
        <p className="merge-says">{asked.says}</p>
        {asked.fields.length > 0 && (
          <FieldTable
            fields={asked.fields}
            baseSays={baseSays}
            ours={ours}
            theirs={theirs}
            draft={byFields ? draft : null}
            onDraft={setDraft}
            active={active}
            onActive={setActive}
          />
        )}
        <div ref={more}>
          {byText && (
            <div className="merge-more" data-lacks="text">
              <Field
                label={byText.label}
                value={words}
                maxLength={20_000}
                trouble={lacks === 'text' && words.trim() === '' ? w.sayFirst : null}
                onChange={event => setWords(event.target.value)}
                onKeyDown={event => {
                  if (event.key !== 'Enter') return
                  event.preventDefault()
                  answer(byText)
                }}
              />
            </div>
          )}
          {asked.options.some(option => option.takes === 'code') && (
            <div className="merge-more" data-lacks="code">
              <CodePick label={w.goTo} value={code} hasChosen={code !== null} offered={isAnother} onChange={choose} />
              {lacks === 'code' && code === null && <Trouble>{w.noCode}</Trouble>}
            </div>
          )}
        </div>
        {asked.codings !== null && asked.codings.total > 0 && (
          <Concerned codings={asked.codings} questionId={asked.id} planId={planId} codeId={about} />
        )}
      </div>
      <footer className="merge-answers">
        <p className="hint">
          {asked.decision === null && standing ? w.standing(standing.label) : ''}
          {said !== null && w.isAnsweredBy(said)}
        </p>
        <div className="merge-deeds">
          {asked.options.map((option, n) => (
            <Button
              key={option.id}
              look={option === byFields ? 'primary' : 'plain'}
              pressed={asked.decision?.choice === option.id}
              aria-disabled={busy}
              onClick={() => answer(option)}
            >
              {option === byFields ? w.use : option.label}{' '}
              {n < 9 && <Keys of={option === byFields ? 'Enter' : String(n + 1)} />}
            </Button>
          ))}
          {canLeave && (
            <Button look="flat" aria-disabled={busy} onClick={leave}>
              {w.leaveOpen} <Keys of="L" />
            </Button>
          )}
          {left > 0 && (
            <label className="merge-for-kind">
              <input type="checkbox" checked={forKind} onChange={event => setForKind(event.target.checked)} />
              {w.sameForKind(left)}
            </label>
          )}
        </div>
      </footer>
    </div>
  )
}
