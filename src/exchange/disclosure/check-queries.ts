// The disclosure check of what is about to leave the team (METHODS 6.4). It lists, explains and offers ways out; it never says “safe”.

import type { Matrix, MatrixRequest } from '../../analysis/types.ts'
import type { PositionMatrix } from '../../analysis/positions/types.ts'
import { caseTable } from '../../cases/queries.ts'
import { samplingOf } from '../../cases/sampling-queries.ts'
import { Refusal } from '../../base/trouble.ts'
import type { Read } from '../../store/access.ts'
import { sampledCounts } from '../cases/sampling-table.ts'
import type { OutsideNames } from '../outside/names.ts'
import { maskedBy } from '../outside/masked-queries.ts'
import { outsideSettings } from '../outside/queries.ts'
import type { QuoteTable } from '../quotes/quote-table.ts'
import { judgeCells, judgeDifferences } from './count-differences.ts'
import { withMask, withQuoteDeeds } from './deeds.ts'
import { judgeUnion } from './joined-counts.ts'
import { judgeLabels } from './labels.ts'
import { matrixParts } from './matrix-labels.ts'
import { guardedNames, isSaidAtOneSite } from './names-queries.ts'
import { coarserOf, earlierCounts, earlierLabels, populationOf } from './population-queries.ts'
import { positionStatements } from './outputs.ts'
import { labelWriter, printedWords } from './quote-labels.ts'
import { report } from './report-queries.ts'
import { bandOf, judgeStatements, judgeTables } from './small-cells.ts'
import type { Checking, CountedCell, CountTable, DisclosureReport, Finding, Statement, Thresholds } from './types.ts'
import { judgeConsent, judgeWords } from './words-in-quotes.ts'

/** Checks the quote table as it would go outside: labels alone and joined with earlier outputs, consent, and the words themselves. `template` is the attribution that is settled; null where another is only tried. */
export function checkQuotes(
  read: Read,
  table: QuoteTable,
  thresholds: Checking,
  template: string | null,
): DisclosureReport {
  const quotes = table.sections.flatMap(section => section.quotes)
  const population = populationOf(read)
  const labelsOf = labelWriter(population)
  const shown = quotes.flatMap((quote, at) => labelsOf(quote, `Quote ${at + 1}`))
  thresholds.onTold?.({ labels: shown, statements: [], cells: [] })
  const { labels, findings } = judgeLabels({
    labels: shown,
    earlier: earlierLabels(read),
    population,
    thresholds,
    coarser: coarserOf(read),
  })
  const idOfQuote = (quote: object) => ('id' in quote ? (quote.id as string) : undefined)
  const printed = quotes.map((quote, at) => printedWords(quote, `Quote ${at + 1}`, idOfQuote(quote)))
  const ids = new Map(quotes.map((quote, at) => [`Quote ${at + 1}`, idOfQuote(quote)]))
  const found = [
    ...findings,
    ...judgeConsent(printed),
    ...judgeWords(printed, guardedNames(read), word => isSaidAtOneSite(read, word)),
  ]
  return report(read, 'quotes', thresholds, population, labels, withQuoteDeeds(found, ids, template))
}

/** Checks the counts of positions: “11 of 12 sites” tells of the one that is left. */
export function checkPositions(read: Read, matrix: PositionMatrix, thresholds: Checking): DisclosureReport {
  const statements = positionStatements(matrix)
  thresholds.onTold?.({ labels: [], statements, cells: [] })
  return report(
    read,
    'positions',
    thresholds,
    populationOf(read),
    [],
    countFindings(read, statements, [], thresholds.count),
  )
}

/** Checks a matrix: what it shows of the cases at its heads, values that few have, and small counts. Presence is told of the cases across. */
export function checkMatrix(
  read: Read,
  matrix: Matrix,
  request: MatrixRequest,
  names: OutsideNames,
  thresholds: Thresholds,
): DisclosureReport {
  const population = populationOf(read)
  const parts = matrixParts(matrix, request, population, names, earlierCounts(read))
  const { labels, findings } = judgeLabels({
    labels: parts.labels,
    earlier: earlierLabels(read),
    population,
    thresholds,
    coarser: coarserOf(read),
  })
  return report(read, 'matrix', thresholds, population, labels, [
    ...findings,
    ...countFindings(read, parts.statements, parts.tables, thresholds.count, parts.cells, true),
  ])
}

/** Checks the sampling table of a kind of case, counted by some of its attributes. Refuses a name that no attribute has. */
export function checkSampling(
  read: Read,
  { kind, by }: { readonly kind: string; readonly by: readonly string[] },
  thresholds: Checking,
): DisclosureReport {
  const { attributes } = caseTable(read, kind)
  const ids = by.map(name => {
    const found = attributes.find(one => one.name === name || one.id === name)
    if (!found)
      throw new Refusal('no-such-attribute', `No attribute of this kind of case (${kind}) is called “${name}”.`)
    return found.id
  })
  const sampling = samplingOf(read, kind, ids, null)
  const { tables, cells } = sampledCounts(sampling, maskedBy(read), thresholds.count)
  thresholds.onTold?.({ labels: [], statements: [], cells })
  const population = populationOf(read)
  return report(
    read,
    'sampling',
    thresholds,
    population,
    [],
    countFindings(read, [], tables, thresholds.count, cells, true),
  )
}

/** Small counts, as far as it was not settled that they are left out or said in words; and what follows from earlier outputs. `follows`: the mask of these cells follows those, so what is found nevertheless no mask takes away, which is said. */
export function countFindings(
  read: Read,
  statements: readonly Statement[],
  tables: readonly CountTable[],
  least: number,
  cells: readonly CountedCell[] = [],
  follows = false,
): Finding[] {
  const { least: settled } = outsideSettings(read)
  const said = statements.filter(one => settled === null || bandOf(one.count, one.of, settled) === null)
  const earlier = earlierCounts(read)
  const differences = [
    ...judgeDifferences(said, earlier, least),
    ...judgeCells(cells, earlier, least).map(one =>
      follows && settled !== null && settled >= least
        ? { ...one, says: `${one.says} No mask takes this away: count other cases, or join rows or columns.` }
        : one,
    ),
    ...judgeUnion([...said, ...cells], earlier, least),
  ]
  const heads = judgeStatements(
    statements.filter(one => one.isHead === true),
    least,
  )
  if (settled !== null && settled >= least) return [...heads, ...differences]
  const others = statements.filter(one => one.isHead !== true)
  return [
    ...heads,
    ...withMask([...judgeStatements(others, least), ...judgeTables(tables, least)], least),
    ...differences,
  ]
}
