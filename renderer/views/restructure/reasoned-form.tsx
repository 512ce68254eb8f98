// A dialog in which something is asked of the framework, with its reason: done at once, or proposed.

import { useId, type ReactNode } from 'react'
import type { Proposed } from '../../../src/team/review/types.ts'
import { call } from '../../client/client.ts'
import { FormDialog } from '../../components/form-dialog.tsx'
import { useDeed, type Deed } from '../../components/use-deed.ts'
import { useOverlay } from '../../state/overlay.ts'
import { useStatus } from '../../state/status.ts'
import { words } from '../../words/en.ts'

/** Makes a proposal of what is asked, says so, and closes the dialog. */
export function useProposing(request: Proposed | null, reason: string, title: string) {
  return useDeed(async () => {
    if (request === null) return
    await call('proposal.make', { request, reason: reason.trim() })
    useStatus.getState().say(words.review.proposals.proposed(title))
    useOverlay.getState().close()
  })
}

interface ReasonedFormProps {
  readonly title: string
  /** What the button that does it says. */
  readonly says: string
  readonly ready: boolean
  readonly deed: Pick<Deed, 'busy' | 'trouble' | 'go'>
  /** Another deed, before that button. */
  readonly second?: ReactNode
  /** Null: no reason is asked for yet. */
  readonly reason: { readonly label: string; readonly hint: string; readonly value: string } | null
  readonly onReason: (reason: string) => void
  readonly children: ReactNode
}

/** The dialog: what is asked above, why below. Mod+Enter in the reason does it. */
export function ReasonedForm(props: ReasonedFormProps) {
  const { title, says, deed, ready, second, reason, onReason, children } = props
  const close = useOverlay(state => state.close)
  const id = useId()
  return (
    <FormDialog
      title={title}
      says={says}
      deed={deed}
      ready={ready}
      onClose={close}
      isLeftToDeed
      width="wide"
      className="plan-form"
      second={second}
    >
      {children}
      {reason !== null && (
        <div className="field">
          <label htmlFor={`${id}-reason`}>{reason.label}</label>
          <textarea
            id={`${id}-reason`}
            rows={2}
            maxLength={2000}
            aria-describedby={`${id}-hint`}
            value={reason.value}
            onChange={event => onReason(event.target.value)}
            onKeyDown={event => {
              if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
              event.preventDefault()
              event.currentTarget.form?.requestSubmit()
            }}
          />
          <p className="field-hint" id={`${id}-hint`}>
            {reason.hint}
          </p>
        </div>
      )}
    </FormDialog>
  )
}
