import type { SourceId } from '../../base/ids.ts'
import type { WordsElsewhere } from '../../sources/types.ts'
import type { OutputOf } from '../output/types.ts'
import type { BackupInfo } from '../../store/types.ts'

/** What somebody wants destroyed for good: the words that redactions took out (of some sources, or of all), or whole sources (named, or those in which one participant speaks alone). */
export interface DestroyWish {
  readonly what: 'words' | 'sources'
  readonly sourceIds?: readonly SourceId[] | undefined
  readonly caseId?: string | undefined
}

/** A source as it is named. */
export interface NamedSource {
  readonly id: SourceId
  readonly name: string
}

/** What would go, where it is kept, and what cannot be reached, before it is done. Never the words. */
export interface DestroyPlan {
  readonly what: DestroyWish['what']
  /** The last change that it was made from: the deed refuses where something was changed since. */
  readonly state: number
  readonly label: string
  readonly sources: readonly (NamedSource & {
    /** Redactions whose words are still kept somewhere, and those of which nothing tells the words any more. */
    readonly redactions: number
    readonly untold: number
  })[]
  /** Sources of the participant in which others speak too: they do not go, unless they are named. */
  readonly shared: readonly NamedSource[]
  /** Entries of the change log that become tombstones, and in whose acts. */
  readonly log: { readonly entries: number; readonly acts: readonly LoggedAct[]; readonly total: number }
  readonly originals: number
  /** What rests on sources that go, by kind. */
  readonly resting: readonly { readonly kind: RestingKind; readonly count: number }[]
  readonly backups: readonly BackupInfo[]
  /** Outputs that such a source went into; for words, while they stood there. */
  readonly outputs: readonly OutputOf[]
  readonly copies: readonly {
    readonly id: string
    readonly for: string
    readonly file: string
    readonly madeAt: string
    readonly cameBack: number
  }[]
  /** Records that nobody can rewrite (saved versions, reports of merges, former wordings, what comments were about), and how many of each say it: they are emptied of it. */
  readonly kept: readonly { readonly what: string; readonly count: number }[]
  /** Where people wrote the same words, or the name of a source or a long stretch of its words: these stay, and are for a person to look at. */
  readonly written: WordsElsewhere
  /** Texts of other sources, or places left in these, in which the same words stand: these stay too. */
  readonly alsoIn: readonly (NamedSource & { readonly places: number })[]
}

/** An act of which the log forgets something. */
export interface LoggedAct {
  readonly n: number
  readonly label: string
  readonly coder: string
  readonly begunAt: string
}

export type RestingKind = 'codings' | 'evidence' | 'memos' | 'quotes' | 'comments' | 'phrases'

/** What was done. `backups`: the file names of those that are gone; `backupsLeft`: of those that could not be deleted, which is tried again at every opening; `noBackup`: why there is no fresh one. */
export interface Destroyed {
  readonly label: string
  readonly entries: number
  readonly backups: readonly string[]
  readonly backupsLeft: readonly string[]
  readonly noBackup: string | null
}
