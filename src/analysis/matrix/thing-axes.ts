// Sides of cases, sources, coders, dates and filters.

import { Refusal } from '../../base/trouble.ts'
import { CODER, WIDTH, type CodingTable, type SourceBlock } from '../coding-table.ts'
import { byFact, factWords, type CoderFact } from '../coder-facts.ts'
import { compileFilter, DEPENDS, NO, possible, type CompiledFilter } from '../filter/compile.ts'
import type { FilterGround } from '../filter/conditions.ts'
import { keyOf, nameOf, type CaseHead, type SourceHead } from '../heads.ts'
import { ANYWHERE, type View } from '../views.ts'
import type { AxisGround, AxisItem, AxisPlan } from './axis-plan.ts'
import type { Axis } from './types.ts'

const PLAIN = { byPair: false, byPerson: false, gathers: false } as const
const NONE: readonly number[] = []

const itemOf = (
  thing: { readonly n: number; readonly id: string; readonly key: string | null; readonly name: string },
  kind: AxisItem['kind'],
): AxisItem => ({
  n: thing.n,
  id: thing.id,
  key: keyOf(thing),
  name: nameOf(thing),
  kind,
  depth: 0,
  hue: 0,
  pattern: 0,
})

/** An item that is a word: a value, a month. */
export function wordItem(id: string, name: string, kind: AxisItem['kind']): AxisItem {
  return { n: 0, id, key: name, name, kind, depth: 0, hue: 0, pattern: 0 }
}

/** The things with these ids, or all. Refuses one that is not there. */
function chosen<Thing extends { readonly id: string }>(
  things: readonly Thing[],
  ids: readonly string[] | undefined,
  what: string,
): readonly Thing[] {
  if (ids === undefined) return things
  const wanted = new Set(ids)
  const found = things.filter(thing => wanted.has(thing.id))
  if (found.length < wanted.size)
    throw new Refusal('chosen-gone', `${what} chosen for this matrix is not in the project any more. Choose again.`)
  return found
}

/** A list of places for each row number: made once, so that nothing is made for each coding. */
function placesOf(items: readonly AxisItem[]): Map<number, readonly number[]> {
  return new Map(items.map((item, at) => [item.n, [at]]))
}

/** Which cases of a kind could have anything in them under the filter, as far as they are known from themselves. */
export function casesInFilter(kind: string, { heads, cases }: FilterGround, { filter, seen }: AxisGround): CaseHead[] {
  const of = heads.cases.filter(one => one.kind === kind)
  if (kind === 'site') {
    return of.filter(({ n }) => {
      const pairs = cases.pairsOf(n)
      return (pairs.length === 0 ? [0] : pairs).some(pair => possible(filter, { ...ANYWHERE, site: n, pair }))
    })
  }
  if (kind === 'pair') {
    return of.filter(pair =>
      (pair.members.length === 0 ? [0] : pair.members).some(site =>
        possible(filter, { ...ANYWHERE, site, pair: pair.n }),
      ),
    )
  }
  if (kind !== 'participant') return of
  // Somebody may have spoken in an interview of another site than their own.
  const spoke = new Set(
    seen.flatMap(one =>
      one.views.some(view => view.person > 0)
        ? one.views.map(view => view.person)
        : one.views.length > 0
          ? (one.block?.participants ?? [])
          : [],
    ),
  )
  return of.filter(
    one => spoke.has(one.n) || possible(filter, { ...ANYWHERE, site: siteOf(one, cases), person: one.n }),
  )
}

function siteOf(one: CaseHead, cases: FilterGround['cases']): number {
  return cases.byNumber.get(one.within)?.kind === 'site' ? one.within : 0
}

