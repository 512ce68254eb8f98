// Writes a plan: one change of one act. The one writer of what merges did and asked.

import { deflateRawSync } from 'node:zlib'
import { idFromHex, newId, type CodeId, type SourceId } from '../../base/ids.ts'
import { stepBetween } from '../../base/text-step.ts'
import { Refusal } from '../../base/trouble.ts'
import { recodeCodings, removeAnchorIfFree } from '../../coding/commands.ts'
import { linkAsWritten } from '../../memos/commands.ts'
import { editText } from '../../sources/edit-commands.ts'
import { textStateOf } from '../../sources/queries.ts'
import type { Change } from '../../store/access.ts'
import { shapeFrom } from '../../store/images.ts'
import { imagesWhere } from '../../store/rewind.ts'
import { isUnfit, writeRows, writingRows } from '../../store/row-commands.ts'
import { bytesOf, idOf, sql, type Value } from '../../store/sql.ts'
import type { BroughtIn } from '../bring-in/types.ts'
import { listCoders } from '../queries.ts'
import { withWhatGoesAlong, type Standing } from './along.ts'
import { isStillSo, isWording, joiningOf, patchesOf } from './answer.ts'
import type { PlannedMerge } from './compare-queries.ts'
import { answerInWords } from './field-answer.ts'
import { thingsOf } from './lines.ts'
import { codesTwice, refuseSameCodes } from './published.ts'
import { joinSources } from './join-sources.ts'
import { mergesForget } from './redact-commands.ts'
import { keysTwice, refuseSameKeys } from './keys.ts'
import { refuseAsTarget, refuseCircles, refuseSameLabels } from './framework-sense.ts'
import { placesNow } from './places-since-queries.ts'
import {
  broughtBefore,
  copyName,
  keptQuestion,
  knownQuestions,
  nameOfCode,
  type FoundQuestion,
  type KeptReport,
} from './report-queries.ts'
import { suggestedBy, suggestions } from './suggested-queries.ts'
import { FileRows } from './file-rows-queries.ts'
import { countsIn, digestsOf, mergedTables } from './sides-queries.ts'
import { rewordedNow } from './text-merge.ts'
import type { Decision, Joining, KeptQuestion, MergeReport, OpenQuestion, Patch, Question, Row } from './types.ts'

/** What hangs on a code goes over to the one that it is now: rooms above and below know what. */
export type CodeGoesOver = (tx: Change, from: CodeId, into: CodeId) => void

/** Writes a plan with its answers, in slices. Questions without an answer stay open. Yields how many rows it wrote since; gives back the report. */
export function* applyMerge(
  tx: Change,
  planned: PlannedMerge,
  goesOver: CodeGoesOver,
): Generator<number, MergeReport, void> {
  const { plan } = planned
  const deeds = planned.deeds()
  const from = plan.copies.map(copyName)
  yield* keepOriginals(tx, planned)
  try {
    yield* writingRows(tx, deeds)
    const patches = planned.patches()
    yield* correctTexts(tx, patches)
    memosLink(tx, patches)
    codesGoOver(tx, patches, goesOver)
  } catch (error) {
    throw asUnfit(error)
  }
  mergesForget(tx, plan.redacted.anew)
  const reportId = newId()
  const summary = planned.summary()
  const counted = countsIn(tx)
  const addsUp = Object.entries(summary.counts.result).every(
    ([name, count]) => counted[name as keyof typeof counted] === count,
  )
  const known = knownQuestions(tx)
  const nothing =
    deeds.length === 0 &&
    plan.waiting.length === 0 &&
    [...plan.questions, ...plan.held].every(question => known.has(question.id)) &&
    !tellsNews(tx, plan.brought) &&
    !tellsOfNew(plan)
  const report = {
    id: reportId,
    mergedAt: tx.now,
    mergedBy: listCoders(tx).find(coder => coder.id === tx.coderId)?.name ?? '',
    project: tx.get<{ name: string }>(sql`SELECT name FROM project`)!.name,
    copies: plan.copies.map(({ path: _path, ...copy }) => ({ ...copy, path: '' })),
    counts: summary.counts,
    applied: planned.lines(),
    answered: [],
    questions: [],
    addsUp,
  } satisfies Omit<MergeReport, 'suggestions'>
  // Twice is once: what was brought in before leaves no second trace.
  if (nothing) return { ...report, suggestions: [] }
  const suggested = suggestedBy(plan.notes, id => plan.same.get(id) ?? id)
  const kept: KeptReport = {
    ...report,
    suggested,
    same: Object.fromEntries(plan.same),
    things: thingsOf(plan.lines, plan.deeds, plan.notes),
    ...(plan.brought ? { brought: plan.brought } : {}),
  }
  tx.insert('merge_report', {
    id: reportId,
    content: deflateRawSync(JSON.stringify(kept)),
    coderId: tx.coderId,
    madeAt: tx.now,
  })
  const { answered, open } = keepQuestions(tx, planned, reportId, from)
  for (const question of plan.waiting)
    tx.update('merge_question', idFromHex(question.id), { content: JSON.stringify(question) })
  const other = plan.copies[0]?.other
  tx.describe(
    other?.as === 'project'
      ? `Bring in the project “${other.name}”`
      : other
        ? `Merge the framework of “${other.name}”`
        : `Merge ${from.length === 1 ? 'the copy' : 'copies'} of ${from.join(', ')}`,
  )
  return { ...report, answered, questions: open, suggestions: suggestions(tx, suggested) }
}

