import type { Filter } from '../analysis/filter/types.ts'
import { UnderFilter } from '../analysis/filter/under-filter.ts'
import { filterInWords } from '../analysis/filter/words.ts'
import { namesOf } from '../analysis/matrix/notes.ts'
import type { OpenProject } from './open-project.ts'

/** A filter as a sentence in the team's words; null without one. Refuses one that names what is gone. */
export async function filterSaid(open: OpenProject, filter: Filter | null): Promise<string | null> {
  if (filter === null) return null
  const { table, heads } = await open.analysis.state()
  // What is gone is found here, before anything is written.
  void new UnderFilter(table, heads, filter)
  return filterInWords(filter, namesOf(heads))
}
