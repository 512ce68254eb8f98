import {
  reopenPassage,
  settleAlike,
  settlePassage,
  type Settles,
} from '../../analysis/agreement/adjudication-commands.ts'
import type { agreementContract } from '../../analysis/agreement/contract.ts'
import { passages, passagesAlike, stances } from '../../analysis/agreement/passage-queries.ts'
import {
  agreement,
  agreementCells,
  agreementWithCells,
  ratingAgreement,
  type Sliced,
} from '../../analysis/agreement/queries.ts'
import { keepRun, removeRun } from '../../analysis/agreement/run-commands.ts'
import { otherRuns } from '../../analysis/agreement/other-run-queries.ts'
import { agreementRun, agreementRuns } from '../../analysis/agreement/run-queries.ts'
import type { agreementExportContract } from '../../exchange/agreement/contract.ts'
import { exportAgreement } from '../../exchange/agreement/export-agreement.ts'
import { sendOut } from '../../exchange/output/send-out.ts'
import { Refusal } from '../../base/trouble.ts'
import { consensusCoder } from '../../team/consensus-commands.ts'
import type { AnswersTo, JobContext } from '../answers.ts'
import { inSlices } from '../pause.ts'
import { removesCodings } from './coding.ts'

const settles: Settles = { consensusOf: consensusCoder, removes: removesCodings }

/** Answers about agreement of coders. */
export const agreementAnswers: AnswersTo<typeof agreementContract & typeof agreementExportContract> = {
  'agreement.compute': ({ project, analysis }, request, job) => agreement(project.read, analysis, request, toldIn(job)),
  'agreement.cells': ({ project, analysis, closing }, { of, ...request }) =>
    agreementCells(project.read, analysis, request, of, work => inSlices(work, closing)),
  'agreement.passages': ({ project, analysis }, question) => passages(project.read, analysis, question),
  'agreement.stances': ({ project, analysis }, question) => stances(project.read, analysis, question),
  'agreement.ratings': ({ project, analysis }, question) => ratingAgreement(project.read, analysis, question),
  'agreement.settle': (tx, settling) => settlePassage(tx, settling, settles),
  'agreement.settleAlike': async ({ project, coderId, analysis }, question) => {
    const alike = await passagesAlike(project.read, analysis, question)
    return project.change('Accept what all agree on', coderId, tx => settleAlike(tx, alike, settles))
  },
  'agreement.reopen': (tx, { codingIds }) => reopenPassage(tx, codingIds, removesCodings),
  'agreement.runs': ({ project }) => agreementRuns(project.read),
  'agreement.otherRuns': ({ project }) => otherRuns(project.read),
  'agreement.run': ({ project }, { runId }) => agreementRun(project.read, runId),
  'agreement.keep': async ({ project, coderId, analysis }, { label, ...request }, job) => {
    const result = await agreement(project.read, analysis, request, toldIn(job))
    return project.change('Keep agreement', coderId, tx => keepRun(tx, { label, request, result }))
  },
  'agreement.removeRun': (tx, { runId }) => removeRun(tx, runId),
  'export.agreement': async ({ project, coderId, analysis }, { request, runId, to, format }, job) => {
    if (!runId && !request)
      throw new Refusal('nothing-to-export', 'Say which agreement to export: a kept run, or which coders to compare.')
    const run = runId ? agreementRun(project.read, runId) : null
    const written = run
      ? { found: run.result, cells: [], judged: null }
      : {
          ...(await agreementWithCells(project.read, analysis, request!, toldIn(job))),
          judged: {
            stances: await stances(project.read, analysis, request!),
            ratings: await ratingAgreement(project.read, analysis, request!),
          },
        }
    return sendOut(
      project,
      coderId,
      {
        kind: 'agreement',
        called: run
          ? `agreement “${run.label}”${run.other ? ` of the project “${run.other.project}”` : ''}`
          : 'agreement of coders',
        filter: written.found.caption,
        options: { format, ...(run?.request ?? request!) },
      },
      () => exportAgreement(written, to, format, job),
    )
  },
}

/** Work that is told and may be stopped between its slices. */
function toldIn(job: JobContext): Sliced {
  return work => inSlices(work, job.signal, step => job.progress(step))
}
