import { isHeldPath } from '../../base/held-file.ts'
import { newId } from '../../base/ids.ts'
import { Refusal } from '../../base/trouble.ts'
import { writeWhole } from '../../exchange/write-file.ts'
import type { Change } from '../../store/access.ts'
import { longWork } from '../../store/long-work.ts'
import { sql } from '../../store/sql.ts'
import { deriveKey, headOf, isEncrypted } from '../../store/passphrase.ts'
import { answerQuestionsAlike, applyMerge } from '../../team/merge/apply-commands.ts'
import type { PlannedMerge } from '../../team/merge/compare-queries.ts'
import { compare } from '../../team/merge/comparing-queries.ts'
import type { mergeContract } from '../../team/merge/contract.ts'
import { asBentActs } from '../../team/merge/incoming-queries.ts'
import { concernedNow, questionSigns } from '../../team/merge/open-queries.ts'
import { planPieces, type SavedPlan } from '../../team/merge/plan-file.ts'
import { cleaner } from '../../team/merge/purge.ts'
import { decision } from '../../team/merge/parse.ts'
import { copyName, getReport, listReports, openQuestions } from '../../team/merge/report-queries.ts'
import { sidesChanged } from '../../team/merge/sides-changed-queries.ts'
import { answeredAlike } from '../../team/merge/same-choice.ts'
import { thingsCounted, thingsOfLine } from '../../team/merge/told-queries.ts'
import type { MergeKind, MergeReport } from '../../team/merge/types.ts'
import { answersSoFar, MERGING } from '../../team/so-far-queries.ts'
import type { AnswersTo, JobContext } from '../answers.ts'
import type { OpenProject } from '../open-project.ts'
import { withRoom } from '../heap-room.ts'
import { pathFrom } from '../paths.ts'
import { pause } from '../pause.ts'
import { codeGoesOver } from './restructure.ts'
import { keepAnswers } from '../so-far.ts'

