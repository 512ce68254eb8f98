import { renameCase, setValue, setValues } from '../../cases/commands.ts'
import type { casesContract } from '../../cases/contract.ts'
import { caseSheet, caseTable, listAttributes, listCases } from '../../cases/queries.ts'
import { sampledIds, samplingOf } from '../../cases/sampling-queries.ts'
import { sourceTable } from '../../cases/source-table-queries.ts'
import type { AnswersTo } from '../answers.ts'

/** Answers about cases. */
export const caseAnswers: AnswersTo<typeof casesContract> = {
  'case.list': ({ project }, { kind }) => listCases(project.read, kind),
  'case.sheet': ({ project }, { caseId }) => caseSheet(project.read, caseId),
  'case.table': ({ project }, { kind }) => caseTable(project.read, kind),
  'case.sampling': ({ project }, { kind, by, waves }) => samplingOf(project.read, kind, by, waves),
  'case.attributes': ({ project }) => listAttributes(project.read),
  'case.sampled': ({ project }, { kind, by, waves, ...question }) =>
    sampledIds(project.read, kind, by, waves, question),
  'source.table': ({ project }) => sourceTable(project.read),
  'source.setValues': (tx, { cells }) => setValues(tx, cells),
  'case.setValue': (tx, { caseId, attributeId, value }) => void setValue(tx, { caseId, attributeId }, value),
  'case.rename': (tx, { caseId, name }) => renameCase(tx, caseId, name),
}
