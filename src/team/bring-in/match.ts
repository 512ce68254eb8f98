// Finds for each thing of theirs what it may be here. Nothing is decided here. Pure.

import { idFromHex } from '../../base/ids.ts'
import { toTheEnd } from '../../base/slices.ts'
import type { Rows } from '../merge/facts.ts'
import type { Row } from '../merge/types.ts'
import { Likeness } from './likeness.ts'
import { THINGS, valuesOf, type Thing } from './things.ts'
import type { Likely, Pair } from './types.ts'

/** So alike must words be, at least. */
const LEAST = 0.5
const MOST = 3

/** A pair before anybody answered. */
export type Match = Omit<Pair, 'answer' | 'remembered'>

/** The things of theirs with those of ours that they may be, kind by kind. Yields how many were looked at since. */
export function* matching(ours: Rows, theirs: Rows, tables: ReadonlySet<string>): Generator<number, Match[], void> {
  const found: Match[] = []
  for (const thing of THINGS)
    if (tables.has(thing.kind)) for (const one of yield* matchKind(thing, ours, theirs)) found.push(one)
  return found
}

/** {@link matching} in one stretch. */
export function match(ours: Rows, theirs: Rows, tables: ReadonlySet<string>): Match[] {
  return toTheEnd(matching(ours, theirs, tables))
}

/** So many things are looked at at a time. */
const LOT = 100

interface Found {
  readonly row: Row
  score: number
  readonly why: { says: string; weight: number }[]
  readonly signs: Set<string>
}

function* matchKind(thing: Thing, ours: Rows, theirs: Rows): Generator<number, Match[], void> {
  const here = ours.all(thing.kind)
  const there = theirs.all(thing.kind)
  if (there.length === 0) return []
  const byId = new Map(here.map(row => [row['id'] as string, row]))
  const groups = new Map<string, Group>()
  const groupOf = (row: Row) => {
    const apart = thing.apart(row)
    let group = groups.get(apart)
    if (!group)
      groups.set(
        apart,
        (group = new Group(
          thing,
          here.filter(one => thing.apart(one) === apart),
        )),
      )
    return group
  }
  const found: Found[][] = []
  for (const row of there) {
    found.push(byId.has(row['id'] as string) ? [] : groupOf(row).find(row))
    if (found.length % LOT === 0) yield LOT
  }
  yield there.length % LOT
  // What is certainly one thing is not held for another that is only like it.
  const taken = new Map<string, number>()
  for (const [at, list] of found.entries())
    for (const one of list) if (isCertain(thing, one)) taken.set(one.row['id'] as string, at)
  for (const row of there) if (byId.has(row['id'] as string)) taken.set(row['id'] as string, -1)
  const counts = restsOn(thing, theirs)
  return there.map((row, at): Match => {
    const id = row['id'] as string
    const known = byId.get(id)
    const list = found[at]!.filter(one => (taken.get(one.row['id'] as string) ?? at) === at || isCertain(thing, one))
    return {
      id: idFromHex(id),
      kind: thing.kind,
      name: thing.name(row),
      detail: thing.detail(row) || null,
      rests: counts.get(id) ?? 0,
      known: known !== undefined,
      likely: known
        ? [
            toLikely(
              thing,
              { row: known, score: 1, why: [], signs: new Set() },
              row,
              'it came from here, or came here before',
            ),
          ]
        : list
            .slice(0, MOST)
            .map(one =>
              toLikely(thing, one, row, thing.kind === 'case' ? alikeValues(ours, theirs, one.row, row) : null),
            ),
    }
  })
}

/** Our things of one kind that may be meant, by their signs and by their words. */
class Group {
  readonly #thing: Thing
  readonly #rows: ReadonlyMap<string, Row>
  readonly #signs: readonly (readonly [name: string, of: ReadonlyMap<string, readonly string[]>])[]
  readonly #like: readonly Likeness[]

