import type { Rule, Unit } from '../../src/exchange/disclosure/types.ts'

const UNITS: Readonly<Record<Unit, readonly [one: string, many: string]>> = {
  site: ['site', 'sites'],
  person: ['person', 'people'],
  pair: ['pair', 'pairs'],
}
const counted = (n: number, unit: Unit) => `${n} ${UNITS[unit][n === 1 ? 0 : 1]}`

/** The disclosure check. */
export const disclosureWords = {
  title: 'Disclosure',
  says: 'What would leave the team, and whom somebody could find by it: each label alone, joined with others and with what was written out before, small counts, consent, and the words themselves.',
  what: 'What to check',
  quotes: 'Quotes',
  matrix: 'Matrix',
  matrixSays:
    'The matrix it was opened from (Export, Check what it would disclose), else codes by sites. Heads are judged by the attributes that order, groups and filter show of them.',
  open: 'Check what it would disclose',
  positions: 'Counts of positions',
  sampling: 'Sampling table',
  least: 'At least',
  leastSays: (unit: Unit | 'count') =>
    unit === 'count' ? 'The least that a count may be' : `How many ${UNITS[unit][1]} must share what is shown of one`,
  leastOf: (unit: Unit | 'count') => (unit === 'count' ? 'in a count' : UNITS[unit][1]),
  among: (population: Readonly<Record<Unit, number>>) =>
    `Looked for among ${counted(population.site, 'site')}, ${counted(population.person, 'person')} and ${counted(population.pair, 'pair')} known to the project. Others may know more than is recorded here.`,
  rules: {
    'site k': 'A site that few others are like',
    'person k': 'A person whom few others are like',
    'pair k': 'A pair that few others are like',
    'linked labels': 'Labels that can be joined',
    complement: 'A count that tells of the rest',
    'small cells': 'Small counts in a table',
    consent: 'Consent',
    'names in words': 'Names and rare words',
  } satisfies Record<Rule, string>,
  ways: 'Ways out',
  wayK: (k: number, unit: string) => `then ${k} ${unit === 'person' ? 'people' : `${unit}s`} share it`,
  again: 'Decide again',
  stands: 'Let it stand',
  standsReason: 'Why it may stand as it is',
  keep: 'Log this',
  decided: (decision: string, coder: string, day: string) => `Decided: ${decision}. ${coder}, ${day}`,
  decidedSay: (decision: string) => `Logged for disclosure: ${decision}`,
  waySays: 'A way out is logged as decided; the change itself is made in the quotes, the template or the table.',
  labels: 'Every label with how many share it',
  where: 'Where',
  code: 'Published code',
  shows: 'Shows',
  shared: 'Shared by',
  sharedBy: counted,
  empty: 'Nothing to check',
  by: 'Counted by',
  nobody: 'nothing else',
}
