import { figure, plural } from './plural.ts'

/** Words of the search view. */
export const searchWords = {
  title: 'Search the text',
  field: 'Words to find in every source',
  placeholder: 'Words, “a phrase”, or begin*',
  speakers: 'Said by',
  speakerKinds: { all: 'everybody', respondents: 'respondents', interviewers: 'interviewers' },
  help: [
    { write: 'two words', finds: 'both in one paragraph' },
    { write: '"two words"', finds: 'side by side, in this order' },
    { write: 'begin*', finds: 'every word that begins so' },
  ],
  helpHead: 'How to ask',
  clear: 'Clear the search',
  begin: 'Write what you are looking for. Every source is searched as you type, capitals and accents do not matter.',
  /** `exact` is false while the rest is being counted. */
  total: (total: number, sources: number, exact: boolean) =>
    exact ? `${plural(total, 'place')} in ${plural(sources, 'source')}` : `more than ${figure(total)} places, counting`,
  nothing: (words: string) => `Nothing in any source matches ${words}.`,
  tryFewer: 'Try fewer words, the beginning of a word with *, or everybody instead of one kind of speaker.',
  tryWithout: 'Try fewer words, the beginning of a word with *, or every word instead of some.',
  withoutFilter: 'Search every word',
  lookedIn: (speakers: string, narrowed: string) => `${speakers}. ${narrowed}`,
  inSource: (n: number) => figure(n),
  paragraph: (n: number) => `¶${n}`,
  results: 'Places found',
  hit: (place: string, words: string) => `${place}: ${words}`,
  readingOn: 'Reading on',
  position: (at: number, total: string) => `place ${figure(at)} of ${total}`,
  keys: { move: 'Down and Up move', open: 'Enter opens', back: 'Esc goes back to the field' },
}
