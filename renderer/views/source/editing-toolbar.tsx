import { useState, type ReactNode } from 'react'
import { Button } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { BarLine, BarMore, Spacer, Toolbar } from '../../components/toolbar.tsx'
import { words } from '../../words/en.ts'
import type { Editing } from './editing.ts'
import { PlacesBadge } from './places-badge.tsx'
import type { ReadingSession } from './session.ts'
import type { TextUnderHand } from './use-editing.ts'

interface EditingToolbarProps {
  readonly session: ReadingSession
  readonly hand: TextUnderHand
  readonly isFinding: boolean
  readonly isRedacting: boolean
  readonly onFind: () => void
  readonly onRedact: () => void
  readonly onLeave: () => void
}

/** The bar above a text under correction: whether it is stored, what else can be done to its words, why it is corrected. */
export function EditingToolbar({
  session,
  hand: { editing, turn },
  isFinding,
  isRedacting,
  onFind,
  onRedact,
  onLeave,
}: EditingToolbarProps): ReactNode {
  const w = words.editing
  return (
    <Toolbar label={w.mode}>
      <span className="editing-mode">
        <Icon name="pencil" />
        {w.mode}
      </span>
      <span className="editing-state hint">{editing.isPending ? w.saving : w.saved}</span>
      <BarLine />
      <Button look="flat" icon="find" pressed={isFinding} onClick={onFind}>
        {w.find}
      </Button>
      <Button look="flat" icon="shield" title={w.redact.hint} pressed={isRedacting} onClick={onRedact}>
        {w.redact.deed}
      </Button>
      <BarMore>
        <Button
          look="flat"
          icon="undo"
          onClick={() => void turn('project.undo')}
          disabled={editing.stored === 0 && !editing.isPending}
        >
          {w.undo}
        </Button>
        <Button look="flat" icon="redo" onClick={() => void turn('project.redo')} disabled={editing.undone === 0}>
          {w.redo}
        </Button>
      </BarMore>
      <Spacer />
      <Why editing={editing} session={session} />
      <PlacesBadge sourceId={session.sourceId} />
      <Button look="primary" onClick={onLeave}>
        {w.done}
      </Button>
    </Toolbar>
  )
}

/** Why the text is corrected: goes into its history with whatever is stored from now on. */
function Why({ editing, session }: { editing: Editing; session: ReadingSession }): ReactNode {
  const w = words.editing
  const [reason, setReason] = useState(editing.reason)
  return (
    <label className="editing-why">
      <span>{w.why}</span>
      <input
        type="text"
        maxLength={2000}
        placeholder={w.whyHint}
        title={w.whyHint}
        value={reason}
        onChange={event => {
          setReason(event.target.value)
          editing.because(event.target.value)
          session.because(event.target.value)
        }}
      />
    </label>
  )
}
