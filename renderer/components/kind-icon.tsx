import type { SourceKind } from '../../src/sources/types.ts'
import { words } from '../words/en.ts'
import { Icon } from './icon.tsx'

/** The kind of a source: seen as its icon, heard as its word. */
export function KindIcon({ kind }: { readonly kind: SourceKind }) {
  return (
    <>
      <Icon name={kind} />
      <span className="visually-hidden">{words.common.kinds[kind]} </span>
    </>
  )
}
