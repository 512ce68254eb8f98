// The sources that an output under a filter is made from.

import type { Filter } from '../analysis/filter/types.ts'
import type { Outgoing } from '../exchange/output/manifest.ts'
import type { OpenProject } from './open-project.ts'

/** The sources that pass a filter, as an output tells them; nothing without one: then all may have gone in. */
export async function sourcesUnder(
  open: OpenProject,
  filter: Filter | null | undefined,
): Promise<Pick<Outgoing, 'sourceIds'>> {
  return filter ? { sourceIds: (await open.analysis.passing(filter)).sourceIds } : {}
}