/** Answers about merging copies. */
export const mergeAnswers: AnswersTo<typeof mergeContract> = {
  'merge.compare': async (open, { paths, passphrase, decisions, resume }, job) => {
    const { project } = open
    const { lastChange } = project
    const full = await Promise.all(paths.map(path => open.copiesSent.place(isHeldPath(path) ? path : pathFrom(path))))
    const keys = await keysFor(full, passphrase, project.key)
    const planned = await open.analysis.givingWay(() =>
      withRoom(() =>
        compare(
          {
            read: project.read,
            projectId: project.id,
            lastChange,
            path: project.path,
            paths: full,
            key: path => keys.get(path),
            decisions: decisions ?? [],
            signal: job.signal,
          },
          unhurried(job, ({ doing, done, total }) => {
            job.progress({ done, total, doing })
            // What is planned holds only as long as nothing is changed here.
            if (project.lastChange !== lastChange) throw changedMeanwhile()
          }),
        ),
      ),
    )
    if (resume) {
      planned.keeping = { work: MERGING, called: planned.plan.copies.map(copyName).join(', ') }
      planned.takeUp(answersSoFar(project.read, MERGING, decision))
    }
    await project.written()
    if (project.lastChange !== lastChange) {
      planned.close()
      throw changedMeanwhile()
    }
    open.plannedMerge?.close()
    open.plannedMerge = planned
    return planned.summary()
  },
  'merge.summary': open => open.plannedMerge?.summary() ?? null,
  'merge.plan': (open, { planId, ...ask }) => kept(open, planId).page(ask),
  'merge.question': (open, { planId, questionId }) => kept(open, planId).inFull(questionId),
  'merge.sides': (open, { planId, questionId }) => {
    const planned = kept(open, planId)
    return sidesChanged(open.project.read, planned.plan, planned.files, planned.question(questionId))
  },
  'merge.concerned': (open, { planId, questionId, from = 0, limit = 60 }) =>
    planId === undefined
      ? concernedNow(open.project.read, questionId, { from, limit })
      : kept(open, planId).concerned(questionId, { from, limit }),
  'merge.decide': (core, { planId, decisions }) => {
    const open = core.needProject()
    const planned = free(open, planId)
    planned.decide(decisions)
    keepAnswers(open, planned.keeping, decisions, one => one.question)
    return planned.summary()
  },
  'merge.decisions': (open, { planId }) => kept(open, planId).decisions,
  'merge.keep': async (open, { planId, to }, { signal }) => {
    const { decisions } = kept(open, planId)
    await writeWhole(to, [`${JSON.stringify({ decisions }, null, 2)}\n`], { signal })
    return { path: to, answers: decisions.length }
  },
  'merge.keepPlan': async (open, { planId, to }, { signal }) => {
    const planned = kept(open, planId)
    const { deeds, questions, copies, lines, counts, lastChange } = planned.plan
    const saved: SavedPlan = {
      project: {
        id: open.project.id,
        name: open.project.read.get<{ name: string }>(sql`SELECT name FROM project`)!.name,
      },
      plan: {
        copies: copies.map(copy => ({ ...copy, path: copy.file })),
        lastChange,
        lines,
        counts,
        digest: planned.digest(),
      },
      questions,
      rows: deeds,
      decisions: planned.decisions,
    }
    await writeWhole(to, planPieces(saved), { signal })
    return { path: to, rows: deeds.length }
  },
  'merge.digest': (open, { planId }) => kept(open, planId).digest(),
  'merge.forget': (core, { planId }) => {
    const open = core.needProject()
    const planned = free(open, planId)
    planned.close()
    open.plannedMerge = null
    if (open.bringing?.planned === planned) open.bringing.planned = null
  },
  'merge.apply': (open, { planId }, job) => open.analysis.givingWay(() => apply(open, planId, job)),
  'merge.reports': ({ project }) => listReports(project.read),
  'merge.report': ({ project }, { reportId }) => getReport(project.read, reportId),
  'merge.reported': ({ project }, { reportId, kind, what, from = 0, limit = 100 }) =>
    thingsOfLine(project.read, reportId, { kind: kind as MergeKind, what }, { from, limit }),
  'merge.counted': ({ project }, { reportId, column, thing, from = 0, limit = 100 }) =>
    thingsCounted(project.read, reportId, column, thing, { from, limit }),
  'merge.open': ({ project }) => openQuestions(project.read),
  'merge.signs': ({ project }) => questionSigns(project.read),
  'merge.answer': (tx, { decision, alike }) => {
    const also = alike ? answeredAlike(openQuestions(tx.shown), decision).map(one => one.id) : []
    answerQuestionsAlike(tx, decision, also, codeGoesOver)
    return { answered: also.length + 1 }
  },
}

/** Writes a plan, and backs up beside it: nothing is kept before the backup is there. */
async function apply(open: OpenProject, planId: string, job: JobContext): Promise<MergeReport> {
  const planned = free(open, planId)
  const { project } = open
  refuseIfChanged(open, planned)
  const { deeds: total } = planned.summary()
  const told = (done: number) => ({ doing: done < total ? 'Writing' : 'Keeping it', done, total })
  job.progress(told(0))
  await pause(job.signal)
  const before = project.lastChange
  const unwritten = new AbortController()
  const backup = longWork(
    { task: 'back up', path: project.path, reason: 'before merge', now: project.now(), key: project.key?.key },
    AbortSignal.any([job.signal, unwritten.signal]),
  )
  const { bringing } = open
  const isBrought = bringing?.planned === planned
  const asked = isBrought ? null : planned.plan.questions.map(question => question.id)
  const settle = (to: Pick<Change, 'keepHandIn' | 'dropAnswers'>, act: number | null) => {
    keepCopies(open, planned, act, (id, row, log, say) => to.keepHandIn(id, row, log, say))
    if (planned.keeping) to.dropAnswers(planned.keeping.work, asked)
  }
  // What was done, which copies came, and that the answers are applied stand together, or not at all.
  const write = function* (tx: Change) {
    // Work may have gone on until now.
    refuseIfChanged(open, planned)
    let done = 0
    const work = applyMerge(tx, planned, codeGoesOver)
    let next = work.next()
    for (; !next.done; next = work.next()) yield (done += next.value)
    const last = tx.get<{ n: number; act_n: number }>(sql`SELECT n, act_n FROM change ORDER BY n DESC LIMIT 1`)
    if (last && last.n > before) settle(tx, last.act_n)
    return next.value
  }
  let report: MergeReport
  try {
    const step = unhurried<number>(job, done => job.progress(told(done)))
    report = await project.longChange('Merge copies', open.coderId, write, step, backup)
  } finally {
    unwritten.abort()
    await backup.catch(() => {})
  }
  if (project.lastChange === before) settle(project, null)
  planned.close()
  open.plannedMerge = null
  if (isBrought) {
    bringing.close()
    open.bringing = null
  }
  project.indexInPassing()
  return report
}

