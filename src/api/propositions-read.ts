// Propositions read for a file or a check: as many excerpts as there are, so in slices, told and stoppable.

import type { Filter } from '../analysis/filter/types.ts'
import { EvidenceWithin } from '../analysis/positions/evidence-within.ts'
import type { ExportJob } from '../exchange/commands.ts'
import type { OutsideNames } from '../exchange/outside/names.ts'
import { refuseTelling } from '../exchange/outside/outside-positions.ts'
import { readSheets, type ReadPropositions } from '../exchange/propositions/export-propositions.ts'
import type { PropositionRequest } from '../exchange/propositions/export-propositions.ts'
import type { OpenProject } from './open-project.ts'
import { onStillProject } from './still-project.ts'

/** Propositions with their excerpts and positions, for outside as far as consent allows; under a filter where one is given, refused for outside where that tells something of each case. Refused where the project changes meanwhile. */
export async function readPropositions(
  open: OpenProject,
  { filter = null, ...request }: PropositionRequest & { readonly filter?: Filter | null | undefined },
  outside: OutsideNames | null,
  job: ExportJob,
): Promise<ReadPropositions> {
  if (outside !== null) refuseTelling(filter)
  await open.positions.ready()
  const state = filter === null ? null : await open.analysis.state()
  const heads = state?.heads ?? (await open.analysis.heads())
  const within = filter && state && new EvidenceWithin(state.table, heads, filter)
  return onStillProject(
    open,
    readSheets({ read: open.project.read, heads, positions: open.positions }, request, outside, within),
    job,
  )
}
