import { letGo } from '../../base/held-file.ts'
import { bringIn } from '../../exchange/files/bring-in.ts'
import { planFiles } from '../../exchange/files/plan-files.ts'
import { loadStudy as load } from '../../exchange/study/load.ts'
import { longWork } from '../../store/long-work.ts'
import type { AnswerTo } from '../answers.ts'
import type { OpenProject } from '../open-project.ts'

// A bulk import that nobody can undo because the disk broke under it is why backups are made before.
const MANY = 20

/** Reads files and says how each would be filed. */
export const planImport: AnswerTo<'import.plan'> = (open, input, job) =>
  open.reading(pool =>
    planFiles(open.project.read, pool, input, job, (token, file) => open.plannedFiles.set(token, file)),
  )

/** Brings in the files of a plan. */
export const applyImport: AnswerTo<'import.apply'> = async (open, { files }, job) => {
  if (files.length >= MANY) await backUpBefore(open, 'import', job.signal)
  const report = await open.reading(pool => bringIn(open, pool, files, token => open.plannedFiles.get(token), job))
  open.project.indexInPassing()
  for (const { token } of files) {
    const planned = open.plannedFiles.get(token)
    if (planned) letGo(planned.path)
    open.plannedFiles.delete(token)
  }
  return report
}

/** Loads a study folder. */
export const loadStudy: AnswerTo<'study.load'> = async (open, input, job) => {
  if (!input.dryRun) await backUpBefore(open, 'load', job.signal)
  const report = await open.reading(pool => load(open, input, job, pool))
  open.project.indexInPassing()
  return report
}

/** A backup before bulk work, where there is work to lose. */
async function backUpBefore({ project }: OpenProject, what: string, signal: AbortSignal): Promise<void> {
  if (project.lastChange === 0) return
  await longWork(
    {
      task: 'back up',
      path: project.path,
      reason: `before ${what}`,
      now: new Date().toISOString(),
      key: project.key?.key,
    },
    signal,
  )
}
