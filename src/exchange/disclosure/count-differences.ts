// Counts of two outputs, one of cases that are all among those of the other: what is left over when they are subtracted (METHODS 6.4, rule 4
// across outputs). Pure.

import type { Filter } from '../../analysis/filter/types.ts'
import { fold } from '../../base/order.ts'
import type { CountsShown } from '../output/manifest.ts'
import { isCalled } from './asked-attributes.ts'
import { bandOf } from './small-cells.ts'
import type { Finding, Statement, Values } from './types.ts'

/** Counts of an earlier output, with the file it went into. */
export interface EarlierCounts extends CountsShown {
  readonly file: string
}

/** What an output states, as it is remembered: exact counts only; what is said in words tells no number. */
export function countsOf(statements: readonly Statement[], masked: number | null): CountsShown[] {
  const groups = new Map<string, { of: readonly string[]; counts: Record<string, number> }>()
  for (const { about, cases, count, of } of statements) {
    if (about === undefined || cases === undefined) continue
    if (masked !== null && bandOf(count, of, masked) !== null) continue
    const of_ = cases.toSorted()
    const group = groups.get(of_.join()) ?? { of: of_, counts: {} }
    group.counts[about] = count
    groups.set(of_.join(), group)
  }
  return [...groups.values()]
}

/** Judges what follows from this output and an earlier one by subtraction: how many of the few cases that only one of them counts. */
export function judgeDifferences(
  statements: readonly Statement[],
  earlier: readonly EarlierCounts[],
  least: number,
): Finding[] {
  const sets = earlier.map(one => ({ ...one, ids: new Set(one.of) }))
  return statements.flatMap((statement): Finding[] => {
    const { about, cases, count, what, where } = statement
    if (about === undefined || cases === undefined) return []
    const own = new Set(cases)
    for (const { file, ids, counts } of sets) {
      const before = counts[about]
      if (before === undefined || ids.size === own.size) continue
      const [more, fewer] = own.size > ids.size ? [own, ids] : [ids, own]
      if (![...fewer].every(id => more.has(id))) continue
      const all = own.size > ids.size ? count : before
      const left = more.size - fewer.size
      const rest = Math.abs(count - before)
      // Where the greater says all or none, it says so of everybody already.
      if (all === 0 || all === more.size || rest > left) continue
      if (left >= least && bandOf(rest, left, least) === null) continue
      return [
        {
          rule: 'complement',
          subject: `${about}: ${count} of ${own.size} with ${before} of ${ids.size}`,
          where,
          says: `“${count} of ${own.size}” here and “${before} of ${ids.size}” in ${file} leave ${rest} of ${left} ${what}: ${left < least ? `fewer than ${least} are left over` : `a count of fewer than ${least} follows`}.`,
          k: Math.min(left, rest > 0 && rest < least ? rest : left),
          ways: [
            { kind: 'band', says: 'Say “some”' },
            { kind: 'leave out', says: 'Leave out' },
          ],
        },
      ]
    }
    return []
  })
}

/** Of which cases a filter lets anything pass, as far as attributes of cases decide; null where something else decides too. */
export function casesPassing<Case extends { readonly values: Values }>(
  cases: readonly Case[],
  filter: Filter | null,
): Case[] | null {
  if (filter === null) return [...cases]
  const passing: Case[] = []
  for (const one of cases) {
    const passes = doesPass(filter, one.values)
    if (passes === null) return null
    if (passes) passing.push(one)
  }
  return passing
}

function doesPass(filter: Filter, values: Values): boolean | null {
  if ('not' in filter) {
    const passes = doesPass(filter.not, values)
    return passes === null ? null : !passes
  }
  if ('all' in filter || 'any' in filter) {
    const isAll = 'all' in filter
    const parts = (isAll ? filter.all : filter.any).map(one => doesPass(one, values))
    return parts.includes(null) ? null : isAll ? parts.every(Boolean) : parts.some(Boolean)
  }
  if (filter.is !== 'attribute' || (filter.how !== 'is' && filter.how !== 'is not')) return null
  const name = [...values.keys()].find(one => isCalled(one, filter))
  const value = name === undefined ? null : fold(values.get(name)!.trim())
  const isOne = value !== null && filter.values.some(one => fold(one.trim()) === value)
  return filter.how === 'is' ? isOne : value !== null && !isOne
}
