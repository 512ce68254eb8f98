// Answers to the queue: an anchor stays as it was carried, goes to other words, or its codings go.

import type { AnchorQuestionId } from '../base/ids.ts'
import { wordCount, type TextRange } from '../base/text-range.ts'
import { Refusal } from '../base/trouble.ts'
import type { Change } from '../store/access.ts'
import { idOf } from '../store/sql.ts'
import { byOthers } from './labels.ts'
import { digestOf, removeAnchorIfFree, type RemovesCodings } from './commands.ts'
import { placeOf, refuseBadRange } from './open-text.ts'
import { openText } from './queries.ts'
import { alsoOn, codingsOn, questionAnchor } from './question-queries.ts'

/** An answer to one question. `range` says where, for `place`. */
export interface AnchorAnswer {
  readonly questionId: AnchorQuestionId
  readonly answer: 'keep' | 'place' | 'remove'
  readonly range?: TextRange | undefined
}

/** Answers questions, as one act. Refuses to keep an anchor whose words are gone, a place without words, and to remove codings where evidence, memos or a code rest on lost words too. */
export function answerQuestions(tx: Change, answers: readonly AnchorAnswer[], removes: RemovesCodings): void {
  if (answers.length === 0) throw new Refusal('no-question', 'No place is chosen. Choose at least one.')
  const touched: { coderId: ReturnType<typeof codingsOn>[number]['coderId']; coder: string }[] = []
  for (const answer of answers) {
    const asked = questionAnchor(tx, answer.questionId)
    if (!asked) throw new Refusal('question-gone', 'This place was answered meanwhile. Nothing was changed.')
    const codings = codingsOn(tx, asked.anchor_id)
    if (answer.answer === 'keep') keep(tx, answer, asked)
    else if (answer.answer === 'place') place(tx, answer, asked)
    else remove(tx, answer, asked, codings, removes)
    if (answer.answer !== 'keep') touched.push(...codings)
  }
  const kinds = new Set(answers.map(one => one.answer))
  const [only] = kinds
  const what = answers.length === 1 ? 'a place' : `${answers.length} places`
  const deed =
    kinds.size > 1
      ? `Answer ${what}`
      : only === 'keep'
        ? `Keep ${what} as carried`
        : only === 'place'
          ? `Put ${what} on other words`
          : `Remove the codings of ${what}`
  tx.describe(`${deed} after a correction${byOthers(tx, touched)}`)
}

type Asked = NonNullable<ReturnType<typeof questionAnchor>>

function keep(tx: Change, { questionId }: AnchorAnswer, { lost }: Asked): void {
  if (lost === 1)
    throw new Refusal(
      'keep-lost',
      'The words under this coding are gone, so there is nothing to keep. Put it on other words, or remove it.',
    )
  tx.remove('anchor_question', questionId)
}

function place(tx: Change, { questionId, range }: AnchorAnswer, asked: Asked): void {
  if (!range) throw new Refusal('no-place', 'Select the words on which it should stand.')
  const text = openText(tx, idOf<'source'>(asked.source_id))
  refuseBadRange(text, range)
  const start = placeOf(text, range.start)
  const end = placeOf(text, range.end)
  const words = text.text.slice(range.start, range.end)
  tx.update('anchor', idOf(asked.anchor_id), {
    startParagraphId: text.ids[start.paragraph]!,
    startOffset: start.offset,
    endParagraphId: text.ids[end.paragraph]!,
    endOffset: end.offset,
    digest: digestOf(words),
    words: wordCount(words),
    lost: false,
  })
  tx.remove('anchor_question', questionId)
}

function remove(
  tx: Change,
  { questionId }: AnchorAnswer,
  asked: Asked,
  codings: ReturnType<typeof codingsOn>,
  removes: RemovesCodings,
): void {
  const also = alsoOn(tx, asked.anchor_id)
  const rests = [
    also.evidence > 0 ? 'evidence' : null,
    also.memos > 0 ? 'a memo' : null,
    also.founds > 0 ? 'the code that was made from them' : null,
    also.comments > 0 ? 'a comment' : null,
    also.links > 0 ? 'a phrase of a summary, a rating or a quote' : null,
  ].filter(one => one !== null)
  if (asked.lost === 1 && rests.length > 0)
    throw new Refusal(
      'lost-holds',
      `Besides codings, ${rests.join(', ')} rests on these words. Put it on other words, or take that away first.`,
    )
  tx.remove('anchor_question', questionId)
  if (codings.length > 0)
    removes(
      tx,
      codings.map(one => one.id),
    )
  else removeAnchorIfFree(tx, idOf<'anchor'>(asked.anchor_id))
}
