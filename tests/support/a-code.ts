import type { CodeId } from '../../src/base/ids.ts'
import type { Code } from '../../src/framework/types.ts'

/** A code as the framework lists it, in use and at the top, called as its id is, but for what is said otherwise. */
export function aCode(name: string, more: Partial<Code> = {}): Code {
  return {
    id: name as CodeId,
    key: null,
    kind: 'code',
    name,
    parentId: null,
    provenance: 'deductive',
    provenanceKind: null,
    status: 'active',
    valence: null,
    hue: 0,
    pattern: 0,
    codings: 0,
    codingsBelow: 0,
    definition: 1,
    brief: null,
    ...more,
  }
}
