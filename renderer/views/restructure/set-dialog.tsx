import { useId, useState } from 'react'
import { fold } from '../../../src/base/order.ts'
import type { CodeId } from '../../../src/base/ids.ts'
import { call } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Field } from '../../components/field.tsx'
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
    close()
  })
  return (
    <Dialog
      title={w.title(codeIds.length)}
      isOpen
      onClose={close}
      foot={
        <>
          <Button large onClick={close}>
            {words.common.cancel}
          </Button>
          <Button look="primary" large form={id} type="submit" aria-disabled={deed.busy}>
            {w.deed}
          </Button>
        </>
      }
    >
      <form
        id={id}
        className="form"
        onSubmit={event => {
          event.preventDefault()
          if (name.trim()) void deed.go()
        }}
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
      </form>
    </Dialog>
  )
}
