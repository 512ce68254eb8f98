// A scale changed: its name, its rule, its steps. What becomes of the ratings is shown before it is done.

import { useEffect, useRef, useState } from 'react'
import type { RatingScale, ScalePlan, StepBecomes } from '../../../src/analysis/ratings/types.ts'
import { call } from '../../client/client.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { Field, Trouble } from '../../components/field.tsx'
import { PageForm } from '../../components/page-form.tsx'
import { useDeed } from '../../components/use-deed.ts'
import { useStatus } from '../../state/status.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { ratingsWords as w } from '../../words/ratings.ts'

/** A step in hand: what it is called now, and what it was called; null for a new one. */
interface StepInHand {
  readonly id: number
  readonly name: string
  readonly was: string | null
}

interface ChangeScaleProps {
  readonly scale: RatingScale
  readonly onDone: () => void
}

/** The form of a change. */
export function ChangeScale({ scale, onDone }: ChangeScaleProps) {
  const [name, setName] = useState(scale.name)
  const [rule, setRule] = useState(scale.rule ?? '')
  const [steps, setSteps] = useState<readonly StepInHand[]>(scale.steps.map((was, id) => ({ id, name: was, was })))
  const next = useRef(scale.steps.length)
  // What ratings on steps that were taken away become: a step in hand, or null; nobody said while it is not here.
  const [given, give] = useState<ReadonlyMap<string, number | null>>(new Map())
  const isOrdinal = scale.kind === 'ordinal'
  const names = steps.map(step => step.name.trim()).filter(Boolean)
  const becomes = becomesOf(scale.steps, steps, given)
  const {
    answer: plan,
    trouble,
    busy,
  } = useAnswer('rating.planScale', isOrdinal ? { scaleId: scale.id, steps: names, becomes } : { scaleId: scale.id }, [
    'rating',
    'rating_scale',
    'rating_anchor',
  ])
  const deed = useDeed(async () => {
    await call('rating.changeScale', {
      scaleId: scale.id,
      name,
      rule: rule.trim() || null,
      ...(isOrdinal ? { steps: names, becomes, ...(plan ? { seen: plan.seen } : {}) } : {}),
    })
    useStatus.getState().say(w.changed(name.trim()))
    onDone()
  })
  const set = (id: number, value: string) =>
    setSteps(steps.map(step => (step.id === id ? { ...step, name: value } : step)))
  const move = (at: number, by: number) => {
    const moved = [...steps]
    const [step] = moved.splice(at, 1)
    moved.splice(at + by, 0, step!)
    setSteps(moved)
  }
  const open = plan?.moves.some(one => one.isOpen) ?? false
  return (
    <PageForm
      className="wording-form new-scale"
      label={w.changeOf(scale.name)}
      onGo={() => {
        if (!busy) void deed.go()
      }}
      onLeave={onDone}
    >
      <div className="wording-pair">
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the person just asked for it */}
        <Field label={w.name} value={name} maxLength={200} autoFocus onChange={event => setName(event.target.value)} />
        <Field
          label={w.rule}
          hint={w.ruleHint}
          value={rule}
          maxLength={4000}
          onChange={event => setRule(event.target.value)}
        />
      </div>
      {isOrdinal ? (
        <fieldset className="scale-steps">
          <legend>{w.stepsNow}</legend>
          <ol>
            {steps.map((step, at) => (
              <li key={step.id}>
                <input
                  className="input"
                  aria-label={step.was === null ? w.newStep : w.step(step.was)}
                  maxLength={200}
                  value={step.name}
                  onChange={event => set(step.id, event.target.value)}
                />
                {step.was !== null && step.was !== step.name.trim() ? <small>{w.wasStep(step.was)}</small> : null}
                <span className="spacer" />
                <IconButton
                  icon="up"
                  label={w.lower(step.name)}
                  aria-disabled={at === 0}
                  onClick={() => at > 0 && move(at, -1)}
                />
                <IconButton
                  icon="down"
                  label={w.higher(step.name)}
                  aria-disabled={at === steps.length - 1}
                  onClick={() => at < steps.length - 1 && move(at, 1)}
                />
                <IconButton
                  icon="close"
                  label={w.takeStep(step.name)}
                  onClick={() => setSteps(steps.filter(one => one !== step))}
                />
              </li>
            ))}
          </ol>
          <p className="scale-steps-more">
            <Button icon="plus" onClick={() => setSteps([...steps, { id: next.current++, name: '', was: null }])}>
              {w.addStep}
            </Button>
            {scale.steps
              .filter(was => steps.every(step => step.was !== was))
              .map(was => (
                <TakenStep
                  key={was}
                  was={was}
                  ratings={plan?.moves.find(one => one.from === was)?.ratings ?? 0}
                  steps={steps}
                  becomes={given.get(was)}
                  onBecomes={to => give(new Map(given).set(was, to))}
                  onBack={() => setSteps([...steps, { id: scale.steps.indexOf(was), name: was, was }])}
                />
              ))}
          </p>
        </fieldset>
      ) : null}
      {trouble ? <Trouble>{trouble}</Trouble> : null}
      {isOrdinal && plan && !trouble ? <PlanSays plan={plan} /> : null}
      {deed.trouble ? <Trouble>{deed.trouble}</Trouble> : null}
      <p className="wording-foot">
        <Button look="primary" type="submit" aria-disabled={busy || deed.busy || open}>
          {w.change}
        </Button>
        <Button look="flat" onClick={onDone}>
          {w.leave}
        </Button>
        {open ? <span className="hint">{w.openFirst}</span> : null}
      </p>
    </PageForm>
  )
}

