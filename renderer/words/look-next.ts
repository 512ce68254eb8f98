import { plural } from './plural.ts'

/** Words of where to look next for a proposition. */
export const lookNextWords = {
  title: 'Where to look next',
  sheet: 'Back to the sheet',
  silent: 'Silent cases',
  noSilent: 'Every case has spoken.',
  uncoded: 'Sources nobody has coded',
  noUncoded: 'Somebody has marked every source as coded.',
  showAll: (n: number) => `Show all ${n}`,
  unjudged: 'Passages under its codes, not judged yet',
  noUnjudged: 'Every passage under its codes has been judged, or it has no codes.',
  passages: (n: number) => plural(n, 'passage'),
  like: 'Passages like those that are',
  stances: { confirming: 'confirming', disconfirming: 'disconfirming', qualifying: 'qualifying' },
  look: 'Look',
  looking: 'Looking for passages like those judged',
  rule: 'Likeness is shared words that are rare in the study, and shared codes. It is worked out on this machine, the same each time.',
  nothingJudged: 'Nothing is judged so yet, and it has no codes: there is nothing to be like.',
  nothingLike: 'Nothing else is like them.',
  found: (shown: number, found: number, judged: number) =>
    `${shown} of ${plural(found, 'passage')} like ${plural(judged, 'paragraph')} judged so, the most alike first.`,
  list: 'Passages to look at',
  keys: 'Up and down walk, C, Q, D, N judge, Enter opens the text.',
  shared: (words: string) => `shares ${words}`,
  codes: 'coded',
  logIt: 'Log that you looked',
  logFor: (stance: string) => `passages like those that are ${stance}`,
  judged: (stance: string) => `judged ${stance}`,
} as const
