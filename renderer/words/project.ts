import { inWords, plural } from './plural.ts'

/** What can be done with a project as a file, and its history. */
export const projectWords = {
  deeds: {
    create: 'New project',
    open: 'Open a project',
    sample: 'Open the sample study',
    load: 'Bring in a study folder',
    workAs: 'Work as another coder',
    check: 'Check this project',
    backUp: 'Back up now',
    backups: 'Backups',
    encrypt: 'Close with a passphrase',
    rekey: 'Change the passphrase',
    decrypt: 'Take the passphrase off',
    lock: 'Lock now',
    close: 'Close this project',
  },
  copyFor: (name: string) => `copy for ${name}`,
  anotherCoder: 'Somebody else…',
  backedUp: 'Backed up and verified.',
  workAsDeed: 'Work in this name',
  workAsHint: 'A name that is not here yet becomes a new coder. What was coded before keeps its coder.',
  secrets: {
    encrypt: {
      title: 'Close this project with a passphrase',
      says: 'The whole file is encrypted. Older backups in the clear are replaced by encrypted ones. A lost passphrase is final unless you keep the recovery key that comes next.',
      deed: 'Encrypt the project',
      done: 'The project is encrypted.',
    },
    rekey: {
      title: 'Change the passphrase',
      says: 'Older backups are replaced, because the old passphrase opens them. A new recovery key comes next; the old one opens nothing any more.',
      deed: 'Change it',
      done: 'The passphrase is changed.',
    },
    decrypt: {
      title: 'Take the passphrase off',
      says: 'Afterwards anybody who has the file can read it. Give the passphrase once more.',
      deed: 'Take it off',
      done: 'The project is no longer encrypted.',
    },
    left: (names: readonly string[]) =>
      `Under the former passphrase, or none, and could not be deleted: ${inWords(names)}. Delete ${names.length === 1 ? 'it' : 'them'} yourself. It is tried again whenever the project is opened.`,
    noBackup: (why: string) => `No fresh backup could be made: ${why}`,
  },
  check: {
    title: 'Check this project',
    looking: 'Looking at every anchor, original and link',
    clean: 'Everything is in order',
    problems: (n: number) => plural(n, 'thing is', 'things are') + ' not in order',
    wayOut: 'Keep this file as it is. The backups beside it are verified: open the latest one and compare.',
  },
  backups: {
    title: 'Backups',
    says: 'They lie beside the project, made before every import and on a schedule, each verified by opening it.',
    none: 'There is none yet.',
    copyTo: 'Save a copy elsewhere',
    copyHint:
      'The whole path on this computer; with .zip at the end an archive with a list of what is in it. A copy of an encrypted project is encrypted.',
    copy: 'Save the copy',
    size: (bytes: number) =>
      bytes >= 1_000_000 ? `${(bytes / 1_000_000).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1000))} kB`,
  },
  history: {
    title: 'History',
    says: 'Every deed in this project, newest first. Undo takes back your own, from the newest on.',
    acts: (n: number) => plural(n, 'act'),
    rows: (n: number) => plural(n, 'row'),
    undoTo: (n: number) => (n === 1 ? 'Undo this' : `Undo the last ${n}`),
    redoTo: (n: number) => (n === 1 ? 'Do it again' : `Do the last ${n} again`),
    undone: 'undone',
    dropped: 'undone, then left behind',
    more: 'Older ones',
    none: 'Nothing has been done here yet.',
    undoneMany: (n: number) => `Undone: the last ${plural(n, 'act')}`,
    redoneMany: (n: number) => `Done again: ${plural(n, 'act')}`,
    columns: { deed: 'Deed', coder: 'Coder', when: 'When', rows: 'Rows', undo: 'Undo or do again' },
    list: 'Acts',
  },
}
