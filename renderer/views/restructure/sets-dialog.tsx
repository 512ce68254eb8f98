import { call } from '../../client/client.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { doAndSay } from '../../components/deeds.ts'
import { Dialog } from '../../components/dialog.tsx'
import { Editable } from '../../components/editable.tsx'
import { useCodeSets } from '../../state/lists.ts'
import { useOverlay } from '../../state/overlay.ts'
import { words } from '../../words/en.ts'

const w = words.restructure.sets

/** The sets of codes: renamed and removed here; codes are put in and taken out in the tree. */
export function SetsDialog() {
  const close = useOverlay(state => state.close)
  const sets = useCodeSets(state => state.items)
  return (
    <Dialog
      title={w.list}
      isOpen
      onClose={close}
      foot={
        <Button look="primary" large onClick={close}>
          {w.close}
        </Button>
      }
    >
      {sets.length === 0 && <p className="hint">{w.none}</p>}
      <ul className="set-list">
        {sets.map(set => (
          <li key={set.id}>
            <Editable
              label={w.rename(set.name)}
              value={set.name}
              empty={words.common.none}
              onKeep={name =>
                doAndSay(
                  () => call('codeSet.rename', { setId: set.id, name: name ?? '' }),
                  name ? w.renamed(name) : undefined,
                )
              }
            />
            <span className="count">{w.size(set.codeIds.length)}</span>
            <IconButton
              icon="bin"
              label={w.remove(set.name)}
              onClick={() => void doAndSay(() => call('codeSet.remove', { setId: set.id }), w.removed(set.name))}
            />
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
