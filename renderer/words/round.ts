import { plural } from './plural.ts'

/** Single keys for a round of coding. */
export const roundWords = {
  title: 'Single keys for a round',
  says: 'While the round is on, a letter or digit codes the words selected at once. Letters then mean nothing else in the text.',
  button: 'Single keys',
  none: 'No key holds a code yet. Choose a key and a code below.',
  key: 'Key',
  code: 'Code',
  codeHint: 'type a part of its name',
  put: 'Put it there',
  free: (key: string, code: string) => `Free ${key.toUpperCase()}, which holds ${code}`,
  noKey: 'Press one letter or digit in the field before.',
  noCode: (typed: string) => (typed === '' ? 'Type a part of a code’s name.' : `No code is like “${typed}”.`),
  pinnedOnDigits: (n: number) => `Pinned codes on 1–${n}`,
  recentOnDigits: (n: number) => `Recent codes on 1–${n}`,
  begin: 'Begin the round',
  end: 'End the round',
  change: 'Change keys…',
  on: 'Round',
  legend: 'Keys of this round',
  begun: (keys: string) => `Round begun. ${keys}. Escape ends it.`,
  holds: (key: string, code: string) => `${key.toUpperCase()} ${code}`,
  ended: 'Round ended. Letters are commands again.',
  offer: (key: string) =>
    `No code lies on ${key.toUpperCase()} yet: the one you choose is applied, and lies there from now on`,
  unbound: (key: string) => `No code lies on ${key.toUpperCase()} in this round. Escape ends the round.`,
  bound: (n: number) => plural(n, 'key'),
}
