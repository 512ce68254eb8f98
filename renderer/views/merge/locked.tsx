// Copies that are closed by a passphrase: it is asked for where they were chosen, and where they are compared anew.

import { useEffect, useRef, useState } from 'react'
import { Button } from '../../components/button.tsx'
import { PassphraseField } from '../../components/passphrase-field.tsx'
import { mergeWords as w } from '../../words/merge.ts'

interface PassphraseFormProps {
  readonly busy: boolean
  /** Whether the copies that were chosen want one, or another. */
  readonly locked: boolean
  readonly onChange?: (passphrase: string) => void
  /** Compares them again with it. */
  readonly onPassphrase: (passphrase: string) => void
}

/** The field, with the deed where the copies want it. */
export function PassphraseForm({ busy, locked, onChange, onPassphrase }: PassphraseFormProps) {
  const [passphrase, setPassphrase] = useState('')
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (locked) form.current?.querySelector('input')?.focus()
  }, [locked])
  return (
    <form
      className="merge-passphrase"
      ref={form}
      onSubmit={event => {
        event.preventDefault()
        if (locked && !busy && passphrase !== '') onPassphrase(passphrase)
      }}
    >
      <PassphraseField
        label={w.passphrase}
        hint={w.passphraseHint}
        value={passphrase}
        onChange={next => {
          setPassphrase(next)
          onChange?.(next)
        }}
      />
      {locked && (
        <Button type="submit" aria-disabled={busy || passphrase === ''}>
          {w.withPassphrase}
        </Button>
      )}
    </form>
  )
}
