// The one writer of coders (besides the store, which adds the person at work when a project is made or they come in).

import type { CoderId } from '../base/ids.ts'
import type { Change } from '../store/access.ts'
import { derivedId } from '../store/sql.ts'
import { initialsOf } from './initials.ts'
import { findCoder } from './queries.ts'

/** The coder with this name (or these initials), found or added. */
export function ensureCoder(tx: Change, coder: { readonly name: string; readonly initials?: string }): CoderId {
  const here = findCoder(tx, coder.name)
  if (here) return here
  return tx.insert('coder', {
    id: derivedId(tx.projectId, 'coder', coder.name),
    name: coder.name,
    initials: coder.initials ?? initialsOf(coder.name),
    madeAt: tx.now,
  }) as CoderId
}
