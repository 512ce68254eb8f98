// Which codings of a source pass a filter from any of its views.

import { PERSON, WIDTH, type CodingTable, type SourceBlock } from '../coding-table.ts'
import { DEPENDS, NO, type CompiledFilter } from '../filter/compile.ts'
import { ANY, type SeenSource } from '../views.ts'

/** Whether a coding, by its field PERSON, is seen from a person: theirs, or nobody's (0). */
export function isBehind(table: CodingTable, field: number, person: number): boolean {
  return person === ANY || field === person || (field < 0 && table.people(field).includes(person))
}

/** A mark for every coding that passes from some view; null where all do. */
export function marksOf(
  table: CodingTable,
  filter: CompiledFilter,
  seen: SeenSource,
  block: SourceBlock,
): Uint8Array | null {
  const { codings } = block
  const marks = new Uint8Array(codings.length / WIDTH)
  for (const view of seen.views) {
    const decision = filter.decide(view)
    if (decision === NO) continue
    const its = decision === DEPENDS ? filter.marks(view, block) : null
    if (its === null && view.person === ANY) return null
    for (let index = 0; index < marks.length; index++) {
      if (its !== null && its[index] === 0) continue
      if (isBehind(table, codings[index * WIDTH + PERSON]!, view.person)) marks[index] = 1
    }
  }
  return marks
}
