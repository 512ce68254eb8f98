import { useRef, useState } from 'react'
import type { Answer } from '../../../src/api/contract.ts'
import type { Progress } from '../../../src/base/reply.ts'
import { call } from '../../client/client.ts'
import { FormDialog } from '../../components/form-dialog.tsx'
import { PassphraseField } from '../../components/passphrase-field.tsx'
import { canStop, RewritingProgress } from '../../components/rewriting-progress.tsx'
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
  const stopper = useRef<AbortController | null>(null)
  const says = secrets[kind]
  const deed = useDeed(async () => {
    const name = useProject.getState().info?.name ?? ''
    stopper.current = new AbortController()
    const how = { onProgress: setProgress, signal: stopper.current.signal }
    let troubles: readonly string[]
    try {
      if (kind === 'decrypt') {
        troubles = troublesOf(await call('project.decrypt', { passphrase }, how))
        close()
      } else {
        const done = await call(kind === 'encrypt' ? 'project.encrypt' : 'project.rekey', { passphrase }, how)
        troubles = troublesOf(done)
        show({ kind: 'recovery-key', recoveryKey: done.recoveryKey, projectName: name, troubles })
      }
    } finally {
      stopper.current = null
      setProgress(null)
    }
    await useProject.getState().refreshInfo()
    useStatus.getState().note([says.done, ...(kind === 'decrypt' ? troubles : [])].join(' '))
  })
  return (
    <FormDialog
      title={says.title}
      says={says.deed}
      deed={deed}
      ready={passphrase !== ''}
      onClose={() => {
        if (!deed.busy) close()
        else if (canStop(progress)) stopper.current?.abort()
      }}
      beside={progress === null ? null : <RewritingProgress progress={progress} />}
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

/** What of it could not be done, in words. */
function troublesOf({ backupsLeft, noBackup }: Answer<'project.decrypt'>): readonly string[] {
  return [
    ...(backupsLeft.length > 0 ? [secrets.left(backupsLeft)] : []),
    ...(noBackup === null ? [] : [secrets.noBackup(noBackup)]),
  ]
}
