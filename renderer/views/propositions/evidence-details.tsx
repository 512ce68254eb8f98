import {
  DIRECTNESSES,
  EVIDENCE_STRENGTHS,
  type EvidenceDetails as Details,
  type Stance,
} from '../../../src/analysis/propositions/types.ts'
import type { EvidenceId, SourceId } from '../../../src/base/ids.ts'
import { call } from '../../client/client.ts'
import { doAndSay } from '../../components/deeds.ts'
import { Editable } from '../../components/editable.tsx'
import { Select } from '../../components/select.tsx'
import { useCases, useSources } from '../../state/lists.ts'
import { judgingWords as w } from '../../words/judging.ts'

interface EvidenceDetailsProps {
  readonly evidenceId: EvidenceId
  readonly sourceId: SourceId
  readonly stance: Stance
  readonly details: Details
}

/** What weighs in a judgement: condition, directness, strength, event, why, and the case it counts for. Kept as it is chosen. */
export function EvidenceDetails({ evidenceId, sourceId, stance, details }: EvidenceDetailsProps) {
  const source = useSources(state => state.byId.get(sourceId))
  const cases = useCases(state => state.items)
  const own = cases.filter(one => one.kind !== 'participant' && source?.caseIds.includes(one.id))
  const keep = (change: Partial<Details>) =>
    doAndSay(() => call('evidence.change', { evidenceIds: [evidenceId], ...change }), w.changed)
  return (
    <dl className="judge-details" aria-label={w.weighs}>
      {stance === 'qualifying' || details.condition !== null ? (
        <div>
          <dt>{w.condition}</dt>
          <dd>
            <Editable
              label={w.condition}
              value={details.condition}
              empty={w.conditionEmpty}
              onKeep={condition => keep({ condition })}
            />
          </dd>
        </div>
      ) : null}
      <div>
        <dt>{w.rationale}</dt>
        <dd>
          <Editable
            label={w.rationale}
            value={details.rationale}
            empty={w.rationaleEmpty}
            multiline
            onKeep={rationale => keep({ rationale })}
          />
        </dd>
      </div>
      <Choice
        label={w.directness}
        value={details.directness}
        choices={DIRECTNESSES}
        onChoose={directness => keep({ directness })}
      />
      <Choice
        label={w.strength}
        value={details.strength}
        choices={EVIDENCE_STRENGTHS}
        onChoose={strength => keep({ strength })}
      />
      <div title={w.sameEventHint}>
        <dt>{w.sameEvent}</dt>
        <dd>
          <Editable
            label={w.sameEvent}
            value={details.sameEvent}
            empty={w.sameEventEmpty}
            onKeep={sameEvent => keep({ sameEvent })}
          />
        </dd>
      </div>
      {own.length > 1 ? (
        <div>
          <dt>{w.cases}</dt>
          <dd>
            <Select
              className="input"
              label={w.cases}
              value={details.caseId ?? ''}
              options={[
                ['', w.allCases],
                ...own.map(one => [one.id, [one.key, one.name].filter(Boolean).join(' ')] as const),
              ]}
              onPick={caseId => void keep({ caseId: caseId === '' ? null : caseId })}
            />
          </dd>
        </div>
      ) : null}
    </dl>
  )
}

function Choice<Value extends string>({
  label,
  value,
  choices,
  onChoose,
}: {
  label: string
  value: Value | null
  choices: readonly Value[]
  onChoose: (value: Value | null) => unknown
}) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <Select<Value | ''>
          className="input"
          label={label}
          value={value ?? ''}
          options={[['', w.unset], ...choices.map(one => [one, one] as const)]}
          onPick={chosen => void onChoose(chosen === '' ? null : chosen)}
        />
      </dd>
    </div>
  )
}
