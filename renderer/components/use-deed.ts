import { useState } from 'react'
import { sentenceOf } from '../client/client.ts'
import { TroubleError } from '../client/trouble-error.ts'
import { useStatus } from '../state/status.ts'
import { words } from '../words/en.ts'

/** A deed of a form: whether it is under way and what stood in its way, in words. Its button says so with `aria-disabled`: disabled, it would lose the focus. */
export interface Deed {
  readonly busy: boolean
  readonly trouble: string | null
  /** Does it. Resolves true when it was done. */
  readonly go: () => Promise<boolean>
  readonly clear: () => void
}

/** Wraps the deed of a form, so that its trouble is shown in the form and it is not begun twice. What the person stopped is no trouble: the status bar says `stopped`. */
export function useDeed(deed: () => Promise<void>, stopped = words.frame.stopped): Deed {
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  return {
    busy,
    trouble,
    clear: () => setTrouble(null),
    async go() {
      if (busy) return false
      setBusy(true)
      setTrouble(null)
      try {
        await deed()
        return true
      } catch (error) {
        if (error instanceof TroubleError && error.trouble.kind === 'cancelled') useStatus.getState().hint(stopped)
        else setTrouble(sentenceOf(error, words.frame.mistake))
        return false
      } finally {
        setBusy(false)
      }
    },
  }
}
