// The one writer of coders (besides the store, which adds the person at work when a project is made or they come in).

import type { CoderId } from '../base/ids.ts'
import type { Change } from '../store/access.ts'
import { derivedId } from '../store/sql.ts'
import { initialsOf } from './initials.ts'
import { listCoders } from './queries.ts'

/** The coder with exactly this name, found or added. Initials do not do: the “A” of a sheet is not Ana, unless somebody says so. */
export function ensureCoder(tx: Change, coder: { readonly name: string; readonly initials?: string }): CoderId {
  const here = listCoders(tx).find(one => one.name === coder.name)
  if (here) return here.id
  return tx.insert('coder', {
    id: derivedId(tx.projectId, 'coder', coder.name),
    name: coder.name,
    initials: coder.initials ?? initialsOf(coder.name),
    madeAt: tx.now,
  }) as CoderId
}
