// What outputs for readers outside show of published codes, and the counts they state: it is kept with each output, so that later ones are
// judged with it.

import type { PositionMatrix } from '../analysis/positions/types.ts'
import { countsOf, countsOfCells } from '../exchange/disclosure/count-differences.ts'
import { positionStatements, propositionsOutput, themesOutput } from '../exchange/disclosure/outputs.ts'
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

/** Theme matrices show what the attributions of their quotes say. */
export function themesShow({ themes, shownQuotes, shows }: ReadThemes, population: Pick<Population, 'person'>): Shows {
  const { statements = [], cells = [] } = themesOutput(themes, shownQuotes, population)
  return { ...shows, counts: [...countsOf(statements, themes.least), ...countsOfCells(cells)] }
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

/** Several outputs that leave together, as one. */
export function mergedShows(shows: readonly Shows[]): Shows {
  return {
    shown: mergedShown(shows.map(one => one.shown ?? {})),
    shownCases: [...new Set(shows.flatMap(one => one.shownCases ?? []))],
    shownSources: [...new Set(shows.flatMap(one => one.shownSources ?? []))],
    counts: shows.flatMap(one => one.counts ?? []),
  }
}
