import { useState } from 'react'
import { SCALE_KINDS, type ScaleKind } from '../../../src/analysis/ratings/types.ts'
import { call } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { Field, Trouble } from '../../components/field.tsx'
import { PageForm } from '../../components/page-form.tsx'
import { useDeed } from '../../components/use-deed.ts'
import { useStatus } from '../../state/status.ts'
import { ratingsWords as w } from '../../words/ratings.ts'

/** A new scale: its name, kind, steps and rule. */
export function NewScale({ onDone }: { onDone: () => void }) {
  const [said, say] = useState({ name: '', kind: 'ordinal' as ScaleKind, steps: 'low, medium, high', rule: '' })
  const { busy, trouble, go } = useDeed(async () => {
    await call('rating.addScale', {
      name: said.name,
      kind: said.kind,
      ...(said.kind === 'ordinal' ? { steps: said.steps.split(/[,;]/) } : {}),
      rule: said.rule || null,
    })
    useStatus.getState().say(w.made(said.name.trim()))
    onDone()
  })
  return (
    <PageForm className="wording-form new-scale" label={w.newScale} onGo={() => void go()} onLeave={onDone}>
      <div className="wording-pair">
        <Field
          label={w.name}
          hint={w.nameHint}
          value={said.name}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the person just asked for it
          autoFocus
          onChange={event => say({ ...said, name: event.target.value })}
        />
        <label className="wording-field">
          <span>{w.scaleKind}</span>
          <select
            className="input"
            value={said.kind}
            onChange={event => say({ ...said, kind: event.target.value as ScaleKind })}
          >
            {SCALE_KINDS.map(kind => (
              <option key={kind} value={kind}>
                {w.scaleKinds[kind]}
              </option>
            ))}
          </select>
        </label>
      </div>
      {said.kind === 'ordinal' ? (
        <Field
          label={w.steps}
          hint={w.stepsHint}
          value={said.steps}
          onChange={event => say({ ...said, steps: event.target.value })}
        />
      ) : null}
      <Field
        label={w.rule}
        hint={w.ruleHint}
        value={said.rule}
        onChange={event => say({ ...said, rule: event.target.value })}
      />
      {trouble ? <Trouble>{trouble}</Trouble> : null}
      <p className="wording-foot">
        <Button look="primary" type="submit" aria-disabled={busy}>
          {w.make}
        </Button>
        <Button look="flat" onClick={onDone}>
          {w.leave}
        </Button>
      </p>
    </PageForm>
  )
}
