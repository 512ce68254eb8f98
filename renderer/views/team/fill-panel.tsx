// Shares sources out among coders: what it would come to stands below before it is done.

import { useState } from 'react'
import { PARTS, type Filling, type Part, type TeamMember } from '../../../src/team/types.ts'
import { call } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { doAndSay } from '../../components/deeds.ts'
import { Trouble } from '../../components/field.tsx'
import { PickMany } from '../../components/pick-many.tsx'
import { Segments } from '../../components/segments.tsx'
import { useAnswer } from '../../state/use-answer.ts'
import { teamWords as w } from '../../words/team.ts'

const SHARES = ['100', '50', '20', '10'] as const

/** The choices, and the plan in words. */
export function FillPanel({ coders, onDone }: { readonly coders: readonly TeamMember[]; readonly onDone: () => void }) {
  const [coderIds, setCoders] = useState<readonly string[]>([])
  const [part, setPart] = useState<Part>('first')
  const [blind, setBlind] = useState(false)
  const [together, setTogether] = useState(true)
  const [share, setShare] = useState<(typeof SHARES)[number]>('100')
  const how: Filling = {
    coderIds: coderIds as Filling['coderIds'],
    part,
    blind: blind && part !== 'reviewer',
    together,
    share: Number(share),
  }
  const { answer: plan, trouble } = useAnswer(
    'team.planFill',
    coderIds.length === 0 ? null : { ...how, coderIds: [...how.coderIds] },
    ['allocation', 'source', 'coder'],
  )
  const shown = coderIds.length === 0 ? null : plan
  const names = new Map<string, string>(coders.map(coder => [coder.id, coder.name]))
  return (
    <section className="team-fill" aria-label={w.fill}>
      <div className="team-fill-choices">
        <PickMany
          label={w.among}
          choices={coders.map(coder => ({ id: coder.id, label: coder.name, detail: coder.initials }))}
          chosen={coderIds}
          onChange={setCoders}
          none={w.amongNone}
          between="and"
        />
        <Segments
          label={w.as}
          value={part}
          choices={PARTS.map(value => ({ value, label: w.asParts[value] }))}
          onChange={setPart}
        />
        <Segments
          label={w.share}
          value={share}
          choices={SHARES.map(value => ({ value, label: w.shares[Number(value)]! }))}
          onChange={setShare}
        />
        <label className="check">
          <input
            type="checkbox"
            checked={blind && part !== 'reviewer'}
            disabled={part === 'reviewer'}
            onChange={event => setBlind(event.target.checked)}
          />
          {w.blindly}
        </label>
        <label className="check">
          <input type="checkbox" checked={together} onChange={event => setTogether(event.target.checked)} />
          {w.together}
        </label>
      </div>
      {trouble === null ? null : <Trouble>{trouble}</Trouble>}
      <div className="team-fill-plan" role="status">
        <p>{shown === null ? w.fillSays : w.fillPlan(shown.changes.length)}</p>
        {shown === null ? null : (
          <ul>
            {shown.loads.map(load => (
              <li key={load.coderId}>{w.load(names.get(load.coderId) ?? '', load.sources, load.words)}</li>
            ))}
          </ul>
        )}
      </div>
      <div className="team-fill-deeds">
        <Button
          look="primary"
          aria-disabled={shown === null || shown.changes.length === 0}
          onClick={() => {
            if (shown === null || shown.changes.length === 0) return
            void doAndSay(
              () => call('team.allocate', { changes: [...shown.changes] }),
              w.allocated(shown.changes.length),
            ).then(done => done && onDone())
          }}
        >
          {w.fillDeed}
        </Button>
        <Button onClick={onDone}>{w.leave}</Button>
      </div>
    </section>
  )
}
