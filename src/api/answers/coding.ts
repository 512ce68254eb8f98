import { attributedValues } from '../../cases/value-queries.ts'
import { codedDays } from '../../coding/day-queries.ts'
import { evidenceGoesAlong } from '../../analysis/commands.ts'
import { codingEntry, quote } from '../../coding/coding-queries.ts'
import { anchorAt, applyCodes, removeCodings, type RemovesCodings } from '../../coding/commands.ts'
import type { codingContract } from '../../coding/contract.ts'
import { examples } from '../../coding/example-queries.ts'
import { changeCodeOf, markCodings } from '../../coding/mark-commands.ts'
import { answerQuestions } from '../../coding/question-commands.ts'
import { anchorQuestions, countAnchorQuestions } from '../../coding/question-queries.ts'
import { codingsInSource, evidenceInSource, excerpts, openText } from '../../coding/queries.ts'
import { joinCodings, resizeCoding, splitCoding, type GoesAlong } from '../../coding/shape-commands.ts'
import { addCode } from '../../framework/commands.ts'
import { leaveQueue, queueBeside } from '../../framework/decide/commands.ts'
import { withDescendants } from '../../framework/queries.ts'
import { textStateOf } from '../../sources/queries.ts'
import { forgetLinks, memosGoOver } from '../../memos/commands.ts'
import { commentsGoOver, settleRemoved } from '../../team/review/comment-commands.ts'
import { idOf } from '../../store/sql.ts'
import type { AnswersTo } from '../answers.ts'

/** What other rooms have on words and codings goes along with them. */
export const goesAlong: GoesAlong = {
  words: evidenceGoesAlong,
  coding: (tx, from, into) => {
    memosGoOver(tx, 'coding', from, into)
    commentsGoOver(tx, from, into)
    leaveQueue(tx, [from])
  },
}

/** Codings go with the links to them, out of the queue, and their open comments are settled. */
export const removesCodings: RemovesCodings = (tx, codingIds) => {
  forgetLinks(tx, 'coding', codingIds)
  settleRemoved(tx, 'coding', codingIds)
  leaveQueue(tx, codingIds)
  removeCodings(tx, codingIds)
}

/** Answers about codings. */
export const codingAnswers: AnswersTo<typeof codingContract> = {
  'coding.apply': (tx, input) => applyCodes(tx, input),
  'coding.applyNew': (tx, { name, parentId, sourceId, range, codingId }) => {
    const codeId = addCode(tx, {
      name,
      kind: 'code',
      parentId: parentId ?? null,
      // Made from words in a source it is found in the data, and proposed until the team has looked at it.
      provenance: 'inductive',
      status: 'proposed',
      foundingAnchorId: anchorAt(tx, openText(tx, sourceId), range),
    })
    const made = codingId ?? applyCodes(tx, { sourceId, codeIds: [codeId], range })[0]!
    if (codingId !== undefined) changeCodeOf(tx, { codingIds: [codingId], codeId })
    tx.describe(`New code “${name.trim()}”, ${codingId === undefined ? 'applied' : 'in place of another'}`)
    return { codeId, codingId: made }
  },
  'coding.recode': (tx, input) => {
    // Another code given by hand decides a coding that waited after a split.
    leaveQueue(tx, input.codingIds)
    return changeCodeOf(tx, input)
  },
  'coding.resize': (tx, input) => resizeCoding(tx, input, goesAlong),
  'coding.join': (tx, input) => joinCodings(tx, input.codingIds, goesAlong),
  'coding.split': (tx, input) => {
    const parts = splitCoding(tx, input, goesAlong)
    queueBeside(tx, parts[0], parts[1])
    return parts
  },
  'coding.mark': (tx, input) => markCodings(tx, input),
  'coding.remove': (tx, { codingIds }) => removesCodings(tx, codingIds),
  'anchor.questions': ({ project }, { sourceId }) => anchorQuestions(project.read, sourceId),
  'anchor.countQuestions': ({ project }) => countAnchorQuestions(project.read),
  'anchor.answer': (tx, { answers }) => answerQuestions(tx, answers, removesCodings),
  'coding.inSource': ({ project }, { sourceId }) => {
    const text = openText(project.read, sourceId)
    const starts = new Map(text.ids.map((id, at) => [idOf(id) as string, text.starts[at]!]))
    return {
      textState: textStateOf(project.read, sourceId),
      codings: codingsInSource(project.read, sourceId, starts),
      evidence: evidenceInSource(project.read, sourceId),
    }
  },
  'coding.entry': ({ project }, { codingId }) => codingEntry(project.read, codingId, attributedValues(project.read)),
  'coding.quote': ({ project }, { sourceId, range }) =>
    quote(project.read, sourceId, range, attributedValues(project.read)),
  'coding.days': ({ project }) => codedDays(project.read),
  'coding.examples': ({ project }, input) => examples(project.read, input, attributedValues(project.read)),
  'coding.excerpts': ({ project }, { codeId, withDescendants: below, ...rest }) =>
    excerpts(
      project.read,
      { ...rest, codeIds: codeId && (below ? withDescendants(project.read, codeId) : [codeId]) },
      attributedValues(project.read),
    ),
}
