import { plural } from './plural.ts'

/** Words of the matrix of positions. */
export const positionsWords = {
  title: 'Positions on the propositions',
  grid: (unit: string) => `Positions of ${unit} on the propositions`,
  none: 'No proposition yet',
  noneHint: 'Here every case stands on every proposition, as the evidence has it and as the team decided.',
  noCases: (unit: string) => `There are no ${unit} in this study.`,
  make: 'New proposition',
  order: 'Order',
  byKey: 'by key',
  group: 'Group by',
  noGroup: 'nothing',
  unit: 'Units',
  evidence: 'Evidence',
  cell: (caseKey: string, proposition: string, place: string, counts: string) =>
    `${caseKey}, ${proposition}: ${place}; ${counts}`,
  head: (key: string, statement: string) => `${key}: ${statement}`,
  stale: (n: number) => (n === 0 ? 'no position to look at again' : `${plural(n, 'position')} to look at again`),
  nextStale: 'Go to the next one',
  held: (decided: number, all: number) => `${decided} of ${all} decided`,
  exportIt: 'Export',
  exportAs: (format: string) => `As ${format}`,
  copied: 'Positions copied as they look',
  keys: 'Arrows move, Enter opens the sheet at the case, P opens the case, Ctrl C copies.',
  supported: (n: number, of: number) => `${n} of ${of} support it`,
  noValue: 'not known',
} as const
