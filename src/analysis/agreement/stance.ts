// Stance of two coders on the passages that both coded alike and both judged (METHODS 4.5, 8.1).

import { ANCHOR, CODE, CODER, JUDGEMENT_WIDTH, N, STANCE_BITS, WIDTH, type SourceBlock } from '../coding-table.ts'
import { alpha } from './krippendorff.ts'
import { matches } from './matching.ts'
import { characterPlaces } from './places.ts'
import { ratingsOf, type Ratings } from './ratings.ts'
import { named, type AgreementScope } from './scope.ts'
import { cohen, percentOf } from './two-coders.ts'
import { STANCE_ORDER, type Match, type StanceAgreement } from './types.ts'

/** Pairs of judgements: one coding of each coder that match (same source, same code), judged by its coder for the same proposition. Two judgements of the same two passages for one proposition are one pair, whatever codes they share. */
export function stanceAgreement(
  scope: AgreementScope,
  match: Match,
): Omit<StanceAgreement, 'codingIds'> & { readonly rows: readonly number[] } {
  const table = STANCE_ORDER.map(() => STANCE_ORDER.map(() => 0))
  const codes = new Set(scope.codes.map(code => code.n))
  const rows = new Set<number>()
  for (const { block } of scope.sources) {
    for (const [first, second, codings] of pairsIn(block, scope, codes, match)) {
      table[first]![second]!++
      for (const n of codings) rows.add(n)
    }
  }
  const ratings: Ratings = ratingsOf(table)
  const last = STANCE_ORDER.length - 1
  // Neutral has no place in the order.
  const judged: Ratings = { ...ratings, units: ratings.units.filter(unit => !unit.values.includes(last)) }
  const pairs = table.flat().reduce((sum, n) => sum + n, 0)
  return {
    coders: scope.coders.map(named),
    pairs,
    table,
    percent: percentOf(table),
    kappa: cohen(table),
    nominal: alpha(ratings),
    ordinal: alpha(judged, 'ordinal'),
    neutral: pairs - judged.units.reduce((sum, unit) => sum + unit.times, 0),
    rows: [...rows],
  }
}

interface Judged {
  readonly n: number
  readonly anchor: number
  readonly start: number
  readonly end: number
  /** By proposition, the place of the stance in {@link STANCE_ORDER}. */
  readonly stances: ReadonlyMap<number, number>
}

function* pairsIn(
  block: SourceBlock,
  scope: AgreementScope,
  codes: ReadonlySet<number>,
  match: Match,
): Generator<[number, number, [number, number]]> {
  const stances = stancesIn(block, scope)
  if (stances.size === 0) return
  const places = characterPlaces(block)
  const byCode = new Map<number, [Judged[], Judged[]]>()
  for (let at = 0; at < block.codings.length; at += WIDTH) {
    const place = scope.places.get(block.codings[at + CODER]!)
    const code = block.codings[at + CODE]!
    const anchor = block.codings[at + ANCHOR]!
    const own = place === undefined ? undefined : stances.get(`${anchor} ${place}`)
    if (own === undefined || place! > 1 || !codes.has(code)) continue
    let lists = byCode.get(code)
    if (!lists) byCode.set(code, (lists = [[], []]))
    lists[place as 0 | 1].push({
      n: block.codings[at + N]!,
      anchor,
      start: places.start(at),
      end: places.end(at),
      stances: own,
    })
  }
  const seen = new Set<string>()
  for (const [first, second] of byCode.values()) {
    for (const a of first) {
      for (const b of second) {
        if (!matches(a.start, a.end, b.start, b.end, match)) continue
        for (const [proposition, stance] of a.stances) {
          const other = b.stances.get(proposition)
          const name = `${a.anchor} ${b.anchor} ${proposition}`
          if (other === undefined || seen.has(name)) continue
          seen.add(name)
          yield [stance, other, [a.n, b.n]]
        }
      }
    }
  }
}

/** What each coder judged each anchor to say, by "anchor place". */
function stancesIn(block: SourceBlock, scope: AgreementScope): Map<string, Map<number, number>> {
  const order = new Map(STANCE_ORDER.map((stance, at) => [STANCE_BITS[stance] as number, at]))
  const found = new Map<string, Map<number, number>>()
  for (let at = 0; at < block.judgements.length; at += JUDGEMENT_WIDTH) {
    const place = scope.places.get(block.judgements[at + 1]!)
    if (place === undefined) continue
    const name = `${block.judgements[at]!} ${place}`
    const its = found.get(name) ?? new Map<number, number>()
    its.set(block.judgements[at + 2]!, order.get(block.judgements[at + 3]!)!)
    found.set(name, its)
  }
  return found
}
