import { useState } from 'react'
import { Dialog } from '../../components/dialog.tsx'
import { useOverlay } from '../../state/overlay.ts'
import { words } from '../../words/en.ts'
import { Manual } from './manual.tsx'
import type { ManualPlace } from './place.ts'

/** The manual over the start screen, where there are no tabs. */
export default function ManualDialog() {
  const [place, setPlace] = useState<ManualPlace>({ chapter: 'start', section: null, n: 0 })
  return (
    <Dialog title={words.manual.title} isOpen width="widest" onClose={() => useOverlay.getState().close()}>
      <Manual place={place} goTo={next => setPlace({ ...place, ...next, n: place.n + 1 })} />
    </Dialog>
  )
}
