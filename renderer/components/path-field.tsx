import type { ChoosePath } from '../client/bridge.ts'
import { canChoosePath, choosePath } from '../client/client.ts'
import { useStatus } from '../state/status.ts'
import { words } from '../words/en.ts'
import { Button } from './button.tsx'
import { Field } from './field.tsx'

interface PathFieldProps {
  readonly label: string
  readonly hint: string
  readonly value: string
  readonly trouble?: string | null
  readonly choose: ChoosePath
  readonly 'data-first'?: string
  readonly onChange: (path: string) => void
}

/** A path on this computer: typed, and chosen in a native dialog where there is one. */
export function PathField({ choose, onChange, ...field }: PathFieldProps) {
  const ask = () => {
    choosePath(choose).then(
      ([path]) => path !== undefined && onChange(path),
      error => useStatus.getState().refuse(error),
    )
  }
  return (
    <Field
      {...field}
      autoComplete="off"
      spellCheck={false}
      onChange={event => onChange(event.target.value)}
      beside={canChoosePath() ? <Button onClick={ask}>{words.common.choose}</Button> : undefined}
    />
  )
}
