// From cells to rows: a code over its sources, a source over its codes, everything.

import { alphaUFrom, disagreementU, type UnitisingDisagreement } from './alpha-u.ts'
import type { Continuum } from './continuum.ts'
import type { DrawnCell, Draws } from './draws.ts'
import { known, unknown, type Figure } from './figure.ts'
import { addTally, countsOf, emptyTally, figureOf, noTally, type Tally, type Unitising } from './tally.ts'
import type { AgreementFigures, AgreementRow, Interval, Measure, NamedThing } from './types.ts'

/** How figures are put together. */
export interface RowWish {
  readonly coders: number
  readonly measures: readonly Measure[]
  readonly unitising: Unitising
  readonly countAsOne: boolean
  readonly draws: Draws | null
}

/** A source as rows need it. */
export interface SizedSource {
  /** Its place among the sources. */
  readonly place: number
  readonly units: number
}

/** A cell in its place: a code in a source. */
export interface CellIn {
  readonly code: number
  readonly source: SizedSource
  readonly tally: Tally
}

/** Keeps the figures of cells, and of a source without a coding: what both left uncoded is the same for every code. */
export class CellFigures {
  readonly #wish: RowWish
  readonly #empty = new Map<number, { readonly tally: Tally; readonly figures: readonly Figure[] }>()
  readonly #cells = new Map<Tally, readonly Figure[]>()
  readonly #apart = new Map<Tally, UnitisingDisagreement>()
  readonly #ofCodes = new Map<number, UnitisingDisagreement>()

  constructor(wish: RowWish) {
    this.#wish = wish
  }

  /** What there is of a source in which nobody coded. */
  empty(units: number): { readonly tally: Tally; readonly figures: readonly Figure[] } {
    let found = this.#empty.get(units)
    if (!found) {
      const tally = emptyTally(this.#wish.coders, units, this.#wish.unitising)
      found = { tally, figures: this.#figures(tally) }
      this.#empty.set(units, found)
    }
    return found
  }

  /** The figures of a cell. */
  of(tally: Tally): readonly Figure[] {
    let found = this.#cells.get(tally)
    if (!found) this.#cells.set(tally, (found = this.#figures(tally)))
    return found
  }

  #figures(tally: Tally): readonly Figure[] {
    return this.#wish.measures.map(measure =>
      measure === 'alpha-u' && tally.continuum ? alphaUFrom([this.apart(tally)]) : figureOf(tally, measure),
    )
  }

  /** What of a cell α_U is reckoned from. */
  apart(tally: Tally): UnitisingDisagreement {
    let found = this.#apart.get(tally)
    if (!found) this.#apart.set(tally, (found = disagreementU([tally.continuum!])))
    return found
  }

  /** The same of a code over all sources compared: its row and that of all codes ask for it. */
  apartOf(code: number, continuums: () => readonly Continuum[]): UnitisingDisagreement {
    let found = this.#ofCodes.get(code)
    if (!found) this.#ofCodes.set(code, (found = disagreementU(continuums())))
    return found
  }
}

/** Makes the row of all cells of some codes in some sources; `cells` are those with codings. */
export function rowOf(
  thing: NamedThing,
  cells: readonly CellIn[],
  { codes, sources }: { readonly codes: readonly number[]; readonly sources: readonly SizedSource[] },
  wish: RowWish,
  figures: CellFigures,
): AgreementRow {
  const pooled = noTally(wish.coders)
  const means = wish.measures.map(() => new Mean(wish.countAsOne))
  const coded = new Map<number, number>()
  for (const { source, tally } of cells) {
    coded.set(source.place, (coded.get(source.place) ?? 0) + 1)
    addTally(pooled, tally)
    for (const [at, figure] of figures.of(tally).entries()) means[at]!.add(figure, source.units)
  }
  for (const source of sources) {
    const times = codes.length - (coded.get(source.place) ?? 0)
    if (times === 0) continue
    const empty = figures.empty(source.units)
    addTally(pooled, empty.tally, times)
    for (const [at, figure] of empty.figures.entries()) means[at]!.add(figure, source.units, times)
  }
  const intervals = drawn(cells, codes, sources, wish)
  const counts = countsOf(pooled)
  const marked = counts.coded.reduce((sum, n) => sum + n, 0)
  return {
    ...thing,
    counts,
    prevalence: counts.units === 0 ? 0 : marked / (wish.coders * counts.units),
    cells: {
      all: codes.length * sources.length,
      // Of a code used here, no given excerpt may have it.
      empty: codes.length * sources.length - cells.filter(({ tally }) => tally.any > 0).length,
    },
    excerpts: pooled.excerpts.map((made, coder) => ({ made, matched: pooled.found[coder]! })),
    figures: wish.measures.map((measure, at): AgreementFigures => ({
      pooled: measure === 'alpha-u' ? pooledU(cells, codes, sources, wish, figures) : figureOf(pooled, measure),
      ...means[at]!.both(),
      ...(intervals ? { interval: intervals[at]! } : {}),
    })),
  }
}

