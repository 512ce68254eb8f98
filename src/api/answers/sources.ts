import { codingsInSource, evidenceInSource } from '../../coding/queries.ts'
import { markCoded, markManyCoded, renameSource, setSpeaker } from '../../sources/commands.ts'
import { planReplacement } from '../../exchange/files/plan-replacement.ts'
import { Refusal } from '../../base/trouble.ts'
import { editText, replaceText, replaceWords } from '../../sources/edit-commands.ts'
import { occurrences, textHistory } from '../../sources/edit-queries.ts'
import type { sourcesContract } from '../../sources/contract.ts'
import { notCoded } from '../../sources/coverage-queries.ts'
import { findSource, listSources, readSource, someSources } from '../../sources/queries.ts'
import { redactWords } from '../../sources/redact-commands.ts'
import { paragraphsWithRedactions, planRedaction } from '../../sources/redact-queries.ts'
import { quotesKeepWords } from '../../exchange/quotes/redact-commands.ts'
import { mergesKeepWords } from '../../team/merge/redact-commands.ts'
import { memosKeepWords } from '../../team/redact-commands.ts'
import { commentsKeepWords } from '../../team/review/redact-commands.ts'
import { wordsElsewhere } from '../../team/words-elsewhere-queries.ts'
import type { AnswersTo } from '../answers.ts'
import { readStill } from '../still-project.ts'
import { applyImport, loadStudy, planImport } from './importing.ts'

/** Who keeps words of texts outside them. */
const KEEPERS = [quotesKeepWords, commentsKeepWords, memosKeepWords, mergesKeepWords]

/** Answers about sources. */
export const sourceAnswers: AnswersTo<typeof sourcesContract> = {
  'source.list': open => readStill(open, () => listSources(open.project.read)),
  'source.some': ({ project }, { sourceIds }) => someSources(project.read, sourceIds),
  'source.open': ({ project }, { sourceId }) => {
    const source = readSource(project.read, sourceId)
    const starts = new Map(source.paragraphs.map(paragraph => [paragraph.id as string, paragraph.start]))
    return {
      ...source,
      paragraphs: paragraphsWithRedactions(project.read, sourceId, source.paragraphs),
      codings: codingsInSource(project.read, sourceId, starts),
      evidence: evidenceInSource(project.read, sourceId),
    }
  },
  'source.notCoded': open => readStill(open, () => notCoded(open.project.read, open.coderId)),
  'source.named': ({ project }, { name }) => findSource(project.read, name),
  'source.rename': (tx, { sourceId, name }) => renameSource(tx, sourceId, name),
  'source.markCoded': (tx, { sourceId, coded }) => void markCoded(tx, sourceId, tx.coderId, coded),
  'source.markManyCoded': (tx, { sourceIds, coded }) => markManyCoded(tx, sourceIds, coded),
  'source.setSpeaker': (tx, { speakerId, ...is }) => setSpeaker(tx, speakerId, is),
  'source.edit': (tx, { goesOn, ...edit }) => editText(tx, { ...edit, goesOn: goesOn === true }),
  'source.planRedaction': (open, { sourceId, range }) =>
    readStill(open, () => planRedaction(open.project.read, sourceId, range)),
  'source.wordsElsewhere': (open, { sourceId, range }) =>
    readStill(open, () => wordsElsewhere(open.project.read, sourceId, range)),
  'source.redact': (tx, redaction) => redactWords(tx, redaction, KEEPERS),
  'source.occurrences': ({ project }, { sourceId, ...find }) => occurrences(project.read, sourceId, find),
  'source.findReplace': (tx, input) => replaceWords(tx, input),
  'source.planReplace': async (open, { sourceId, path }, job) => {
    const planned = await open.reading(pool => planReplacement(open.project.read, pool, sourceId, path, job))
    // One at a time is looked at; what was planned before and never done need not be held.
    open.plannedReplacements.clear()
    open.plannedReplacements.set(planned.report.token, planned)
    return planned.report
  },
  'source.replace': (tx, { sourceId, token, reason }, open) => {
    const planned = open.plannedReplacements.get(token)
    if (!planned || planned.sourceId !== sourceId)
      throw new Refusal('plan-gone', 'This plan is not there any more. Choose the corrected file again.')
    const outcome = replaceText(tx, { ...planned, reason: reason ?? null })
    open.plannedReplacements.delete(token)
    return outcome
  },
  'source.textHistory': ({ project }, { sourceId }) => textHistory(project.read, sourceId),
  'import.plan': planImport,
  'import.apply': applyImport,
  'study.load': loadStudy,
}