/** Cases of one kind. */
export function caseAxis(axis: Extract<Axis, { of: 'cases' }>, ground: FilterGround, more: AxisGround): AxisPlan {
  const { kind, ids } = axis
  const isAmong = new Set(
    chosen(
      ground.heads.cases.filter(one => one.kind === kind),
      ids,
      'A case',
    ).map(one => one.n),
  )
  const items = casesInFilter(kind, ground, more)
    .filter(one => isAmong.has(one.n))
    .map(one => itemOf(one, 'case'))
  const places = placesOf(items)
  const of: (view: View) => readonly number[] =
    kind === 'site'
      ? view => places.get(view.site) ?? NONE
      : kind === 'pair'
        ? view => places.get(view.pair) ?? NONE
        : kind === 'participant'
          ? view => places.get(view.person) ?? NONE
          : view => ground.cases.holding(kind, view).flatMap(n => places.get(n) ?? NONE)
  return {
    ...PLAIN,
    of: kind,
    items,
    whole: ids === undefined,
    byPair: kind === 'pair',
    byPerson: kind !== 'site' && kind !== 'pair',
    eligible: of,
    places: { by: 'view', of },
  }
}

/** Sources. */
export function sourceAxis(
  ids: readonly string[] | undefined,
  { heads }: FilterGround,
  { seen }: AxisGround,
): AxisPlan {
  const isAmong = new Set(chosen(heads.sources, ids, 'A source').map(one => one.n))
  const items = seen
    .filter(one => one.views.length > 0 && isAmong.has(one.source.n))
    .map(one => itemOf(one.source, 'source'))
  const places = placesOf(items)
  const of = (view: View) => places.get(view.source!.n) ?? NONE
  return { ...PLAIN, of: 'sources', items, whole: ids === undefined, eligible: of, places: { by: 'view', of } }
}

/** A side by something that each source has exactly one of. Words in the order given. */
function bySource(of: string, words: readonly AxisItem[], wordOf: (source: SourceHead) => string): AxisPlan {
  const places = new Map(words.map((word, at) => [word.id, [at]]))
  const find = (view: View) => places.get(wordOf(view.source!)) ?? NONE
  return { ...PLAIN, of, items: words, whole: true, eligible: find, places: { by: 'view', of: find } }
}

const KINDS = { interview: 'interviews', observation: 'observations', document: 'documents' } as const

/** Kinds of source. A kind that the project has none of stands there too, empty; one that the filter leaves out does not. */
export function kindAxis({ heads }: FilterGround, { seen }: AxisGround): AxisPlan {
  const there = new Set(heads.sources.map(source => source.kind))
  const passing = new Set(seen.filter(one => one.views.length > 0).map(one => one.source.kind))
  const items = (Object.keys(KINDS) as (keyof typeof KINDS)[])
    .filter(kind => passing.has(kind) || !there.has(kind))
    .map(kind => ({ ...wordItem(kind, KINDS[kind], 'value'), key: kind }))
  return bySource('source kinds', items, source => source.kind)
}

/** Dates of sources, by year or month; sources without one come last. */
export function dateAxis(by: 'year' | 'month', { seen }: AxisGround): AxisPlan {
  const length = by === 'year' ? 4 : 7
  const wordOf = (source: SourceHead) => source.date?.slice(0, length) ?? ''
  const words = [...new Set(seen.filter(one => one.views.length > 0).map(one => wordOf(one.source)))].sort((a, b) =>
    a === '' ? 1 : b === '' ? -1 : a < b ? -1 : 1,
  )
  return bySource(
    'dates',
    words.map(word => wordItem(word, word || 'no date', 'date')),
    wordOf,
  )
}

