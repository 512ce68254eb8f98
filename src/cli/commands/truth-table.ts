import type { TruthTableAnswer } from '../../analysis/ratings/types.ts'
import type { CoderId, ScaleId } from '../../base/ids.ts'
import { WrongUsage, type Command, type Given } from '../command.ts'
import { formatOf } from '../format.ts'
import { found, foundOne } from '../found.ts'
import { namesOf } from '../pairs.ts'
import { counted, listed, table } from '../show.ts'
import { FILTER_OPTION, filterGiven } from './filter-option.ts'

const KINDS = ['site', 'participant', 'pair'] as const

/** The command about truth tables of cases that were rated as sets. */
export const truthTableCommands: readonly Command[] = [
  {
    name: 'truth-table',
    takes: ['P'],
    says: 'Shows the truth table of cases rated as sets (QCA): rows with their cases, consistency and PRI, contradictory rows, and both solutions; with --to the memberships as csv for the R package QCA.',
    more: [
      'Scales are named as in *Ratings*: crisp or fuzzy ones. Cases that lack a rating are left out and named. `--json` gives everything, rows with their patterns too.',
    ],
    options: {
      outcome: { kind: 'value', value: 'SCALE', isRequired: true, says: 'the set that is to be explained' },
      conditions: { kind: 'list', value: 'SCALE,…', says: 'the sets that may explain it, at most 8' },
      of: { kind: 'value', oneOf: KINDS, says: 'whose ratings; else site' },
      'rated-by': { kind: 'value', value: 'NAME', says: 'the ratings of this coder; else of whoever rated first' },
      frequency: { kind: 'value', value: 'N', says: 'rows with fewer cases are remainders; else 1' },
      consistency: { kind: 'value', value: 'X', says: 'rows less consistent than this have outcome 0; else 0.8' },
      filter: {
        ...FILTER_OPTION,
        says: 'only cases that pass the common filter: a saved one by its name, or one in a file',
      },
      to: { kind: 'value', value: 'FILE.csv', says: 'the file to write the memberships to' },
    },
    opening: 'read',
    async run(given, calls, shell) {
      const to = given.value('to') === undefined ? null : shell.path(given.value('to')!)
      if (to !== null) formatOf(to, ['csv'])
      const conditions = given.list('conditions').flatMap(namesOf)
      if (conditions.length === 0) throw new WrongUsage('Say --conditions SCALE,….')
      const [outcomeId, ...conditionIds] = await found<ScaleId>(calls, 'scales', [
        given.required('outcome'),
        ...conditions,
      ])
      const rater = given.value('rated-by')
      const filter = await filterGiven(given, calls, shell)
      const question = {
        kind: given.choice('of', KINDS) ?? ('site' as const),
        outcomeId: outcomeId!,
        conditionIds,
        ...(rater === undefined ? {} : { coderId: await foundOne<CoderId>(calls, 'coders', rater) }),
        frequency: numberOf(given, 'frequency', 1),
        consistency: numberOf(given, 'consistency', 0.8),
        ...(filter === null ? {} : { filter }),
      }
      if (to !== null) {
        const written = await calls.call('export.qca', { ...question, to })
        return { json: written, text: `Wrote ${counted(written.cases, 'case')} to ${written.path}\n` }
      }
      const answer = await calls.call('qca.table', question)
      return { json: answer, text: tableText(answer) }
    },
  },
]

function numberOf(given: Given, name: 'frequency' | 'consistency', usual: number): number {
  const written = given.value(name)
  if (written === undefined) return usual
  const isWhole = name === 'frequency'
  if (!(isWhole ? /^[1-9]\d{0,3}$/ : /^(0(\.\d{1,6})?|1(\.0{1,6})?)$/).test(written))
    throw new WrongUsage(isWhole ? `--${name} takes a whole number.` : `--${name} takes a number from 0 to 1.`)
  return Number(written)
}

const share = (value: number | null) => (value === null ? '' : value.toFixed(3))

/** The table, and beneath it what is contradictory, left out, and the solutions. */
function tableText(answer: TruthTableAnswer): string {
  const rows = answer.rows.map(row => [
    row.number,
    ...row.pattern,
    row.contradictory ? 'C' : row.outcome,
    row.cases.length,
    share(row.consistency),
    share(row.pri),
    row.cases.join(' '),
  ])
  const solutions = (['conservative', 'parsimonious'] as const).flatMap(name =>
    (answer[name]?.solutions ?? []).map(
      one =>
        `${name}: ${one.terms.map(({ term }) => term).join(' + ')} (consistency ${share(one.consistency)}, coverage ${share(one.coverage)})`,
    ),
  )
  return [
    `${answer.caption}\n`,
    table(['row', ...answer.conditions, answer.outcome, 'n', 'consistency', 'PRI', 'cases'], rows),
    `${counted(answer.remainders, 'remainder')}\n`,
    listed(
      'Contradictory',
      answer.rows
        .filter(row => row.contradictory)
        .map(row => `row ${row.number}: with ${row.with.join(' ')}; without ${row.without.join(' ')}`),
    ),
    listed('Left out, as a rating is missing', answer.leftOut),
    listed('Solutions', solutions),
  ].join('')
}
