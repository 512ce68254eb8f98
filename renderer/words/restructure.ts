import { figure, inWords, plural } from './plural.ts'

const codings = (n: number) => plural(n, 'coding')
const quoted = (names: readonly string[]) =>
  names.length > 3
    ? `${names
        .slice(0, 3)
        .map(name => `“${name}”`)
        .join(', ')} and ${figure(names.length - 3)} more`
    : inWords(names.map(name => `“${name}”`))

const VALENCE = { enabler: 'what helps', barrier: 'what gets in the way' } as const

/** Restructuring the framework: deeds, plans, queues, sets. */
export const restructureWords = {
  quoted,
  deeds: {
    rename: 'Rename code',
    merge: 'Merge into another code…',
    split: 'Split code…',
    move: 'Move under another code…',
    retire: 'Retire…',
    revive: 'Take back into use',
    freeze: 'Freeze',
    unfreeze: 'Unfreeze',
    accept: 'Accept proposed code',
    group: 'Make a group…',
    code: 'Let it be applied',
    below: 'New code below',
    excerpts: 'Open its excerpts',
    toSet: 'Put into a set…',
    up: 'Move up',
    down: 'Move down',
    inward: 'Move under the one above',
    outward: 'Move out',
    proposed: 'Proposed codes',
    toDecide: 'Codings to be decided',
    earlier: 'Codings under an earlier definition',
  },
  menu: (n: number) => (n === 1 ? 'What can be done with this code' : `What can be done with ${plural(n, 'code')}`),
  marked: (n: number) => `${plural(n, 'code')} marked`,
  plan: {
    title: 'What will happen',
    reading: 'Counting…',
    none: 'Choose above, then the numbers stand here.',
    concerned: (n: number, sources: number, coders: readonly { name: string; codings: number }[]) =>
      n === 0
        ? 'No codings are concerned.'
        : `${codings(n)} in ${plural(sources, 'source')} by ${
            coders.length === 1
              ? coders[0]!.name
              : `${plural(coders.length, 'coder')} (${coders.map(coder => `${coder.name} ${figure(coder.codings)}`).join(', ')})`
          }.`,
    become: (n: number, into: string, was: readonly string[]) =>
      `${codings(n)} ${n === 1 ? 'becomes one' : 'become codings'} of “${into}”, marked as having been ${quoted(was)}. Coder and time stay.`,
    goTo: (n: number, into: string) => `${codings(n)} ${n === 1 ? 'goes' : 'go'} to “${into}”.`,
    both: (n: number) => `${plural(n, 'passage')} ${n === 1 ? 'carries' : 'carry'} both codes.`,
    overlapsApart: (n: number) =>
      `In ${plural(n, 'place')} passages of one coder overlap afterwards; they are kept apart.`,
    overlapsJoined: (n: number, gone: number) =>
      `In ${plural(n, 'place')} passages of one coder that overlap are joined: ${codings(gone)} ${gone === 1 ? 'goes' : 'go'} into others.`,
    valenceLost: (names: readonly string[], into: string, kept: 'enabler' | 'barrier' | null) =>
      `${quoted(names)} ${names.length === 1 ? 'stands' : 'stand'} for something else than “${into}”, which ${kept === null ? 'stands for neither what helps nor what gets in the way' : `stands for ${VALENCE[kept]}`}: afterwards that cannot be told apart.`,
    valenceKept: (kept: 'enabler' | 'barrier') => `The new codes stand for ${VALENCE[kept]}, as it does.`,
    copies: (n: number) => `${codings(n)} more ${n === 1 ? 'is' : 'are'} made where one goes to several codes.`,
    queue: (n: number) => `${codings(n)} wait to be decided, each coder’s own in their queue.`,
    stay: (n: number) =>
      `${codings(n)} stay${n === 1 ? 's' : ''} where ${n === 1 ? 'it is' : 'they are'}, greyed and out of counts.`,
    stayGroup: (n: number) => `${codings(n)} stay${n === 1 ? 's' : ''} on it.`,
    remove: (n: number) => `${codings(n)} ${n === 1 ? 'is' : 'are'} removed.`,
    unchanged: 'Codings are unchanged.',
    retired: (names: readonly string[], into: readonly string[]) =>
      into.length > 0
        ? `${quoted(names)} ${names.length === 1 ? 'is' : 'are'} retired, replaced by ${quoted(into)}.`
        : `${quoted(names)} ${names.length === 1 ? 'is' : 'are'} retired.`,
    kept: (name: string) => `“${name}” stays in use, its successors stand below it.`,
    follow: (n: number) => `${plural(n, 'code')} below ${n === 1 ? 'goes' : 'go'} along.`,
    belowStay: (n: number) => `${plural(n, 'code')} below ${n === 1 ? 'stays' : 'stay'} in use.`,
    lose: (names: readonly string[]) => `${quoted(names)} ${names.length === 1 ? 'counts' : 'count'} them no longer.`,
    gain: (names: readonly string[]) => `${quoted(names)} ${names.length === 1 ? 'counts' : 'count'} them from now on.`,
    evidence: (n: number) => `${plural(n, 'judgement')} on propositions stay with these passages.`,
    propositions: (n: number, into: string) => `${plural(n, 'proposition')} will look under “${into}” for evidence.`,
    hang: (questions: number, sets: number) =>
      `${[questions > 0 && plural(questions, 'topic-guide question'), sets > 0 && plural(sets, 'set')].filter(Boolean).join(' and ')} ${questions + sets === 1 ? 'follows' : 'follow'}.`,
    memos: (n: number, names: readonly string[]) => `${plural(n, 'memo')} stay with ${quoted(names)}, as history.`,
    summariesGo: (n: number, into: string) =>
      `${plural(n, 'summary', 'summaries')} of cases ${n === 1 ? 'goes' : 'go'} over to “${into}”.`,
    summariesStay: (n: number, names: readonly string[]) =>
      `${plural(n, 'summary', 'summaries')} of cases ${n === 1 ? 'stays' : 'stay'} with ${quoted(names)}, as history.`,
    undo: 'One undo takes all of it back.',
  },
  reason: 'Why',
  reasonHint: 'A sentence for the history of the framework and the methods appendix.',
  join: { label: 'Overlapping passages of the same coder', apart: 'Keep apart', join: 'Join into one' },
  below: {
    label: 'What lies below',
    follow: 'Goes along',
    stay: 'Stays where it is',
    retire: 'Is retired too',
    inUse: 'Stays in use',
  },
  merge: {
    title: (names: readonly string[]) => `Merge ${quoted(names)}`,
    into: 'Into which code',
    deed: (n: number) => (n === 0 ? 'Merge' : `Merge ${codings(n)}`),
    done: (names: readonly string[], into: string, n: number) =>
      `Merged ${quoted(names)} into “${into}”, ${codings(n)}`,
  },
  split: {
    title: (name: string) => `Split “${name}”`,
    into: 'Into these codes',
    successor: (n: number) => `Code ${n}`,
    placeholder: 'A new name, or a code that is there',
    isNew: 'new code',
    isThere: 'a code that is there',
    add: 'Another code',
    take: (n: number) => `Leave out code ${n}`,
    original: { label: 'The code itself', retire: 'Is retired', keep: 'Stays in use, above them' },
    rules: 'Which codings go where',
    addRule: 'Add a rule',
    by: { word: 'contains', coder: 'is coded by', source: 'lies in' },
    ruleBy: 'Codings whose passage',
    word: 'a word',
    goesTo: 'to',
    takeRule: (n: number) => `Leave out rule ${n}`,
    each: {
      open: 'Choose for single codings',
      keys: (n: number) =>
        `${n === 2 ? '1 and 2 choose' : `1 to ${n} choose`} the code for the coding in hand, the arrows go on, 0 leaves it to the rules. Several codes may be chosen.`,
      chosen: (n: number) => `${codings(n)} chosen`,
      goesTo: (names: readonly string[]) => (names.length === 0 ? 'as the rules say' : `goes to ${quoted(names)}`),
      more: (n: number) => `Show more (${n})`,
    },
    rest: 'All others',
    restQueue: 'wait to be decided',
    restTo: (name: string) => `go to “${name}”`,
    deed: 'Split',
    done: (name: string, into: readonly string[], queued: number) =>
      `Split “${name}” into ${quoted(into)}${queued > 0 ? `, ${codings(queued)} to be decided` : ''}`,
  },
  move: {
    title: (names: readonly string[]) => `Move ${quoted(names)}`,
    under: 'Under which code',
    top: 'Nothing: at the top',
    deed: 'Move',
    done: (names: readonly string[], under: string | null, n: number) =>
      `Moved ${quoted(names)} ${under === null ? 'to the top' : `under “${under}”`}, ${codings(n)}`,
    ordered: (names: readonly string[]) => `Put ${quoted(names)} in another place`,
    dragging: (names: readonly string[], where: string, n: number) => `${quoted(names)} ${where}, ${codings(n)}`,
    into: (name: string) => `under “${name}”`,
    before: (name: string) => `before “${name}”`,
    after: (name: string) => `after “${name}”`,
    no: {
      itself: 'A code cannot be moved under itself.',
      below: (name: string) => `“${name}” lies below it: a code cannot be moved under one of its own.`,
    },
    first: (name: string) => `“${name}” is the first here. Alt ← moves it out.`,
    last: (name: string) => `“${name}” is the last here.`,
    nothingAbove: (name: string) => `No code stands above “${name}” at its level to move under.`,
    atTop: (name: string) => `“${name}” stands at the top already.`,
  },
  retire: {
    title: (names: readonly string[]) => `Retire ${quoted(names)}`,
    codings: 'Their codings',
    stay: 'Stay, greyed',
    move: 'Go to another code',
    remove: 'Are removed',
    to: 'To which code',
    deed: (n: number) => (n === 1 ? 'Retire' : `Retire ${plural(n, 'code')}`),
    done: (names: readonly string[]) => `Retired ${quoted(names)}`,
  },
  promote: {
    title: (name: string) => `Make “${name}” a group`,
    codings: 'Its codings',
    stay: 'Stay on it',
    move: 'Go to a code below',
    deed: 'Make it a group',
    done: (name: string) => `“${name}” is a group now`,
  },
  done: {
    rename: (name: string) => `Renamed to “${name}”; codings stay, exports use the new name`,
    revive: (names: readonly string[]) => `Took ${quoted(names)} back into use`,
    freeze: (names: readonly string[]) => `Froze ${quoted(names)}: can be applied, not changed`,
    unfreeze: (names: readonly string[]) => `Unfroze ${quoted(names)}`,
    accept: (names: readonly string[]) => `Accepted ${quoted(names)}`,
    code: (name: string) => `“${name}” can be applied now`,
  },
  renameNote: (n: number) => (n === 0 ? 'It has no codings.' : `${codings(n)} stay; exports use the new name.`),
  pick: { find: 'Find a code', nothing: 'No code fits.', chosen: (name: string) => `Chosen: ${name}` },
  tree: {
    below: 'Count what lies below',
    counts: (own: number, below: number) => `${figure(own)} own, ${figure(below)} with what lies below`,
    frozen: 'frozen',
    proposedHead: (n: number) => `${plural(n, 'proposed code')} to look at`,
    toDecide: (n: number) => `${codings(n)} to be decided`,
    earlier: (n: number) => `${codings(n)} under an earlier definition`,
    sets: 'Sets',
    allSets: 'All codes',
  },
  sets: {
    title: (n: number) => `Put ${plural(n, 'code')} into a set`,
    name: 'Name of the set',
    placeholder: 'A new name, or a set that is there',
    deed: 'Put in',
    made: (name: string, n: number) => `Made set “${name}” with ${plural(n, 'code')}`,
    added: (name: string, n: number) => `Put ${plural(n, 'code')} into set “${name}”`,
    taken: (name: string, set: string) => `Took “${name}” out of set “${set}”`,
    take: (name: string) => `Take out of “${name}”`,
    only: (name: string) => `Only “${name}”`,
    manage: 'Sets of codes…',
    rename: (name: string) => `Rename set “${name}”`,
    remove: (name: string) => `Remove set “${name}”`,
    removed: (name: string) => `Removed set “${name}”; its codes stay`,
    renamed: (name: string) => `Renamed the set to “${name}”`,
    none: 'No sets yet. Mark codes in the tree and put them into one.',
    size: (n: number) => plural(n, 'code'),
    list: 'Sets of codes',
    close: 'Done',
  },
}
