import { app, job, query } from '../base/call.ts'
import { object, optional, text, wholeNumber } from '../base/parse.ts'
import type { ActInfo, BackupInfo, CheckReport, CoderInfo, ProjectInfo, Rekeyed } from './types.ts'

/** A project on the start screen. `summary` is kept from when it was last open; nothing of it is read from the file. */
export interface RecentProject {
  readonly path: string
  readonly name: string
  readonly openedAt: string
  readonly encrypted: boolean
  readonly there: boolean
  readonly summary: string
}

/** What others may ask about the project as a file. */
export const projectContract = {
  'project.recent': app<readonly RecentProject[]>()({
    says: 'The projects opened here before, latest first.',
    input: object({}),
  }),
  'project.folder': app<{ readonly folder: string }>()({
    says: 'The folder where a new project would go: where the last one opened lies, else the person’s documents.',
    input: object({}),
  }),
  'project.forget': app<void>()({
    says: 'Takes a project off the list of recent ones. The file stays.',
    input: object({ path: text(4096) }),
  }),
  'project.create': app<ProjectInfo & { readonly recoveryKey: string | null }>()({
    says: 'Makes a new project file and opens it. With a passphrase it is encrypted, and the recovery key comes back once. Refuses a path where something is.',
    input: object({ path: text(4096), name: text(200), coder: text(200), passphrase: optional(text(1000)) }),
  }),
  'project.open': app<ProjectInfo>()({
    says: 'Opens a project file. Refuses one that is open elsewhere (naming the holder), newer than this program, damaged, or closed by a passphrase that is missing or wrong.',
    input: object({
      path: text(4096),
      coder: optional(text(200)),
      passphrase: optional(text(1000)),
      recoveryKey: optional(text(200)),
      readOnly: optional(wholeNumber(0, 1)),
    }),
  }),
  'project.openSample': app<ProjectInfo>()({
    says: 'Opens a copy of the sample study, made the first time.',
    input: object({}),
  }),
  'project.close': app<void>()({ says: 'Closes the open project: one file is left.', input: object({}) }),
  'project.info': app<ProjectInfo | null>()({ says: 'The open project, or null.', input: object({}) }),
  'project.lock': app<void>()({
    says: 'Locks an encrypted project: closed until its passphrase is given again.',
    input: object({}),
  }),
  'project.coders': query<readonly CoderInfo[]>()({
    says: 'Everybody who codes in this project; of two names of one person the one that stands for both.',
    input: object({}),
  }),
  'project.workAs': app<ProjectInfo>()({
    says: 'Chooses the coder at work by name; a new name makes a new coder.',
    input: object({ name: text(200) }),
  }),
  'project.history': query<readonly ActInfo[]>()({
    says: 'The acts of the change log, newest first.',
    input: object({ from: optional(wholeNumber()), limit: optional(wholeNumber(1, 1000)) }),
  }),
  'project.undo': app<{ readonly label: string | null }>()({
    says: 'Undoes the last act of the coder at work (or the last N). Refuses, by name, where later rows changed or refer to what it would take back.',
    input: object({ acts: optional(wholeNumber(1, 1000)) }),
  }),
  'project.redo': app<{ readonly label: string | null }>()({
    says: 'Redoes what was undone last (or the last N).',
    input: object({ acts: optional(wholeNumber(1, 1000)) }),
  }),
  'project.check': job<CheckReport>()({
    says: 'Verifies the file: SQLite integrity, foreign keys, full text, every anchor against its words, every original against its hash.',
    input: object({}),
  }),
  'project.backUp': job<BackupInfo>()({
    says: 'Makes a verified backup beside the project, or a copy at a path. A path that ends in .zip gets an archive: the copy with its SHA-256 and a list of what is in it. Encrypted as the project is. Refuses a path where something is.',
    input: object({ to: optional(text(4096)), reason: optional(text(100)) }),
  }),
  'project.backups': app<readonly BackupInfo[]>()({
    says: 'The backups beside the open project, newest first.',
    input: object({}),
  }),
  'project.encrypt': app<Rekeyed & { readonly recoveryKey: string }>()({
    says: 'Encrypts the open project with a passphrase; the recovery key comes back once. Backups in the clear are replaced by one that is encrypted.',
    input: object({ passphrase: text(1000) }),
  }),
  'project.decrypt': app<Rekeyed>()({
    says: 'Takes the encryption off the open project. Refuses a wrong passphrase, where one is given once more.',
    input: object({ passphrase: optional(text(1000)) }),
  }),
  'project.rekey': app<Rekeyed & { readonly recoveryKey: string }>()({
    says: 'Changes the passphrase; older backups are replaced.',
    input: object({ passphrase: text(1000) }),
  }),
}
