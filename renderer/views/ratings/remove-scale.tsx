// A scale removed with its ratings: what goes is shown first, and one undo brings it back.

import type { RatingScale } from '../../../src/analysis/ratings/types.ts'
import { call } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { Trouble } from '../../components/field.tsx'
import { useDeed } from '../../components/use-deed.ts'
import { useStatus } from '../../state/status.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { filterWords } from '../../words/filter.ts'
import { ratingsWords as w } from '../../words/ratings.ts'
import { PlanSays } from './change-scale.tsx'

/** What removing a scale takes along. */
export function RemoveScale({ scale, onDone }: { scale: RatingScale; onDone: () => void }) {
  const {
    answer: plan,
    trouble,
    busy,
  } = useAnswer('rating.planScale', { scaleId: scale.id, remove: true }, ['rating', 'rating_scale', 'rating_anchor'])
  const naming = useAnswer('filter.naming', { ids: [scale.id] }, ['saved_display', 'saved_filter']).answer ?? []
  const deed = useDeed(async () => {
    await call('rating.removeScale', { scaleId: scale.id, withRatings: true, ...(plan ? { seen: plan.seen } : {}) })
    useStatus.getState().say(w.removed(scale.name))
    onDone()
  })
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it hears Escape of its buttons
    <form
      className="wording-form new-scale"
      aria-label={w.removeOf(scale.name)}
      onSubmit={event => {
        event.preventDefault()
        if (!busy) void deed.go()
      }}
      onKeyDown={event => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onDone()
      }}
    >
      <h2>{w.removeOf(scale.name)}</h2>
      {trouble ? <Trouble>{trouble}</Trouble> : null}
      {plan ? <PlanSays plan={plan} /> : null}
      {naming.length > 0 ? (
        <>
          <p>{w.named}</p>
          <ul className="scale-plan">
            {naming.map(one => (
              <li key={`${one.what} ${one.name}`}>{filterWords.naming.kinds[one.what](one.name)}</li>
            ))}
          </ul>
        </>
      ) : null}
      <p className="hint">{w.undoBrings}</p>
      {deed.trouble ? <Trouble>{deed.trouble}</Trouble> : null}
      <p className="wording-foot">
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the person just asked for it */}
        <Button look="primary" type="submit" autoFocus aria-disabled={busy || deed.busy}>
          {w.removeWith(plan?.gone ?? 0)}
        </Button>
        <Button look="flat" onClick={onDone}>
          {w.leave}
        </Button>
      </p>
    </form>
  )
}
