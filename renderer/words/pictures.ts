import type { WordCounts } from '../../src/search/types.ts'
import { figure, inWords, plural } from './plural.ts'

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
const month = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: '2-digit', timeZone: 'UTC' })
const dayIn = (text: string) => day.format(new Date(`${text}T00:00:00Z`))
const spanIn = (span: { readonly from: string; readonly until: string }) =>
  span.from === span.until ? dayIn(span.from) : `${dayIn(span.from)} to ${dayIn(span.until)}`

type CountedWord = WordCounts['words'][number]
/** People on each side. */
export interface Sides {
  readonly confirming: number
  readonly qualifying: number
  readonly disconfirming: number
}

/** Words of pictures: every one has a title, a sentence, a caption and a table. */
export const picturesWords = {
  tabs: {
    words: 'Word frequencies',
    timeline: 'Timeline',
    positions: 'Position strip',
    network: 'Codes together',
  } as Readonly<Record<string, string>>,
  shows: 'Show it as',
  picture: 'Picture',
  table: 'Table',
  save: 'Save picture',
  formats: { svg: 'SVG, sharp at any size', png: 'PNG, twice the size of the screen' },
  writing: (title: string) => `Writing ${title}`,
  written: (place: string) => `The picture is written to ${place}`,
  tableOf: (title: string) => `${title}, as a table`,
  moreRows: (n: number) => `${plural(n, 'more row')} not shown here.`,
  walk: 'Arrows walk, Enter opens',
  tooMany: (n: number, most: number) =>
    `A picture of ${figure(n)} cells cannot be read. Choose fewer rows or columns, or hide the empty ones: up to ${figure(most)} are drawn.`,
  words: {
    title: 'Word frequencies',
    intro:
      'Which words the texts use most. A count of words is a place to begin reading, not a finding: open a word to see where it stands.',
    toolbar: 'What is counted',
    kind: 'In',
    kinds: { any: 'every source', interview: 'interviews', observation: 'observations', document: 'documents' },
    saidBy: 'Said by',
    speakers: { all: 'everybody', respondents: 'respondents', interviewers: 'interviewers' },
    common: 'Without common words',
    commonSays: 'Leaves out the, and, was and some two hundred more English words that say little by themselves',
    look: 'Drawn as',
    cloud: 'Cloud',
    bars: 'Bars',
    leaveOut: 'Leave out more words',
    leaveOutHint: 'words, with spaces between them',
    leaveOutDeed: 'Leave out',
    takeBack: (word: string) => `Count “${word}” again`,
    counting: 'Counting words',
    stopped: 'Counting was stopped. Try again to count to the end.',
    nothing: 'No word is left to count',
    nothingSays: (total: number, left: number) =>
      total === 0
        ? 'Nobody says anything in the sources chosen. Choose other sources, or everybody.'
        : `${plural(total, 'word')} were read and ${figure(left)} of them left out. Let common words count again, or take words back.`,
    cloudTitle: 'Words used most, as a cloud',
    barsTitle: 'Words used most',
    says: (counts: WordCounts) => {
      const [a, b, c] = counts.words
      const first = [a, b, c].flatMap(one => (one ? [`“${one.word}” (${figure(one.count)})`] : []))
      return `The ${plural(counts.words.length, 'word')} used most of ${figure(counts.different)} different ones in ${plural(counts.sources, 'source')}; first ${inWords(first)}.`
    },
    caption: (
      counts: WordCounts,
      speakers: string,
      kinds: string,
      common: boolean,
      without: readonly string[],
      filter: string | null,
    ) =>
      [
        `Words in ${kinds}, said by ${speakers}: ${figure(counts.total)} read, ${figure(counts.left)} left out`,
        common
          ? 'words under three letters and figures'
          : 'words under three letters, figures and common English words',
        without.length > 0 ? `and ${inWords(without)}` : '',
      ]
        .filter(Boolean)
        .join(', ') +
      '. Larger words stand there more often; darker ones in at least half of the sources.' +
      (filter === null ? '' : ` ${filter}`),
    word: (one: CountedWord, sources: number, sites: number) =>
      `${one.word}, ${plural(one.count, 'time')}, in ${figure(one.sources)} of ${plural(sources, 'source')}, at ${figure(one.sites)} of ${plural(sites, 'site')}`,
    figure: (one: CountedWord, sources: number, sites: number) =>
      `${figure(one.count)} in ${figure(one.sources)} of ${plural(sources, 'source')}, ${figure(one.sites)} of ${plural(sites, 'site')}`,
    heads: ['Word', 'Times', 'Sources', 'Sites'],
  },
  timeline: {
    title: 'Timeline',
    intro: 'When the sources were made and when the team coded them.',
    nothingPasses: 'No source passes the filter',
    showAll: 'Show every source',
    noDates: 'No source has a date',
    noDatesSays: 'Give sources their dates in the inspector, or with a sheet, and they stand along time here.',
    kinds: { interview: 'interview', observation: 'observation', document: 'document' },
    lanes: { interview: 'Interviews', observation: 'Observations', document: 'Documents' },
    sourcesTitle: 'Sources by date',
    sourcesSay: (n: number, from: string, until: string, kinds: readonly number[], undated: number) =>
      `${plural(n, 'source')} from ${dayIn(from)} to ${dayIn(until)}: ${plural(kinds[0] ?? 0, 'interview')}, ${plural(kinds[1] ?? 0, 'observation')} and ${plural(kinds[2] ?? 0, 'document')}.${undated > 0 ? ` ${plural(undated, 'source has', 'sources have')} no date and ${undated === 1 ? 'is' : 'are'} not shown.` : ''}`,
    sourcesCaption:
      'Each mark is a source on its day: circles are interviews, diamonds observations, squares documents. Hollow ones have no coding yet.',
    sourceHeads: ['Source', 'Date', 'Kind', 'Sites', 'Codings'],
    source: (name: string, date: string, sites: readonly string[], codings: number) =>
      [name, dayIn(date), sites.join(', '), plural(codings, 'coding')].filter(Boolean).join(', '),
    tick: (date: Date) => month.format(date),
    codingsTitle: 'Codings by date',
    codingsSay: (
      total: number,
      step: string,
      spans: readonly { readonly from: string; readonly until: string; readonly n: number }[],
    ) => {
      const most = spans.reduce((best, span) => (span.n > best.n ? span : best), spans[0]!)
      return `${plural(total, 'coding')} in ${plural(spans.length, `${step} with coding`, `${step}s with coding`)}, most (${figure(most.n)}) on ${spanIn(most)}.`
    },
    codingsCaption: (step: string) => `Codings by the ${step} in which they were made (UTC), of all coders.`,
    codingHeads: ['When', 'Codings', 'By'],
    span: spanIn,
    who: (sums: readonly (readonly [string, number])[]) => sums.map(([name, n]) => `${name} ${figure(n)}`).join(', '),
    coded: (
      span: { readonly from: string; readonly until: string; readonly n: number },
      sums: readonly (readonly [string, number])[],
    ) => `${spanIn(span)}: ${plural(span.n, 'coding')}, ${sums.map(([name, n]) => `${name} ${figure(n)}`).join(', ')}`,
  },
  positions: {
    title: 'Where the sites stand',
    intro: 'Every proposition against every site, in the order you choose. Open a sign to weigh what lies under it.',
    toolbar: 'Order of the sites',
    orderBy: 'Order by',
    inKeyOrder: 'their keys',
    noValue: 'not known',
    none: 'No proposition yet',
    noneSays: 'Write a proposition and give it evidence; the signs of its sites stand here.',
    nothingPasses: 'At no site could anything pass the filter',
    showAll: 'Count all evidence',
    noSites: 'No site yet',
    noSitesSays: 'Bring in a sheet of sites, and their positions stand here.',
    proposition: 'Proposition',
    reading: 'Weighing the evidence',
    says: (
      rows: readonly {
        readonly name: string
        readonly isJudged: boolean
        readonly for: number
        readonly against: number
      }[],
      sites: number,
      by: string | null,
    ) =>
      `${plural(rows.length, 'proposition')} at ${plural(sites, 'site')}${by === null ? '' : `, ordered by ${by}`}: ${rows
        .slice(0, 12)
        .map(row =>
          row.isJudged
            ? `${row.name} is supported at ${row.for} and challenged at ${row.against}`
            : `nothing is judged yet for ${row.name}`,
        )
        .join('; ')}${rows.length > 12 ? '; and so on' : ''}.`,
    decidedKey: 'decided by the team',
    differsKey: 'decided otherwise than suggested (small)',
    staleKey: 'the evidence moved since: look again',
    caption: (by: string | null, decided: number, stale: number, narrowed: string | null) =>
      `${decided === 0 ? 'Suggested positions' : `${plural(decided, 'decided position')} (underlined), all others suggested`} from the people whose words bear on each proposition${by === null ? '; sites in the order of their keys' : `; sites ordered by ${by}, then by key`}. ${stale === 0 ? '' : `${plural(stale, 'decided position')} to look at again, because the evidence moved. `}Silent sites stay in every count.${narrowed === null ? '' : ` ${narrowed} What was decided was decided over all evidence; sites at which nothing could pass are left out.`}`,
    place: (key: string, site: string, position: string, n: Sides) =>
      `${key} at ${site}: ${position}; people confirming ${n.confirming}, qualifying ${n.qualifying}, disconfirming ${n.disconfirming}`,
  },
  network: {
    title: 'Codes that stand together',
    intro: 'Which codes meet in the same words. A line is a place to read, not an explanation: open it.',
    toolbar: 'What is drawn',
    least: 'Lines from',
    leastSays: 'The fewest meetings for which a line is drawn',
    none: 'No two codes meet yet',
    noneSays: 'Code some words with two codes, and the line between them stands here.',
    says: (
      codes: number,
      lines: number,
      first: readonly { readonly a: string; readonly b: string; readonly n: number }[],
      unit: string,
      left: number,
      least: number,
    ) =>
      `${plural(codes, 'code')} and ${plural(lines, 'line')} between them${first.length > 0 ? `; the strongest ${inWords(first.map(one => `${one.a} with ${one.b} (${figure(one.n)})`))}` : ''}. Weights count ${unit}.${left > 0 ? ` ${plural(left, 'weaker line')} below ${figure(least)} ${left === 1 ? 'is' : 'are'} left out.` : ''}`,
    heads: (unit: string) => ['Code', 'Code beside it', unit],
    node: (name: string, weight: number, links: number) =>
      `${name}, ${plural(weight, 'coding')}, ${plural(links, 'line')}`,
    link: (a: string, b: string, n: number, unit: string) => `${a} with ${b}: ${figure(n)} ${unit}`,
  },
}
