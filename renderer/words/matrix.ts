import type { Share } from '../../src/analysis/matrix/types.ts'
import type { EmptyReason, Measure } from '../../src/analysis/types.ts'
import type { SideKind } from '../views/matrix/side-kind.ts'
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
  excerpts: n => (n === 1 ? 'excerpt' : 'excerpts'),
  words: n => (n === 1 ? 'word' : 'words'),
  coverage: () => 'of the characters',
  'shared words': n => (n === 1 ? 'shared word' : 'shared words'),
}
/** A share as it is read: “33 %”, below a tenth with one digit more. */
const percent = (value: number) => `${Number((value * 100).toFixed(value < 0.1 ? 1 : 0))} %`
const shares = { row: 'of its row', column: 'of its column', eligible: 'of what could be there' } as const
/** A value as a cell shows it. */
const shown = (measure: Measure, value: number, share: Share | null) =>
  share !== null || measure === 'coverage' ? percent(value) : quick(value)

/** Words of the matrix and of the drawer that opens from its cells. */
export const matrixWords = {
  title: 'Matrix',
  grid: (rows: string, columns: string) => `${rows} by ${columns}`,
  rows: 'Rows',
  foldAll: 'Fold every group',
  openAll: 'Open every group',
  columns: 'Columns',
  measure: 'Measure',
  measures: {
    presence: 'presence',
    participants: 'people',
    sources: 'sources',
    cases: 'sites',
    codings: 'codings',
    excerpts: 'excerpts',
    words: 'words',
    coverage: 'coverage',
    'shared words': 'shared words',
  } satisfies Record<Measure, string>,
  measureSays: {
    presence: 'whether anybody spoke of it there',
    participants: 'different people with the code',
    sources: 'different sources with the code',
    cases: 'different sites with the code',
    codings: 'codings; sites with more material have more',
    excerpts: 'stretches of words, overlapping codings taken together',
    words: 'words under the codings',
    coverage: 'characters under the codings, as a share of all there',
    'shared words': 'words under both codes',
  } satisfies Record<Measure, string>,
  shareHead: 'Shown as',
  shares: {
    none: 'a count',
    row: 'a share of its row',
    column: 'a share of its column',
    eligible: 'a share of what could be there',
  },
  shareOf: shares,
  percent,
  value: shown,
  shade: 'Shade',
  arrange: 'Arrange',
  rollUp: 'Roll up',
  rollUpSays: 'A code also counts the codes under it, each passage once',
  more: 'More',
  copy: 'Copy',
  copied: (rows: number, columns: number) =>
    `Copied ${count(rows, 'row', 'rows')} and ${count(columns, 'column', 'columns')}, heads and all.`,
  notCopied: 'The browser did not allow copying. Click into the grid and press the keys for Copy.',
  exportTo: 'Export',
  fileName: (rows: string, columns: string) => `${rows} by ${columns}`,
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
  cornerSays: {
    presence: 'its sources under each name',
    participants: 'people with it, of all people there',
    sources: 'sources with it, of all sources there',
    cases: 'sites with it, of all sites there',
    codings: 'codings with it, of all codings there',
    excerpts: 'excerpts with it, of all codings there',
    words: 'words with it, of all words there',
    coverage: 'share of the characters there',
    'shared words': 'words under both, of all words there',
  } satisfies Record<Measure, string>,
  cornerShare: (share: Share, measure: string) => `${measure} as a share ${shares[share]}`,
  of: (n: number) => `of ${short(n)}`,
  ofLong: (n: number) => ` of ${short(n)}`,
  sourcesShort: (n: number) => count(n, 'source', 'sources'),
  all: 'All',
  allRows: 'All together',
  totalOf: {
    codes: 'Codes',
    sets: 'Sets',
    near: 'Codes',
    sites: 'Sites',
    participants: 'People',
    pairs: 'Pairs',
    cases: 'Cases',
    sources: 'Sources',
    kinds: 'Kinds',
    values: 'Values',
    coders: 'Coders',
    dates: 'Dates',
    groups: 'Groups',
  } satisfies Record<SideKind, string>,
  totalMeasure: {
    presence: 'Present',
    participants: 'People',
    sources: 'Sources',
    cases: 'Sites',
    codings: 'Codings',
    excerpts: 'Excerpts',
    words: 'Words',
    coverage: 'Coverage',
    'shared words': 'Words',
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
    codes: 'codes',
    sets: 'sets of codes',
    near: 'codes',
    sites: 'sites',
    participants: 'people',
    pairs: 'pairs',
    cases: 'cases',
    sources: 'sources',
    kinds: 'kinds of source',
    values: 'values',
    coders: 'coders',
    dates: 'dates',
    groups: 'groups',
  } satisfies Record<SideKind, string>,
  /** The head over the names of the rows. */
  corners: {
    codes: 'Code',
    sets: 'Set of codes',
    near: 'Code beside it',
    sites: 'Site',
    participants: 'Person',
    pairs: 'Pair',
    cases: 'Case',
    sources: 'Source',
    kinds: 'Kind of source',
    values: 'Value',
    coders: 'Coder',
    dates: 'Date',
    groups: 'Group',
  } satisfies Record<SideKind, string>,
  heldCodes: (n: number) => count(n, 'code', 'codes'),
  fold: (name: string) => `Fold ${name}`,
  unfold: (name: string) => `Open ${name}`,
  legend: {
    share: {
      codes: 'Share of the code’s',
      sets: 'Share of the set’s',
      near: 'Share of the code’s',
      sites: 'Share of the site’s',
      participants: 'Share of the person’s',
      pairs: 'Share of the pair’s',
      cases: 'Share of the case’s',
      sources: 'Share of the source’s',
      kinds: 'Share of the kind’s',
      values: 'Share of the value’s',
      coders: 'Share of the coder’s',
      dates: 'Share of the date’s',
      groups: 'Share of the group’s',
    } satisfies Record<SideKind, string>,
    asShare: (share: Share, measure: string) => `${measure}, share ${shares[share]}`,
    subtotals: 'Subtotals: in how many of the group',
    all: 'all',
    present: 'spoken of there',
    once: (unit: string) => `Totals count each ${unit} once.`,
    onePerUnit: {
      presence: 'column',
      participants: 'person',
      sources: 'source',
      cases: 'site',
      codings: 'coding',
      excerpts: 'excerpt',
      words: 'word',
      coverage: 'character',
      'shared words': 'word',
    } satisfies Record<Measure, string>,
  },
  reasons: {
    'no source': 'no source',
    'not coded': 'not coded yet',
    'not asked': 'not asked',
    'nothing said': 'nothing said of it',
    'nobody named': 'nobody named',
  } satisfies Record<EmptyReason, string>,
  figure: quick,
  unit: (measure: Measure, n: number) => units[measure](n),
  /** A cell in words: "Playbooks, Pennywhistle Valley, 4 of 4 sources". */
  cell: (row: string, column: string, says: string) => `${row}, ${column}, ${says}`,
  says: (measure: Measure, value: number, base: number | null, share: Share | null = null) =>
    share !== null
      ? `${percent(value)} ${shares[share]}`
      : measure === 'presence'
        ? 'present'
        : measure === 'coverage'
          ? `${percent(value)} of the characters`
          : base === null
            ? `${quick(value)} ${units[measure](value)}`
            : `${quick(value)} of ${quick(base)} ${units[measure](base)}`,
  subtotal: (
    measure: Measure,
    share: Share | null,
    value: number,
    base: number | null,
    present: { readonly n: number; readonly of: number },
  ) =>
    measure === 'presence'
      ? `in ${present.n} of ${present.of}`
      : share !== null || measure === 'coverage'
        ? `${percent(value)}, in ${present.n} of ${present.of}`
        : `${quick(value)}${base === null ? '' : ` of ${quick(base)}`} ${units[measure](base ?? value)}, in ${present.n} of ${present.of}`,
  subtotalOf: (name: string) => `${name}, together`,
  together: 'together',
  unitIs: (unit: string) => `Cells: ${unit}.`,
  present: (n: number, of: number) => `${quick(n)} of ${quick(of)}`,
  place: (row: string, column: string, says: string) => `${row} at ${column}: ${says}`,
  size: (rows: number, rowUnit: string, columns: number, unit: string, leftOut: number) =>
    `${quick(rows)} ${rowUnit}, ${quick(columns)} ${unit}.${leftOut > 0 ? ` ${count(leftOut, 'retired code', 'retired codes')} left out` : ''}`,
  leftOut: (names: readonly string[]) => `Retired and left out: ${names.join(', ')}`,
  empty: {
    noRows: (unit: string) =>
      `There are no ${unit} to show. Choose other rows, or bring back what is hidden because it is empty.`,
    noGroups: 'No group is defined yet. Open Rows or Columns and add the groups you want to contrast.',
    noCodes: 'There is no code to count yet',
    noCodesHint: 'Make codes in the framework, apply them in a source, and come back.',
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
