import { useState } from 'react'
import { call } from '../../client/client.ts'
import { FormDialog } from '../../components/form-dialog.tsx'
import { PassphraseField } from '../../components/passphrase-field.tsx'
import { useDeed } from '../../components/use-deed.ts'
import { useOverlay } from '../../state/overlay.ts'
import { useProject } from '../../state/project.ts'
import { useStatus } from '../../state/status.ts'
import { words } from '../../words/en.ts'

const { secrets } = words.project

const { close, show } = useOverlay.getState()

/** Puts a passphrase on the open project, changes it, or takes it off. */
export function SecretDialog({ kind }: { kind: 'encrypt' | 'rekey' | 'decrypt' }) {
  const [passphrase, setPassphrase] = useState('')
  const [missing, setMissing] = useState(false)
  const says = secrets[kind]
  const deed = useDeed(async () => {
    const name = useProject.getState().info?.name ?? ''
    if (kind === 'decrypt') {
      await call('project.decrypt', { passphrase })
      close()
    } else {
      const { recoveryKey } = await call(kind === 'encrypt' ? 'project.encrypt' : 'project.rekey', { passphrase })
      show({ kind: 'recovery-key', recoveryKey, projectName: name })
    }
    await useProject.getState().refreshInfo()
    useStatus.getState().note(says.done)
  })
  return (
    <FormDialog
      title={says.title}
      says={says.deed}
      deed={deed}
      ready={passphrase !== ''}
      onClose={close}
      isLeftToDeed
      onMissing={() => setMissing(true)}
      lead={<p>{says.says}</p>}
    >
      <PassphraseField
        label={kind === 'decrypt' ? words.start.fields.passphrase : words.start.fields.newPassphrase}
        {...(kind === 'decrypt' ? {} : { hint: words.start.fields.passphraseHint })}
        data-first=""
        value={passphrase}
        trouble={missing && passphrase === '' ? words.start.fields.required : null}
        onChange={setPassphrase}
      />
    </FormDialog>
  )
}
