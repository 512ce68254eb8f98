// Saturation of codes by Guest, Namey & Chen 2020 (METHODS 3.3), from which themes each interview (or site) holds. Pure.

import { randomFrom } from '../base/random.ts'

/** What is chosen: how many first units form the denominator (b), over how many new themes are summed (r). */
export interface SaturationChoice {
  readonly base: number
  readonly run: number
}

/** One run: the units `from`…`to` (counted from 1) after the first `after`, the themes new in them, and their share of the base. */
export interface SaturationRun {
  readonly after: number
  readonly from: number
  readonly to: number
  readonly newThemes: number
  readonly ratio: number
}

/** The themes that each unit shows for the first time, in the order given. */
export function firstSeen<Theme>(units: readonly Iterable<Theme>[]): Theme[][] {
  const known = new Set<Theme>()
  return units.map(themes => {
    const fresh = [...themes].filter(one => !known.has(one))
    for (const one of fresh) known.add(one)
    return fresh
  })
}

/** The themes of the base: B = N₁ + … + N_b. */
export function baseThemes(newThemes: readonly number[], base: number): number {
  return newThemes.slice(0, base).reduce((sum, one) => sum + one, 0)
}

/** Every run after the base, overlapping, one unit further each time: R_k = N_{k+1} + … + N_{k+r}, and R_k ÷ B. Nothing where there are fewer than b + r units or B is 0. */
export function saturationRuns(newThemes: readonly number[], { base, run }: SaturationChoice): SaturationRun[] {
  const ofBase = baseThemes(newThemes, base)
  if (ofBase === 0) return []
  const runs: SaturationRun[] = []
  for (let after = base; after + run <= newThemes.length; after++) {
    const fresh = newThemes.slice(after, after + run).reduce((sum, one) => sum + one, 0)
    runs.push({ after, from: after + 1, to: after + run, newThemes: fresh, ratio: fresh / ofBase })
  }
  return runs
}

/** The smallest k whose run holds at most this share of new information (0.05 for 5 %); null where none does. Reported as k + r. */
export function reachedAfter(runs: readonly SaturationRun[], threshold: number): number | null {
  return runs.find(one => one.ratio <= threshold)?.after ?? null
}

/** Where the ratios lie when the units come in other orders: for each run the 5th, 50th and 95th percentile over shuffled orders. */
export interface ShuffledBand {
  readonly orders: number
  readonly low: readonly number[]
  readonly middle: readonly number[]
  readonly high: readonly number[]
}

/** Shuffles the order of the units many times, always in the same way (`seed`), in slices, and says where the ratios of the runs lie. Orders whose base holds no theme are left out. */
export function* shuffledBand(
  units: readonly (readonly number[])[],
  { base, run }: SaturationChoice,
  orders = 1000,
  seed = 1,
): Generator<void, ShuffledBand> {
  const count = Math.max(0, units.length - base - run + 1)
  const ratios: number[][] = Array.from({ length: count }, () => [])
  const most = units.reduce((top, themes) => themes.reduce((a, b) => Math.max(a, b), top), -1)
  const seen = new Int32Array(most + 1)
  const order = units.map((_, at) => at)
  const random = randomFrom(seed)
  const fresh = new Int32Array(units.length)
  for (let round = 1; round <= orders; round++) {
    if (round % 50 === 0) yield
    for (let at = order.length - 1; at > 0; at--) {
      const other = Math.floor(random() * (at + 1))
      const held = order[at]!
      order[at] = order[other]!
      order[other] = held
    }
    let ofBase = 0
    for (let at = 0; at < order.length; at++) {
      let here = 0
      for (const one of units[order[at]!]!) {
        if (seen[one] === round) continue
        seen[one] = round
        here++
      }
      fresh[at] = here
      if (at < base) ofBase += here
    }
    if (ofBase === 0) continue
    for (let k = 0; k < count; k++) {
      let sum = 0
      for (let at = base + k; at < base + k + run; at++) sum += fresh[at]!
      ratios[k]!.push(sum / ofBase)
    }
  }
  const sorted = ratios.map(list => list.sort((a, b) => a - b))
  const at = (share: number) =>
    sorted.map(list => (list.length === 0 ? 0 : list[Math.round(share * (list.length - 1))]!))
  return { orders, low: at(0.05), middle: at(0.5), high: at(0.95) }
}

/** Joins codes that replace one another to one theme: a merged code does not count twice, and splitting one brings no new information into interviews that had it already. Gives the first code of its theme for each code that is linked. */
export function themesOf(replacements: readonly (readonly [code: string, by: string])[]): (code: string) => string {
  const parent = new Map<string, string>()
  const find = (code: string): string => {
    let top = code
    for (let up = parent.get(top); up !== undefined; up = parent.get(top)) top = up
    return top
  }
  for (const [code, by] of replacements) {
    const from = find(code)
    const to = find(by)
    if (from !== to) parent.set(from, to)
  }
  return find
}
