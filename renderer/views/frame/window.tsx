import { useProject } from '../../state/project.ts'
import { Overlays } from '../project/overlays.tsx'
import { LockScreen } from '../start/lock-screen.tsx'
import { StartScreen } from '../start/start-screen.tsx'
import { Workbench } from './workbench.tsx'

/** The whole window: start screen, lock screen or workbench, and what lies over them. */
export function Window() {
  const phase = useProject(state => state.phase)
  return (
    <>
      {phase === 'start' && <StartScreen />}
      {phase === 'locked' && <LockScreen />}
      {phase === 'open' && <Workbench />}
      <Overlays />
    </>
  )
}
