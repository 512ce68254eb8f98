import { figure, plural } from './plural.ts'

/** Words of the cases view: sheets of one case, tables of all. */
export const casesWords = {
  all: 'Cases',
  kinds: {
    site: 'Sites',
    participant: 'People',
    pair: 'Pairs',
    outside: 'Outside the study',
    excluded: 'Left out',
  } as Readonly<Record<string, string>>,
  sampling: {
    title: 'Sampling table',
    by: 'Count by',
    nothing: 'nothing more',
    sources: 'Sources',
    nobodyLeftOut:
      'No organisation is recorded as left out. Bring them in as cases of the kind “excluded” with a column “reason”.',
    leftOut: (n: number, reasons: string) => `${n} left out: ${reasons}.`,
    noReason: 'without a reason',
  },
  kindOf: (kind: string) =>
    (
      { site: 'Site', participant: 'Participant', pair: 'Pair', outside: 'Outside the study' } as Readonly<
        Record<string, string>
      >
    )[kind] ?? kind,
  table: (kind: string) => `${kind} with their attributes`,
  show: 'Show',
  key: 'Key',
  name: 'Name',
  joins: 'Joins',
  within: 'Site',
  sources: 'Sources',
  count: figure,
  empty: (kind: string) => `There are no ${kind.toLowerCase()} yet.`,
  emptyHint: 'They come with a study folder, or with a sheet of cases.',
  bringIn: 'Bring in a study folder',
  editKeys: 'Edit',
  fillDown: 'Fill down',
  openKeys: 'Open',
  gone: 'This case is not in the project any more.',
  attributes: 'Attributes',
  inherited: 'From its site',
  from: (name: string) => name,
  noValue: 'not known',
  change: (attribute: string) => `Change ${attribute}`,
  noAttributes: 'This kind of case has no attributes.',
  people: 'People',
  noPeople: 'Nobody is recorded for this site.',
  pairs: 'Pairs',
  members: 'Joins',
  part: (part: string) => `as ${part}`,
  links: 'Links',
  linkOn: (on: string) => `since ${on}`,
  sourcesOf: 'Sources',
  noSources: 'No source belongs to this case yet.',
  matrix: 'Show in the matrix',
  allOf: (kind: string) => `All ${kind.toLowerCase()}`,
  open: (name: string) => `Open ${name}`,
  codings: (n: number) => plural(n, 'coding'),
  yes: 'yes',
  no: 'no',
  clear: 'Leave unknown',
  saved: (attribute: string, name: string) => `${attribute} of ${name} changed.`,
}