/** Whether something is told that was found in a copy for the first time, though no row changes. */
function tellsOfNew({ copies, lines }: PlannedMerge['plan']): boolean {
  const isNew = copies.map(copy => copy.handOutId !== null && copy.isIn !== true)
  return lines.some(
    ({ kind, by }) => kind !== 'M46' && kind !== 'M52' && by.some(({ copy }) => copy !== null && isNew[copy]),
  )
}

/** Whether of another project, or a framework, something was decided otherwise than before: that is kept though no row changes. */
function tellsNews(tx: Change, brought: BroughtIn | undefined): boolean {
  if (!brought) return false
  const before = new Map(
    broughtBefore(tx)
      .filter(one => one.brought.origin.projectId === brought.origin.projectId)
      .flatMap(one => Object.entries(one.brought.things)),
  )
  // New once is ours from then on.
  const isIn = (choice: string) => choice !== 'out'
  return Object.entries(brought.things).some(([id, [choice, ours]]) => {
    const was = before.get(id)
    return was === undefined || isIn(was[0]) !== isIn(choice) || was[1] !== ours
  })
}

/** The original files of sources that come in. */
function* keepOriginals(tx: Change, planned: PlannedMerge): Generator<number, void, void> {
  // Those that an answer given later would bring, too: then the copy is not there any more.
  const later = [
    ...planned.plan.questions.flatMap(({ options }) => options),
    ...planned.plan.waiting.flatMap(({ full }) => full),
  ].flatMap(option => option.patches)
  for (const one of [...planned.deeds(), ...later]) {
    const hash = one.table === 'source' && one.do !== 'take' ? one.row?.['blob_hash'] : undefined
    if (typeof hash !== 'string') continue
    const bytes = Buffer.from(hash, 'hex')
    for (const file of planned.files) {
      const blob = file.read.get<{ size: number; deflated: Uint8Array }>(
        sql`SELECT size, deflated FROM blob WHERE hash = ${bytes}`,
      )
      if (!blob) continue
      tx.keepBlob(bytes, blob.size, blob.deflated)
      break
    }
    yield 0
  }
}

