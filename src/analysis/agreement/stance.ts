// Stance of coders on the passages that they coded alike and judged (METHODS 4.5, 8.1).

import { ANCHOR, CODE, CODER, JUDGEMENT_WIDTH, N, STANCE_BITS, WIDTH, type SourceBlock } from '../coding-table.ts'
import { STANCES, type Stance } from '../propositions/types.ts'
import { unknown } from './figure.ts'
import { alpha } from './krippendorff.ts'
import { averagePairwise, conger, fleiss } from './many-coders.ts'
import { matches, passagesOf, type Placed } from './matching.ts'
import { characterPlaces } from './places.ts'
import { pairsOf, tableOf, type Ratings } from './ratings.ts'
import { named, type AgreementScope } from './scope.ts'
import { cohen, stepsApart, weightedCohen } from './two-coders.ts'
import type { Match, StanceAgreement } from './types.ts'

// Neutral has no place in the order.
const ORDERED = STANCES.map((_, at) => at).slice(0, -1)

/** What is told of stance, with the row numbers of the codings it is reckoned from. */
type StanceFound = Omit<StanceAgreement, 'codingIds'> & { readonly rows: readonly number[] }

/**
 * Two coders: pairs of codings that match (same source, same code), each judged by its coder for the same proposition. More: passages, put together as
 * for adjudication, with one stance of each coder who judged them; a coder who judged a passage both ways has no one stance there and is left
 * out of it. The same judgements under several codes are one.
 */
export function stanceAgreement(scope: AgreementScope, match: Match): StanceFound {
  const size = scope.coders.length
  const rows = new Set<number>()
  const units = new Map<string, { values: readonly (number | null)[]; times: number }>()
  for (const [values, codings] of judgedThings(scope, match)) {
    const name = values.join(' ')
    const unit = units.get(name)
    if (unit) unit.times++
    else units.set(name, { values, times: 1 })
    for (const n of codings) rows.add(n)
  }
  const ratings: Ratings = { coders: size, categories: STANCES.map((_, at) => at), units: [...units.values()] }
  const last = STANCES.length - 1
  const judged: Ratings = { ...ratings, units: ratings.units.filter(unit => !unit.values.includes(last)) }
  const pairs = sizeOf(ratings)
  const table = size === 2 ? tableOf(ratings, 0, 1) : coincidences(ratings)
  return {
    coders: scope.coders.map(named),
    pairs,
    table,
    percent: averagePairwise(ratings),
    kappa: size === 2 ? cohen(table) : conger(ratings),
    pi: fleiss(ratings),
    weighted:
      size === 2
        ? weightedCohen(tableOf({ ...judged, categories: ORDERED }, 0, 1), stepsApart(last))
        : unknown('two-coders'),
    nominal: alpha(ratings),
    ordinal: alpha(judged, 'ordinal'),
    neutral: pairs - sizeOf(judged),
    rows: [...rows],
  }
}

/** The row numbers of the codings that stand under a number of the table: of two coders what the first judged so and the second so, of more what any two did. */
export function judgedSo(scope: AgreementScope, match: Match, first: Stance, second: Stance): Set<number> {
  const [one, other] = [STANCES.indexOf(first), STANCES.indexOf(second)]
  const isSo =
    scope.coders.length === 2
      ? (values: JudgedThing[0]) => values[0] === one && values[1] === other
      : (values: JudgedThing[0]) => values.some((a, g) => a === one && values.some((b, h) => h !== g && b === other))
  const rows = new Set<number>()
  for (const [values, codings] of judgedThings(scope, match)) if (isSo(values)) for (const n of codings) rows.add(n)
  return rows
}

function* judgedThings(scope: AgreementScope, match: Match): Generator<JudgedThing> {
  const codes = new Set(scope.codes.map(code => code.n))
  const judgedIn = scope.coders.length === 2 && scope.by === null ? pairsIn : passagesIn
  for (const { block } of scope.sources) yield* judgedIn(block, scope, codes, match)
}

function sizeOf({ units }: Ratings): number {
  return units.reduce((sum, unit) => sum + unit.times, 0)
}

