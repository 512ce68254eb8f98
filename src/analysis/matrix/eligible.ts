// What could stand in a cell: sources, words, characters, sites and people that the filter lets through, coded or not. From
// it come the denominators, and why an empty cell is empty.

import { ROLE_BITS, type SourceBlock } from '../coding-table.ts'
import { possible } from '../filter/compile.ts'
import type { Denominators, EmptyReason } from '../types.ts'
import { ANY, type SeenSource, type View } from '../views.ts'
import type { AxisPlan } from './axis-plan.ts'
import type { Scope } from './scope.ts'
import { placesOfSide } from './walk.ts'

/** What could stand in every cell. A side of codes has one place only here: what could be coded does not depend on the code. */
export class Eligible {
  readonly #scope: Scope
  readonly #width: number
  readonly #rows: number
  readonly #sources: Int32Array
  readonly #words: Float64Array
  readonly #characters: Float64Array
  /** Sources with some coder still to come, and interviews. */
  readonly #open: Int32Array
  readonly #interviews: Int32Array
  /** Cell by cell, where shares are asked for and neither side is of codes. */
  readonly #peopleIn: Map<number, Set<number>> | null
  readonly #sitesIn = new Map<number, Set<number>>()
  readonly #people: (Set<number> | undefined)[]
  readonly #sites: (Set<number> | undefined)[]

  /** `cellByCell`: people and sites are told apart in every cell too. */
  constructor(scope: Scope, cellByCell = false) {
    this.#peopleIn = cellByCell && scope.rows.eligible && scope.columns.eligible ? new Map() : null
    this.#scope = scope
    this.#rows = placesHere(scope.rows)
    this.#width = placesHere(scope.columns)
    const size = this.#rows * this.#width
    this.#sources = new Int32Array(size)
    this.#words = new Float64Array(size)
    this.#characters = new Float64Array(size)
    this.#open = new Int32Array(size)
    this.#interviews = new Int32Array(size)
    const sides = this.#rows + this.#width
    this.#people = Array.from({ length: sides })
    this.#sites = Array.from({ length: sides })
    this.#walk()
  }

  #walk(): void {
    const { rows, columns } = this.#scope
    const last = new Int32Array(this.#sources.length).fill(-1)
    const waiting = new Int32Array(this.#sources.length).fill(-1)
    const heard = new Int32Array(this.#sources.length)
    this.#scope.seen.forEach((seen, stamp) => {
      for (const view of seen.views) {
        const down = placesFrom(rows, view)
        const across = placesFrom(columns, view)
        if (down.length === 0 || across.length === 0) continue
        const roles = this.#rolesIn(view)
        for (const row of down) {
          for (const column of across) {
            const cell = row * this.#width + column
            const isFirst = last[cell] !== stamp
            if (isFirst) {
              last[cell] = stamp
              heard[cell] = 0
              this.#sources[cell]!++
              if (seen.source.kind === 'interview') this.#interviews[cell]!++
            }
            // A source is coded there as soon as it is so from one view, and what is spoken counts once.
            if (isFirst || waiting[cell] === stamp) {
              const isCoded = this.#isCoded(seen, view, row, column)
              if (isFirst && !isCoded) {
                waiting[cell] = stamp
                this.#open[cell]!++
              } else if (!isFirst && isCoded) {
                waiting[cell] = -1
                this.#open[cell]!--
              }
            }
            if (seen.block !== undefined && (roles & ~heard[cell]!) !== 0)
              this.#hear(cell, seen.block, roles & ~heard[cell]!)
            heard[cell]! |= roles
            if (this.#peopleIn !== null) this.#noteIn(cell, view, seen, this.#peopleIn)
          }
        }
        for (const row of down) this.#note(row, view, seen)
        for (const column of across) this.#note(this.#rows + column, view, seen)
      }
    })
  }

  #noteIn(cell: number, view: View, { block }: SeenSource, people: Map<number, Set<number>>): void {
    const put = (map: Map<number, Set<number>>, n: number) => {
      const set = map.get(cell)
      if (set) set.add(n)
      else map.set(cell, new Set([n]))
    }
    if (view.site > 0) put(this.#sitesIn, view.site)
    if (view.person > 0) put(people, view.person)
    else if (view.person === ANY) for (const n of block?.participants ?? []) put(people, n)
  }

  #note(place: number, view: View, { block }: SeenSource): void {
    if (view.site > 0) (this.#sites[place] ??= new Set()).add(view.site)
    if (view.person === ANY) {
      for (const n of block?.participants ?? []) (this.#people[place] ??= new Set()).add(n)
    } else if (view.person > 0) (this.#people[place] ??= new Set()).add(view.person)
  }

  /** In which roles something may be spoken in a view: all, unless the filter asks who speaks. */
  #rolesIn(view: View): number {
    const { filter } = this.#scope
    return ROLES.reduce((bits, bit) => (!filter.byRole || possible(filter, view, { role: bit }) ? bits | bit : bits), 0)
  }

  #hear(cell: number, block: SourceBlock, roles: number): void {
    for (let at = 0; at < ROLES.length; at++) {
      if ((roles & ROLES[at]!) === 0) continue
      this.#words[cell]! += block.wordsByRole[at]!
      this.#characters[cell]! += block.charactersByRole[at]!
    }
  }

  /** Whether somebody who counts has marked the source as coded; in the place of coders, whether one of them has. */
  #isCoded({ source }: SeenSource, view: View, row: number, column: number): boolean {
    const { rows, columns, filter } = this.#scope
    const must = rows.coders?.[row] ?? columns.coders?.[column]
    return source.codedBy.some(
      coder => (must === undefined || must.includes(coder)) && possible(filter, view, { coder }),
    )
  }

