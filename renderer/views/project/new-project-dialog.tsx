import { useEffect, useState } from 'react'
import { besidePath, enter } from '../../actions/project-deeds.ts'
import { call } from '../../client/client.ts'
import { Field } from '../../components/field.tsx'
import { FormDialog } from '../../components/form-dialog.tsx'
import { PassphraseField } from '../../components/passphrase-field.tsx'
import { PathField } from '../../components/path-field.tsx'
import { useDeed } from '../../components/use-deed.ts'
import { keep, kept } from '../../state/keep.ts'
import { useOverlay } from '../../state/overlay.ts'
import { words } from '../../words/en.ts'

const { fields, create, createDeed } = words.start

const { close, show } = useOverlay.getState()

/** Makes a new project: its name, where it goes, who codes, and a passphrase for those who want one. */
export function NewProjectDialog() {
  const [name, setName] = useState('')
  const [path, setPath] = useState<string | null>(null)
  const [coder, setCoder] = useState(() => kept('coder', ''))
  const [passphrase, setPassphrase] = useState('')
  const [folder, setFolder] = useState('')
  const [missing, setMissing] = useState(false)
  useEffect(() => {
    call('project.folder', {}).then(
      answer => setFolder(answer.folder),
      () => setFolder(''),
    )
  }, [])
  // Until the person says where, the file goes where their projects are, under the study's name.
  const place = path ?? (folder && name.trim() ? besidePath(`${folder}/x`, name) : '')
  const isWhole = name.trim() !== '' && place.trim() !== '' && coder.trim() !== ''

  const deed = useDeed(async () => {
    const made = await call('project.create', {
      path: place.trim(),
      name: name.trim(),
      coder: coder.trim(),
      ...(passphrase ? { passphrase } : {}),
    })
    keep('coder', coder.trim())
    await enter(made)
    if (made.recoveryKey) show({ kind: 'recovery-key', recoveryKey: made.recoveryKey, projectName: made.name })
  })
  const need = (value: string) => (missing && value.trim() === '' ? fields.required : null)
  return (
    <FormDialog
      title={create.title}
      says={createDeed}
      deed={deed}
      ready={isWhole}
      onClose={close}
      width="wide"
      isLeftToDeed
      onMissing={() => setMissing(true)}
    >
      <Field
        label={fields.name}
        hint={fields.nameHint}
        data-first=""
        value={name}
        trouble={need(name)}
        onChange={event => setName(event.target.value)}
      />
      <PathField
        label={fields.path}
        hint={fields.pathHint}
        value={place}
        trouble={need(place)}
        choose={{ kind: 'new-project', name: `${name.trim() || words.frame.product}.crosscase` }}
        onChange={setPath}
      />
      <Field
        label={fields.coder}
        hint={fields.coderHint}
        value={coder}
        trouble={need(coder)}
        autoComplete="name"
        onChange={event => setCoder(event.target.value)}
      />
      <PassphraseField
        label={fields.passphraseOptional}
        hint={fields.passphraseHint}
        value={passphrase}
        onChange={setPassphrase}
      />
    </FormDialog>
  )
}
