import { useState } from 'react'
import type { Progress } from '../../../src/base/reply.ts'
import { call } from '../../client/client.ts'
import { FormDialog } from '../../components/form-dialog.tsx'
import { PassphraseField } from '../../components/passphrase-field.tsx'
import { RewritingProgress } from '../../components/rewriting-progress.tsx'
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
  const [progress, setProgress] = useState<Progress | null>(null)
  const says = secrets[kind]
  const deed = useDeed(async () => {
    const name = useProject.getState().info?.name ?? ''
    const how = { onProgress: setProgress }
    try {
      if (kind === 'decrypt') {
        await call('project.decrypt', { passphrase }, how)
        close()
      } else {
        const { recoveryKey } = await call(
          kind === 'encrypt' ? 'project.encrypt' : 'project.rekey',
          { passphrase },
          how,
        )
        show({ kind: 'recovery-key', recoveryKey, projectName: name })
      }
    } finally {
      setProgress(null)
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
      onClose={() => {
        if (!deed.busy) close()
      }}
      beside={progress === null ? null : <RewritingProgress progress={progress} isStoppable={false} />}
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
