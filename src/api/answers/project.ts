import { checkAnchors } from '../../coding/queries.ts'
import { checkMemos } from '../../memos/queries.ts'
import { sourceIds } from '../../sources/queries.ts'
import { writeArchive } from '../../exchange/archive.ts'
import { listActs } from '../../store/acts.ts'
import { backups } from '../../store/backups.ts'
import type { projectContract } from '../../store/contract.ts'
import { longWork } from '../../store/long-work.ts'
import { listCoders } from '../../team/queries.ts'
import type { AnswersTo } from '../answers.ts'
import { pause } from '../pause.ts'

/** Answers about the project as a file. */
export const projectAnswers: AnswersTo<typeof projectContract> = {
  'project.recent': core => core.recent.list(),
  'project.folder': core => ({ folder: core.folderForNew() }),
  'project.forget': (core, { path }) => core.recent.forget(path),
  'project.create': (core, input) => core.create(input),
  'project.open': (core, input) => core.open(input),
  'project.openSample': core => core.openSample(),
  'project.close': core => core.closeProject(),
  'project.info': core => core.opened?.info() ?? null,
  'project.lock': core => core.lock(),
  'project.coders': ({ project }) => listCoders(project.read).filter(coder => coder.joinedTo === null),
  'project.workAs': (core, { name }) => {
    const open = core.needProject()
    open.workAs(name)
    return open.info()
  },
  'project.history': ({ project }, { from, limit }) => listActs(project.read, from ?? 0, limit ?? 100),
  'project.undo': (core, { acts }) =>
    turnSeveral(acts ?? 1, () => core.needProject().project.undo(core.needProject().coderId)),
  'project.redo': (core, { acts }) =>
    turnSeveral(acts ?? 1, () => core.needProject().project.redo(core.needProject().coderId)),
  'project.check': async ({ project }, _, job) => {
    project.indexText()
    job.progress({ done: 0, total: 0, doing: 'the file' })
    const file = await longWork({ task: 'check', path: project.path, key: project.key?.key }, job.signal)
    const ids = sourceIds(project.read)
    const problems: string[] = []
    let anchors = 0
    for (const [at, sourceId] of ids.entries()) {
      const found = checkAnchors(project.read, sourceId)
      anchors += found.count
      problems.push(...found.problems)
      if (at % 5 === 0) {
        job.progress({ done: at, total: ids.length, doing: 'anchors and their words' })
        await pause(job.signal)
      }
    }
    const memos = checkMemos(project.read)
    problems.push(...memos.problems)
    return {
      checked: [
        ...file.checked,
        { what: 'sources', count: ids.length },
        { what: 'anchors on their words', count: anchors },
        { what: 'memos and their words', count: memos.count },
      ],
      problems: [...file.problems, ...problems],
    }
  },
  'project.backUp': async (open, { to, reason }, job) => {
    const { project } = open
    job.progress({ done: 0, total: 0, doing: 'the copy' })
    if (to === undefined)
      return longWork(
        {
          task: 'back up',
          path: project.path,
          reason: reason ?? 'by hand',
          now: new Date().toISOString(),
          key: project.key?.key,
        },
        job.signal,
      )
    const archive = to.toLowerCase().endsWith('.zip')
    const { size } = archive
      ? await writeArchive(open.project, to, open.info().counts, job.signal)
      : await longWork({ task: 'copy', path: project.path, to, key: project.key?.key }, job.signal)
    return { path: to, madeAt: new Date().toISOString(), reason: reason ?? (archive ? 'archive' : 'copy'), size }
  },
  'project.backups': core => backups(core.needProject().project.path),
  'project.encrypt': (core, { passphrase }, job) => core.encrypt(passphrase, job),
  'project.decrypt': (core, { passphrase }, job) => core.decrypt(passphrase, job),
  'project.rekey': (core, { passphrase }, job) => core.rekey(passphrase, job),
}

/** Undoes or redoes several acts, one by one. What was done before a refusal stays done, and the refusal is told. */
function turnSeveral(acts: number, once: () => string | null): { label: string | null } {
  let label: string | null = null
  for (let at = 0; at < acts; at++) {
    const turned = once()
    if (turned === null) break
    label = turned
  }
  return { label }
}
