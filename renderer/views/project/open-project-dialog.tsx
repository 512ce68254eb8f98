import { useEffect, useState } from 'react'
import { nameOfPath, openProject } from '../../actions/project-deeds.ts'
import { canChoosePath, choosePath } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
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
    <Dialog
      title={open.title}
      isOpen
      onClose={close}
      foot={
        <>
          <Button large onClick={close}>
            {words.common.cancel}
          </Button>
          <Button look="primary" large form="open-project" type="submit" aria-disabled={deed.busy}>
            {openDeed}
          </Button>
        </>
      }
    >
      <form
        id="open-project"
        className="form"
        onSubmit={event => {
          event.preventDefault()
          if (path.trim()) void deed.go()
        }}
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
      </form>
    </Dialog>
  )
}
