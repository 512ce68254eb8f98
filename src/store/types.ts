import type { CoderId, ProjectId } from '../base/ids.ts'
import type { UndoState } from '../base/reply.ts'

/** The open project, as the window's frame shows it. */
export interface ProjectInfo {
  readonly id: ProjectId
  readonly name: string
  readonly path: string
  readonly encrypted: boolean
  readonly readOnly: boolean
  readonly coder: CoderInfo
  /** Whether whoever is at work was nobody's name in the project until it was opened, and was added. */
  readonly isNewcomer: boolean
  /** Where this project is a copy that was handed out: by whom, for whom, when. */
  readonly copyOf: { readonly by: string; readonly for: string; readonly madeAt: string } | null
  readonly counts: {
    readonly sources: number
    readonly sites: number
    readonly codes: number
    readonly codings: number
  }
  readonly undo: UndoState
  readonly lastChange: number
  /** What had been cut off and was finished, or taken back, as it was opened, in words. */
  readonly finished: string | null
}

/** A person who codes, or what the team agreed on (`consensus`). `joinedTo`: another name of the same person, which stands for both. */
export interface CoderInfo {
  readonly id: CoderId
  readonly name: string
  readonly initials: string
  readonly kind: 'person' | 'consensus'
  readonly joinedTo: CoderId | null
}

/** One act of the change log, newest first in lists. `rows` counts the rows it touched; a `noted` act (an export) changed nothing and cannot be undone. */
export interface ActInfo {
  readonly id: string
  readonly n: number
  readonly label: string
  readonly coder: string
  readonly begunAt: string
  readonly state: 'done' | 'undone' | 'dropped' | 'noted'
  readonly changes: number
  readonly rows: number
}

/** What `check` looked at and what it found wrong, in sentences without research text. Clean when `problems` is empty. */
export interface CheckReport {
  readonly checked: readonly { readonly what: string; readonly count: number }[]
  readonly problems: readonly string[]
}

/** A verified backup beside the project. `size` in bytes. */
export interface BackupInfo {
  readonly path: string
  readonly madeAt: string
  readonly reason: string
  readonly size: number
}

/** What changing the key of a project came to beside that. `backupsLeft`: the file names of what is under the former key and could not be deleted, which is tried again at every opening; `noBackup`: why there is no fresh backup. */
export interface Rekeyed {
  readonly backupsLeft: readonly string[]
  readonly noBackup: string | null
}