/** Wordings that were chosen where both sides corrected the same words: corrections by whoever chose them. */
function* correctTexts(tx: Change, patches: readonly Patch[]): Generator<number, void, void> {
  for (const patch of patches) {
    if (!isWording(patch)) continue
    const row = tx.get<{ text: string; source_id: Buffer; place: number }>(
      sql`SELECT text, source_id, place FROM paragraph WHERE id = ${bytesOf(idFromHex(patch.id))}`,
    )
    if (!row)
      throw new Refusal('text-changed', 'The paragraph that this answer is about is gone. Correct the text itself.')
    const wording = wordingNow(patch, row.text)
    const step = stepBetween(row.text, wording)
    if (step === null) continue
    const before = tx.all<{ text: string }>(
      sql`SELECT text FROM paragraph WHERE source_id = ${row.source_id} AND place < ${row.place}`,
    )
    // A paragraph that is taken out goes with its line end.
    const whole = wording === '' && before.length > 0
    const start = before.reduce((sum, one) => sum + one.text.length + 1, 0)
    const sourceId = idOf<'source'>(row.source_id) as SourceId
    editText(tx, {
      sourceId,
      state: textStateOf(tx, sourceId),
      steps: [{ start: step.start + start - (whole ? 1 : 0), end: step.end + start, insert: step.insert }],
      reason: 'Wording chosen where copies corrected the same words.',
    })
    yield 1
  }
}

/** A wording in a paragraph as it reads now. Refuses where the very words were changed since: what was redacted might come back. */
function wordingNow({ row, was }: Extract<Patch, { do: 'set' }>, now: string): string {
  const wording = row['text'] as string
  const joined = was === undefined ? wording : rewordedNow(was, now, wording)
  if (joined === null)
    throw new Refusal(
      'text-changed',
      'The words that this answer is about were changed since, or by another answer. Correct the text itself.',
    )
  return joined
}

/** Memos whose words an answer chose link to what these link to. */
function memosLink(tx: Change, patches: readonly Patch[]): void {
  for (const patch of patches)
    if (patch.table === 'memo' && patch.do !== 'take' && patch.row['body'] !== undefined)
      for (const anchorId of linkAsWritten(tx, idFromHex(patch.id))) removeAnchorIfFree(tx, anchorId)
}

/** Codes that answers made one with another: where a code has one successor, what hangs on it is that one's, and so are codings that came to it since the question was asked. */
function codesGoOver(tx: Change, patches: readonly Patch[], goesOver: CodeGoesOver): void {
  for (const patch of patches) {
    if (patch.do !== 'put' || patch.table !== 'code_replacement') continue
    const [from, into] = [patch.row['code_id'] as string, patch.row['by_id'] as string]
    const successors = rowsNow(tx, 'code_replacement', 'code_id = ?', [Buffer.from(from, 'hex')])
    if (successors.length !== 1 || rowNow(tx, 'code', from)?.['status'] !== 'retired') continue
    const codings = rowsNow(tx, 'coding', 'code_id = ?', [Buffer.from(from, 'hex')])
    recodeCodings(
      tx,
      codings.map(row => idFromHex<'coding'>(row['id'] as string)),
      idFromHex(into),
    )
    goesOver(tx, idFromHex(from), idFromHex(into))
  }
}

function keepQuestions(
  tx: Change,
  planned: PlannedMerge,
  reportId: string,
  from: readonly string[],
): { answered: MergeReport['answered']; open: OpenQuestion[] } {
  const known = knownQuestions(tx)
  const by = listCoders(tx).find(coder => coder.id === tx.coderId)?.name ?? ''
  const answered: MergeReport['answered'][number][] = []
  const open: OpenQuestion[] = []
  const namesOf = ({ copies }: Question) => copies.map(at => from[at]!)
  for (const question of [...planned.plan.questions, ...planned.raised()]) {
    const decision = planned.decisionOn(question.id)
    const kept = keptOf(question, namesOf(question), tx.now)
    if (decision) {
      if (!planned.isRemembered(question.id))
        answered.push({
          id: question.id,
          kind: question.kind,
          object: question.object,
          says: question.says,
          fields: question.fields,
          answer: answerInWords(question.fields, decision, question.options, code => nameOfCode(tx, code)),
          by,
          at: tx.now,
        })
    } else open.push(shownOf(kept))
    const state = known.get(question.id)
    const id = idFromHex(question.id)
    const columns = decision
      ? { state: 'answered', answer: JSON.stringify(decision), coderId: tx.coderId, answeredAt: tx.now }
      : OPEN
    if (state === undefined) insertQuestion(tx, kept, reportId, columns)
    else if (state === 'open' && decision) tx.update('merge_question', id, columns)
  }
  for (const question of planned.plan.held)
    if (!known.has(question.id)) insertQuestion(tx, keptOf(question, namesOf(question), tx.now), reportId, OPEN)
  return { answered, open }
}

