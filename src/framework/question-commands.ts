// The topic guide: what was asked, in order, and which codes each question leads to. Written in one place with the codes.

import type { CodeId, QuestionId } from '../base/ids.ts'
import { fold } from '../base/order.ts'
import { Refusal } from '../base/trouble.ts'
import type { Change } from '../store/access.ts'
import { bytesOf, idOf, sql } from '../store/sql.ts'
import { addCode, linkQuestion } from './commands.ts'
import { getCode } from './queries.ts'
import { getQuestion, listQuestions } from './question-queries.ts'

const PLACE_STEP = 1024

/** Adds questions at the end of the topic guide, in the order given; each gets the next free key (Q1, Q2 …). Refuses empty ones and ones that are there already. */
export function addQuestions(tx: Change, wordings: readonly string[]): QuestionId[] {
  const wanted = wordings.map(wording => wording.trim()).filter(Boolean)
  if (wanted.length === 0) throw new Refusal('question-empty', 'There is no question yet. Write what is asked.')
  const there = listQuestions(tx)
  const known = new Set(there.map(question => fold(question.wording)))
  const keys = new Set(there.map(question => question.key))
  let place = Math.max(0, ...there.map(question => question.place))
  let number = there.length
  const ids = wanted.map(wording => {
    if (known.has(fold(wording)))
      throw new Refusal('question-here', `The topic guide has this question already: “${wording}”`)
    known.add(fold(wording))
    do number++
    while (keys.has(`Q${number}`))
    return tx.insert('question', { key: `Q${number}`, place: (place += PLACE_STEP), wording }) as QuestionId
  })
  tx.describe(ids.length === 1 ? `New question “${short(wanted[0]!)}”` : `New questions, ${ids.length}`)
  return ids
}

/** Changes the wording or the key of a question. Refuses an empty one, and a key that another question has. */
export function changeQuestion(
  tx: Change,
  questionId: QuestionId,
  change: { readonly key?: string | undefined; readonly wording?: string | undefined },
): void {
  const question = getQuestion(tx, questionId)
  const wording = change.wording?.trim() ?? question.wording
  const key = change.key?.trim() ?? question.key
  if (!wording) throw new Refusal('question-empty', 'The question is empty. Write what is asked, or remove it.')
  if (!key) throw new Refusal('key-empty', 'A question needs a key by which it is known, such as Q3.')
  const other = listQuestions(tx).find(one => one.id !== questionId && fold(one.key) === fold(key))
  if (other) throw new Refusal('key-taken', `${other.key} is “${short(other.wording)}”. Choose another key.`)
  tx.describe(`Change question ${question.key}`)
  tx.update('question', questionId, { key, wording })
}

/** Puts a question at another place of the topic guide, counted from 0. */
export function moveQuestion(tx: Change, questionId: QuestionId, to: number): void {
  const question = getQuestion(tx, questionId)
  const others = listQuestions(tx).filter(one => one.id !== questionId)
  const at = Math.min(to, others.length)
  tx.describe(`Move question ${question.key}`)
  const before = others[at - 1]?.place ?? 0
  const after = others[at]?.place ?? before + 2 * PLACE_STEP
  const between = Math.floor((before + after) / 2)
  if (between > before && between < after) {
    tx.update('question', questionId, { place: between })
    return
  }
  // No room left between the two: all get places anew.
  const ids = others.map(one => one.id)
  ids.splice(at, 0, questionId)
  for (const [n, id] of ids.entries()) tx.update('question', id, { place: (n + 1) * PLACE_STEP })
}

/** Removes a question and its links to codes; the codes stay. */
export function removeQuestion(tx: Change, questionId: QuestionId): void {
  const question = getQuestion(tx, questionId)
  for (const row of tx.all<{ id: Buffer }>(
    sql`SELECT id FROM code_question WHERE question_id = ${bytesOf(questionId)}`,
  ))
    tx.remove('code_question', idOf(row.id))
  tx.remove('question', questionId)
  tx.describe(`Remove question ${question.key}`)
}

/** Links codes to a question, or takes the links off. Silent where it is so already. */
export function linkCodes(tx: Change, questionId: QuestionId, codeIds: readonly CodeId[], linked: boolean): void {
  const question = getQuestion(tx, questionId)
  const names = codeIds.map(codeId => {
    const code = getCode(tx, codeId)
    if (linked) linkQuestion(tx, codeId, questionId)
    else {
      const link = tx.get<{ id: Buffer }>(
        sql`SELECT id FROM code_question WHERE code_id = ${bytesOf(codeId)} AND question_id = ${bytesOf(questionId)}`,
      )
      if (link) tx.remove('code_question', idOf(link.id))
    }
    return `“${code.name}”`
  })
  tx.describe(
    linked
      ? `Link question ${question.key} to ${names.join(', ')}`
      : `Take ${names.join(', ')} off question ${question.key}`,
  )
}

/** Makes a code from a question: deductive, from the topic guide, linked to it. Refuses as a new code does. */
export function makeCodeOf(
  tx: Change,
  questionId: QuestionId,
  code: { readonly name: string; readonly parentId: CodeId | null },
): CodeId {
  const question = getQuestion(tx, questionId)
  const codeId = addCode(tx, {
    kind: 'code',
    name: code.name,
    parentId: code.parentId,
    provenance: 'deductive',
    provenanceNote: question.key,
  })
  tx.update('code', codeId, { provenanceKind: 'topic guide' })
  linkQuestion(tx, codeId, questionId)
  tx.describe(`New code “${code.name.trim()}” from question ${question.key}`)
  return codeId
}

function short(words: string): string {
  return words.length > 60 ? `${words.slice(0, 59)}…` : words
}
