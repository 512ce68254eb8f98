import type { FocusedOf } from '../registry.ts'

/** Not built yet. */
export default function CodePart(_props: { focused: FocusedOf<'code'> }) {
  return null
}