const OPEN = { state: 'open', answer: null, coderId: null, answeredAt: null } as const

function insertQuestion(
  tx: Change,
  kept: KeptQuestion,
  reportId: string,
  columns: Readonly<Record<string, Value>>,
): void {
  tx.insert('merge_question', {
    id: idFromHex(kept.id),
    reportId,
    kind: kept.kind,
    about: kept.object.table,
    objectId: Buffer.from(kept.object.id, 'hex'),
    content: JSON.stringify(kept),
    askedAt: tx.now,
    ...columns,
  })
}

function keptOf(question: Question, from: readonly string[], askedAt: string): KeptQuestion {
  return {
    id: question.id,
    kind: question.kind,
    object: question.object,
    says: question.says,
    fields: question.fields,
    options: question.options.map(({ patches: _patches, ...option }) => option),
    standing: question.standing,
    from,
    askedAt,
    stored: question.stored,
    needs: question.needs,
    full: question.options,
  }
}

function shownOf({ full: _full, stored: _stored, needs: _needs, ...question }: KeptQuestion): OpenQuestion {
  return question
}

/** Answers a question that a merge left open, and others of its kind in the same way, in one act. Refuses what {@link answerQuestion} refuses: then none is answered. */
export function answerQuestionsAlike(
  tx: Change,
  decision: Decision,
  also: readonly string[],
  goesOver: CodeGoesOver,
): void {
  const all = (table: string) => rowsNow(tx, table, '1', [])
  const codes = all('code')
  const published = codesTwice(all)
  const keyed = keysTwice(all)
  answerAll(tx, decision, also, goesOver)
  // Of several answers it is what they make together that counts.
  const now = all('code')
  refuseCircles(now)
  refuseSameLabels(codes, now)
  refuseSameCodes(published, all)
  refuseSameKeys(keyed, all)
}

function answerAll(tx: Change, decision: Decision, also: readonly string[], goesOver: CodeGoesOver): void {
  answerQuestion(tx, decision, goesOver)
  if (also.length === 0) return
  const first = keptQuestion(tx, idFromHex(decision.question))!.question
  for (const id of also) answerQuestion(tx, { ...decision, question: id }, goesOver)
  const label = first.full.find(option => option.id === decision.choice)!.label
  tx.describe(`Answer ${also.length + 1} questions of a merge alike: ${label}`)
}

/** Answers a question that a merge left open. Refuses one that is answered, and an answer that what changed since does not allow. */
function answerQuestion(tx: Change, decision: Decision, goesOver: CodeGoesOver): void {
  const id = idFromHex(decision.question)
  const found = keptQuestion(tx.shown, id)
  if (!found) throw new Refusal('question-gone', 'This question is not in the project (any more).')
  if (found.state === 'answered')
    throw new Refusal('question-answered', 'This question is answered already. Undo that first.')
  const { question } = found
  if (decision.code !== undefined)
    refuseAsTarget(rowNow(tx, 'code', decision.code.replaceAll('-', '')), question.object.id)
  const told = patchesOf({ ...question, options: question.full }, decision)
  const joins = joiningOf({ ...question, options: question.full }, decision)
  const chosen = question.full.find(option => option.id === decision.choice)!
  if (decision.choice !== question.standing) {
    const patches = placesNow(tx, found.n, told, digestsOf(tx.projectId).wordsDigest)
    try {
      const whole = withWhatGoesAlong(mergedTables(tx), standingIn(tx), patches)
      writeRows(
        tx,
        whole.filter(patch => !isWording(patch)).flatMap(patch => deedOf(tx, patch)),
      )
      for (const _ of correctTexts(tx, patches)) continue
      if (joins) for (const raised of sourcesBecomeOne(tx, joins)) leaveOpen(tx, raised, found)
      memosLink(tx, patches)
      codesGoOver(tx, patches, goesOver)
    } catch (error) {
      throw asUnfit(error)
    }
  }
  tx.update('merge_question', id, {
    state: 'answered',
    answer: JSON.stringify(decision),
    coderId: tx.coderId,
    answeredAt: tx.now,
  })
  tx.describe(`Answer the merge’s question about “${question.object.name}”: ${chosen.label}`)
}

