import { codingsInSource, evidenceInSource } from '../../coding/queries.ts'
import { markCoded, renameSource, setSpeaker } from '../../sources/commands.ts'
import { editText, replaceWords } from '../../sources/edit-commands.ts'
import { occurrences, textHistory } from '../../sources/edit-queries.ts'
import type { sourcesContract } from '../../sources/contract.ts'
import { notCoded } from '../../sources/coverage-queries.ts'
import { listSources, readSource } from '../../sources/queries.ts'
import type { AnswersTo } from '../answers.ts'
import { inSlices } from '../pause.ts'
import { applyImport, loadStudy, planImport } from './importing.ts'

/** Answers about sources. */
export const sourceAnswers: AnswersTo<typeof sourcesContract> = {
  'source.list': ({ project }) => listSources(project.read),
  'source.open': ({ project }, { sourceId }) => {
    const source = readSource(project.read, sourceId)
    const starts = new Map(source.paragraphs.map(paragraph => [paragraph.id as string, paragraph.start]))
    return {
      ...source,
      codings: codingsInSource(project.read, sourceId, starts),
      evidence: evidenceInSource(project.read, sourceId),
    }
  },
  'source.notCoded': ({ project, coderId }) => inSlices(notCoded(project.read, coderId)),
  'source.rename': (tx, { sourceId, name }) => renameSource(tx, sourceId, name),
  'source.markCoded': (tx, { sourceId, coded }) => markCoded(tx, sourceId, tx.coderId, coded),
  'source.setSpeaker': (tx, { speakerId, ...is }) => setSpeaker(tx, speakerId, is),
  'source.edit': (tx, { goesOn, ...edit }) => editText(tx, { ...edit, goesOn: goesOn === true }),
  'source.occurrences': ({ project }, { sourceId, ...find }) => occurrences(project.read, sourceId, find),
  'source.findReplace': (tx, input) => replaceWords(tx, input),
  'source.textHistory': ({ project }, { sourceId }) => textHistory(project.read, sourceId),
  'import.plan': planImport,
  'import.apply': applyImport,
  'study.load': loadStudy,
}
