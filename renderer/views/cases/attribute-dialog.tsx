import { useState } from 'react'
import type { AttributeRule } from '../../../src/cases/rules.ts'
import type { Attribute } from '../../../src/cases/types.ts'
import { call } from '../../client/client.ts'
import { Field } from '../../components/field.tsx'
import { Segments } from '../../components/segments.tsx'
import { useDeed } from '../../components/use-deed.ts'
import { useStatus } from '../../state/status.ts'
import { caseFormWords as w } from '../../words/case-forms.ts'
import { attributeName } from '../../words/names.ts'
import { FormDialog } from '../../components/form-dialog.tsx'
import { SelectField } from '../../components/select-field.tsx'
import { RuleFields } from './rule-fields.tsx'

const TYPES = ['text', 'number', 'date', 'yes or no', 'choice'] as const
const say = (text: string) => useStatus.getState().say(text)

/** Makes an attribute: with values given by hand, or such as follow from others. */
export function AttributeDialog({ about, onClose }: { readonly about: string; readonly onClose: () => void }) {
  const [name, setName] = useState('')
  const [follows, setFollows] = useState(false)
  const [type, setType] = useState<Attribute['type']>('text')
  const [values, setValues] = useState('')
  const [rule, setRule] = useState<AttributeRule | null>(null)
  const deed = useDeed(async () => {
    await call('attribute.create', {
      about,
      name: name.trim(),
      type,
      choices: type === 'choice' && !follows ? values.split('\n') : [],
      rule: follows ? rule : null,
    })
    say(w.attribute.created(name.trim()))
  })
  return (
    <FormDialog
      title={w.attribute.title}
      says={w.create}
      width="wide"
      deed={deed}
      ready={name.trim() !== '' && (!follows || rule !== null)}
      onClose={onClose}
    >
      <Field
        label={w.attribute.name}
        data-first=""
        maxLength={200}
        value={name}
        onChange={event => setName(event.target.value)}
      />
      <div className="field">
        <span className="label">{w.attribute.given}</span>
        <Segments
          label={w.attribute.given}
          value={follows ? 'rule' : 'hand'}
          choices={[
            { value: 'hand', label: w.attribute.byHand },
            { value: 'rule', label: w.attribute.byRule },
          ]}
          onChange={value => setFollows(value === 'rule')}
        />
      </div>
      {follows ? (
        <RuleFields about={about} rule={rule} onRule={setRule} />
      ) : (
        <>
          <SelectField
            label={w.attribute.type}
            value={type}
            choices={TYPES.map(value => ({ value, label: w.attribute.types[value] }))}
            onChange={value => setType(value as Attribute['type'])}
          />
          {type === 'choice' ? (
            <label className="field">
              <span className="label">{w.attribute.values}</span>
              <textarea className="input" rows={5} value={values} onChange={event => setValues(event.target.value)} />
            </label>
          ) : null}
        </>
      )}
    </FormDialog>
  )
}

/** Changes what an attribute follows from. */
export function RuleDialog({ attribute, onClose }: { readonly attribute: Attribute; readonly onClose: () => void }) {
  const [rule, setRule] = useState<AttributeRule | null>(attribute.rule)
  const deed = useDeed(async () => {
    await call('attribute.setRule', { attributeId: attribute.id, rule: rule! })
    say(w.attribute.changed(attributeName(attribute.name)))
  })
  return (
    <FormDialog
      title={w.attribute.edit(attributeName(attribute.name))}
      says={w.keep}
      width="wide"
      deed={deed}
      ready={rule !== null}
      onClose={onClose}
    >
      <RuleFields about={attribute.about} rule={rule} except={attribute.id} onRule={setRule} />
    </FormDialog>
  )
}

/** Gives an attribute another name. */
export function RenameAttribute({
  attribute,
  onClose,
}: {
  readonly attribute: Attribute
  readonly onClose: () => void
}) {
  const [name, setName] = useState(attribute.name)
  const deed = useDeed(async () => {
    await call('attribute.rename', { attributeId: attribute.id, name: name.trim() })
    say(w.attribute.renamed(name.trim()))
  })
  return (
    <FormDialog
      title={w.attribute.edit(attributeName(attribute.name))}
      says={w.keep}
      deed={deed}
      ready={name.trim() !== ''}
      onClose={onClose}
    >
      <Field
        label={w.attribute.name}
        data-first=""
        maxLength={200}
        value={name}
        onChange={event => setName(event.target.value)}
      />
    </FormDialog>
  )
}
