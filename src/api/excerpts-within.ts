import type { Filter } from '../analysis/filter/types.ts'
import type { ExcerptsWithin } from '../exchange/excerpts-csv.ts'
import { filterSaid } from './filter-said.ts'
import type { OpenProject } from './open-project.ts'

/** The codings that pass a filter, as the list of excerpts shows them; null without one. Refuses one that names what is gone. */
export async function excerptsWithin(
  open: OpenProject,
  filter: Filter | null | undefined,
): Promise<ExcerptsWithin | null> {
  const words = await filterSaid(open, filter ?? null)
  if (!filter || words === null) return null
  const { codings } = await open.analysis.passingRows(filter)
  return { codings: new Set(codings), words }
}
