import { useState } from 'react'
import type { Attribute } from '../../../src/cases/types.ts'
import { call } from '../../client/client.ts'
import { useDeed } from '../../components/use-deed.ts'
import { useStatus } from '../../state/status.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { caseFormWords } from '../../words/case-forms.ts'
import { filterWords } from '../../words/filter.ts'
import { attributeName } from '../../words/names.ts'
import { FormDialog } from '../../components/form-dialog.tsx'
import { SelectField } from '../../components/select-field.tsx'

const w = caseFormWords.attribute
const TYPES = ['text', 'number', 'date', 'yes or no', 'choice'] as const
const SHOWN = 12

/** Gives an attribute another type, once what would not fit has been seen. */
export function RetypeDialog({ attribute, onClose }: { readonly attribute: Attribute; readonly onClose: () => void }) {
  const [type, setType] = useState<Attribute['type']>(attribute.type)
  const { answer: plan } = useAnswer('attribute.planRetype', { attributeId: attribute.id, type }, ['attribute_value'])
  const { answer: naming } = useAnswer('filter.naming', { ids: [attribute.id] }, [
    'saved_filter',
    'saved_display',
    'claim',
    'proposition',
    'output_setting',
    'attribute',
  ])
  const current = plan?.type === type ? plan : null
  const name = attributeName(attribute.name)
  const deed = useDeed(async () => {
    await call('attribute.retype', { attributeId: attribute.id, type, lose: current!.lostValues })
    useStatus.getState().say(w.changed(name))
  })
  return (
    <FormDialog
      title={w.edit(name)}
      says={w.retypeDeed(current?.lostValues ?? 0)}
      danger={(current?.lostValues ?? 0) > 0}
      deed={deed}
      ready={current !== null && type !== attribute.type}
      onClose={onClose}
    >
      <SelectField
        label={w.type}
        first
        value={type}
        choices={TYPES.map(value => ({ value, label: w.types[value] }))}
        onChange={value => setType(value as Attribute['type'])}
      />
      {current && type !== attribute.type ? (
        <div className="case-plan" role="status">
          <p>{w.plan(current.kept)}</p>
          {current.lostValues > 0 && naming && naming.length > 0 ? (
            <p>{filterWords.naming.touched(naming.length)}</p>
          ) : null}
          {current.respelt.length > 0 ? (
            <>
              <h3>{w.respelt}</h3>
              <ul>
                {current.respelt.slice(0, SHOWN).map(one => (
                  <li key={one.value}>
                    {one.value} → {one.to}
                  </li>
                ))}
              </ul>
            </>
          ) : null}
          {current.lostValues > 0 ? (
            <>
              <h3>{w.lost(current.lostValues)}</h3>
              <ul>
                {current.lost.slice(0, SHOWN).map(one => (
                  <li key={one.value}>
                    {one.value} <small className="hint">{w.used(one.cases)}</small>
                  </li>
                ))}
                {current.lost.length > SHOWN ? <li>{caseFormWords.cells.more(current.lost.length - SHOWN)}</li> : null}
              </ul>
            </>
          ) : null}
        </div>
      ) : null}
    </FormDialog>
  )
}
