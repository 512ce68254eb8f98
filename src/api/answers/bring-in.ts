import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { heldFile, isHeldPath } from '../../base/held-file.ts'
import type { VersionId } from '../../base/ids.ts'
import { Refusal } from '../../base/trouble.ts'
import { importFramework } from '../../exchange/study/import-framework.ts'
import { writeWhole } from '../../exchange/write-file.ts'
import { openLookedThrough } from '../../store/foreign-file.ts'
import { Looking } from '../../team/merge/looking-queries.ts'
import { Project } from '../../store/project.ts'
import type { BringingIn } from '../../team/bring-in/bringing-queries.ts'
import type { Here } from '../../team/bring-in/given-queries.ts'
import { pairDecision, type bringInContract } from '../../team/bring-in/contract.ts'
import {
  bringCodebook,
  bringFileFramework,
  bringProject,
  bringVersion,
  type Incoming,
} from '../../team/bring-in/open-queries.ts'
import type { BringingSummary, PairDecision } from '../../team/bring-in/types.ts'
import { refuseTooLarge } from '../../team/merge/incoming-queries.ts'
import { decision } from '../../team/merge/parse.ts'
import { listCoders } from '../../team/queries.ts'
import { answersSoFar, unfinished } from '../../team/so-far-queries.ts'
import type { AnswersTo, JobContext } from '../answers.ts'
import type { OpenProject } from '../open-project.ts'
import { pathFrom } from '../paths.ts'
import { pause } from '../pause.ts'
import { keepAnswers } from '../so-far.ts'
import { keysFor, unhurried } from './merge.ts'

/** Answers about bringing in other projects, and about merging frameworks alone. */
export const bringInAnswers: AnswersTo<typeof bringInContract> = {
  'bring.project': async (open, { path, passphrase, answers, resume }, job) => {
    const bringing = await withFile(open, path, passphrase, job, async (incoming, rows) => {
      const doing = `Looking over ${incoming.name}`
      // A thread looks at what stands in it, while it is found out here what is alike.
      const [sound, alike] = await Promise.allSettled([
        rows(),
        inStretches(bringProject(hereOf(open), incoming, answers ?? []), job, doing),
      ])
      for (const one of [sound, alike]) if (one.status === 'rejected') throw one.reason
      return (alike as PromiseFulfilledResult<BringingIn>).value
    })
    return keep(open, bringing, resume)
  },
  'bring.framework': async (open, { path, version, base, passphrase, answers, resume }, job) => {
    const decisions = answers ?? []
    if (version !== undefined) return keep(open, bringVersion(hereOf(open), version, base ?? null, decisions), resume)
    if (path === undefined)
      throw new Refusal('no-framework', 'Say which framework: a codebook file, a project file, or a saved version.')
    if (!path.toLowerCase().endsWith('.crosscase'))
      return keep(open, await fromCodebook(open, path, base ?? null, decisions, job), resume)
    const bringing = await withFile(open, path, passphrase, job, async incoming =>
      bringFileFramework(hereOf(open), incoming, decisions),
    )
    return keep(open, bringing, resume)
  },
  'bring.summary': open => open.bringing?.summary() ?? null,
  'bring.pairs': (open, { bringingId, ...ask }) => kept(open, bringingId).page(ask),
  'bring.ours': (open, { bringingId, pairId, words }) => kept(open, bringingId).ours(pairId, words),
  'bring.decide': (core, { bringingId, decisions }) =>
    deciding(core.needProject(), bringingId, bringing => {
      bringing.decide(decisions)
      return decisions.map(one => one.id)
    }).summary(),
  'bring.take': (core, { bringingId, answers, decisions }) => {
    const open = core.needProject()
    let fit = 0
    const bringing = deciding(open, bringingId, one => {
      const fitting = one.take(answers ?? [], decisions ?? [])
      fit = fitting.length
      return fitting.map(answer => answer.id)
    })
    keepAnswers(open, bringing.keeping, decisions ?? [], one => one.question)
    return {
      taken: fit + (decisions?.length ?? 0),
      passedOver: (answers?.length ?? 0) - fit,
      summary: bringing.summary(),
    }
  },
  'bring.unfinished': ({ project }) => unfinished(project.read),
  'bring.decideMany': (core, { bringingId, which, choice, kind }) => {
    let decided = 0
    const bringing = deciding(core.needProject(), bringingId, one => {
      const ids = one.decideMany(which, choice, kind)
      decided = ids.length
      return ids
    })
    return { decided, summary: bringing.summary() }
  },
  'bring.answers': (open, { bringingId }) => kept(open, bringingId).decisions,
  'bring.decisions': (open, { bringingId }) => kept(open, bringingId).questions,
  'bring.keep': async (open, { bringingId, to }, { signal }) => {
    const bringing = kept(open, bringingId)
    const answers = bringing.decisions
    const decisions = bringing.questions
    await writeWhole(to, [`${JSON.stringify({ answers, decisions }, null, 2)}\n`], { signal })
    return { path: to, answers: answers.length + decisions.length }
  },
  'bring.plan': async (open, { bringingId, decisions }, job) => {
    const bringing = free(open, bringingId)
    job.progress({ done: 0, total: 0, doing: 'Working out what comes in' })
    await pause(job.signal)
    job.signal.throwIfAborted()
    const summary = await inStretches(bringing.plan(decisions ?? []), job, 'Working out what comes in')
    if (open.plannedMerge !== bringing.planned) open.plannedMerge?.close()
    open.plannedMerge = bringing.planned
    return summary
  },
  'bring.forget': (core, { bringingId }) => {
    const open = core.needProject()
    forget(open, free(open, bringingId))
  },
}

