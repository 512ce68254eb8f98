// Merging and splitting: the codes' own rows, their codings, and what hangs on them.

import type { CodeId, CodingId } from '../../base/ids.ts'
import { recodeCodings } from '../../coding/commands.ts'
import { copyCodings } from '../../coding/follow-commands.ts'
import type { Change } from '../../store/access.ts'
import { bytesOf, idOf, sql } from '../../store/sql.ts'
import { addCode, addReplacement, linkQuestion } from '../commands.ts'
import { leaveQueue, queueCodings } from '../decide/commands.ts'
import { noteOperation } from '../operations/commands.ts'
import { putIntoSets } from '../sets/commands.ts'
import type { RoomsAbove } from './commands.ts'
import { placeCodes } from './move-commands.ts'
import { readTree } from './facts-queries.ts'
import { codingsInWords, detailsOf, known, namesInWords } from './labels.ts'
import type { FullPlan, Merge, Split } from './types.ts'

/** Merges codes into one, as planned: codings keep coder and time and are marked with the code they were. */
export function mergeCodes(tx: Change, plan: FullPlan, request: Merge, above: RoomsAbove): void {
  const { intoId } = request
  const [codings] = plan.deal.into
  recodeCodings(tx, codings!, intoId)
  leaveQueue(tx, codings!)
  for (const group of plan.deal.join) above.join(tx, group)
  const tree = readTree(tx)
  const follow = plan.below.follow.map(code => code.id!)
  placeCodes(tx, tree.children(intoId), follow, intoId, null)
  for (const { id } of plan.codes) {
    tx.update('code', id!, { status: 'retired' })
    addReplacement(tx, id!, intoId)
    goesOver(tx, id!, intoId, above)
  }
  const into = known(plan.into[0]!)
  noteOperation(
    tx,
    'merge',
    {
      ...detailsOf(plan),
      into: [into],
      joined: plan.becomes.joined,
      ...(follow.length > 0 ? { followed: plan.below.follow.map(known) } : {}),
    },
    request.reason,
  )
  tx.describe(`Merge ${namesInWords(plan.codes)} into “${into.name}”, ${codingsInWords(plan.codings)}`)
}

/** What hangs on a code that was merged into another is the other's: questions, sets, propositions, summaries, and what names it. */
export function goesOver(tx: Change, from: CodeId, into: CodeId, above: RoomsAbove): void {
  hangOn(tx, from, [into], true)
  above.propositionsFollow(tx, from, [into], true)
  above.summariesFollow(tx, from, [into], true)
  above.namesFollow(tx, from, into)
}

/** Splits a code, as planned. Gives back the codes that were made. */
export function splitCode(tx: Change, plan: FullPlan, request: Split, above: RoomsAbove): CodeId[] {
  const code = known(plan.codes[0]!)
  const keep = request.original === 'keep'
  const parentId = keep ? code.id : readTree(tx).get(code.id)!.parentId
  const made: CodeId[] = []
  const into = request.into.map((one, at) => {
    if ('codeId' in one) return known(plan.into[at]!)
    const id = addCode(tx, {
      kind: 'code',
      name: one.name,
      parentId,
      brief: one.brief?.trim() || null,
      valence: plan.valence.kept,
    })
    made.push(id)
    return { id, name: one.name.trim() }
  })
  if (!keep) {
    // Successors stand where the code stood.
    const siblings = readTree(tx).children(parentId)
    const next = siblings[siblings.findIndex(one => one.id === code.id) + 1]
    if (next && !made.includes(next.id)) placeCodes(tx, siblings, made, parentId, next.id)
    tx.update('code', code.id, { status: 'retired' })
    for (const successor of into) addReplacement(tx, code.id, successor.id)
  }
  let copied = 0
  // Copies first: they are taken from codings that still are what they were.
  plan.deal.copies.forEach((ids, at) => (copied += copyCodings(tx, ids, code.id, into[at]!.id).length))
  plan.deal.into.forEach((ids, at) => {
    recodeCodings(tx, ids, into[at]!.id)
    leaveQueue(tx, ids)
  })
  const successors = into.map(one => one.id)
  hangOn(tx, code.id, successors, false)
  above.propositionsFollow(tx, code.id, successors, false)
  above.summariesFollow(tx, code.id, successors, false)
  const { queue } = plan.deal
  const details = {
    ...detailsOf(plan),
    into,
    moved: plan.deal.into.flat().length,
    copied,
    queued: queue.length,
    queuedBy: queuedBy(tx, queue),
  }
  const operationId = noteOperation(tx, 'split', details, request.reason)
  queueCodings(tx, queue, operationId)
  const waiting = queue.length > 0 ? `, ${codingsInWords(queue.length)} to be decided` : ''
  tx.describe(`Split “${code.name}” into ${namesInWords(into)}${waiting}`)
  return made
}

/** Questions and sets of a code are those of others too; `instead`: in its sets they take its place. */
export function hangOn(tx: Change, from: CodeId, to: readonly CodeId[], instead: boolean): void {
  const questions = tx.all<{ question_id: Buffer }>(
    sql`SELECT question_id FROM code_question WHERE code_id = ${bytesOf(from)} ORDER BY n`,
  )
  for (const { question_id } of questions) for (const id of to) linkQuestion(tx, id, idOf<'question'>(question_id))
  putIntoSets(tx, from, to, instead)
}

/** How many of the codings that wait are whose, by coder. */
function queuedBy(tx: Change, codingIds: readonly CodingId[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const codingId of codingIds) {
    const row = tx.get<{ coder_id: Buffer }>(sql`SELECT coder_id FROM coding WHERE id = ${bytesOf(codingId)}`)!
    const coder = idOf(row.coder_id)
    counts[coder] = (counts[coder] ?? 0) + 1
  }
  return counts
}
