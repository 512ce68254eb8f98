import { useState } from 'react'
import { fold } from '../../../src/base/order.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Field } from '../../components/field.tsx'
import { words } from '../../words/en.ts'
import { sheetWords as w } from '../../words/proposition-sheet.ts'

interface ChooseDialogProps {
  readonly title: string
  readonly things: readonly { readonly id: string; readonly name: string }[]
  readonly chosen: readonly string[]
  readonly onKeep: (ids: readonly string[]) => void
  readonly onClose: () => void
}

/** Chooses some of many things: a list with a box each, narrowed by typing. */
export function ChooseDialog({ title, things, chosen, onKeep, onClose }: ChooseDialogProps) {
  const [some, setSome] = useState<ReadonlySet<string>>(() => new Set(chosen))
  const [narrow, setNarrow] = useState('')
  const shown = things.filter(one => fold(one.name).includes(fold(narrow)))
  const toggle = (id: string) => {
    const next = new Set(some)
    if (!next.delete(id)) next.add(id)
    setSome(next)
  }
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      foot={
        <>
          <Button look="flat" onClick={onClose}>
            {words.common.cancel}
          </Button>
          <Button
            look="primary"
            onClick={() => {
              onKeep(things.filter(one => some.has(one.id)).map(one => one.id))
              onClose()
            }}
          >
            {w.keep}
          </Button>
        </>
      }
    >
      <Field label={w.find} value={narrow} onChange={event => setNarrow(event.target.value)} />
      <ul className="choose-list scroll">
        {shown.map(one => (
          <li key={one.id}>
            <label>
              <input type="checkbox" checked={some.has(one.id)} onChange={() => toggle(one.id)} />
              {one.name}
            </label>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
