import type { CodeId, CoderId, CodingId, SourceId } from '../../base/ids.ts'
import type { Code } from '../types.ts'

/** A successor of a split code: one that is there, or one to be made. */
export type Successor = { readonly codeId: CodeId } | { readonly name: string; readonly brief?: string | undefined }

/** Where codings of a split code go that fit: all conditions given must hold. `to` are places in the list of successors. */
export interface SplitRule {
  readonly coderId?: CoderId | undefined
  readonly sourceId?: SourceId | undefined
  /** A word or words that the excerpt contains, whatever their case. */
  readonly word?: string | undefined
  readonly to: readonly number[]
}

/** Codes become one other code. */
export interface Merge {
  readonly operation: 'merge'
  readonly codeIds: readonly CodeId[]
  readonly intoId: CodeId
  /** Passages of the same coder that now overlap: kept apart, or joined into one. */
  readonly overlaps: 'apart' | 'join'
  /** What lies below the codes that go: follows to the other code, or stays where it is. */
  readonly below: 'follow' | 'stay'
  readonly reason: string
}

/** A code becomes several. Rules are looked at in order, the first that fits decides; `choices` stand above rules; `rest` says where all others go, and nowhere means into the queue. */
export interface Split {
  readonly operation: 'split'
  readonly codeId: CodeId
  readonly into: readonly Successor[]
  /** The code itself: retired, or kept in use with its successors below it. */
  readonly original: 'retire' | 'keep'
  readonly rules: readonly SplitRule[]
  readonly choices: readonly { readonly codingId: CodingId; readonly to: readonly number[] }[]
  readonly rest: readonly number[]
  readonly reason: string
}

/** Codes go under another one (or to the top), before one of its children or at the end. */
export interface Move {
  readonly operation: 'move'
  readonly codeIds: readonly CodeId[]
  readonly parentId: CodeId | null
  readonly beforeId: CodeId | null
}

/** A code is called otherwise. */
export interface Rename {
  readonly operation: 'rename'
  readonly codeId: CodeId
  readonly name: string
}

/** Codes go out of use. Their codings stay (greyed, out of counts), go to another code, or are removed. */
export interface Retire {
  readonly operation: 'retire'
  readonly codeIds: readonly CodeId[]
  readonly codings: 'stay' | 'move' | 'remove'
  readonly toId: CodeId | null
  /** What lies below: stays in use, or is retired too. */
  readonly below: 'stay' | 'retire'
  readonly reason: string
}

/** Retired codes come back into use. */
export interface Revive {
  readonly operation: 'revive'
  readonly codeIds: readonly CodeId[]
}

/** What of an entry may be written anew. A field left out stays. */
export interface EntryChange {
  readonly brief?: string | null | undefined
  readonly full?: string | null | undefined
  readonly inclusion?: string | null | undefined
  readonly exclusion?: string | null | undefined
  readonly typical?: string | null | undefined
  readonly closeButNo?: string | null | undefined
}

/** A definition is written anew: minor (wording) or major (meaning), which marks all earlier codings. */
export interface Redefine {
  readonly operation: 'redefine'
  readonly codeId: CodeId
  readonly entry: EntryChange
  readonly major: boolean
  readonly reason: string | null
}

/** A code only holds others from now on. Its codings stay on it, or go to one of those below. */
export interface Promote {
  readonly operation: 'promote'
  readonly codeId: CodeId
  readonly codings: 'stay' | 'move'
  readonly toId: CodeId | null
}

/** A group can be applied from now on. */
export interface Demote {
  readonly operation: 'demote'
  readonly codeId: CodeId
}

/** Codes are frozen (or no longer), or proposed ones accepted. */
export interface SetStatus {
  readonly operation: 'status'
  readonly codeIds: readonly CodeId[]
  readonly status: 'proposed' | 'active' | 'frozen'
}

