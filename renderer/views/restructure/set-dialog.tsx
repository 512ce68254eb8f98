import { useId, useState } from 'react'
import { fold } from '../../../src/base/order.ts'
import type { CodeId } from '../../../src/base/ids.ts'
import { call } from '../../client/client.ts'
import { Field } from '../../components/field.tsx'
import { FormDialog } from '../../components/form-dialog.tsx'
import { useDeed } from '../../components/use-deed.ts'
import { useCodeSets } from '../../state/lists.ts'
import { useOverlay } from '../../state/overlay.ts'
import { useStatus } from '../../state/status.ts'
import { words } from '../../words/en.ts'

const w = words.restructure.sets

/** Puts codes into a set: one that is there, or a new one. */
export function SetDialog({ codeIds }: { readonly codeIds: readonly CodeId[] }) {
  const close = useOverlay(state => state.close)
  const sets = useCodeSets(state => state.items)
  const [name, setName] = useState('')
  const id = useId()
  const deed = useDeed(async () => {
    const there = sets.find(set => fold(set.name) === fold(name.trim()))
    if (there) {
      const added = await call('codeSet.add', { setId: there.id, codeIds: [...codeIds] })
      useStatus.getState().say(w.added(there.name, added))
    } else {
      await call('codeSet.create', { name: name.trim(), codeIds: [...codeIds] })
      useStatus.getState().say(w.made(name.trim(), codeIds.length))
    }
  })
  return (
    <FormDialog
      title={w.title(codeIds.length)}
      says={w.deed}
      deed={deed}
      ready={name.trim() !== ''}
      onClose={close}
      isTroubleInField
    >
      <Field
        label={w.name}
        data-first=""
        list={`${id}-sets`}
        placeholder={w.placeholder}
        maxLength={200}
        value={name}
        trouble={deed.trouble}
        onChange={event => setName(event.target.value)}
      />
      <datalist id={`${id}-sets`}>
        {sets.map(set => (
          <option key={set.id} value={set.name}>
            {set.name}
          </option>
        ))}
      </datalist>
    </FormDialog>
  )
}
