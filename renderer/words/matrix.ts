import type { EmptyReason, Measure } from '../../src/analysis/types.ts'
import { figure } from './plural.ts'

/** Thousands of cells are named at once: small numbers need no formatter. */
const quick = (n: number) => (n < 1000 ? String(n) : figure(n))
const count = (n: number, one: string, many: string) => `${quick(n)} ${n === 1 ? one : many}`

const units: Record<Measure, (n: number) => string> = {
  presence: n => (n === 1 ? 'present' : 'absent'),
  cases: n => (n === 1 ? 'site' : 'sites'),
  sources: n => (n === 1 ? 'source' : 'sources'),
  participants: n => (n === 1 ? 'person' : 'people'),
  codings: n => (n === 1 ? 'coding' : 'codings'),
  words: n => (n === 1 ? 'word' : 'words'),
  excerpts: n => (n === 1 ? 'excerpt' : 'excerpts'),
  coverage: () => 'of the text',
  'shared words': n => (n === 1 ? 'shared word' : 'shared words'),
}

/** Words of the matrix and of the drawer that opens from its cells. */
export const matrixWords = {
  title: 'Themes by site',
  grid: 'Codes by column',
  rows: 'Rows',
  allCodes: 'every code',
  only: 'Only',
  foldAll: 'Fold every group',
  openAll: 'Open every group',
  rowsAre: (only: string | null, version: string | null) =>
    only ?? (version === null ? 'codes' : `codes, framework ${version}`),
  columns: 'Columns',
  columnKinds: { sites: 'sites', participants: 'people', pairs: 'pairs', sources: 'sources', coders: 'coders' },
  columnsBy: (columns: string, group: string) => `${columns} by ${group}`,
  valuesOf: (attribute: string) => `sites taken together by ${attribute}`,
  groupedBy: 'Group the sites by',
  ungrouped: 'nothing, in their order',
  together: 'One column for each value of',
  noValue: (attribute: string) => `no ${attribute}`,
  measure: 'Measure',
  measures: {
    presence: 'presence',
    participants: 'people',
    sources: 'sources',
    cases: 'sites',
    codings: 'codings',
    words: 'words',
    excerpts: 'excerpts',
    coverage: 'coverage',
    'shared words': 'shared words',
  } satisfies Record<Measure, string>,
  measureSays: {
    presence: 'whether anybody spoke of it there',
    participants: 'different people with the code',
    sources: 'different sources with the code',
    cases: 'different sites with the code',
    codings: 'codings; sites with more material have more',
    words: 'words under the codings',
    excerpts: 'stretches of text, overlapping codings taken together',
    coverage: 'the share of the text under the code',
    'shared words': 'words under both codes',
  } satisfies Record<Measure, string>,
  shade: 'Shade',
  rollUp: 'Roll up',
  rollUpSays: 'A code also counts the codes under it, each passage once',
  more: 'More',
  copy: 'Copy',
  copied: (rows: number, columns: number) =>
    `Copied ${count(rows, 'row', 'rows')} and ${count(columns, 'column', 'columns')}, heads and all.`,
  notCopied: 'The browser did not allow copying. Click into the grid and press the keys for Copy.',
  exportTo: 'Export',
  fileName: (columns: string) => `Codes by ${columns}`,
  tryAgain: 'Try again',
  formats: {
    xlsx: 'Excel workbook, a sheet for each site',
    docx: 'Word document',
    html: 'Web page',
    csv: 'CSV, numbers only',
    json: 'JSON, for scripts',
  },
  exporting: (format: string) => `Writing the matrix (${format})`,
  exported: (name: string) => `Wrote the matrix to ${name}.`,
  changeFilter: 'Change filter',
  clearFilter: 'Count everything',
  filter: {
    head: 'Count only',
    codedBy: 'Coded by',
    anybody: 'anybody',
    where: 'Where',
    anywhere: 'any site',
    attribute: 'Attribute',
    value: 'Value',
    add: 'Add a condition',
    remove: (what: string) => `Remove ${what}`,
    stance: 'Stance',
    anyStance: 'any stance',
    stances: { confirming: 'confirming', disconfirming: 'disconfirming', qualifying: 'qualifying', neutral: 'neutral' },
    done: 'Done',
  },
  either: (names: readonly string[]) =>
    names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`,
  framework: (version: string) => `framework ${version}`,
  rule: (attribute: string, value: string) => `${attribute} is ${value}`,
  corner: 'Code',
  cornerSays: {
    presence: 'its sources under each name',
    participants: 'people with the code, of all people there',
    sources: 'sources with the code, of all sources there',
    cases: 'sites with the code, of all sites there',
    codings: 'codings with the code, of all codings there',
    words: 'words with the code, of all words there',
    excerpts: 'excerpts with the code, of all codings there',
    coverage: 'share of the text with the code',
    'shared words': 'words under both codes, of all words there',
  } satisfies Record<Measure, string>,
  of: (n: number) => `of ${short(n)}`,
  ofLong: (n: number) => ` of ${short(n)}`,
  sourcesShort: (n: number) => count(n, 'source', 'sources'),
  all: 'All',
  totalOf: {
    sites: 'Sites',
    participants: 'People',
    pairs: 'Pairs',
    sources: 'Sources',
    coders: 'Coders',
    values: 'Groups',
  },
  totalMeasure: {
    presence: 'Present',
    participants: 'People',
    sources: 'Sources',
    cases: 'Sites',
    codings: 'Codings',
    words: 'Words',
    excerpts: 'Excerpts',
    coverage: 'Coverage',
    'shared words': 'Shared words',
  } satisfies Record<Measure, string>,
  groupHead: (parts: { columns: number; unit: string; people: number; sources: number }) =>
    [
      `${quick(parts.columns)} ${parts.unit}`,
      parts.people > 0 ? count(parts.people, 'person', 'people') : '',
      count(parts.sources, 'source', 'sources'),
    ]
      .filter(part => part !== '')
      .join(', '),
  units: {
    sites: 'sites',
    participants: 'people',
    pairs: 'pairs',
    sources: 'sources',
    coders: 'coders',
    values: 'groups',
  },
  heldCodes: (n: number) => count(n, 'code', 'codes'),
  fold: (name: string) => `Fold ${name}`,
  unfold: (name: string) => `Open ${name}`,
  legend: {
    share: {
      sites: 'Share of the site’s',
      participants: 'Share of the person’s',
      pairs: 'Share of the pair’s',
      sources: 'Share of the source’s',
      coders: 'Share of the coder’s',
      values: 'Share of the group’s',
    },
    all: 'all',
    present: 'spoken of there',
    once: (unit: string) => `Totals count each ${unit} once.`,
    onePerUnit: {
      presence: 'column',
      participants: 'person',
      sources: 'source',
      cases: 'site',
      codings: 'coding',
      words: 'word',
      excerpts: 'excerpt',
      coverage: 'character',
      'shared words': 'word',
    } satisfies Record<Measure, string>,
  },
  reasons: {
    'no source': 'no source',
    'not coded': 'not coded yet',
    'not asked': 'not asked',
    'nothing said': 'nothing said of it',
  } satisfies Record<EmptyReason, string>,
  reasonsLong: {
    'no source': 'no source there',
    'not coded': 'not coded yet: sources there wait to be coded',
    'not asked': 'not asked: nobody there was asked the question of this code',
    'nothing said': 'nothing said of it',
  } satisfies Record<EmptyReason, string>,
  figure: quick,
  unit: (measure: Measure, n: number) => units[measure](n),
  /** A cell in words: "Playbooks, Pennywhistle Valley, 4 of 4 sources". */
  cell: (row: string, column: string, says: string) => `${row}, ${column}, ${says}`,
  says: (measure: Measure, value: number, base: number | null) =>
    measure === 'presence'
      ? 'present'
      : base === null
        ? `${quick(value)} ${units[measure](value)}`
        : `${quick(value)} of ${quick(base)} ${units[measure](base)}`,
  place: (row: string, column: string, says: string) => `${row} at ${column}: ${says}`,
  size: (codes: number, columns: number, unit: string, leftOut: number) =>
    `${count(codes, 'code', 'codes')}, ${quick(columns)} ${unit}.${leftOut > 0 ? ` ${count(leftOut, 'retired code', 'retired codes')} left out` : ''}`,
  leftOut: (names: readonly string[]) => `Retired and left out: ${names.join(', ')}`,
  empty: {
    noCodes: 'There is no code to count yet. Make codes in the framework, apply them in a source, and come back.',
    noColumns: (unit: string) =>
      `There are no ${unit} in this project yet. Bring in a study folder, or choose other columns.`,
  },
  drawer: {
    head: 'Cell',
    sources: 'Sources',
    people: 'People',
    codings: 'Codings',
    words: 'Words',
    everywhere: 'all columns',
    copy: 'Copy with references',
    close: 'Close the cell',
    copied: (n: number) => `Copied ${count(n, 'excerpt', 'excerpts')} with references.`,
    moreIn: (n: number, source: string) => (n === 1 ? `One more in ${source}` : `${n} more in ${source}`),
    moreToRead: (n: number) => `Read ${n} more`,
    paragraph: (n: number) => `¶${n}`,
    open: (place: string) => `Open at ${place}`,
    coderAbout: (initials: string, n: number) => `${initials} ${n}`,
    nothing: 'No excerpt lies under this cell. Arrow keys go on to the next.',
  },
}

/** Large numbers in heads, where room is short: 12,480 is 12.5k. */
function short(n: number): string {
  return n < 10_000
    ? quick(n)
    : `${(n / 1000).toLocaleString('en-GB', { maximumFractionDigits: n < 100_000 ? 1 : 0 })}k`
}
