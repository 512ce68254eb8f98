import { useEffect, useState } from 'react'
import { nameOfPath, openProject } from '../../actions/project-deeds.ts'
import { canChoosePath, choosePath } from '../../client/client.ts'
import { FormDialog } from '../../components/form-dialog.tsx'
import { PathField } from '../../components/path-field.tsx'
import { useDeed } from '../../components/use-deed.ts'
import { useOverlay } from '../../state/overlay.ts'
import { words } from '../../words/en.ts'

const { fields, open, openDeed } = words.start

const { close } = useOverlay.getState()

/** Opens a project file: with a native dialog where there is one, else by its path. */
export function OpenProjectDialog() {
  const [path, setPath] = useState('')
  const deed = useDeed(() => openProject(path.trim(), nameOfPath(path.trim())))
  useEffect(() => {
    if (!canChoosePath()) return
    choosePath({ kind: 'open-project' }).then(
      ([chosen]) => (chosen === undefined ? close() : setPath(chosen)),
      () => {},
    )
  }, [])
  return (
    <FormDialog
      title={open.title}
      says={openDeed}
      deed={deed}
      ready={path.trim() !== ''}
      onClose={close}
      isLeftToDeed
      isTroubleInField
    >
      <PathField
        label={fields.openPath}
        hint={fields.openPathHint}
        data-first=""
        value={path}
        trouble={deed.trouble}
        choose={{ kind: 'open-project' }}
        onChange={setPath}
      />
    </FormDialog>
  )
}
