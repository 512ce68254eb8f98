import type { FocusedOf } from '../registry.ts'

/** Not built yet. */
export default function CasePart(_props: { focused: FocusedOf<'case'> }) {
  return null
}
