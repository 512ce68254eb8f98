import type { Naming } from '../../../src/analysis/filter/types.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { useOverlay } from '../../state/overlay.ts'
import { words } from '../../words/en.ts'
import { filterWords } from '../../words/filter.ts'

const w = filterWords.naming
const SHOWN = 12

interface NamedDialogProps {
  readonly name: string
  readonly naming: readonly Naming[]
  readonly decide: (isWanted: boolean) => void
}

/** Said before something is removed that saved filters, displays or outputs name. */
export function NamedDialog({ name, naming, decide }: NamedDialogProps) {
  const close = (isWanted: boolean) => {
    useOverlay.getState().close()
    decide(isWanted)
  }
  return (
    <Dialog
      title={w.title(name)}
      isOpen
      onClose={() => close(false)}
      foot={
        <>
          <Button large data-first="" onClick={() => close(false)}>
            {words.common.cancel}
          </Button>
          <Button look="danger" large onClick={() => close(true)}>
            {w.remove}
          </Button>
        </>
      }
    >
      <p>{w.says}</p>
      <ul>
        {naming.slice(0, SHOWN).map(one => (
          <li key={`${one.what} ${one.name}`}>{w.kinds[one.what](one.name)}</li>
        ))}
        {naming.length > SHOWN ? <li>{w.more(naming.length - SHOWN)}</li> : null}
      </ul>
    </Dialog>
  )
}
