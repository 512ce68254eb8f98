import { Button } from '../../components/button.tsx'
import { closeProject } from '../../actions/project-deeds.ts'
import { useProject } from '../../state/project.ts'
import { useStatus } from '../../state/status.ts'
import { words } from '../../words/en.ts'
import { Mark } from '../frame/mark.tsx'
import { PassphraseForm } from './passphrase-form.tsx'
import './start.css'

/** Shown while an encrypted project is locked. Nothing of it is on screen. */
export function LockScreen() {
  const info = useProject(state => state.info)
  if (!info) return null
  return (
    <main className="lock-screen">
      <div className="lock-card">
        <Mark />
        <h1 className="title">{words.start.pass.locked(info.name)}</h1>
        <p>{words.start.pass.lockedSays}</p>
        <PassphraseForm
          path={info.path}
          deed={words.start.pass.unlock}
          aside={
            <Button look="flat" large onClick={() => closeProject().catch(useStatus.getState().refuse)}>
              {words.start.pass.leave}
            </Button>
          }
        />
      </div>
    </main>
  )
}
