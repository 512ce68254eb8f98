// Propositions read for a file or a check: as many excerpts as there are, so in slices, told and stoppable.

import type { ExportJob } from '../exchange/commands.ts'
import type { OutsideNames } from '../exchange/outside/names.ts'
import { readSheets, type ReadPropositions } from '../exchange/propositions/export-propositions.ts'
import type { PropositionRequest } from '../exchange/propositions/export-propositions.ts'
import type { OpenProject } from './open-project.ts'
import { onStillProject } from './still-project.ts'

/** Propositions with their excerpts and positions, for outside as far as consent allows. Refused where the project changes meanwhile. */
export async function readPropositions(
  open: OpenProject,
  request: PropositionRequest,
  outside: OutsideNames | null,
  job: ExportJob,
): Promise<ReadPropositions> {
  await open.positions.ready()
  const heads = await open.analysis.heads()
  return onStillProject(
    open,
    readSheets({ read: open.project.read, heads, positions: open.positions }, request, outside),
    job,
  )
}