function hereOf({ project }: OpenProject): Here {
  return { read: project.read, projectId: project.id, lastChange: () => project.lastChange }
}

function kept(open: OpenProject, bringingId: string): BringingIn {
  const { bringing } = open
  if (!bringing || bringing.id !== bringingId)
    throw new Refusal(
      'bringing-gone',
      'What was being brought in is not kept any more. Choose the file again; what was saved of the answers is known.',
    )
  return bringing
}

/** What may be decided, and let go: not while it is being written. */
function free(open: OpenProject, bringingId: string): BringingIn {
  open.project.refuseWhileWriting()
  return kept(open, bringingId)
}

function keep(open: OpenProject, bringing: BringingIn, resume: boolean | undefined): BringingSummary {
  open.project.refuseWhileWriting()
  if (open.bringing) forget(open, open.bringing)
  open.bringing = bringing
  if (resume) {
    const { read } = open.project
    bringing.keeping = bringing.work
    const { work } = bringing.keeping
    bringing.resume(answersSoFar(read, work, pairDecision), answersSoFar(read, work, decision))
  }
  return bringing.summary()
}

function forget(open: OpenProject, bringing: BringingIn): void {
  if (open.plannedMerge !== null && open.plannedMerge === bringing.planned) open.plannedMerge = null
  bringing.close()
  open.bringing = null
}

/** Long work that lets others go first now and then, and may be stopped there. */
async function inStretches<Result>(
  work: Generator<number, Result, void>,
  job: JobContext,
  doing: string,
): Promise<Result> {
  const step = unhurried<number>(job, done => {
    job.progress({ done, total: 0, doing })
  })
  let done = 0
  for (;;) {
    const next = work.next()
    if (next.done) return next.value
    await step((done += next.value))
  }
}

/** Another answer is another plan: the one that was kept goes. `deed` gives back of which things was decided. */
function deciding(
  open: OpenProject,
  bringingId: string,
  deed: (bringing: BringingIn) => readonly string[],
): BringingIn {
  const bringing = free(open, bringingId)
  const { planned } = bringing
  const ids = deed(bringing)
  keepAnswers(open, bringing.keeping, bringing.decisionsOn(ids), one => one.id)
  if (planned !== null && bringing.planned === null && open.plannedMerge === planned) open.plannedMerge = null
  return bringing
}

/** Has a file looked through, opens it and works with it; it stays open only where that came to an end. `rows`: has what stands in it looked at in a thread. */
async function withFile(
  open: OpenProject,
  written: string,
  passphrase: string | undefined,
  job: JobContext,
  work: (incoming: Incoming, rows: () => Promise<void>) => Promise<BringingIn>,
): Promise<BringingIn> {
  const path = await open.copiesSent.place(isHeldPath(written) ? written : pathFrom(written))
  const name = basename(path)
  job.progress({ done: 0, total: 0, doing: `Looking over ${name}` })
  await pause(job.signal)
  job.signal.throwIfAborted()
  if (path === open.project.path)
    throw new Refusal('same-file', 'This project cannot be brought into itself. Choose another one.')
  refuseTooLarge(path, name)
  const key = (await keysFor([path], passphrase, open.project.key)).get(path)
  const looking = new Looking(job.signal)
  try {
    const looked = await looking.look(path, key)
    const file = openLookedThrough(looked, key)
    try {
      const [digest] = await Promise.all([looking.digest(path), looking.texts(looked, key)])
      return await work({ file, name, digest }, () => looking.rows(looked, null, key))
    } catch (error) {
      file.close()
      throw error
    }
  } finally {
    await looking.end()
  }
}

/** A codebook is read as every codebook is, into a project of its own that is thrown away. */
async function fromCodebook(
  open: OpenProject,
  written: string,
  base: VersionId | null,
  decisions: readonly PairDecision[],
  job: JobContext,
): Promise<BringingIn> {
  const path = isHeldPath(written) ? written : pathFrom(written)
  const name = basename(heldFile(path)?.name ?? path)
  const folder = await mkdtemp(join(tmpdir(), 'crosscase-codebook-'))
  try {
    const scratch = Project.create(
      join(folder, 'codebook.crosscase'),
      { name, coder: 'Codebook', initials: 'CB' },
      { now: () => open.project.now(), key: open.project.key },
    )
    try {
      const coderId = listCoders(scratch.read)[0]!.id
      await importFramework({ project: scratch, coderId }, { path }, job)
      return bringCodebook(hereOf(open), { read: scratch.read, path, name, digest: '' }, base, decisions)
    } finally {
      scratch.close()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
