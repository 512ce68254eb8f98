import { plural } from './plural.ts'

/** What is done to codings after they were made. */
export const codingWords = {
  changeCode: 'Change code',
  changeCodeOf: (code: string) => `Change the code of “${code}”`,
  changed: (from: string, to: string) => `Changed “${from}” to “${to}”`,
  madeInstead: (from: string, to: string) => `Made “${to}” and changed “${from}” to it`,
  changeFoot: 'change to it',
  oneOnly: 'A coding has one code: choose one.',

  say: 'What you say of it',
  strength: 'Strength',
  strengths: { none: 'Not said', weak: 'Weak', moderate: 'Moderate', strong: 'Strong' },
  saidStrength: (strength: string) => `Strength: ${strength}`,
  exemplar: 'Exemplar',
  exemplarHint: 'An exemplar stands first among the examples of its code.',
  isExemplar: 'exemplar',
  saidExemplar: (is: boolean) => (is ? 'An exemplar now' : 'No exemplar any more'),
  comment: 'Comment',
  noComment: 'Write a comment',
  saidComment: (is: boolean) => (is ? 'Comment kept' : 'Comment removed'),
  version: 'Made under',
  noVersion: 'no saved version yet',
  earlier: 'earlier definition',
  earlierHint: 'The meaning of this code was changed after the coding was made, and nobody has confirmed it since.',
  was: 'Was before',

  edges: 'Move edges',
  edgesOf: (code: string) => `Edges of “${code}”`,
  edgesBegun: (code: string, extent: string) =>
    `Moving the edges of ${code}, ${extent}. Shift and arrows move its end, B turns to its beginning, Enter keeps, Escape leaves.`,
  edgeTurned: (isStart: boolean) => (isStart ? 'its beginning moves now' : 'its end moves now'),
  edgesMoved: (code: string, extent: string) => `Moved the edges of “${code}”: ${extent}`,
  edgesLeft: 'The edges stay where they were',
  edgesSame: 'The edges are where they were',
  edgeHelp: { move: 'move', turn: 'other end', keep: 'keep', leave: 'leave' },
  handle: (isStart: boolean, code: string) => (isStart ? `Beginning of ${code}` : `End of ${code}`),

  join: 'Join with next',
  joined: (n: number, code: string, extent: string) => `Joined ${n} codings of “${code}”: ${extent}`,
  nothingToJoin: (code: string, coder: string) =>
    `There is no other coding of “${code}” by ${coder} in this source to join it with.`,
  split: 'Split at the cursor',
  splitDone: (code: string) => `Split “${code}” in two`,
  splitWhere: 'Put the cursor inside the focused coding, where it is to be split.',
  focusFirst: 'Go to a coding first: [ and ] walk through those at the cursor.',

  copy: 'Copy with reference',
  copied: (place: string) => `Copied the words with their reference, ${place}`,
  notCopied: 'The computer does not let this window copy. Copy the words with Ctrl C instead.',

  examples: 'Earlier examples',
  examplesOf: (shown: number, total: number) => (shown < total ? `${shown} of ${total}` : String(total)),
  otherExamples: 'Others',
  otherExamplesHint: 'Show other examples (Alt O)',
  noExamples: 'Nothing else is coded with it yet.',

  many: {
    menu: 'Code many at once',
    hits: 'Code these hits…',
    section: 'Code this section…',
    turns: 'Code this speaker’s turns…',
    titleHits: (words: string) => `Code what “${words}” finds`,
    titleSection: 'Code this section',
    titleTurns: (speaker: string) => `Code the turns of ${speaker}`,
    code: 'Code',
    findCode: 'Find a code',
    noCode: (typed: string) => `No code is like “${typed}”.`,
    extent: 'How much around each hit',
    extents: { word: 'the words', sentence: 'sentence', paragraph: 'paragraph', turn: 'turn' },
    where: 'Where',
    here: 'In this source',
    everywhere: 'Wherever this person speaks',
    count: (places: number, sources: number) =>
      places === 0 ? 'Nothing to code.' : `${plural(places, 'place')} in ${plural(sources, 'source')}.`,
    already: (n: number) =>
      `${n === 1 ? '1 of them is' : `${n} of them are`} coded so by you already and will be skipped.`,
    counting: 'Counting…',
    go: (n: number) => (n === 1 ? 'Code 1 place' : `Code ${n} places`),
    chooseFirst: 'Choose a code first',
    job: (code: string) => `Coding with ${code}`,
    done: (code: string, added: number, skipped: number) =>
      `Applied “${code}” to ${plural(added, 'place')}${skipped > 0 ? `, ${skipped} skipped that had it` : ''}`,
    nobodySpeaks: 'Nobody is known to speak at the cursor.',
    openFirst: 'Put the cursor into the text first.',
  },

  actions: {
    changeCode: 'Change the code of the focused coding',
    edges: 'Move the edges of the focused coding',
    join: 'Join the focused coding with the next one of its code',
    split: 'Split the focused coding at the cursor',
    exemplar: 'Make the focused coding an exemplar, or not',
    copy: 'Copy the words with their reference',
    section: 'Code this section…',
    turns: 'Code this speaker’s turns…',
  },
}