function kept(open: OpenProject, planId: string): PlannedMerge {
  const planned = open.plannedMerge
  if (!planned || planned.id !== planId)
    throw new Refusal(
      'plan-gone',
      'This plan is not kept any more. Compare the copies again; answers that were saved are known.',
    )
  return planned
}

/** A plan that may be decided and let go: not while it is being written. */
function free(open: OpenProject, planId: string): PlannedMerge {
  open.project.refuseWhileWriting()
  return kept(open, planId)
}

/** Writes down which copies came in, as far as they had not before. */
function keepCopies(
  { project, coder }: OpenProject,
  { plan, files }: PlannedMerge,
  act: number | null,
  keep: Change['keepHandIn'],
): void {
  for (const copy of plan.copies) {
    if (copy.handOutId === null || copy.isIn) continue
    const row = {
      handOutId: copy.handOutId,
      digest: Buffer.from(copy.digest, 'hex'),
      lastChange: copy.lastChange,
      broughtInAt: project.now(),
      byId: coder.id,
      byName: coder.name,
      actN: act,
      file: copy.file,
    }
    // Its acts are noted once, also where the merge was undone and is made again.
    const log = copy.cameBefore === null ? files.find(file => file.path === copy.path)!.read : null
    try {
      keep(newId(), row, log, cleaner(plan.redacted.all))
    } catch (error) {
      throw asBentActs(copy.file, error)
    }
  }
}

function refuseIfChanged(open: OpenProject, planned: PlannedMerge): void {
  if (open.project.lastChange !== planned.plan.lastChange) throw changedMeanwhile()
}

function changedMeanwhile(): Refusal {
  return new Refusal(
    'changed-meanwhile',
    'The project was changed since the copies were compared. Compare them again: your answers are kept.',
  )
}

/** So long one stretch of work may be, in ms, before waiting calls go first. */
const STRETCH = 20

/** Steps of long work that are told, and pause, when a stretch of it is through. */
export function unhurried<At>(
  job: { readonly signal: AbortSignal },
  tell: (at: At) => void,
): (at: At) => Promise<void> {
  let last = 0
  return async at => {
    if (performance.now() - last < STRETCH) return
    tell(at)
    await pause(job.signal)
    job.signal.throwIfAborted()
    last = performance.now()
  }
}

/** The key of each encrypted copy, by its path: from the passphrase given, else the project's own. */
export async function keysFor(
  paths: readonly string[],
  passphrase: string | undefined,
  own: { readonly key: Uint8Array; readonly salt: Uint8Array } | undefined,
): Promise<Map<string, Uint8Array>> {
  const keys = new Map<string, Uint8Array>()
  for (const path of paths) {
    let head: Uint8Array
    try {
      head = headOf(path)
    } catch {
      continue
    }
    if (!isEncrypted(head)) continue
    if (passphrase !== undefined) keys.set(path, (await deriveKey(passphrase, head)).key)
    else if (own && Buffer.from(own.salt).equals(head)) keys.set(path, own.key)
  }
  return keys
}