/** Everything that can be done to the framework once it is there. */
export type Restructuring = Merge | Split | Move | Rename | Retire | Revive | Redefine | Promote | Demote | SetStatus

/** A code by name. `id` is null for one that is still to be made. */
export interface CodeName {
  readonly id: CodeId | null
  readonly name: string
}

/** What a restructuring would do, in numbers: shown before it is done. Nothing in it is a promise once the project has changed; `seen` tells. */
export interface Plan {
  readonly operation: Restructuring['operation']
  /** What it is done to, names as they are. */
  readonly codes: readonly CodeName[]
  /** Where it leads: the code merged into, successors, where codings go; the new parent of a move. */
  readonly into: readonly CodeName[]
  /** Codings under the codes it is done to, in how many sources, by whom. */
  readonly codings: number
  readonly sources: number
  readonly coders: readonly { readonly id: CoderId; readonly name: string; readonly codings: number }[]
  /** What becomes of them. */
  readonly becomes: {
    /** Codings that become those of each of `into`, in its order. */
    readonly into: readonly number[]
    readonly stay: number
    readonly queue: number
    readonly remove: number
    /** Further codings made where one goes to several successors. */
    readonly copies: number
    /** Codings that go because they are joined with another of the same coder. */
    readonly joined: number
    /** Codings that are marked as made under an earlier definition. */
    readonly earlier: number
  }
  /** Passages that carry both a code that goes and one that it goes into, whoever coded them. */
  readonly both: number
  /** Groups of passages of the same coder that overlap afterwards. */
  readonly overlaps: number
  /** What else hangs on the codes. */
  readonly links: {
    readonly evidence: number
    readonly propositions: number
    readonly questions: number
    readonly sets: number
    readonly memos: number
    readonly memosOnCodings: number
    /** Written of cases on these codes; those whose case has one on the code they go into stay as history. */
    readonly summaries: number
    readonly summariesStay: number
  }
  /** Of a merge: codes that stand for something else (what helps, what gets in the way) than the one they go into, which keeps its own. Of a split: what new codes stand for, as the one they come from. */
  readonly valence: { readonly lost: readonly CodeName[]; readonly kept: Code['valence'] }
  /** Codes below: those that follow, and those that stay where they are. */
  readonly below: { readonly follow: readonly CodeName[]; readonly stay: number }
  /** Codes above whose counts lose or gain the codings of a move, from the nearest up. */
  readonly above: { readonly lose: readonly CodeName[]; readonly gain: readonly CodeName[] }
  /** Why it cannot be done, in words. Empty when it can. */
  readonly refusals: readonly { readonly code: string; readonly says: string }[]
  /** Whether a reason has to be given. */
  readonly needsReason: boolean
  /** A digest of all this. Given back when it is done, it is refused should anything have changed since. */
  readonly seen: string
}

/** Which codings go where. */
export interface Deal {
  /** Codings that become applications of each code of `into`, in its order. */
  readonly into: readonly (readonly CodingId[])[]
  /** Codings that are made as well, of each code of `into`, from the ones that went elsewhere. */
  readonly copies: readonly (readonly CodingId[])[]
  readonly queue: readonly CodingId[]
  readonly remove: readonly CodingId[]
  /** Groups of codings to be joined afterwards. */
  readonly join: readonly (readonly CodingId[])[]
}

/** A plan with all that is needed to do it. */
export interface FullPlan extends Plan {
  readonly request: Restructuring
  readonly deal: Deal
}

/** What was done. */
export interface Restructured {
  readonly recoded: number
  readonly copied: number
  readonly removed: number
  readonly joined: number
  readonly queued: number
  /** Codes that were made. */
  readonly made: readonly CodeId[]
}

/** A code as restructuring looks at it. */
export interface TreeCode {
  readonly id: CodeId
  readonly name: string
  readonly kind: Code['kind']
  readonly status: Code['status']
  readonly valence: Code['valence']
  readonly parentId: CodeId | null
  readonly place: number
}