  constructor(thing: Thing, rows: readonly Row[]) {
    this.#thing = thing
    this.#rows = new Map(rows.map(row => [row['id'] as string, row]))
    this.#signs = Object.entries(thing.signs).map(([name, sign]) => {
      const ids = new Map<string, string[]>()
      for (const row of rows) {
        const value = sign.of(row)
        if (value === '') continue
        const list = ids.get(value)
        if (list) list.push(row['id'] as string)
        else ids.set(value, [row['id'] as string])
      }
      return [name, ids] as const
    })
    this.#like = thing.like.map(({ of }) => new Likeness(rows.map(row => [row['id'] as string, of(row)] as const)))
  }

  find(row: Row): Found[] {
    const found = new Map<string, Found>()
    const add = (id: string, says: string, weight: number, sign: string | null) => {
      let one = found.get(id)
      if (!one) found.set(id, (one = { row: this.#rows.get(id)!, score: 0, why: [], signs: new Set() }))
      one.score = Math.max(one.score, weight) + (one.why.length > 0 ? 0.02 : 0)
      one.why.push({ says, weight })
      if (sign !== null) one.signs.add(sign)
    }
    const weak: (readonly [sign: string, ids: readonly string[]])[] = []
    for (const [name, ids] of this.#signs) {
      const value = this.#thing.signs[name]!.of(row)
      const alike = value === '' ? [] : (ids.get(value) ?? [])
      if (this.#thing.signs[name]!.weight === 0) weak.push([name, alike])
      // What very many share tells nothing.
      else if (alike.length <= MOST * 3)
        for (const id of alike) add(id, this.#thing.signs[name]!.says, this.#thing.signs[name]!.weight, name)
    }
    for (const [at, { says, weight, of }] of this.#thing.like.entries())
      for (const { id, score, shared } of this.#like[at]!.nearest(of(row), LEAST, MOST)) {
        if (score > 0.999 && (found.get(id)?.score ?? 0) >= weight) continue
        add(
          id,
          shared.length === 0 ? says : `${says}: ${shared.map(word => `“${word}”`).join(', ')}`,
          weight * score,
          null,
        )
      }
    // Signs that say nothing alone strengthen what is alike otherwise.
    for (const [name, ids] of weak)
      for (const id of ids) {
        if (!found.has(id)) continue
        found.get(id)!.signs.add(name)
        found.get(id)!.why.push({ says: this.#thing.signs[name]!.says, weight: 0 })
      }
    return [...found.values()]
      .filter(one => this.#thing.stands?.(one.row, row) ?? true)
      .sort((a, b) => b.score - a.score || (this.#thing.name(a.row) < this.#thing.name(b.row) ? -1 : 1))
  }
}

function isCertain(thing: Thing, { signs }: Found): boolean {
  return thing.sure.some(sign => signs.has(sign)) || thing.together.filter(sign => signs.has(sign)).length >= 2
}

function toLikely(thing: Thing, found: Found, row: Row, more: string | null): Likely {
  const why = [...found.why].sort((a, b) => b.weight - a.weight).map(one => one.says)
  const differs = thing.kind === 'source' && found.row['text_hash'] !== row['text_hash']
  return {
    id: idFromHex(found.row['id'] as string),
    name: thing.name(found.row),
    detail: thing.detail(found.row) || null,
    why: [...why, ...(more === null ? [] : [more]), ...(differs ? ['the text differs'] : [])],
    certain: isCertain(thing, found) && !differs,
    differs,
  }
}

/** How many of the values that both cases have are the same. */
function alikeValues(ours: Rows, theirs: Rows, here: Row, there: Row): string | null {
  const mine = valuesOf(ours, here['id'] as string)
  const yours = [...valuesOf(theirs, there['id'] as string)].filter(([name]) => mine.has(name))
  if (yours.length === 0) return null
  const alike = yours.filter(([name, value]) => mine.get(name) === value).length
  return `${alike} of ${yours.length} values alike`
}

function restsOn({ rests: [table, column] }: Thing, theirs: Rows): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const row of theirs.all(table)) {
    const id = row[column]
    if (typeof id === 'string') counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  return counts
}
