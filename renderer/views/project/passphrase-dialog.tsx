import { Dialog } from '../../components/dialog.tsx'
import { useOverlay } from '../../state/overlay.ts'
import { words } from '../../words/en.ts'
import { PassphraseForm } from '../start/passphrase-form.tsx'

const { close } = useOverlay.getState()

/** Asks for the passphrase of a project that is about to be opened. */
export function PassphraseDialog({ path, name }: { path: string; name: string }) {
  return (
    <Dialog title={words.start.pass.title(name)} isOpen onClose={close}>
      <p>{words.start.pass.says}</p>
      <PassphraseForm path={path} deed={words.start.pass.open} />
    </Dialog>
  )
}
