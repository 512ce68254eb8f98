// The common filter over cases alone: for displays that compare cases by what is known of them, not by their codings. Pure.

import type { CodingTable } from '../coding-table.ts'
import type { Heads } from '../heads.ts'
import { namesOf } from '../matrix/notes.ts'
import { inScope, refuseOtherScope } from '../propositions/scope.ts'
import { casesOf } from '../views.ts'
import { compileFilter } from './compile.ts'
import type { Filter } from './types.ts'
import { filterInWords } from './words.ts'

/** The cases that pass a filter, by id, and the filter in words. */
export interface CasesWithin {
  readonly words: string
  readonly ids: ReadonlySet<string>
}

/** Works out which cases pass. Refuses a filter that asks for anything but cases, as `says` words it, and one that names what is gone. */
export function casesWithin(table: CodingTable, heads: Heads, filter: Filter, says: string): CasesWithin {
  refuseOtherScope(filter, says)
  compileFilter(filter, { table, heads, cases: casesOf(heads) })
  return {
    words: filterInWords(filter, namesOf(heads), 'cases'),
    ids: new Set(heads.cases.filter(one => inScope(filter, one, heads)).map(one => one.id)),
  }
}
