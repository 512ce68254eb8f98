import { useState } from 'react'
import { call } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Trouble } from '../../components/field.tsx'
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
    useStatus.getState().say(says.done)
  })
  return (
    <Dialog
      title={says.title}
      isOpen
      onClose={close}
      foot={
        <>
          <Button large onClick={close}>
            {words.common.cancel}
          </Button>
          <Button look="primary" large form="secret" type="submit" aria-disabled={deed.busy}>
            {says.deed}
          </Button>
        </>
      }
    >
      <p>{says.says}</p>
      <form
        id="secret"
        className="form"
        onSubmit={event => {
          event.preventDefault()
          setMissing(passphrase === '')
          if (passphrase !== '') void deed.go()
        }}
      >
        <PassphraseField
          label={kind === 'decrypt' ? words.start.fields.passphrase : words.start.fields.newPassphrase}
          {...(kind === 'decrypt' ? {} : { hint: words.start.fields.passphraseHint })}
          data-first=""
          value={passphrase}
          trouble={missing && passphrase === '' ? words.start.fields.required : null}
          onChange={setPassphrase}
        />
        {deed.trouble && <Trouble>{deed.trouble}</Trouble>}
      </form>
    </Dialog>
  )
}
