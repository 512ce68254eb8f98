import { figure, inWords, plural } from './plural.ts'

/** Destroying for good: the dialog, from what would go to what was done. */
export const destroyingWords = {
  actions: {
    words: 'Destroy for good what redactions took out',
    sources: 'Destroy sources for good',
    thisSource: 'Destroy this source for good',
    here: 'Destroy for good…',
    ofPerson: 'Destroy their sources for good…',
  },
  stillKept:
    'What redactions took out is kept for Undo, in the original file and in backups, unless it was destroyed since.',
  title: {
    words: (name: string | null) =>
      name === null ? 'Destroy for good what redactions took out' : `Destroy for good what was redacted in ${name}`,
    sources: (name: string | null) =>
      name === null ? 'Destroy sources for good' : `Destroy for good the sources of ${name}`,
  },
  lead: {
    words:
      'The words that redactions took out will be nowhere in this project any more: not in its history, its original files, its full text or its backups. The texts stay as they are now.',
    sources:
      'The sources go with all that rests on them, and are nowhere in this project any more: not in its history, its original files, its full text or its backups.',
  },
  noUndo: 'Nothing brings it back. Nobody can undo anything that was done before it.',
  sources: 'Sources',
  alsoThese: 'Also these, though others speak in them',
  choose: 'choose',
  noneMore: 'none',
  chooseFirst: 'Choose the sources that are to go. Then what would go with them stands here.',
  planning: 'Looking where it is kept',
  nothing: 'Nothing can be destroyed now',
  goes: 'What goes',
  redactions: (n: number) => plural(n, 'redaction'),
  untold: (n: number) =>
    n === 1
      ? 'Of one redaction the history tells no words: nothing of them is left there.'
      : `Of ${figure(n)} redactions the history tells no words: nothing of them is left there.`,
  resting: 'What rests on them',
  kinds: {
    codings: 'codings',
    evidence: 'pieces of evidence',
    memos: 'memos',
    quotes: 'quotes',
    comments: 'comments',
    phrases: 'links of summaries',
  },
  some: (counts: readonly string[]) => inWords(counts),
  history: 'History',
  entries: (entries: number, acts: number) => `${plural(entries, 'entry', 'entries')} in ${plural(acts, 'act')}`,
  acts: 'Whose acts',
  more: (n: number) => `and ${plural(n, 'earlier act')}`,
  originals: 'Original files',
  textStays: 'Their texts stay.',
  backups: 'Backups',
  noBackups: 'none made yet',
  freshBackup: 'One fresh backup is made afterwards.',
  reach: 'What cannot be reached',
  reachNothing: 'Nothing was written out or handed out that could hold them.',
  outputs: 'Outputs written out that may hold them: delete these files yourself.',
  copies: 'Copies handed out: they hold it, and bring nothing of it back when they come home.',
  copy: (name: string, file: string) => `${name}: ${file}`,
  cameBack: (n: number) => (n === 0 ? 'not back yet' : 'came back'),
  disk: 'On SSDs, and where the system keeps snapshots, old blocks may outlive this.',
  stays: 'What stays',
  staysNothing: 'The same words stand nowhere else.',
  alsoIn: 'The same words stand in these texts, and stay:',
  places: (n: number) => plural(n, 'place'),
  written: (n: number) =>
    n === 1
      ? 'One thing that people wrote says them. It stays: rewrite it first.'
      : `${figure(n)} things that people wrote say them. They stay: rewrite them first.`,
  shared: (names: readonly string[]) => `Others speak too in ${inWords(names)}: not destroyed unless you choose them.`,
  confirm: 'Type “destroy” to confirm',
  word: 'destroy',
  confirmTrouble: 'Type the word “destroy” here: nothing brings it back.',
  deed: 'Destroy for good',
  busy: 'Destroying for good',
  /** By what the core says that it is at. */
  doing: {
    'a copy to work on': 'Making a copy to work on',
    'the history': 'Taking it out of the history',
    'full text': 'Making the index of the texts anew',
    'the file': 'Writing the project anew',
    'whether it opens': 'Checking that it opens',
    'a fresh backup': 'Making a fresh backup',
  } as Readonly<Record<string, string>>,
  done: {
    title: 'Destroyed for good',
    label: (label: string) => `${label}: done.`,
    entries: (n: number) =>
      `${plural(n, 'entry', 'entries')} of the history ${n === 1 ? 'tells' : 'tell'} nothing of it any more.`,
    backups: (n: number) =>
      n === 0 ? 'There were no older backups.' : `${plural(n, 'older backup')} deleted, and a fresh one made.`,
  },
}
