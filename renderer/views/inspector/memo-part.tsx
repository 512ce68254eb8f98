import type { FocusedOf } from '../registry.ts'

/** Not built yet. */
export default function MemoPart(_props: { focused: FocusedOf<'memo'> }) {
  return null
}
