import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Trouble } from '../../components/field.tsx'
import { Icon } from '../../components/icon.tsx'
import { useOverlay } from '../../state/overlay.ts'
import { dayInWords } from '../../words/dates.ts'
import { words } from '../../words/en.ts'

const { recovery, fields } = words.start

const { close } = useOverlay.getState()

interface RecoveryProps {
  readonly recoveryKey: string
  readonly projectName: string
  /** What could not be done when the project was put under it. */
  readonly troubles?: readonly string[]
}

/** Shows a recovery key, once. Only its own button closes it: a slip of the hand must not lose the key. */
export function RecoveryDialog({ recoveryKey, projectName, troubles = [] }: RecoveryProps) {
  const [copied, setCopied] = useState(false)
  const [today] = useState(() => dayInWords(new Date().toISOString()))
  const copy = () => {
    navigator.clipboard.writeText(recoveryKey).then(
      () => setCopied(true),
      () => setCopied(false),
    )
  }
  return (
    <Dialog
      title={recovery.title}
      isOpen
      role="alertdialog"
      width="wide"
      foot={
        <Button look="primary" large onClick={close}>
          {recovery.kept}
        </Button>
      }
    >
      <p>{recovery.says(projectName)}</p>
      <section className="recovery-sheet" aria-label={fields.recoveryKey}>
        <h3 className="print-only">{recovery.printedTitle}</h3>
        <p className="recovery-key" data-recovery-key="">
          {recoveryKey}
        </p>
        <p className="print-only">{recovery.printedFor(projectName, today)}</p>
        <p className="print-only">{recovery.printedHint}</p>
      </section>
      <div className="recovery-acts">
        <Button icon="print" data-first="" onClick={() => window.print()}>
          {recovery.print}
        </Button>
        <Button icon="copy" onClick={copy}>
          {recovery.copy}
        </Button>
        <output className="hint">
          {copied && (
            <>
              <Icon name="check" /> {recovery.copied}
            </>
          )}
        </output>
      </div>
      {troubles.map(trouble => (
        <Trouble key={trouble}>{trouble}</Trouble>
      ))}
    </Dialog>
  )
}
