import type { CodeId, CoderId, QuestionId, SourceId } from '../base/ids.ts'
import type { TextRange } from '../base/text-range.ts'

/** What a code may stand for. */
export const VALENCES = ['enabler', 'barrier'] as const

/** A code, or a group that only holds others. `codings` counts its own; `codingsBelow` adds those of its descendants. `hue` is 0–11 and `pattern` 0–5 (design guide), both -1 for a group. */
export interface Code {
  readonly id: CodeId
  readonly key: string | null
  readonly kind: 'code' | 'group'
  readonly name: string
  readonly parentId: CodeId | null
  readonly provenance: 'deductive' | 'inductive'
  /** Where a deductive code came from; an inductive one comes from the data. Null where nobody said. */
  readonly provenanceKind: 'literature' | 'topic guide' | 'programme knowledge' | 'data' | null
  readonly status: 'proposed' | 'active' | 'frozen' | 'retired'
  /** Whether it stands for what helps or for what gets in the way; null for neither, or where nobody said. */
  readonly valence: (typeof VALENCES)[number] | null
  readonly hue: number
  readonly pattern: number
  readonly codings: number
  readonly codingsBelow: number
  /** Its major definitions, counted from 1. */
  readonly definition: number
  readonly brief: string | null
}

/** The whole entry of a code: definitions, exemplars, history. */
export interface CodeEntry extends Code {
  readonly full: string | null
  readonly inclusion: string | null
  readonly exclusion: string | null
  readonly typical: string | null
  readonly closeButNo: string | null
  readonly provenanceNote: string | null
  readonly introducedIn: string | null
  readonly retiredIn: string | null
  readonly replacedBy: readonly { readonly id: CodeId; readonly name: string }[]
  readonly questions: readonly { readonly id: QuestionId; readonly key: string; readonly wording: string }[]
  readonly sources: number
  /** The retired codes that it replaces. */
  readonly replaces: readonly { readonly id: CodeId; readonly name: string }[]
  readonly ownerId: CoderId | null
  /** The words an inductive code was made from. */
  readonly foundingPlace: { readonly sourceId: SourceId; readonly range: TextRange; readonly words: string } | null
  /** Codings made under an earlier definition and not confirmed since. */
  readonly earlier: number
  /** Codings that wait to be decided after a split. */
  readonly toDecide: number
}

/** A saved version of the framework and what happened in it. */
export interface FrameworkVersion {
  readonly id: string
  readonly label: string
  readonly savedOn: string
  readonly reason: string | null
  readonly entries: readonly {
    readonly operation: string
    readonly codes: readonly string[]
    readonly into: readonly string[]
    readonly by: string | null
    readonly reason: string | null
  }[]
}

/** A topic-guide question and the codes it leads to. `place` orders the guide. */
export interface Question {
  readonly id: QuestionId
  readonly key: string
  readonly wording: string
  readonly place: number
  readonly codeIds: readonly CodeId[]
}
