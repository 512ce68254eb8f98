// Truth tables of QCA (METHODS 2.6): membership in rows, consistency, coverage, PRI. Crisp sets are fuzzy sets of 0 and 1. Pure.

/** A case with its membership in the outcome and in each condition, 0 to 1; never exactly 0.5. */
export interface SetCase {
  readonly name: string
  readonly outcome: number
  readonly conditions: readonly number[]
}

/** A row of a truth table. `number` is 1 + the binary value of its pattern, the first condition the highest digit. */
export interface TruthRow {
  readonly number: number
  readonly pattern: readonly (0 | 1)[]
  readonly cases: readonly string[]
  /** Null for a remainder: fewer cases than the frequency cut-off. */
  readonly outcome: 0 | 1 | null
  readonly consistency: number | null
  readonly pri: number | null
  /** Cases with the outcome and cases without it share the row: named, never resolved here. */
  readonly contradictory: boolean
  readonly with: readonly string[]
  readonly without: readonly string[]
}

/** Cut-offs: rows with fewer cases are remainders; rows less consistent than this have outcome 0. */
export interface CutOffs {
  readonly frequency: number
  readonly consistency: number
}

const CUT_OFFS: CutOffs = { frequency: 1, consistency: 0.8 }

/** Membership of a case in a pattern: the least of its memberships, or of their complements. `null` in a pattern: this condition does not matter. */
export function membership(conditions: readonly number[], pattern: readonly (0 | 1 | null)[]): number {
  let least = 1
  for (let at = 0; at < pattern.length; at++) {
    if (pattern[at] === null) continue
    const x = conditions[at]!
    least = Math.min(least, pattern[at] === 1 ? x : 1 - x)
  }
  return least
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)

/** How far the cases in X are in Y: Σ min(x, y) ÷ Σ x. NaN where nothing is in X. */
export function sufficiency(xs: readonly number[], ys: readonly number[]): number {
  return sum(xs.map((x, at) => Math.min(x, ys[at]!))) / sum(xs)
}

/** How much of Y is covered by X: Σ min(x, y) ÷ Σ y. The same figure is the consistency of X as necessary for Y. */
export function coverage(xs: readonly number[], ys: readonly number[]): number {
  return sum(xs.map((x, at) => Math.min(x, ys[at]!))) / sum(ys)
}

/** Proportional reduction in inconsistency: what of the consistency does not hold for not-Y as well. */
export function pri(xs: readonly number[], ys: readonly number[]): number {
  const both = sum(xs.map((x, at) => Math.min(x, ys[at]!, 1 - ys[at]!)))
  return (sum(xs.map((x, at) => Math.min(x, ys[at]!))) - both) / (sum(xs) - both)
}

/** The truth table: all 2^k rows in the order of their numbers. */
export function truthTable(cases: readonly SetCase[], conditions: number, cutOffs: CutOffs = CUT_OFFS): TruthRow[] {
  const rows: TruthRow[] = []
  const ys = cases.map(one => one.outcome)
  for (let value = 0; value < 2 ** conditions; value++) {
    const pattern = Array.from({ length: conditions }, (_, at): 0 | 1 => ((value >> (conditions - 1 - at)) & 1 ? 1 : 0))
    const xs = cases.map(one => membership(one.conditions, pattern))
    // Never exactly 0.5, so a case is in one row for more than half.
    const members = cases.filter((_, at) => xs[at]! > 0.5)
    const isRemainder = members.length < cutOffs.frequency
    const total = sum(xs)
    const consistency = total === 0 ? null : sufficiency(xs, ys)
    const [having, lacking] = [members.filter(one => one.outcome > 0.5), members.filter(one => one.outcome < 0.5)]
    rows.push({
      number: value + 1,
      pattern,
      cases: members.map(one => one.name),
      outcome: isRemainder || consistency === null ? null : consistency >= cutOffs.consistency - 1e-12 ? 1 : 0,
      consistency,
      pri: total === 0 ? null : pri(xs, ys),
      contradictory: having.length > 0 && lacking.length > 0,
      with: having.map(one => one.name),
      without: lacking.map(one => one.name),
    })
  }
  return rows
}
