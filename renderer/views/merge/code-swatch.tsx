import { idFromHex } from '../../../src/base/ids.ts'
import type { MergeObject } from '../../../src/team/merge/types.ts'
import { Swatch } from '../../components/swatch.tsx'
import { useCodes } from '../../state/lists.ts'

/** The stripe in miniature of the code that is asked about; nothing where it is no code, or one that is not here yet. */
export function CodeSwatch({ object }: { readonly object: MergeObject }) {
  const code = useCodes(state => (object.table === 'code' ? state.byId.get(idFromHex<'code'>(object.id)) : undefined))
  return code?.kind === 'code' ? <Swatch hue={code.hue} pattern={code.pattern} /> : null
}
