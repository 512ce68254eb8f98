import type { CodeId, CoderId, Id } from '../../base/ids.ts'
import type { Excerpt } from '../../coding/types.ts'
import type { EntryThen } from '../operations/types.ts'

/** One split whose codings wait: where they may go, and how far the team is. */
export interface OpenSplit {
  readonly operationId: Id<'operation'>
  readonly code: { readonly id: CodeId; readonly name: string }
  /** The code itself first where it is still in use; then its successors, those that replaced retired ones among them. */
  readonly into: readonly { readonly id: CodeId; readonly name: string }[]
  readonly reason: string | null
  readonly splitAt: string
  readonly by: string
  /** Of the codings that waited at first, how many are decided. */
  readonly all: number
  readonly waiting: number
  readonly coders: readonly {
    readonly id: CoderId
    readonly name: string
    readonly all: number
    readonly waiting: number
  }[]
}

/** A page of the queue *to be decided*, oldest split first, each in document order. `total` counts what fits the question. */
export interface ToDecidePage {
  readonly splits: readonly OpenSplit[]
  readonly total: number
  readonly items: readonly { readonly operationId: Id<'operation'>; readonly excerpt: Excerpt }[]
}

/** A code with codings made under an earlier definition; its definitions, oldest first, the present one last. */
export interface RedefinedCode {
  readonly code: { readonly id: CodeId; readonly name: string }
  readonly definitions: readonly {
    readonly definition: number
    /** Null where nobody knows any more what it said. */
    readonly entry: EntryThen | null
    /** When it was replaced, by whom and why; null for the present one. */
    readonly until: { readonly at: string; readonly by: string; readonly reason: string | null } | null
  }[]
  readonly waiting: number
  readonly coders: readonly { readonly id: CoderId; readonly name: string; readonly waiting: number }[]
}

/** A page of the codings made under an earlier definition, in document order. */
export interface EarlierPage {
  readonly codes: readonly RedefinedCode[]
  readonly total: number
  readonly items: readonly { readonly definition: number; readonly excerpt: Excerpt }[]
}

/** Which part of a queue: of one coder or everybody, of one code or all. */
export interface QueueQuestion {
  readonly coderId?: CoderId | undefined
  readonly codeId?: CodeId | undefined
  readonly from?: number | undefined
  readonly limit?: number | undefined
}