/** How often any two coders judged one passage so: each two of them both ways round. */
function coincidences(ratings: Ratings): number[][] {
  const all = STANCES.map(() => STANCES.map(() => 0))
  for (const [g, h] of pairsOf(ratings.coders)) {
    for (const [at, row] of tableOf(ratings, g, h).entries()) {
      for (const [to, times] of row.entries()) {
        all[at]![to]! += times
        all[to]![at]! += times
      }
    }
  }
  return all
}

/** The stances of coders on one thing, with the codings that they stand on. */
type JudgedThing = readonly [values: readonly (number | null)[], codings: readonly number[]]

interface Judged extends Placed {
  readonly n: number
  readonly anchor: number
  /** By proposition, the place of the stance in {@link STANCES}. */
  readonly stances: ReadonlyMap<number, number>
}

/** The codings of a source that their coder judged, by code. */
function judgedByCode(block: SourceBlock, scope: AgreementScope, codes: ReadonlySet<number>): Judged[][] {
  const stances = stancesIn(block, scope)
  if (stances.size === 0) return []
  const places = characterPlaces(block)
  const byCode = new Map<number, Judged[]>()
  for (let at = 0; at < block.codings.length; at += WIDTH) {
    const coder = scope.places.get(block.codings[at + CODER]!)
    const code = block.codings[at + CODE]!
    const anchor = block.codings[at + ANCHOR]!
    const own = coder === undefined ? undefined : stances.get(`${anchor} ${block.codings[at + CODER]!}`)
    if (own === undefined || !codes.has(code)) continue
    const one = {
      n: block.codings[at + N]!,
      coder: coder!,
      anchor,
      start: places.start(at),
      end: places.end(at),
      stances: own,
    }
    const list = byCode.get(code)
    if (list) list.push(one)
    else byCode.set(code, [one])
  }
  return [...byCode.values()]
}

function* pairsIn(
  block: SourceBlock,
  scope: AgreementScope,
  codes: ReadonlySet<number>,
  match: Match,
): Generator<JudgedThing> {
  const seen = new Set<string>()
  for (const judged of judgedByCode(block, scope, codes)) {
    const second = judged.filter(one => one.coder === 1)
    for (const a of judged) {
      if (a.coder !== 0) continue
      for (const b of second) {
        if (!matches(a.start, a.end, b.start, b.end, match)) continue
        for (const [proposition, stance] of a.stances) {
          const other = b.stances.get(proposition)
          const name = `${a.anchor} ${b.anchor} ${proposition}`
          if (other === undefined || seen.has(name)) continue
          seen.add(name)
          yield [
            [stance, other],
            [a.n, b.n],
          ]
        }
      }
    }
  }
}

function* passagesIn(
  block: SourceBlock,
  scope: AgreementScope,
  codes: ReadonlySet<number>,
  match: Match,
): Generator<JudgedThing> {
  const seen = new Set<string>()
  for (const judged of judgedByCode(block, scope, codes)) {
    for (const passage of passagesOf(judged, match)) {
      const propositions = new Set(passage.flatMap(one => [...one.stances.keys()]))
      for (const proposition of propositions) {
        const about = passage.filter(one => one.stances.has(proposition))
        const values = scope.coders.map((_, coder) => {
          const said = new Set(about.filter(one => one.coder === coder).map(one => one.stances.get(proposition)!))
          return said.size === 1 ? [...said][0]! : null
        })
        const name = `${about.map(one => `${one.coder} ${one.anchor}`).join(',')} ${proposition}`
        if (values.filter(value => value !== null).length < 2 || seen.has(name)) continue
        seen.add(name)
        yield [values, about.map(one => one.n)]
      }
    }
  }
}

/** What each coder judged each anchor to say, by "anchor coder", row numbers both. */
function stancesIn(block: SourceBlock, scope: AgreementScope): Map<string, Map<number, number>> {
  const order = new Map(STANCES.map((stance, at) => [STANCE_BITS[stance] as number, at]))
  const found = new Map<string, Map<number, number>>()
  for (let at = 0; at < block.judgements.length; at += JUDGEMENT_WIDTH) {
    if (!scope.places.has(block.judgements[at + 1]!)) continue
    const name = `${block.judgements[at]!} ${block.judgements[at + 1]!}`
    const its = found.get(name) ?? new Map<number, number>()
    its.set(block.judgements[at + 2]!, order.get(block.judgements[at + 3]!)!)
    found.set(name, its)
  }
  return found
}
