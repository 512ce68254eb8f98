import type { FocusedOf } from '../registry.ts'

/** Not built yet. */
export default function PropositionPart(_props: { focused: FocusedOf<'proposition'> }) {
  return null
}
