import type { CoderId } from '../../base/ids.ts'

/** Something that was written out, as its manifest says it. `options` in words, in the order of their names; `since`: how many acts altered the research after the state it was made from. */
export interface OutputItem {
  readonly id: string
  readonly kind: string
  readonly file: string
  /** Where it was written to; null where that was not kept yet. */
  readonly folder: string | null
  readonly coderId: CoderId
  readonly madeAt: string
  readonly filter: string
  readonly framework: string
  readonly options: readonly (readonly [name: string, value: string])[]
  readonly files: readonly { readonly name: string; readonly bytes: number; readonly sha256: string }[]
  readonly since: number
}

/** An output that a source went into, or may have. `quoted`: passages of it may stand there; `counted`: it was made from it; `unknown`: that was not kept yet. */
export interface OutputOf {
  readonly id: string
  readonly kind: string
  readonly file: string
  readonly folder: string | null
  readonly madeAt: string
  readonly holds: 'quoted' | 'counted' | 'unknown'
}
