import { LEFT_OUT } from '../../src/analysis/positions/types.ts'
import { figure, plural } from './plural.ts'

/** Words of the propositions: the list, and the sheet on which evidence is weighed. */
export const propositionsWords = {
  title: 'Propositions',
  count: figure,
  none: 'No proposition yet',
  noneHint:
    'A proposition is a claim that could be wrong, with what would count for it and against it. They come with a study folder (propositions.csv).',
  bringIn: 'Bring in a study folder',
  all: 'All propositions',
  for: 'What counts for it',
  against: 'What counts against it',
  relatedCodes: 'Related codes',
  rivals: 'Rivals',
  rivalOf: (key: string) => `rival of ${key}`,
  origin: (origin: string) => `from ${origin}`,
  statuses: {
    working: 'working',
    tested: 'tested',
    retained: 'retained',
    qualified: 'qualified',
    rejected: 'rejected',
    merged: 'merged',
  } as Readonly<Record<string, string>>,
  excerptsOf: {
    confirming: 'confirming',
    qualifying: 'qualifying',
    disconfirming: 'disconfirming',
    neutral: 'neutral',
  },
  countsOf: (c: number, q: number, d: number) => `${c} confirming, ${q} qualifying, ${d} disconfirming`,
  excerptsHead: 'Excerpts',
  order: 'Order',
  byKey: 'sites by key',
  byAttribute: 'Group the sites by',
  byPairAttribute: 'By an attribute of their pair',
  evidence: 'Evidence',
  firstCoder: 'the first coder’s where several coded',
  primary: (name: string) => `${name}’s where several coded`,
  counts: 'Counts',
  people: 'people',
  site: (key: string, name: string, position: string, c: number, q: number, d: number) =>
    `${key} ${name}: ${position}; people confirming ${c}, qualifying ${q}, disconfirming ${d}`,
  /** A place in words: the decided position beside the suggested one, and whether to look again. Where nothing was judged for the proposition, silence says nothing of the case. */
  placeOf: (
    place: {
      readonly suggested: string
      readonly silentKind: string | null
      readonly decided: { readonly value: string; readonly moved: unknown } | null
    },
    isJudged: boolean,
  ) =>
    [
      place.decided ? `decided ${place.decided.value}` : '',
      isJudged
        ? `suggested ${place.suggested}${place.suggested === 'silent' ? `, ${place.silentKind ?? LEFT_OUT}` : ''}`
        : 'nothing judged yet',
      place.decided?.moved ? 'look again' : '',
    ]
      .filter(Boolean)
      .join(', '),
  decidedKey: 'decided',
  strip: 'Where the sites stand',
  below: 'below each: people',
  letters: { confirming: 'C', qualifying: 'Q', disconfirming: 'D' },
  noValue: 'not known',
  /** How many sites take each position; silent ones stay in the count. */
  sum: (
    n: {
      sites: number
      supports: number
      supportsIf: number
      conditional: number
      mixed: number
      challenges: number
      challengesIf: number
      silent: number
    },
    units = 'sites',
  ) =>
    `Supported at ${n.supports + n.supportsIf} of ${figure(n.sites)} ${n.sites === 1 ? units.replace(/s$/, '') : units}${n.supportsIf > 0 ? ` (${n.supportsIf} under conditions)` : ''}, ` +
    `conditional at ${n.conditional}, mixed at ${n.mixed}, challenged at ${n.challenges + n.challengesIf}${n.challengesIf > 0 ? ` (${n.challengesIf} under conditions)` : ''}, silent at ${n.silent}.`,
  notJudged: (n: number, units = 'sites') =>
    `Nothing has been judged for it yet, so ${n === 1 ? `the one ${units.replace(/s$/, '')} is` : `all ${figure(n)} ${units} are`} silent. Select words in a source and press S, or look where to begin.`,
  rule: 'Suggested by a rule that counts different people, not excerpts; a person decides.',
  heads: {
    confirming: 'Confirming',
    disconfirming: 'Disconfirming',
    qualifying: 'Qualifying',
    neutral: 'Neutral: looked at, no bearing',
  },
  excerpts: (excerpts: number, sites: number) => `${plural(excerpts, 'excerpt')}, ${plural(sites, 'site')}`,
  nothing: {
    confirming: 'Nothing confirms it so far.',
    disconfirming: 'Nothing speaks against it so far. Look for it before trusting that.',
    qualifying: 'Nothing qualifies it so far.',
    neutral: '',
  },
  only: (key: string) => `Showing ${key} first`,
  paragraph: (n: number) => `¶${n}`,
  openAt: (place: string) => `Open at ${place}`,
}
