import { Dialog } from '../../components/dialog.tsx'
import { useOverlay } from '../../state/overlay.ts'
import { words } from '../../words/en.ts'
import { KeyMap } from './key-map.tsx'
import { Look } from './look.tsx'
import './settings.css'

const { close } = useOverlay.getState()

/** Settings or the keyboard map over the start screen, where there are no tabs. */
export function LookDialog({ kind }: { kind: 'settings' | 'keys' }) {
  return (
    <Dialog
      title={kind === 'settings' ? words.settings.title : words.settings.keysTitle}
      isOpen
      width="wide"
      onClose={close}
    >
      {kind === 'settings' ? <Look /> : <KeyMap />}
    </Dialog>
  )
}