/** Makes one source of two as they are now. Gives back what is asked then. */
function sourcesBecomeOne(tx: Change, joins: Joining): readonly Question[] {
  const standing = new FileRows(tx, Number.MAX_SAFE_INTEGER)
  const means = { tables: mergedTables(tx), ...digestsOf(tx.projectId) }
  const { patches, raised } = joinSources(standing, means, joins)
  writeRows(
    tx,
    patches.flatMap(patch => deedOf(tx, patch)),
  )
  return raised
}

/** Keeps what an answer raised beside the question that it answered. */
function leaveOpen(tx: Change, question: Question, { question: answered, reportId }: FoundQuestion): void {
  if (knownQuestions(tx).has(question.id)) return
  insertQuestion(tx, keptOf(question, answered.from, tx.now), reportId, OPEN)
}

function rowsNow(tx: Change, table: string, where: string, values: readonly Value[]): Row[] {
  return imagesWhere(tx, shapeFrom(tx, table), where, values)
}

function rowNow(tx: Change, table: string, id: string): Row | null {
  return /^[0-9a-f]{32}$/.test(id) ? (rowsNow(tx, table, 'id = ?', [Buffer.from(id, 'hex')])[0] ?? null) : null
}

function standingIn(tx: Change): Standing {
  return {
    row: (table, id) => rowNow(tx, table, id),
    where: (table, column, id) => rowsNow(tx, table, `"${column}" = ?`, [Buffer.from(id, 'hex')]),
  }
}

/** What a patch writes now; nothing where it is so already, or where what it is about is gone. */
function deedOf(
  tx: Change,
  patch: Patch,
): { do: 'insert' | 'update' | 'delete'; table: string; id: string; row?: Record<string, string | number | null> }[] {
  const there =
    tx.get({ text: `SELECT 1 FROM "${patch.table}" WHERE id = ?`, values: [Buffer.from(patch.id, 'hex')] }) !==
    undefined
  if (patch.do === 'take') return there ? [{ do: 'delete', table: patch.table, id: patch.id }] : []
  if (patch.do === 'put')
    return [
      {
        do: there ? 'update' : 'insert',
        table: patch.table,
        id: patch.id,
        row: there ? withoutId(patch.row) : { ...patch.row, id: patch.id },
      },
    ]
  if (!there && patch.ifThere) return []
  if (patch.ifStill) {
    const now = rowNow(tx, patch.table, patch.id)
    if (now === null || !isStillSo(patch, now)) return []
  }
  if (!there)
    throw new Refusal(
      'thing-gone',
      'What this question is about is not in the project any more. Choose another answer.',
    )
  return [{ do: 'update', table: patch.table, id: patch.id, row: { ...patch.row } }]
}

function withoutId({
  id: _id,
  n: _n,
  ...row
}: Patch extends infer P ? (P extends { row: infer R } ? R : never) : never): Record<string, string | number | null> {
  return row
}

/** The schema says no: what came from outside does not hold together, or what changed since does not allow it. */
function asUnfit(error: unknown): unknown {
  if (!isUnfit(error)) return error
  return new Refusal(
    'unfit',
    'This does not fit what stands in the project: a row would contradict another, or refer to what is not there. Nothing was changed.',
  )
}
