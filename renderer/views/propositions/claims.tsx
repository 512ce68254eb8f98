import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { Claim } from '../../../src/analysis/positions/types.ts'
import type { CaseId, PropositionId } from '../../../src/base/ids.ts'
import { openCase } from '../../actions/go.ts'
import { call } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { doAndSay } from '../../components/deeds.ts'
import { Section } from '../../components/section.tsx'
import { useCases } from '../../state/lists.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { sheetWords as w } from '../../words/proposition-sheet.ts'
import { disclosureWords } from '../../words/disclosure.ts'
import { openCheck } from '../disclosure/outputs.ts'
import { ClaimForm } from './claim-form.tsx'
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
      {adding ? <ClaimForm propositionId={propositionId} onDone={() => add(false)} /> : null}
      {answer?.length === 0 && !adding ? <p className="hint">{w.noClaims}</p> : null}
      <ul className="search-log">
        {answer?.map(claim => (
          <ClaimLine key={claim.id} claim={claim} />
        ))}
      </ul>
      <p>
        <Button look="link" onClick={() => openCheck('propositions', { propositionIds: [propositionId] })}>
          {disclosureWords.open}
        </Button>
      </p>
    </Section>
  )
}

function ClaimLine({ claim }: { claim: Claim }) {
  const [changing, change] = useState(false)
  const cases = useCases(state => state.byId)
  const keys = (ids: readonly CaseId[]) => ids.map(id => cases.get(id)?.key ?? cases.get(id)?.name ?? '').join(', ')
  const act = useRef<HTMLButtonElement>(null)
  if (changing)
    return (
      <li>
        <ClaimForm
          propositionId={claim.propositionId}
          claim={claim}
          onDone={() => {
            flushSync(() => change(false))
            act.current?.focus()
          }}
        />
      </li>
    )
  return (
    <li>
      <p>
        “{claim.words}” <b>{claim.said}</b>
        <span className="hint"> {w.claimCounted(claim.counts, claim.where)}</span>
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
        <Button look="link" ref={act} onClick={() => change(true)}>
          {w.changeClaim}
        </Button>
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
