import type { ThingKind } from '../../src/team/bring-in/types.ts'
import { figure, plural } from './plural.ts'

const things = (n: number) => plural(n, 'thing')

/** Another project brought in thing by thing, and frameworks merged alone. */
export const bringInWords = {
  title: { project: 'Bring in another project', framework: 'Merge a framework' },
  says: {
    project:
      'Another project is looked over first. Of each of its people, cases, attributes, codes and sources you say whether it is one of yours, comes in as new, or stays out. Nothing is taken for the same unless you say so, and nothing is written until the end.',
    framework:
      'A codebook, the framework of another project or copy, or a saved version is merged into this framework, code by code. No text and no coding comes along.',
  },
  mode: 'What comes in',
  modes: { project: 'Another project', framework: 'A framework alone' },
  toolbar: 'Bring in',
  drop: {
    project: 'Drop the other project here, or choose it.',
    framework: 'Drop a codebook (csv, xlsx, docx) or a project file here, or choose it.',
  },
  choose: { project: 'Choose a project', framework: 'Choose a file' },
  toStart: { project: 'Bring in another', framework: 'Merge another' },
  reading: 'Looking over the file',
  passphrase: 'Passphrase of the other file',
  passphraseHint: 'Where it is encrypted under one of its own.',
  oneFile: 'One file at a time.',
  base: 'Common base',
  baseHint: 'The saved version both came from. With one, only what both sides changed is asked.',
  noBase: 'None: every difference is asked',
  versions: 'Or a saved version',
  versionsHint: 'A version of this project, such as one that came with a copy.',
  version: 'Version',
  mergeVersion: 'Merge this version',
  compared: (base: string) => `compared with ${base}`,
  notCompared: 'two ways: every difference is asked',
  cameBefore: (when: string) => `brought in before, ${when}`,
  pairs: 'What may be one',
  progress: (done: number, all: number) => `${figure(done)} of ${figure(all)} decided`,
  kinds: {
    coder: 'People',
    attribute: 'Attributes',
    case: 'Cases',
    code: 'Codes',
    question: 'Questions of the guide',
    code_set: 'Sets of codes',
    proposition: 'Propositions',
    rating_scale: 'Scales',
    source: 'Sources',
  } satisfies Record<ThingKind, string> as Readonly<Record<ThingKind, string>>,
  show: 'Show',
  shown: { open: 'Open', all: 'All' },
  theirs: 'Theirs',
  ours: 'Ours',
  rests: (kind: ThingKind, n: number) =>
    n === 0
      ? null
      : kind === 'source'
        ? plural(n, 'coded passage')
        : kind === 'case'
          ? plural(n, 'source')
          : kind === 'attribute'
            ? plural(n, 'value')
            : kind === 'proposition'
              ? plural(n, 'piece of evidence', 'pieces of evidence')
              : kind === 'coder' || kind === 'code'
                ? plural(n, 'coding')
                : plural(n, 'entry', 'entries'),
  nothingAlike: 'Nothing here is like it. It comes in as new.',
  perhaps: (n: number) => (n === 1 ? 'It may be this one of ours' : 'It may be one of these of ours'),
  certain: 'certain',
  same: 'The same',
  sameAs: (name: string) => `The same as “${name}”`,
  carried: (name: string) => `The same as “${name}”: carry the codings to our text`,
  differs:
    'The words differ. Said to be the same, their codings are carried to our text; what cannot be placed exactly waits in the queue of places. Else it comes in as a source of its own.',
  fresh: 'Not the same: bring in as new',
  freshAlone: 'Bring in as new',
  out: 'Leave out',
  outSays: 'What rests on it stays out too.',
  open: 'Take the answer back',
  other: 'It is another of ours …',
  otherLabel: 'Find ours',
  otherNone: 'Nothing of ours is called so.',
  known: 'It has the id of one of ours: it is that, or stays out.',
  remembered: 'decided when it came before',
  answers: { same: 'the same', new: 'new', out: 'left out', open: 'open' },
  answered: (name: string, answer: string) => `${name}: ${answer}`,
  keys: (alike: number, mayBeNew: boolean, isDecided: boolean) =>
    [
      alike === 0 ? null : alike === 1 ? '1 the same' : `1 to ${figure(Math.min(alike, 9))} the same as`,
      mayBeNew && 'N new',
      'X leave out',
      isDecided && 'U take back',
      '↑ ↓ go through.',
    ]
      .filter(Boolean)
      .join(', '),
  keysOf: { fresh: 'N', out: 'X', open: 'U' },
  decided: 'What was decided',
  heads: { kind: 'Kind', same: 'Same', new: 'New', out: 'Out', open: 'Open' },
  bulk: (kind: string) => `${kind} that are open`,
  takeCertain: (n: number) =>
    n === 1 ? 'Take the certain one as the same' : `Take the ${figure(n)} certain ones as the same`,
  restNew: (n: number) => (n === 1 ? 'Bring it in as new' : `Bring in all ${figure(n)} as new`),
  restOut: (n: number) => (n === 1 ? 'Leave it out' : `Leave all ${figure(n)} out`),
  tookMany: (n: number, answer: string) => `${things(n)}: ${answer}`,
  allDecided: 'Everything of this kind is decided',
  allDecidedSays: 'Show all to look at the answers again, or go on with another kind.',
  nextKind: (kind: string, n: number) => `${kind}: ${figure(n)} open`,
  ready: 'Everything is decided',
  readySays: 'See what follows: what comes in, and where both are told otherwise.',
  left: (n: number) => `${things(n)} to decide first.`,
  goOn: 'See what comes in',
  planning: 'Working out what comes in',
  back: 'Back to the pairs',
  again: 'Work out anew',
  forget: 'Put away',
  forgotten: 'It is put away, its answers are kept. Nothing was written',
  keep: 'Save answers',
  keepFile: 'Answers to bringing in.json',
  kept: (name: string) => `Wrote the answers to ${name}`,
  bringAnswers: 'Answers from a file',
  broughtAnswers: (n: number, passedOver: number) =>
    `${plural(n, 'answer')} taken from the file${passedOver > 0 ? `, ${figure(passedOver)} passed over: not about this` : ''}`,
  takenUp: (n: number) => `${plural(n, 'answer')} from before`,
  notAnswers: 'This file holds no answers to bringing in.',
  more: 'Show more',
  applied: (name: string) => `“${name}” is brought in`,
  otherAs: { project: 'another project', framework: 'a framework' },
}
