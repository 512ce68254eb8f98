// The record of the study: what checklists ask that no count can tell, written where it stands.

import { CODER_FIELDS, PROJECT_FIELDS, type FactField } from '../../../src/team/fact-fields.ts'
import { call } from '../../client/client.ts'
import { CoderBadge } from '../../components/coder-badge.tsx'
import { doAndSay } from '../../components/deeds.ts'
import { Editable } from '../../components/editable.tsx'
import { Trouble } from '../../components/field.tsx'
import { useProject } from '../../state/project.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { reportingWords as w } from '../../words/reporting.ts'

const TABLES = ['project_fact', 'coder_fact', 'coder']

/** The study's fields, then those of each coder. */
export function StudyRecord() {
  const { answer, trouble } = useAnswer('team.record', {}, TABLES)
  const canWrite = useProject(state => state.info?.readOnly === false)
  const me = useProject(state => state.info?.coder.id)
  if (trouble) return <Trouble>{trouble}</Trouble>
  if (answer === null) return null
  return (
    <>
      <section aria-labelledby="report-study">
        <h2 id="report-study">{w.study}</h2>
        <Fields
          fields={PROJECT_FIELDS}
          facts={answer.project}
          canWrite={canWrite}
          nameOf={label => label}
          onKeep={(field, value) => call('team.setProjectFact', { field, value })}
        />
      </section>
      {answer.coders.map(({ facts, ...coder }) => (
        <section key={coder.id} aria-labelledby={`report-${coder.id}`}>
          <h2 id={`report-${coder.id}`} className="report-coder">
            <CoderBadge coder={coder} isYou={coder.id === me} />
            {coder.name}
          </h2>
          <Fields
            fields={CODER_FIELDS}
            facts={facts}
            canWrite={canWrite}
            nameOf={label => w.of(label, coder.name)}
            onKeep={(field, value) => call('team.setCoderFact', { coderId: coder.id, field, value })}
          />
        </section>
      ))}
    </>
  )
}

interface FieldsProps {
  readonly fields: readonly FactField[]
  readonly facts: Readonly<Record<string, string>>
  readonly canWrite: boolean
  readonly nameOf: (label: string) => string
  readonly onKeep: (field: string, value: string | null) => Promise<unknown>
}

function Fields({ fields, facts, canWrite, nameOf, onKeep }: FieldsProps) {
  return (
    <dl className="report-fields">
      {fields.map(({ field, label, asks }) => (
        <div key={field}>
          <dt>{label}</dt>
          <dd>
            <Editable
              label={nameOf(label)}
              value={facts[field] ?? null}
              empty={asks}
              multiline
              disabled={!canWrite}
              onKeep={value =>
                doAndSay(
                  () => onKeep(field, value),
                  value === null ? w.takenBack(nameOf(label)) : w.kept(nameOf(label)),
                )
              }
            />
          </dd>
        </div>
      ))}
    </dl>
  )
}