/** α_U over categories, of sources end to end: it is reckoned from stretches and gaps, which do not add up. */
function pooledU(
  cells: readonly CellIn[],
  codes: readonly number[],
  sources: readonly SizedSource[],
  wish: RowWish,
  figures: CellFigures,
): Figure {
  const marked = markedIn(cells, codes, wish)
  if (!marked) return unknown('not-this-unit')
  // Of one source the cells say it; what nobody marked has no disagreement.
  if (sources.length === 1) return alphaUFrom(cells.map(cell => figures.apart(cell.tally)))
  const nobody = Array.from({ length: wish.coders }, () => [])
  return alphaUFrom(
    [...marked].map(([code, own]) =>
      figures.apartOf(code, () =>
        sources.map(source => own.get(source.place) ?? { length: source.units, coders: nobody }),
      ),
    ),
  )
}

/** What coders marked of each code, by the place of the source; null where α_U is not asked for. */
function markedIn(
  cells: readonly CellIn[],
  codes: readonly number[],
  wish: RowWish,
): Map<number, Map<number, Continuum>> | null {
  if (!wish.unitising.alphaU) return null
  const byCode = new Map(codes.map(code => [code, new Map<number, Continuum>()]))
  for (const { code, source, tally } of cells) byCode.get(code)!.set(source.place, tally.continuum!)
  return byCode
}

function drawn(
  cells: readonly CellIn[],
  codes: readonly number[],
  sources: readonly SizedSource[],
  wish: RowWish,
): Interval[] | null {
  if (!wish.draws) return null
  if (sources.length < 2) return wish.measures.map(() => ({ low: null, high: null, draws: 0, why: 'few-sources' }))
  // One part for each source.
  const bySource = new Map<number, Tally>()
  for (const { source, tally } of cells) {
    let here = bySource.get(source.place)
    if (!here) bySource.set(source.place, (here = noTally(wish.coders)))
    addTally(here, tally)
  }
  const parts = [...bySource].map(([source, tally]): DrawnCell => ({ source, tally }))
  return wish.draws.intervals(parts, codes.length, wish.measures, wish.coders, markedIn(cells, codes, wish))
}

/** A mean over cells, plain and weighted. Cells without a figure are left out; those with nothing to decide may count as 1. */
class Mean {
  readonly #countAsOne: boolean
  #cells = 0
  #sum = 0
  #weights = 0
  #weighted = 0
  #why: Figure['why'] = null

  constructor(countAsOne: boolean) {
    this.#countAsOne = countAsOne
  }

  add(figure: Figure, weight: number, times = 1): void {
    const value = figure.value ?? (this.#countAsOne && figure.why === 'no-decision' ? 1 : null)
    if (value === null) {
      this.#why ??= figure.why
      return
    }
    this.#cells += times
    this.#sum += value * times
    this.#weights += weight * times
    this.#weighted += value * weight * times
  }

  both(): { meanOfCells: Figure; weightedBySize: Figure } {
    const none = unknown(this.#why ?? 'no-overlap')
    return {
      meanOfCells: this.#cells === 0 ? none : known(this.#sum / this.#cells),
      weightedBySize: this.#weights === 0 ? none : known(this.#weighted / this.#weights),
    }
  }
}