  #cell(row: number, column: number): number {
    return (this.#rows === 1 ? 0 : row) * this.#width + (this.#width === 1 ? 0 : column)
  }

  /** How many sources, words and characters could stand in a cell. */
  sources(row: number, column: number): number {
    return this.#sources[this.#cell(row, column)]!
  }
  characters(row: number, column: number): number {
    return this.#characters[this.#cell(row, column)]!
  }

  /** The denominators of one cell; null where they are those of its row or column. */
  inCell(row: number, column: number, codings: number): Denominators | null {
    if (this.#peopleIn === null) return null
    const cell = this.#cell(row, column)
    return {
      sources: this.#sources[cell]!,
      participants: this.#peopleIn.get(cell)?.size ?? 0,
      codings,
      words: this.#words[cell]!,
      cases: this.#sitesIn.get(cell)?.size ?? 0,
      characters: this.#characters[cell]!,
    }
  }

  /** Why nothing of a code (or of anything) is found in a cell. */
  whyEmpty(row: number, column: number, asked: boolean): EmptyReason {
    const cell = this.#cell(row, column)
    const { rows, columns } = this.#scope
    if (this.#sources[cell] === 0) return rows.coders || columns.coders ? 'not coded' : 'no source'
    if (this.#open[cell]! > 0) return 'not coded'
    // Questions of the topic guide are put in interviews: where there was none, they were put to nobody.
    return asked && this.#interviews[cell] === 0 ? 'not asked' : 'nothing said'
  }

  /** The denominators of a row (`of` 'rows') or column; `codings` are counted elsewhere. */
  of(side: 'rows' | 'columns', place: number, codings: number): Denominators {
    const down = this.#rows === 1 ? 0 : side === 'rows' ? place : this.#rows - 1
    const across = this.#width === 1 ? 0 : side === 'columns' ? place : this.#width - 1
    const cell = down * this.#width + across
    const noted = side === 'rows' ? down : this.#rows + across
    return {
      sources: this.#sources[cell]!,
      participants: this.#people[noted]?.size ?? 0,
      codings,
      words: this.#words[cell]!,
      cases: this.#sites[noted]?.size ?? 0,
      characters: this.#characters[cell]!,
    }
  }
}

const ROLES = [ROLE_BITS.interviewer, ROLE_BITS.respondent, ROLE_BITS.other, ROLE_BITS.nobody]
const ONLY: readonly number[] = [0]

function placesHere(plan: AxisPlan): number {
  return plan.eligible === null ? 1 : placesOfSide(plan)
}

/** The places that something seen so could stand in, all together behind them. */
function placesFrom(plan: AxisPlan, view: View): readonly number[] {
  if (plan.eligible === null) return ONLY
  const places = plan.eligible(view)
  return places.length === 0 && !plan.whole ? places : [...places, placesOfSide(plan) - 1]
}
