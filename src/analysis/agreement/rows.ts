// From cells to rows: a code over its sources, a source over its codes, everything.

import { alphaUFrom, disagreementU, type UnitisingDisagreement } from './alpha-u.ts'
import type { Continuum } from './continuum.ts'
import type { DrawnCell, Draws } from './draws.ts'
import { known, unknown, type Figure } from './figure.ts'
import { addContinuum, countsOf, figureOf, Tally, type Unitising } from './tally.ts'
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

/** Works out the figures of cells, and keeps of them what more than one row asks for. */
export class CellFigures {
  readonly #wish: RowWish
  readonly #apart = new Map<Tally, UnitisingDisagreement>()
  readonly #ofCodes = new Map<number, UnitisingDisagreement>()
  #nothing: readonly Figure[] | null = null

  constructor(wish: RowWish) {
    this.#wish = wish
  }

  /** The figures of a cell that nobody coded: the same for every code in every source, whatever its size. */
  get nothing(): readonly Figure[] {
    return (this.#nothing ??= this.of(nothingOf(1, this.#wish)))
  }

  /** The figures of a cell. */
  of(tally: Tally): readonly Figure[] {
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

function nothingOf(units: number, { coders, unitising }: RowWish): Tally {
  const tally = new Tally(coders)
  tally.setUnits(units)
  addContinuum(tally, { length: units, coders: Array.from({ length: coders }, () => []) }, unitising)
  return tally
}

/** What a row adds up: its cells one by one, then those that nobody coded all at once. */
export class RowSums {
  readonly tally: Tally
  readonly #means: readonly Mean[]
  /** Cells that were added, and their units. */
  #cells = 0
  #units = 0
  /** Those of them that anybody coded: of a code used here, no given excerpt may have it. */
  #marked = 0

  constructor(wish: RowWish) {
    this.tally = new Tally(wish.coders)
    this.#means = wish.measures.map(() => new Mean(wish.countAsOne))
  }

  /** Cells that anybody coded. */
  get marked(): number {
    return this.#marked
  }

  /** Adds a cell with its figures. */
  addCell(tally: Tally, figures: readonly Figure[]): void {
    this.tally.add(tally)
    this.#cells++
    this.#units += tally.units
    if (tally.any > 0) this.#marked++
    for (let at = 0; at < figures.length; at++) this.#means[at]!.add(figures[at]!, 1, tally.units)
  }

  /** Adds what another row added up so far. */
  addRow(row: RowSums): void {
    this.tally.add(row.tally)
    this.#cells += row.#cells
    this.#units += row.#units
    this.#marked += row.#marked
    for (const [at, mean] of this.#means.entries()) mean.addMean(row.#means[at]!)
  }

  /** Adds the cells that nobody coded, up to so many in all, which have so many units: there are more of these than of others. Gives back the means. */
  close(cells: number, units: number, nothing: readonly Figure[]): readonly Mean[] {
    this.tally.addNothing(units - this.#units)
    for (const [at, mean] of this.#means.entries()) mean.add(nothing[at]!, cells - this.#cells, units - this.#units)
    return this.#means
  }
}

/** Which codes and sources a row goes over. `cells`: those with codings, for what does not add up (α_U, draws). */
export interface RowOver {
  readonly codes: readonly number[]
  readonly sources: readonly SizedSource[]
  readonly cells: () => readonly CellIn[]
}

/** Makes the row of some codes in some sources from what its cells add up to; the sums are closed by it. */
export function rowOf(
  thing: NamedThing,
  sums: RowSums,
  { codes, sources, cells }: RowOver,
  wish: RowWish,
  figures: CellFigures,
): AgreementRow {
  const { tally } = sums
  const all = codes.length * sources.length
  const units = codes.length * sources.reduce((sum, source) => sum + source.units, 0)
  const means = sums.close(all, units, figures.nothing)
  const intervals = wish.draws === null ? null : drawn(cells(), codes, sources, wish, wish.draws)
  const counts = countsOf(tally)
  const marked = counts.coded.reduce((sum, n) => sum + n, 0)
  const { found } = tally
  return {
    ...thing,
    counts,
    prevalence: counts.units === 0 ? 0 : marked / (wish.coders * counts.units),
    cells: { all, empty: all - sums.marked },
    excerpts: tally.excerpts.map((made, coder) => ({ made, matched: found[coder]! })),
    figures: wish.measures.map((measure, at): AgreementFigures => ({
      pooled: measure === 'alpha-u' ? pooledU(cells(), codes, sources, wish, figures) : figureOf(tally, measure),
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
  draws: Draws,
): Interval[] {
  if (sources.length < 2) return wish.measures.map(() => ({ low: null, high: null, draws: 0, why: 'few-sources' }))
  // One part for each source.
  const bySource = new Map<number, Tally>()
  for (const { source, tally } of cells) {
    let here = bySource.get(source.place)
    if (!here) bySource.set(source.place, (here = new Tally(wish.coders)))
    here.add(tally)
  }
  const parts = [...bySource].map(([source, tally]): DrawnCell => ({ source, tally }))
  return draws.intervals(parts, codes.length, wish.measures, wish.coders, markedIn(cells, codes, wish))
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

  /** Adds a figure of so many cells alike, which weigh so much together. */
  add(figure: Figure, cells: number, weight: number): void {
    if (cells === 0) return
    const value = figure.value ?? (this.#countAsOne && figure.why === 'no-decision' ? 1 : null)
    if (value === null) {
      this.#why ??= figure.why
      return
    }
    this.#cells += cells
    this.#sum += value * cells
    this.#weights += weight
    this.#weighted += value * weight
  }

  /** Adds what another mean is taken over. */
  addMean(other: Mean): void {
    this.#why ??= other.#why
    this.#cells += other.#cells
    this.#sum += other.#sum
    this.#weights += other.#weights
    this.#weighted += other.#weighted
  }

  both(): { meanOfCells: Figure; weightedBySize: Figure } {
    const none = unknown(this.#why ?? 'no-overlap')
    return {
      meanOfCells: this.#cells === 0 ? none : known(this.#sum / this.#cells),
      weightedBySize: this.#weights === 0 ? none : known(this.#weighted / this.#weights),
    }
  }
}
