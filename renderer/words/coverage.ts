import { plural } from './plural.ts'

/** What is not coded yet, over all sources. */
export const coverageWords = {
  title: 'Not coded yet',
  bar: 'Sources not coded yet',
  list: 'Sources by what you have not coded',
  which: 'Sources shown',
  left: 'With something left',
  unmarked: 'Not marked as coded',
  every: 'All',
  counting: 'Counting…',
  sum: (left: number, sources: number) =>
    left === 0
      ? `You have coded something in every turn of all ${sources} sources.`
      : `${left} of ${sources} sources hold turns in which you have coded nothing.`,
  sumOf: (left: number, passing: number, sources: number) =>
    passing === 0
      ? `None of ${sources} sources passes.`
      : left === 0
        ? `You have coded something in every turn of the ${passing} sources that pass (of ${sources}).`
        : `${left} of the ${passing} sources that pass (of ${sources}) hold turns in which you have coded nothing.`,
  whole: 'The filter says which sources are listed and counted; in each of them every turn counts.',
  nothingPasses: 'No source passes the filter',
  showAll: 'List every source',
  says: 'Turns that could be coded: what is answered, without the interviewer; where nobody speaks, each paragraph. A turn counts as coded once any coding of yours touches it.',
  nothingLeft: 'Nothing is left to code',
  nothingLeftHint: 'Every turn of every source is touched by a coding of yours.',
  noneMarked: 'Every source is marked as coded by you.',
  noSources: 'There is no source yet.',
  noSourcesHint: 'Bring some in: then this list says what of each you have not coded.',
  turns: (left: number, of: number) => `${left} of ${plural(of, 'turn')} left`,
  paragraphs: (left: number, of: number) => `${left} of ${plural(of, 'paragraph')} left`,
  nothing: 'nothing to code',
  share: (percent: number) => `${percent} % of the words coded`,
  marked: 'marked as coded by you',
  open: 'Enter goes to the first place',
  noNextOf: 'No other source that passes the filter of “Not coded yet” has a turn without a coding of yours.',
  noNext: 'No other source has a turn without a coding of yours.',
  nextPlace: 'Next place',
  previousPlace: 'Previous place',
  nextSource: 'Next source with something left',
  all: 'All sources…',
  walk: 'Where to go',
}
