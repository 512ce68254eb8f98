import { useState } from 'react'
import type { Filter } from '../../../src/analysis/filter/types.ts'
import { POSITIONS, UNITS, type Claim, type Unit } from '../../../src/analysis/positions/types.ts'
import type { SuggestedPosition } from '../../../src/analysis/types.ts'
import type { PropositionId } from '../../../src/base/ids.ts'
import { call } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { Field, Trouble } from '../../components/field.tsx'
import { PageForm } from '../../components/page-form.tsx'
import { useDeed } from '../../components/use-deed.ts'
import { useStatus } from '../../state/status.ts'
import { sheetWords as w } from '../../words/proposition-sheet.ts'
import { CaseFilter } from './case-filter.tsx'

interface ClaimFormProps {
  readonly propositionId: PropositionId
  /** The one that is changed; without it a new one is attached. */
  readonly claim?: Claim
  readonly onDone: () => void
}

/** The words of a text, and which cases at which positions they stand for. */
export function ClaimForm({ propositionId, claim, onDone }: ClaimFormProps) {
  const [said, say] = useState(claim?.words ?? '')
  const [unit, setUnit] = useState<Unit>(claim?.unit ?? 'sites')
  const [filter, setFilter] = useState<Filter | null>(claim?.filter ?? null)
  const [counts, setCounts] = useState<readonly SuggestedPosition[]>(
    claim?.counts ?? ['supports', 'supports with conditions'],
  )
  const { busy, trouble, go } = useDeed(async () => {
    const asked = { words: said, unit, counts: [...counts], filter }
    if (claim) await call('claim.change', { claimId: claim.id, ...asked })
    else await call('claim.add', { propositionId, ...asked })
    useStatus.getState().say(claim ? w.claimChanged(said.trim()) : w.attached(said.trim()))
    onDone()
  })
  return (
    <PageForm
      className="log-search"
      label={claim ? w.changingClaim(claim.words) : w.addClaim}
      onGo={() => void go()}
      onLeave={onDone}
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
          {claim ? w.keepClaim : w.attach}
        </Button>
        <Button look="flat" onClick={onDone}>
          {w.leave}
        </Button>
      </p>
    </PageForm>
  )
}
