import { useEffect } from 'react'
import { useProject } from '../../state/project.ts'
import { words } from '../../words/en.ts'
import { Overlays } from '../project/overlays.tsx'
import { LockScreen } from '../start/lock-screen.tsx'
import { StartScreen } from '../start/start-screen.tsx'
import { Workbench } from './workbench.tsx'

/** The whole window: start screen, lock screen or workbench, and what lies over them. */
export function Window() {
  const phase = useProject(state => state.phase)
  const name = useProject(state => state.info?.name)
  const opening = useProject(state => state.opening)
  useEffect(() => {
    // Nothing of a locked project stands in the title.
    document.title = phase === 'open' && name ? `${name} – ${words.frame.product}` : words.frame.product
  }, [phase, name])
  return (
    <>
      {phase === 'start' && <StartScreen />}
      {phase === 'locked' && <LockScreen />}
      {phase === 'open' && <Workbench key={opening} />}
      <Overlays />
    </>
  )
}
