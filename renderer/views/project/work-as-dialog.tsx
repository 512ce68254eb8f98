import { useState } from 'react'
import { call } from '../../client/client.ts'
import { Field } from '../../components/field.tsx'
import { FormDialog } from '../../components/form-dialog.tsx'
import { useDeed } from '../../components/use-deed.ts'
import { useCoders } from '../../state/lists.ts'
import { useOverlay } from '../../state/overlay.ts'
import { useProject } from '../../state/project.ts'
import { useStatus } from '../../state/status.ts'
import { words } from '../../words/en.ts'

/** Chooses the coder at work by name; a new name makes a new coder. */
export function WorkAsDialog() {
  const close = useOverlay(state => state.close)
  const coders = useCoders(state => state.items)
  const [name, setName] = useState('')
  const deed = useDeed(async () => {
    await useProject.getState().entered(await call('project.workAs', { name: name.trim() }))
    useStatus.getState().note(words.frame.coderAtWork(name.trim()))
  })
  return (
    <FormDialog
      title={words.project.deeds.workAs}
      says={words.project.workAsDeed}
      deed={deed}
      ready={name.trim() !== ''}
      onClose={close}
      isTroubleInField
    >
      <Field
        label={words.start.fields.coder}
        hint={words.project.workAsHint}
        data-first=""
        list="coder-names"
        value={name}
        trouble={deed.trouble}
        onChange={event => setName(event.target.value)}
      />
      <datalist id="coder-names">
        {coders.map(coder => (
          <option key={coder.id} value={coder.name}>
            {coder.name}
          </option>
        ))}
      </datalist>
    </FormDialog>
  )
}
