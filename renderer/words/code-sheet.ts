import { figure, inWords, plural } from './plural.ts'

/** A code's own sheet in the inspector. */
export const codeSheetWords = {
  earlier: (n: number) => `${plural(n, 'coding')} under an earlier definition`,
  toDecide: (n: number) => `${plural(n, 'coding')} to be decided`,
  frozen: 'Frozen: it can be applied, but its name, definition and place are settled.',
  unfreeze: 'Unfreeze',
  retired: 'Retired: it cannot be applied, and its codings are out of counts.',
  proposed: 'Proposed: it waits for somebody to accept it.',
  accept: 'Accept',
  revive: 'Take back into use',
  meaning: {
    title: 'Wording or meaning?',
    changed: (fields: readonly string[]) => `${inWords(fields.map(field => `“${field}”`))} changed.`,
    marks: (n: number) =>
      n === 1
        ? 'If the meaning changes, its one coding is marked as made under the earlier definition.'
        : `If the meaning changes, its ${figure(n)} codings are marked as made under the earlier definition.`,
    minor: 'Wording only',
    major: 'The meaning changes',
    leave: 'Leave as it was',
    reason: 'Why the meaning changes',
    deed: (n: number) => `Redefine, mark ${plural(n, 'coding')}`,
    saidMinor: (name: string) => `Changed the wording of “${name}”`,
    saidMajor: (name: string, n: number) => `Redefined “${name}”, ${plural(n, 'coding')} marked as made before`,
  },
  kinds: {
    literature: 'deductive: literature',
    'topic guide': 'deductive: topic guide',
    'programme knowledge': 'deductive: programme knowledge',
    data: 'inductive: the material',
    '': 'deductive, before reading',
  },
  valence: 'Stands for',
  valences: { '': 'neither, or not said', enabler: 'what helps (enabler)', barrier: 'what gets in the way (barrier)' },
  note: 'Where exactly',
  noteEmpty: 'Say where exactly',
  founding: 'Made from',
  openFounding: 'Open these words in their source',
  owner: 'Looked after by',
  nobody: 'nobody',
  replaces: 'Replaces',
  sets: 'Sets',
  addToSet: 'Put into a set',
  definitionNumber: (n: number) => `definition ${figure(n)}`,
  changed: (name: string) => `Changed “${name}”`,
}
