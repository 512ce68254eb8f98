import type { FocusedOf } from '../registry.ts'

/** Not built yet. */
export default function SourcePart(_props: { focused: FocusedOf<'source'> }) {
  return null
}
