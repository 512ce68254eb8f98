import type { CoderId } from '../../base/ids.ts'

/** Something that was written out, as its manifest says it. `options` in words, in the order of their names; `since`: how many acts altered the research after the state it was made from. */
export interface OutputItem {
  readonly id: string
  readonly kind: string
  readonly file: string
  readonly coderId: CoderId
  readonly madeAt: string
  readonly filter: string
  readonly framework: string
  readonly options: readonly (readonly [name: string, value: string])[]
  readonly files: readonly { readonly name: string; readonly bytes: number; readonly sha256: string }[]
  readonly since: number
}
