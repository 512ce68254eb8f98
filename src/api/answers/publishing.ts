import { setConsent } from '../../cases/consent-commands.ts'
import { consentOf } from '../../cases/consent-queries.ts'
import { drawPublishedCodes, fixPublishedCodes, setPublishedCode } from '../../cases/published-commands.ts'
import { publishedCodes, sourceCodes } from '../../cases/published-queries.ts'
import { drawSourceCodes, setSourceCode } from '../../cases/source-code-commands.ts'
import type { publishingContract } from '../../cases/publishing-contract.ts'
import type { AnswersTo } from '../answers.ts'

/** Answers about consent and published codes. */
export const publishingAnswers: AnswersTo<typeof publishingContract> = {
  'case.consents': ({ project }, { caseIds }) => [...consentOf(project.read, caseIds).values()],
  'case.setConsent': (tx, { caseId, consent }) => setConsent(tx, caseId, consent),
  'case.publishedCodes': ({ project }) => publishedCodes(project.read),
  'case.drawCodes': (tx, draw) => drawPublishedCodes(tx, draw),
  'case.setPublishedCode': (tx, { caseId, code, reason }) => setPublishedCode(tx, caseId, code, reason ?? null),
  'case.fixCodes': (tx, { caseIds }) => fixPublishedCodes(tx, caseIds),
  'source.publishedCodes': ({ project }) => sourceCodes(project.read),
  'source.drawCodes': (tx, draw) => drawSourceCodes(tx, draw),
  'source.setPublishedCode': (tx, { sourceId, code, reason }) => setSourceCode(tx, sourceId, code, reason ?? null),
}
