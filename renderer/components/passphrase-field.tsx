import { useState } from 'react'
import { words } from '../words/en.ts'
import { Button } from './button.tsx'
import { Field } from './field.tsx'

interface PassphraseFieldProps {
  readonly label: string
  readonly hint?: string
  readonly value: string
  readonly trouble?: string | null
  readonly 'data-first'?: string
  readonly required?: boolean
  readonly onChange: (value: string) => void
}

/** A passphrase: hidden while typed, shown on wish, so that it need not be typed twice. Managers of passwords leave it alone. */
export function PassphraseField({ onChange, ...field }: PassphraseFieldProps) {
  const [shown, setShown] = useState(false)
  return (
    <Field
      {...field}
      type={shown ? 'text' : 'password'}
      autoComplete="off"
      spellCheck={false}
      onChange={event => onChange(event.target.value)}
      beside={
        <Button pressed={shown} onClick={() => setShown(!shown)}>
          {shown ? words.start.fields.passphraseHide : words.start.fields.passphraseShow}
        </Button>
      }
    />
  )
}
