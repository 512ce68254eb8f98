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
  kept: 'Records',
  keptOf: (what: string, n: number) => (n === 1 ? `${what} (one)` : `${what} (${figure(n)})`),
  keptWhy: 'Nobody can rewrite these: blocks stand where it was said.',
  originals: 'Original files',
  textStays: 'Their texts stay.',
  backups: 'Backups',
  noBackups: 'none made yet',
  freshBackup: 'One fresh backup is made afterwards.',
  reach: 'What cannot be reached',
  reachNothing: 'Nothing was written out or handed out that could hold them.',
  outputs: 'Outputs written out: delete these files, and copies of them, yourself.',
  output: (kind: string, when: string, folder: string | null) =>
    folder === null ? `${kind}, ${when}` : `${kind}, ${when}, to ${folder}`,
  holds: {
    quoted: 'passages may stand in it',
    counted: 'no passage stands in it, but it was made from them',
    unknown: 'not known from which sources',
  },
  copies: 'Copies handed out: they hold it, and bring nothing of it back when they come home.',
  copy: (name: string, file: string) => `${name}: ${file}`,
  cameBack: (n: number) => (n === 0 ? 'not back yet' : 'came back'),
  disk: 'On SSDs, and where the system keeps snapshots, old blocks may outlive this.',
  stays: 'What stays',
  staysNothing: 'The same words stand nowhere else.',
  alsoIn: 'The same words stand in these texts, and stay:',
  places: (n: number) => plural(n, 'place'),
  written: {
    words: (n: number) =>
      n === 1
        ? 'One thing that people wrote says them. It stays: rewrite it first.'
        : `${figure(n)} things that people wrote say them. They stay: rewrite them first.`,
    sources: (n: number) =>
      n === 1
        ? 'One thing that people wrote names such a source, or quotes it. It stays: rewrite it first.'
        : `${figure(n)} things that people wrote name such a source, or quote it. They stay: rewrite them first.`,
  },
  shared: (names: readonly string[]) => `Others speak too in ${inWords(names)}: not destroyed unless you choose them.`,
  confirm: 'Type “destroy” to confirm',
  word: 'destroy',
  confirmTrouble: 'Type the word “destroy” here: nothing brings it back.',
  deed: 'Destroy for good',
  done: {
    title: 'Destroyed for good',
    label: (label: string) => `${label}: done.`,
    entries: (n: number) =>
      `${plural(n, 'entry', 'entries')} of the history ${n === 1 ? 'tells' : 'tell'} nothing of it any more.`,
    backups: (n: number, isFresh: boolean) =>
      n === 0
        ? 'There were no older backups.'
        : `${plural(n, 'older backup')} deleted${isFresh ? ', and a fresh one made' : ''}.`,
    left: (names: readonly string[]) =>
      `Could not be deleted: ${inWords(names)}. What was destroyed is still in ${names.length === 1 ? 'it' : 'them'}: delete ${names.length === 1 ? 'it' : 'them'} yourself. It is tried again whenever the project is opened.`,
    noBackup: (why: string) => `No fresh backup could be made: ${why}`,
  },
}
