import { saveVersion } from '../../framework/versions/commands.ts'
import type { versionsContract } from '../../framework/versions/contract.ts'
import { differencesBetween } from '../../framework/versions/any-differences-queries.ts'
import { codeHistory } from '../../framework/versions/history-queries.ts'
import { otherVersions } from '../../framework/versions/other-queries.ts'
import { versionList } from '../../framework/versions/queries.ts'
import type { AnswersTo } from '../answers.ts'

/** Answers about saved versions of the framework. */
export const versionsAnswers: AnswersTo<typeof versionsContract> = {
  'code.history': ({ project }, { codeId }) => codeHistory(project.read, codeId),
  'version.list': ({ project }) => versionList(project.read),
  'version.others': ({ project }) => otherVersions(project.read),
  'version.diff': ({ project }, { fromId, toId }) => differencesBetween(project.read, fromId, toId),
  'version.save': (tx, { label, reason, evenUnchanged }) =>
    saveVersion(tx, { label, reason: reason ?? null, evenUnchanged: evenUnchanged ?? false }),
}