/** What the ratings on each former step become: its new name while it is there, else what was said. */
function becomesOf(
  was: readonly string[],
  steps: readonly StepInHand[],
  given: ReadonlyMap<string, number | null>,
): StepBecomes[] {
  return was.flatMap((from): StepBecomes[] => {
    const here = steps.find(step => step.was === from)
    if (here) return here.name.trim() === '' || here.name.trim() === from ? [] : [{ from, to: here.name.trim() }]
    const to = given.get(from)
    if (to === undefined) return []
    if (to === null) return [{ from, to: null }]
    const step = steps.find(one => one.id === to)?.name.trim()
    return step ? [{ from, to: step }] : []
  })
}

interface TakenStepProps {
  readonly was: string
  readonly ratings: number
  readonly steps: readonly StepInHand[]
  readonly becomes: number | null | undefined
  readonly onBecomes: (to: number | null) => void
  readonly onBack: () => void
}

/** A step that was taken away: what its ratings become, and the way back. */
function TakenStep({ was, ratings, steps, becomes, onBecomes, onBack }: TakenStepProps) {
  // The button that took it away is gone: the hands go on here.
  const here = useRef<HTMLSpanElement>(null)
  useEffect(() => here.current?.querySelector<HTMLElement>('select, button')?.focus(), [])
  return (
    <span className="scale-taken" ref={here}>
      {ratings === 0 ? (
        <span>{w.takenStep(was)}</span>
      ) : (
        <label>
          {w.ratingsBecome(ratings, was)}
          <select
            className="input"
            value={becomes === undefined ? '' : becomes === null ? 'gone' : String(becomes)}
            onChange={event =>
              event.target.value !== '' && onBecomes(event.target.value === 'gone' ? null : Number(event.target.value))
            }
          >
            <option value="">{w.choose}</option>
            {steps
              .filter(step => step.name.trim() !== '')
              .map(step => (
                <option key={step.id} value={step.id}>
                  {step.name}
                </option>
              ))}
            <option value="gone">{w.takenBackAll}</option>
          </select>
        </label>
      )}
      <Button look="link" onClick={onBack}>
        {w.stepBack(was)}
      </Button>
    </span>
  )
}

/** The plan in words: who is rated how now, and what that becomes. */
export function PlanSays({ plan }: { plan: ScalePlan }) {
  if (plan.moves.length === 0)
    return (
      <p className="hint" role="status">
        {w.allStay(plan.stays)}
      </p>
    )
  return (
    <ul className="scale-plan" role="status">
      {plan.moves.map(move => (
        <li key={move.from}>
          {w.move(move.ratings, move.from, move.isOpen ? null : (move.to ?? ''), move.cases, move.coders)}
        </li>
      ))}
      {plan.passages > 0 ? <li>{w.passagesGo(plan.passages)}</li> : null}
      {plan.stays > 0 ? <li>{w.stay(plan.stays)}</li> : null}
    </ul>
  )
}
