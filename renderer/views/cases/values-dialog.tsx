import { useState } from 'react'
import type { Attribute } from '../../../src/cases/types.ts'
import { call } from '../../client/client.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { useDeed } from '../../components/use-deed.ts'
import { useStatus } from '../../state/status.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { caseFormWords } from '../../words/case-forms.ts'
import { attributeName } from '../../words/names.ts'
import { FormDialog } from '../../components/form-dialog.tsx'

const w = caseFormWords.attribute

/** The list of values of an attribute: renamed, ordered, added, taken off where no case has them. */
export function ValuesDialog({ attribute, onClose }: { readonly attribute: Attribute; readonly onClose: () => void }) {
  const [choices, setChoices] = useState<readonly { value: string; was: string | null }[]>(() =>
    attribute.choices.map(value => ({ value, was: value })),
  )
  const { answer: use } = useAnswer('attribute.use', { attributeId: attribute.id }, ['attribute_value', 'attribute'])
  const used = (was: string | null) => (was === null ? 0 : (use?.values.find(one => one.value === was)?.cases ?? 0))
  const name = attributeName(attribute.name)
  const deed = useDeed(async () => {
    await call('attribute.setChoices', { attributeId: attribute.id, choices: [...choices] })
    useStatus.getState().say(w.changed(name))
  })
  const move = (at: number, to: number) => {
    const one = choices[at]!
    setChoices(choices.toSpliced(at, 1).toSpliced(to, 0, one))
  }
  return (
    <FormDialog
      title={w.list(name)}
      says={caseFormWords.keep}
      width="wide"
      deed={deed}
      ready={choices.every(one => one.value.trim() !== '')}
      onClose={onClose}
    >
      <ol className="case-values">
        {choices.map((choice, at) => (
          <li key={choice.was ?? `new ${at}`}>
            <input
              className="input"
              aria-label={w.value}
              {...(at === 0 ? { 'data-first': '' } : {})}
              maxLength={2000}
              value={choice.value}
              onChange={event => setChoices(choices.with(at, { ...choice, value: event.target.value }))}
            />
            <small className="hint">{w.used(used(choice.was))}</small>
            <IconButton
              icon="up"
              label={w.up(choice.value)}
              aria-disabled={at === 0}
              onClick={() => at > 0 && move(at, at - 1)}
            />
            <IconButton
              icon="down"
              label={w.down(choice.value)}
              aria-disabled={at === choices.length - 1}
              onClick={() => at < choices.length - 1 && move(at, at + 1)}
            />
            <IconButton
              icon="close"
              label={used(choice.was) > 0 ? `${w.drop(choice.value)}. ${w.dropUsed}` : w.drop(choice.value)}
              aria-disabled={used(choice.was) > 0}
              onClick={() => used(choice.was) === 0 && setChoices(choices.toSpliced(at, 1))}
            />
          </li>
        ))}
      </ol>
      <Button look="link" onClick={() => setChoices([...choices, { value: '', was: null }])}>
        {w.addValue}
      </Button>
    </FormDialog>
  )
}
