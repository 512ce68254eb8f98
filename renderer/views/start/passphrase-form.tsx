import { useState, type FormEvent, type ReactNode } from 'react'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { focusFirst } from '../../components/focus-first.ts'
import { PassphraseField } from '../../components/passphrase-field.tsx'
import { call, sentenceOf } from '../../client/client.ts'
import { enter } from '../../actions/project-deeds.ts'
import { words } from '../../words/en.ts'

const { pass, fields } = words.start

interface PassphraseFormProps {
  readonly path: string
  readonly deed: string
  /** Stands beside the button. */
  readonly aside?: ReactNode
}

/** Asks for the passphrase of a project, or its recovery key, and opens it. */
export function PassphraseForm({ path, deed, aside }: PassphraseFormProps) {
  const [recovery, setRecovery] = useState(false)
  const [secret, setSecret] = useState('')
  const [trouble, setTrouble] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    // Not disabled meanwhile: a disabled button would lose the focus.
    if (busy) return
    if (secret === '') return setTrouble(fields.required)
    setBusy(true)
    setTrouble(null)
    try {
      await enter(await call('project.open', recovery ? { path, recoveryKey: secret } : { path, passphrase: secret }))
    } catch (error) {
      setTrouble(sentenceOf(error, words.frame.mistake))
      setBusy(false)
    }
  }
  const change = (next: string) => {
    setSecret(next)
    setTrouble(null)
  }
  const turn = () => {
    setRecovery(!recovery)
    change('')
  }
  return (
    <form className="passphrase-form" ref={focusFirst} onSubmit={event => void submit(event)}>
      {recovery ? (
        <Field
          label={fields.recoveryKey}
          hint={fields.recoveryHint}
          trouble={trouble}
          data-first=""
          autoComplete="off"
          spellCheck={false}
          value={secret}
          onChange={event => change(event.target.value)}
        />
      ) : (
        <PassphraseField label={fields.passphrase} trouble={trouble} data-first="" value={secret} onChange={change} />
      )}
      <div className="form-acts">
        <Button look="link" onClick={turn}>
          {recovery ? pass.byPassphrase : pass.byRecovery}
        </Button>
        <span className="spacer" />
        {aside}
        <Button look="primary" type="submit" large aria-disabled={busy}>
          {deed}
        </Button>
      </div>
    </form>
  )
}
