// Long reading of a project in slices, while others may write in between.

import { toTheEnd } from '../base/slices.ts'
import type { Progress } from '../base/reply.ts'
import { CHANGED_MEANWHILE, changedMeanwhile } from '../exchange/changed-meanwhile.ts'
import type { ExportJob } from '../exchange/commands.ts'
import { Refusal } from '../base/trouble.ts'
import type { OpenProject } from './open-project.ts'
import { inSlices } from './pause.ts'

/** How often a reading that a change overtook is begun again before it is done without a pause. */
const AGAIN = 2

/** Runs work on the project in slices, told and stoppable. Refused where the project changes meanwhile, stopped where it is closed. */
export function onStillProject<Result>(
  open: OpenProject,
  work: Generator<Progress | void, Result>,
  job: ExportJob,
): Promise<Result> {
  const before = open.project.lastChange
  return inSlices(work, AbortSignal.any([job.signal, open.closing]), told => {
    if (open.project.lastChange !== before) throw changedMeanwhile()
    if (told) job.progress(told)
  })
}

/** Answers a question in slices, so that others' calls go in between. Begun anew where the project changes meanwhile: the answer is of one state. Stopped where it is closed. */
export async function readStill<Result>(open: OpenProject, work: () => Generator<unknown, Result>): Promise<Result> {
  for (let round = 0; round < AGAIN; round++) {
    const before = open.project.lastChange
    try {
      return await inSlices(work(), open.closing, () => {
        if (open.project.lastChange !== before) throw changedMeanwhile()
      })
    } catch (error) {
      if (!(error instanceof Refusal && error.code === CHANGED_MEANWHILE)) throw error
    }
  }
  return toTheEnd(work())
}