/** Coders. Sources of a coder are those marked as coded by them, and those that they coded in. */
export function coderAxis(
  ids: readonly string[] | undefined,
  { heads, table }: FilterGround,
  { filter }: AxisGround,
): AxisPlan {
  const coders = chosen(heads.coders, ids, 'A coder').filter(coder => possible(filter, ANYWHERE, { coder: coder.n }))
  const items = coders.map(coder => ({ ...itemOf(coder, 'coder'), key: coder.name }))
  const places = placesOf(items)
  return {
    ...PLAIN,
    of: 'coders',
    items,
    whole: ids === undefined,
    eligible: workedOnBy(places, table),
    places: { by: 'coder', of: places },
    coders: coders.map(coder => [coder.n]),
    mostCoder: heads.coders.reduce((most, coder) => Math.max(most, coder.n), 0),
  }
}

/** Coders by their role or background; those of whom nothing is recorded stand together at the end. */
export function coderFactAxis(fact: CoderFact, { heads, table }: FilterGround, { filter }: AxisGround): AxisPlan {
  const there = heads.coders.filter(coder => possible(filter, ANYWHERE, { coder: coder.n }))
  const groups = byFact(there, fact)
  const places = new Map(groups.flatMap(({ coders }, at) => coders.map(coder => [coder.n, [at]] as const)))
  return {
    ...PLAIN,
    of: `${fact} of coders`,
    items: groups.map(({ value }) => wordItem(value, factWords(value), 'value')),
    whole: true,
    eligible: workedOnBy(places, table),
    places: { by: 'coder', of: places },
    coders: groups.map(group => group.coders.map(coder => coder.n)),
    mostCoder: heads.coders.reduce((most, coder) => Math.max(most, coder.n), 0),
  }
}

/** Where something of a source could stand on a side of coders: those who marked it as coded, and those who coded in it. */
function workedOnBy(
  places: ReadonlyMap<number, readonly number[]>,
  table: CodingTable,
): (view: View) => readonly number[] {
  const working = new Map<number, readonly number[]>()
  return view => {
    const source = view.source!
    let found = working.get(source.n)
    if (found === undefined) {
      found = [...new Set(workingOn(table, source).flatMap(n => places.get(n) ?? NONE))]
      working.set(source.n, found)
    }
    return found
  }
}

function workingOn(table: CodingTable, source: SourceHead): number[] {
  const block = table.block(source.n)
  return [...new Set([...source.codedBy, ...(block === undefined ? NONE : codersIn(block))])]
}

// A block never changes: one that was read anew is another.
const known = new WeakMap<SourceBlock, readonly number[]>()

/** Who coded in a source. */
function codersIn(block: SourceBlock): readonly number[] {
  let coders = known.get(block)
  if (coders === undefined) {
    const found = new Set<number>()
    for (let at = CODER; at < block.codings.length; at += WIDTH) found.add(block.codings[at]!)
    known.set(block, (coders = [...found]))
  }
  return coders
}

/** Filters side by side: each is a group of its own, and they may overlap. */
export function filterAxis(groups: readonly { name: string; filter: CompiledFilter }[]): AxisPlan {
  const filters = groups.map(group => group.filter)
  return {
    of: 'filters',
    items: groups.map(({ name }, at) => wordItem(String(at), name, 'filter')),
    whole: false,
    byPair: filters.some(filter => filter.byPair),
    byPerson: filters.some(filter => filter.byPerson),
    gathers: false,
    eligible: view => filters.flatMap((filter, at) => (possible(filter, view) ? [at] : NONE)),
    places: {
      by: 'coding',
      of(view, block) {
        const marks = filters.map(filter => {
          const decision = filter.decide(view)
          return decision === DEPENDS ? filter.marks(view, block).slice() : decision === NO ? null : true
        })
        return index => {
          const found: number[] = []
          for (let at = 0; at < marks.length; at++) {
            const its = marks[at]!
            if (its === true || (its !== null && its[index] === 1)) found.push(at)
          }
          return found
        }
      },
    },
  }
}

/** The filters of a side, worked out. */
export function compiledGroups(axis: Extract<Axis, { of: 'filters' }>, ground: FilterGround) {
  return axis.groups.map(({ name, filter }) => ({ name, filter: compileFilter(filter, ground) }))
}
