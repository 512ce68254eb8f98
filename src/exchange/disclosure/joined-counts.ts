// Counts of several outputs joined: what follows from them together, and from none of them alone (METHODS 6.4, rules 3 and 6). Pure.

import type { EarlierCounts } from './count-differences.ts'
import type { CountedCell, Finding, Statement } from './types.ts'
import { whatFollows, type Followed, type KnownCount } from './what-follows.ts'

/** What follows of one thing from three counts or more, of this output and of earlier ones together. */
export interface Joined {
  readonly about: string
  readonly what: string
  readonly hidden: readonly CountedCell[]
  readonly found: readonly Followed[]
}

/** What follows from an output together with earlier ones, thing by thing. */
export function joinedCounts(
  statements: readonly Statement[],
  earlier: readonly EarlierCounts[],
  least: number,
): Joined[] {
  const things = new Map<string, { what: string; isSize: boolean; known: KnownCount[]; hidden: CountedCell[] }>()
  for (const one of statements) {
    const { about, cases, count, what } = one
    if (about === undefined || cases === undefined) continue
    const thing = things.get(about) ?? { what, isSize: one.isSize === true, known: [], hidden: [] }
    if ('isHidden' in one && one.isHidden === true) thing.hidden.push(one as CountedCell)
    else thing.known.push({ file: null, of: cases, count })
    things.set(about, thing)
  }
  const before = new Map<string, KnownCount[]>()
  for (const { file, of, counts } of earlier)
    for (const [about, count] of Object.entries(counts))
      if (things.has(about)) before.set(about, [...(before.get(about) ?? []), { file, of, count }])
  return [...before].flatMap(([about, known]): Joined[] => {
    const { what, isSize, known: own, hidden } = things.get(about)!
    const found = whatFollows(
      [...known, ...own],
      least,
      hidden.map(one => one.cases),
      isSize,
    )
    return found.length === 0 ? [] : [{ about, what, hidden, found }]
  })
}

/** Judges what follows from three counts or more, of this output and of earlier ones together: cells that one hides and another’s totals give away. */
export function judgeUnion(
  statements: readonly Statement[],
  earlier: readonly EarlierCounts[],
  least: number,
): Finding[] {
  return joinedCounts(statements, earlier, least).map(({ about, what, hidden, found }): Finding => {
    const { cases, count, from } = found[0]!
    const place =
      hidden.find(one => one.cases.length === cases.length && one.cases.every(id => cases.includes(id))) ??
      statements.find(one => one.about === about)!
    const many = found.length === 1 ? '' : ` ${found.length - 1} more ${found.length === 2 ? 'count follows' : 'counts follow'} in this way.` // prettier-ignore
    return {
      rule: 'small cells',
      subject: `${about}: ${count} of ${cases.length} from ${from.length} counts, ${found.length}`,
      where: place.where,
      says: `${sumInWords(from)}: that leaves ${count} of ${cases.length} ${what}, ${cases.length < least ? `fewer than ${least} are left over` : `a count of fewer than ${least} follows`}.${many}`,
      k: Math.min(...found.map(one => (one.count > 0 ? Math.min(one.count, one.cases.length) : one.cases.length))),
      ways: [
        { kind: 'coarsen', says: 'Join rows or columns' },
        { kind: 'suppress', says: 'Leave that count out' },
      ],
    }
  })
}

/** “7 of 12” in a.csv, less “4 of 6” in b.csv, less “3 of 4” here. */
function sumInWords(from: Followed['from']): string {
  // Nobody is told to reckon with halves: which counts they are is enough.
  if (from.some(one => !Number.isInteger(one.times)))
    return from
      .map(({ known }) => saidOf(known))
      .join(', ')
      .concat(' taken together')
  return from
    .toSorted((a, b) => b.times - a.times)
    .map(({ known, times }, at) => {
      const said = `${Math.abs(times) === 1 ? '' : `${Math.abs(times)} times `}${saidOf(known)}`
      return times < 0 ? `less ${said}` : at === 0 ? said : `and ${said}`
    })
    .join(', ')
}

const saidOf = ({ count, of, file }: KnownCount) =>
  `“${count} of ${of.length}” ${file === null ? 'here' : `in ${file}`}`
