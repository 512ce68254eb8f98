import { samplingOf } from '../../cases/sampling-queries.ts'
import type { caseFilesContract } from '../../exchange/cases/contract.ts'
import { exportCases, exportSampling, exportSources } from '../../exchange/cases/export-cases.ts'
import { exportPairings } from '../../exchange/cases/export-pairings.ts'
import { pairingTable } from '../../exchange/cases/pairing-queries.ts'
import { maskedBy } from '../../exchange/outside/masked-queries.ts'
import { lookAtCases } from '../../exchange/cases/look-at-cases.ts'
import { checkSampling } from '../../exchange/disclosure/check-queries.ts'
import { sendOut } from '../../exchange/output/send-out.ts'
import type { AnswersTo } from '../answers.ts'
import { leastGroup } from '../outside-outputs.ts'
import { samplingShows } from '../outside-shows.ts'
import { pairingsReport } from '../report-checks.ts'

/** Answers about tables of cases as files. */
export const caseFileAnswers: AnswersTo<typeof caseFilesContract> = {
  'import.lookAtCases': lookAtCases,
  'export.cases': (open, { kind, codes, to, format }, job) =>
    sendOut(
      open.project,
      open.coderId,
      {
        kind: 'cases',
        called: codes ? 'cases with their published codes' : 'cases',
        filter: `cases of the kind “${kind}”`,
        options: { format, kind, codes },
      },
      () => exportCases(open.project.read, kind, codes ?? false, to, format, job),
    ),
  'export.sources': (open, { to, format }, job) =>
    sendOut(
      open.project,
      open.coderId,
      { kind: 'sources', called: 'the table of sources', filter: '', options: { format } },
      () => exportSources(open.project.read, to, format, job),
    ),
  'export.pairings': (open, { to, format, minGroup, audience = 'team' }, job) => {
    const planned = pairingTable(open.project.read, audience)
    const disclosure = audience === 'outside' ? leastGroup(at => pairingsReport(open, at), minGroup) : undefined
    return sendOut(
      open.project,
      open.coderId,
      {
        kind: 'pairings',
        called: 'the pairing table',
        filter: '',
        options: { format, audience, disclosure },
        ...planned.shows,
      },
      () => exportPairings(planned, to, format, job),
    )
  },
  'export.sampling': (open, { to, format, audience = 'team', minGroup, kind, by, waves }, job) => {
    const { read } = open.project
    const isOutside = audience === 'outside'
    const sampling = samplingOf(read, kind, by, waves)
    const masked = maskedBy(read)
    const disclosure = isOutside ? leastGroup(at => checkSampling(read, { kind, by }, at), minGroup) : undefined
    return sendOut(
      open.project,
      open.coderId,
      {
        kind: 'sampling',
        called: 'the sampling table',
        filter: `cases of the kind “${kind}”`,
        options: { format, audience, disclosure, kind, by: sampling.by, waves },
        ...(isOutside ? samplingShows(sampling, masked) : {}),
      },
      () => exportSampling(sampling, to, format, job, isOutside ? masked : null),
    )
  },
}
