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
  anotherCoder: 'Somebody else…',
  backedUp: 'Backed up and verified.',
}
