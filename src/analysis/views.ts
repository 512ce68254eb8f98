// From where a coding is seen: a site of its source, a person who speaks there, a pair that the site is in. A source of two
// sites is seen twice; whatever counts, counts from the view in which it passes, and totals count each thing once.

import type { CodingTable, SourceBlock } from './coding-table.ts'
import type { CaseHead, Heads, SourceHead } from './heads.ts'

/** Not decided: any. Where there is none, 0. */
export const ANY = -1

/** One view, by row numbers. `source` null: of any source. */
export interface View {
  readonly source: SourceHead | null
  readonly site: number
  readonly pair: number
  readonly person: number
}

/** A view of nothing in particular. */
export const ANYWHERE: View = { source: null, site: ANY, pair: ANY, person: ANY }

/** A source with its block and the views that matter. */
export interface SeenSource {
  readonly source: SourceHead
  readonly block: SourceBlock | undefined
  readonly views: readonly View[]
}

/** How the cases of a project lie in and beside one another. */
export class Cases {
  readonly byNumber: ReadonlyMap<number, CaseHead>
  readonly sitesOf: ReadonlyMap<number, readonly number[]>
  readonly #pairsOfSite = new Map<number, number[]>()
  readonly #holders = new Map<number, number[]>()

  constructor(heads: Heads) {
    this.byNumber = new Map(heads.cases.map(one => [one.n, one]))
    const isSite = (n: number) => this.byNumber.get(n)?.kind === 'site'
    this.sitesOf = new Map(heads.sources.map(source => [source.n, source.cases.filter(isSite)]))
    for (const one of heads.cases) {
      for (const member of one.members) add(one.kind === 'pair' ? this.#pairsOfSite : this.#holders, member, one.n)
      // A site lies in its region, say; a participant's site is known otherwise.
      if (one.within !== 0 && one.kind !== 'participant') add(this.#holders, one.n, one.within)
    }
  }

  /** The pairs that a site is in. */
  pairsOf(site: number): readonly number[] {
    return this.#pairsOfSite.get(site) ?? NONE
  }

  /** The cases of one kind that hold what is seen: linked to the source, or with its site or person (or what holds these) in them. */
  holding(kind: string, view: View): readonly number[] {
    const found = new Set<number>()
    const seen = new Set<number>()
    const go = (n: number) => {
      if (n <= 0 || seen.has(n)) return
      seen.add(n)
      if (this.byNumber.get(n)?.kind === kind) found.add(n)
      for (const holder of this.#holders.get(n) ?? NONE) go(holder)
    }
    // Of several sites and people of a source only those looked from count.
    for (const n of view.source?.cases ?? NONE) {
      const other = this.byNumber.get(n)!.kind
      if (other !== 'site' && other !== 'participant' && other !== 'pair') go(n)
    }
    go(view.site)
    go(view.person)
    return [...found]
  }

  /** Every view of a source. People and pairs are told apart only where something depends on them. */
  viewsOf(source: SourceHead, table: CodingTable, byPair: boolean, byPerson: boolean): View[] {
    const sites = this.sitesOf.get(source.n)!
    const people = byPerson ? peopleIn(table.block(source.n)) : [ANY]
    const views: View[] = []
    const put = (site: number, pair: number) => {
      for (const person of people) views.push({ source, site, pair, person })
    }
    const met = new Set<number>()
    for (const site of sites.length === 0 ? NOWHERE : sites) {
      if (!byPair) {
        put(site, ANY)
        continue
      }
      const pairs = this.pairsOf(site)
      if (pairs.length === 0) put(site, 0)
      for (const pair of pairs) {
        met.add(pair)
        put(site, pair)
      }
    }
    if (!byPair) return views
    // A source linked to a pair itself, and to none of its sites.
    for (const n of source.cases) if (this.byNumber.get(n)!.kind === 'pair' && !met.has(n)) put(0, n)
    return views
  }
}

const known = new WeakMap<Heads, Cases>()

/** The cases of a project; worked out once for the same heads. */
export function casesOf(heads: Heads): Cases {
  let cases = known.get(heads)
  if (!cases) known.set(heads, (cases = new Cases(heads)))
  return cases
}

const NONE: readonly number[] = []
const NOWHERE: readonly number[] = [0]

/** Who can be behind a coding of a source: its only participant; else any of them, or nobody. */
export function peopleIn(block: SourceBlock | undefined): readonly number[] {
  const people = block?.participants ?? NONE
  return people.length === 1 ? people : [...people, 0]
}

function add(map: Map<number, number[]>, n: number, item: number): void {
  const list = map.get(n)
  if (list) list.push(item)
  else map.set(n, [item])
}
