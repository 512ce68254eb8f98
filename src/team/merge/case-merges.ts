// Which cases went over into others since copies were handed out, here or there: what refers to the one refers to the other in the
// result. Ours goes before a copy's, and copies in their order.

import type { Draft } from './draft.ts'
import type { MergeKind, Row } from './types.ts'

/** A case that went over into another one. `side`: in which copy; null: here. `event`: the row that tells of it. */
export interface CaseMerge {
  readonly from: string
  readonly into: string
  readonly side: number | null
  readonly event: Row
}

/** A case that went over into one case on one side, and into another on another. */
export interface MergedApart {
  readonly held: CaseMerge
  readonly other: CaseMerge
}

/** The merges of cases that the sides tell of. */
export class CaseMerges {
  readonly all: CaseMerge[] = []
  readonly apart: MergedApart[] = []
  /** The same merge, told once more on another side. */
  readonly again: CaseMerge[] = []
  readonly #into = new Map<string, CaseMerge>()

  constructor(draft: Draft | null) {
    if (draft === null || !draft.tables.has('case_event')) return
    const told = (event: Row, side: number | null) => {
      if (event['event'] !== 'merged') return
      const [from, into] = [draft.known(event['other_id'] as string), draft.known(event['case_id'] as string)]
      // A case that came back since, by an undo, went nowhere.
      const rows = side === null ? draft.facts.ours : draft.facts.sides[side]!
      if (rows.row('case', event['other_id'] as string) !== null || from === into) return
      const merge = { from, into, side, event }
      const held = this.#into.get(from)
      if (held) {
        if (this.end(held.into) !== this.end(into)) this.apart.push({ held, other: merge })
        else if (held.event['id'] !== event['id']) this.again.push(merge)
      } else if (this.end(into) !== from) {
        this.#into.set(from, merge)
        this.all.push(merge)
      }
    }
    for (const event of draft.facts.ours.all('case_event')) told(event, null)
    for (const side of draft.facts.sides)
      for (const { is } of side.touched('case_event').values()) if (is !== null) told(is, side.at)
  }

  /** Where a case is in the end: itself, where it went nowhere. */
  end(id: string): string {
    let at = id
    for (let merge = this.#into.get(at); merge !== undefined; merge = this.#into.get(at)) at = merge.into
    return at
  }

  /** Whether a case went over into another one. */
  has(id: string): boolean {
    return this.#into.has(id)
  }

  /** Whether a row refers to a case that went over. */
  inRow(draft: Draft, table: string, row: Row): boolean {
    return (
      this.#into.size > 0 &&
      draft.tables.get(table)!.refs.some(ref => {
        const id = row[ref.column]
        return ref.table === 'case' && typeof id === 'string' && this.#into.has(id)
      })
    )
  }

  /** Whether a column says of which case a row is, and said so of one that went over. */
  isOf(draft: Draft, table: string, columns: readonly string[], was: Row | null): boolean {
    if (this.#into.size === 0 || columns.length !== 1 || was === null) return false
    const id = was[columns[0]!]
    return (
      typeof id === 'string' &&
      this.#into.has(id) &&
      draft.tables.get(table)!.refs.some(ref => ref.column === columns[0] && ref.table === 'case')
    )
  }
}

/** By which kind what follows a merged case is told. */
export const FOLLOWED: MergeKind = 'M36'
