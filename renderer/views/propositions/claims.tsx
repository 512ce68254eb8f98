import { useState, type FormEvent } from 'react'
import type { Filter } from '../../../src/analysis/filter/types.ts'
import { POSITIONS, UNITS, type Claim, type Unit } from '../../../src/analysis/positions/types.ts'
import type { CaseId, PropositionId } from '../../../src/base/ids.ts'
import type { SuggestedPosition } from '../../../src/analysis/types.ts'
import { openCase } from '../../actions/go.ts'
import { call } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { doAndSay } from '../../components/deeds.ts'
import { Field, Trouble } from '../../components/field.tsx'
import { Section } from '../../components/section.tsx'
import { useDeed } from '../../components/use-deed.ts'
import { useCases } from '../../state/lists.ts'
import { useStatus } from '../../state/status.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { sheetWords as w } from '../../words/proposition-sheet.ts'
import { CaseFilter } from './case-filter.tsx'
import { StaleDot } from './stale-dot.tsx'
import { POSITION_TABLES } from './tables.ts'

/** Words of a draft that stand for a count of positions, with the list behind each and what changed since. */
export function Claims({ propositionId }: { propositionId: PropositionId }) {
  const [adding, add] = useState(false)
  const { answer } = useAnswer('claim.list', { propositionId }, ['claim', ...POSITION_TABLES])
  return (
    <Section
      title={w.claims}
      act={
        <Button look="link" onClick={() => add(true)}>
          {w.addClaim}
        </Button>
      }
    >
      {adding ? <AddClaim propositionId={propositionId} onDone={() => add(false)} /> : null}
      {answer?.length === 0 && !adding ? <p className="hint">{w.noClaims}</p> : null}
      <ul className="search-log">
        {answer?.map(claim => (
          <ClaimLine key={claim.id} claim={claim} />
        ))}
      </ul>
    </Section>
  )
}

function ClaimLine({ claim }: { claim: Claim }) {
  const cases = useCases(state => state.byId)
  const keys = (ids: readonly CaseId[]) => ids.map(id => cases.get(id)?.key ?? cases.get(id)?.name ?? '').join(', ')
  return (
    <li>
      <p>
        “{claim.words}” <b>{claim.said}</b>
        {claim.where === null ? null : <span className="hint"> {w.claimAmong(claim.where)}</span>}
      </p>
      {claim.isStale ? (
        <p className="pos-moved">
          <StaleDot /> <b>{w.claimStale(claim.now)}</b>
          {claim.came.length > 0 ? `, ${w.came(keys(claim.came))}` : ''}
          {claim.went.length > 0 ? `, ${w.went(keys(claim.went))}` : ''}
        </p>
      ) : null}
      <p className="claim-cases" aria-label={w.behind}>
        {claim.caseIds.map(id => (
          <Button key={id} look="link" onClick={() => openCase(id)}>
            {cases.get(id)?.key ?? cases.get(id)?.name ?? ''}
          </Button>
        ))}
      </p>
      <p className="inspect-acts">
        <Button
          look="link"
          onClick={() => void doAndSay(() => call('claim.renew', { claimId: claim.id }), w.renewed(claim.words))}
        >
          {w.renew}
        </Button>
        <Button
          look="link"
          onClick={() => void doAndSay(() => call('claim.remove', { claimId: claim.id }), w.claimRemoved(claim.words))}
        >
          {w.remove}
        </Button>
      </p>
    </li>
  )
}

function AddClaim({ propositionId, onDone }: { propositionId: PropositionId; onDone: () => void }) {
  const [said, say] = useState('')
  const [unit, setUnit] = useState<Unit>('sites')
  const [filter, setFilter] = useState<Filter | null>(null)
  const [counts, setCounts] = useState<readonly SuggestedPosition[]>(['supports', 'supports with conditions'])
  const { busy, trouble, go } = useDeed(async () => {
    await call('claim.add', { propositionId, words: said, unit, counts: [...counts], filter })
    useStatus.getState().say(w.attached(said.trim()))
    onDone()
  })
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it hears Escape of its fields
    <form
      className="log-search"
      aria-label={w.addClaim}
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        void go()
      }}
      onKeyDown={event => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onDone()
      }}
    >
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the person just asked for it */}
      <Field label={w.claimWords} hint={w.claimWordsHint} value={said} autoFocus onChange={e => say(e.target.value)} />
      <label className="wording-field">
        <span>{w.claimUnit}</span>
        <select className="input" value={unit} onChange={event => setUnit(event.target.value as Unit)}>
          {UNITS.map(one => (
            <option key={one} value={one}>
              {w.units[one]}
            </option>
          ))}
        </select>
      </label>
      <CaseFilter label={w.claimWhere} filter={filter} onChange={setFilter} />
      <fieldset className="claim-counts">
        <legend>{w.claimCounts}</legend>
        {POSITIONS.map(one => (
          <label key={one}>
            <input
              type="checkbox"
              checked={counts.includes(one)}
              onChange={event =>
                setCounts(event.target.checked ? [...counts, one] : counts.filter(other => other !== one))
              }
            />
            {one}
          </label>
        ))}
      </fieldset>
      {trouble ? <Trouble>{trouble}</Trouble> : null}
      <p className="wording-foot">
        <Button type="submit" aria-disabled={busy}>
          {w.attach}
        </Button>
        <Button look="flat" onClick={onDone}>
          {w.leave}
        </Button>
      </p>
    </form>
  )
}
