// Agreement on values over several codes at once: where coders marked and which code they gave. Only where no coder's codes overlap.

import { addSums, alphaFamily, alphaOfValue, alphaValues, noSums } from './alpha-family.ts'
import type { SourceCells } from './cells.ts'
import { overlapsItself, type Continuum } from './continuum.ts'
import { unknown } from './figure.ts'
import { alpha } from './krippendorff.ts'
import { averagePairwise, conger } from './many-coders.ts'
import { tableOf, type Ratings } from './ratings.ts'
import { cohen } from './two-coders.ts'
import type { AgreementAcross, AgreementOnExcerpts, NamedThing } from './types.ts'

/** uα, cuα and (k)uα over codes. Each coder's stretches of one code are joined before (METHODS 4.4); where stretches of two codes overlap for a coder, it says why it cannot and what to look at instead. */
export function acrossCodes(
  sources: readonly SourceCells[],
  codes: readonly NamedThing[],
  coders: readonly NamedThing[],
): AgreementAcross {
  const sums = noSums(codes.length)
  for (const source of sources) {
    const continuum = continuumOf(source, coders.length)
    const who = continuum.coders.findIndex(stretches => overlapsItself({ length: 0, coders: [stretches] }))
    if (who >= 0) {
      const none = unknown('codes-overlap')
      return {
        uAlpha: none,
        cuAlpha: none,
        byCode: [],
        why: `Codes overlap where ${coders[who]!.name} coded, and uα and cuα are defined only where a coder gives each word one code at most. Choose codes that do not overlap, or look at |uα, which is reckoned code by code.`,
      }
    }
    addSums(sums, continuum)
  }
  return {
    uAlpha: alphaFamily(sums),
    cuAlpha: alphaValues(sums),
    byCode: codes.map((code, at) => ({ id: code.id, ...alphaOfValue(sums, at) })),
    why: null,
  }
}

function continuumOf({ units, cells }: SourceCells, coders: number): Continuum {
  return {
    length: units,
    coders: Array.from({ length: coders }, (_, coder) =>
      [...cells]
        .flatMap(([value, { ends }]) =>
          Array.from({ length: ends[coder]!.length / 2 }, (__, at) => ({
            start: ends[coder]![at * 2]!,
            end: ends[coder]![at * 2 + 1]!,
            value,
          })),
        )
        .sort((a, b) => a.start - b.start || a.end - b.end),
    ),
  }
}

/** Which code each coder gave to each excerpt given beforehand; none is a value too. Where somebody gave an excerpt several of the chosen codes, it says so. */
export function onExcerpts(
  sources: readonly SourceCells[],
  coders: readonly NamedThing[],
  codes: number,
): AgreementOnExcerpts {
  const units: { values: number[]; times: number }[] = []
  for (const { units: total, cells } of sources) {
    const given = Array.from({ length: total }, () => coders.map(() => codes))
    for (const [code, { ends }] of cells) {
      for (const [coder, own] of ends.entries()) {
        for (let at = 0; at < own.length; at += 2) {
          for (let excerpt = own[at]!; excerpt < own[at + 1]!; excerpt++) {
            if (given[excerpt]![coder] !== codes) {
              const none = unknown('codes-overlap')
              return {
                excerpts: sources.reduce((sum, source) => sum + source.units, 0),
                percent: none,
                kappa: none,
                alpha: none,
                why: `${coders[coder]!.name} gave some excerpts several of these codes, and which code was chosen is defined only for one an excerpt. Choose codes of which each excerpt has one, or look at the codes one by one.`,
              }
            }
            given[excerpt]![coder] = code
          }
        }
      }
    }
    units.push(...given.map(values => ({ values, times: 1 })))
  }
  const ratings: Ratings = {
    coders: coders.length,
    categories: Array.from({ length: codes + 1 }, (_, at) => at),
    units,
  }
  return {
    excerpts: units.length,
    percent: averagePairwise(ratings),
    kappa: coders.length === 2 ? cohen(tableOf(ratings, 0, 1)) : conger(ratings),
    alpha: alpha(ratings),
    why: null,
  }
}
