import { Dialog } from '../../components/dialog.tsx'
import { useOverlay } from '../../state/overlay.ts'
import { words } from '../../words/en.ts'
import { PassphraseForm } from '../start/passphrase-form.tsx'

/** Asks for the passphrase of a project that is about to be opened. */
export function PassphraseDialog({ path, name }: { path: string; name: string }) {
  return (
    <Dialog title={words.start.pass.title(name)} isOpen onClose={useOverlay.getState().close}>
      <p>{words.start.pass.says}</p>
      <PassphraseForm path={path} deed={words.start.pass.open} />
    </Dialog>
  )
}
