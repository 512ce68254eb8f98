// What outputs for readers outside show of published codes, and the counts they state: it is kept with each output, so that later ones are
// judged with it.

import type { PositionMatrix } from '../analysis/positions/types.ts'
import type { Sampling } from '../cases/sampling.ts'
import { sampledCounts, type Masked } from '../exchange/cases/sampling-table.ts'
import { countsOf, countsOfCells } from '../exchange/disclosure/count-differences.ts'
import { USUAL } from '../exchange/disclosure/kinds.ts'
import { positionStatements, propositionsOutput, themesOutput } from '../exchange/disclosure/outputs.ts'
import { shownUnderCodes } from '../exchange/disclosure/filter-labels.ts'
import { labelWriter } from '../exchange/disclosure/quote-labels.ts'
import type { Population } from '../exchange/disclosure/types.ts'
import { casesShown } from '../exchange/outside/cases-shown.ts'
import type { OutsideNames } from '../exchange/outside/names.ts'
import type { Outgoing } from '../exchange/output/manifest.ts'
import { mergedShown } from '../exchange/output/shown.ts'
import type { ReadPropositions } from '../exchange/propositions/export-propositions.ts'
import type { ReadThemes } from '../exchange/themes/themes-queries.ts'

/** What an output shows and states. */
export type Shows = Pick<Outgoing, 'shown' | 'shownCases' | 'shownSources' | 'counts'>

/** Positions show the codes of their cases. */
export function positionsShow(matrix: PositionMatrix, names: OutsideNames): Shows {
  return {
    ...casesShown(
      names,
      matrix.cases.map(one => one.caseId),
    ),
    counts: countsOf(positionStatements(matrix), names.settings.least),
  }
}

/** Theme matrices show what the attributions of their quotes say, and what their filter tells of sites and of who is quoted. */
export function themesShow({ themes, shownQuotes, shows }: ReadThemes, population: Population): Shows {
  const { statements = [], cells = [], labels = [], quotes = [] } = themesOutput(themes, shownQuotes, population)
  const labelsOf = labelWriter(population)
  const told = shownUnderCodes([...labels, ...quotes.flatMap(quote => labelsOf(quote, ''))])
  return {
    ...shows,
    shown: mergedShown([shows.shown ?? {}, told]),
    counts: [...countsOf(statements, themes.least), ...countsOfCells(cells)],
  }
}

/** A picture of themes shows at which sites they are, and counts no people. */
export function themePictureShows(found: ReadThemes, population: Population): Shows {
  return themesShow(found, { ...population, person: [] })
}

/** Propositions show the codes of their cases, and what the attributions of their excerpts say. */
export function propositionsShow({ sheets, quotes }: ReadPropositions, names: OutsideNames): Shows {
  const { shown, shownCases } = casesShown(names, sheets[0]?.cases.map(one => one.caseId) ?? [])
  // Quotes of the same people in a source share what they show.
  const shared = [...new Set(quotes)]
  return {
    shown: mergedShown([shown, ...shared.map(quote => quote.shown)]),
    shownCases: [...new Set([...shownCases, ...shared.flatMap(quote => quote.shownCases)])],
    counts: countsOf(propositionsOutput(sheets, quotes).statements ?? [], names.settings.least),
  }
}

/** A sampling table shows no codes, but says how many sites have which values. */
export function samplingShows(sampling: Sampling, masked: Masked): Pick<Shows, 'counts'> {
  return { counts: countsOfCells(sampledCounts(sampling, masked, USUAL.count).cells) }
}

/** Several outputs that leave together, as one. */
export function mergedShows(shows: readonly Shows[]): Shows {
  return {
    shown: mergedShown(shows.map(one => one.shown ?? {})),
    shownCases: [...new Set(shows.flatMap(one => one.shownCases ?? []))],
    shownSources: [...new Set(shows.flatMap(one => one.shownSources ?? []))],
    counts: shows.flatMap(one => one.counts ?? []),
  }
}
