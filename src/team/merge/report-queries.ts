// Reads what merges did, and what they left open.

import { inflateRawSync } from 'node:zlib'
import { Refusal } from '../../base/trouble.ts'
import { isId } from '../../base/ids.ts'
import type { Read } from '../../store/access.ts'
import { bytesOf, idOf, sql } from '../../store/sql.ts'
import type { BroughtIn } from '../bring-in/types.ts'
import { withBase } from './base-known.ts'
import { changesOf, type LineThings } from './lines.ts'
import { answerInWords } from './field-answer.ts'
import { suggestions, type KeptSuggestion } from './suggested-queries.ts'
import type {
  AnsweredQuestion,
  Decision,
  KeptQuestion,
  MergeReport,
  OpenQuestion,
  QuestionField,
  ReportHead,
} from './types.ts'

/** A report as it is kept: with which things of copies were found to be ours. */
export interface KeptReport extends Omit<MergeReport, 'suggestions'> {
  readonly same: Readonly<Record<string, string>>
  /** What its lines count, by kind and table; reports of before do not say. */
  readonly things?: Readonly<Record<string, LineThings>>
  /** Of another project or a framework: which of its things became which of ours. */
  readonly brought?: BroughtIn
  /** Reports of before have none. */
  readonly suggested?: readonly KeptSuggestion[]
}

function reports(read: Read): { id: string; content: KeptReport }[] {
  return read
    .all<{ id: Buffer; content: Buffer }>(sql`SELECT id, content FROM merge_report ORDER BY n DESC`)
    .map(row => {
      const content = JSON.parse(
        inflateRawSync(row.content, { maxOutputLength: 1 << 28 }).toString('utf8'),
      ) as KeptReport
      // Reports of before do not say of which copies the base is known.
      return { id: idOf(row.id), content: { ...content, copies: content.copies.map(withBase) } }
    })
}

/** What earlier merges found to be one: by the id of a copy, ours. */
export function sameBefore(read: Read): Map<string, string> {
  const same = new Map<string, string>()
  for (const { content } of reports(read).toReversed())
    for (const [from, to] of Object.entries(content.same)) same.set(from, to)
  return same
}

/** The sources of copies that people said are versions of one of ours: by their id, ours. */
export function joinedBefore(read: Read): Map<string, string> {
  const joined = new Map<string, string>()
  for (const { content, answer } of read.all<{ content: string; answer: string }>(
    sql`SELECT content, answer FROM merge_question WHERE state = 'answered' AND kind IN ('M29', 'M30') ORDER BY n`,
  )) {
    const { choice } = JSON.parse(answer) as Decision
    const joins = (JSON.parse(content) as KeptQuestion).full.find(option => option.id === choice)?.joins
    if (!joins) continue
    for (const [from, into] of joined) if (into === joins.from) joined.set(from, joins.into)
    joined.set(joins.from, joins.into)
  }
  return joined
}

/** What was brought in of other projects and frameworks, the latest last. */
export function broughtBefore(read: Read): { readonly at: string; readonly brought: BroughtIn }[] {
  return reports(read)
    .toReversed()
    .flatMap(({ content }) => (content.brought ? [{ at: content.mergedAt, brought: content.brought }] : []))
}

/** The answers of earlier merges, by question, also to what is sealed again. */
export function rememberedAnswers(read: Read): Map<string, Decision> {
  return new Map(
    read
      .all<{ id: Buffer; answer: string }>(
        sql`SELECT id, answer FROM main.merge_question WHERE state = 'answered' ORDER BY n`,
      )
      .map(row => [row.id.toString('hex'), JSON.parse(row.answer) as Decision]),
  )
}

/** What questions put side by side, by kind, table and thing: all of them, also those about what is sealed, and the answered ones. What copies bring of it again is not asked anew, though ours was changed by the answer. */
export function askedFields(read: Read): {
  asked: Map<string, QuestionField[][]>
  settled: Map<string, QuestionField[][]>
} {
  const asked = new Map<string, QuestionField[][]>()
  const settled = new Map<string, QuestionField[][]>()
  for (const { content, state } of read.all<{ content: string; state: string }>(
    sql`SELECT content, state FROM main.merge_question ORDER BY n`,
  )) {
    const { kind, object, fields } = JSON.parse(content) as KeptQuestion
    if (fields.length === 0) continue
    const about = `${kind} ${object.table} ${object.id}`
    for (const list of state === 'answered' ? [asked, settled] : [asked])
      list.set(about, [...(list.get(about) ?? []), [...fields]])
  }
  return { asked, settled }
}

/** The open questions whether what copies have of a source, or of a case, is another one. */
export function waitingQuestions(read: Read): KeptQuestion[] {
  return read
    .all<{ content: string }>(
      sql`SELECT content FROM merge_question WHERE state = 'open' AND kind IN ('M29', 'M34') AND about IN ('source', 'case') ORDER BY n`,
    )
    .map(row => JSON.parse(row.content) as KeptQuestion)
}

/** Which questions of a plan are known already, and in which state. */
export function knownQuestions(read: Read): Map<string, 'open' | 'answered'> {
  return new Map(
    read
      .all<{ id: Buffer; state: 'open' | 'answered' }>(sql`SELECT id, state FROM merge_question`)
      .map(row => [row.id.toString('hex'), row.state]),
  )
}

/** What a copy is called: after whom it is of; another project, or a framework, as it is called itself. */
export function copyName(copy: MergeReport['copies'][number]): string {
  return copy.other?.name ?? copy.coder?.name ?? copy.file
}

/** The reports, the newest first. */
export function listReports(read: Read): ReportHead[] {
  const open = openByReport(read)
  return reports(read).map(({ id, content }) => ({
    id,
    mergedAt: content.mergedAt,
    mergedBy: content.mergedBy,
    copies: content.copies.map(copyName),
    applied: changesOf(content.applied),
    open: open.get(id) ?? 0,
  }))
}

function openByReport(read: Read): Map<string, number> {
  return new Map(
    read
      .all<{ report_id: Buffer; count: number }>(
        sql`SELECT report_id, count(*) AS count FROM merge_question WHERE state = 'open' GROUP BY report_id`,
      )
      .map(row => [idOf(row.report_id), row.count]),
  )
}

/** A report as it is kept, and the change that wrote it. Refuses one that is not there. */
export function keptReport(read: Read, reportId: string): { readonly content: KeptReport; readonly change: number } {
  const content = isId(reportId) ? reports(read).find(one => one.id === reportId)?.content : undefined
  if (!content) throw reportGone()
  const { n } = read.get<{ n: number }>(sql`
    SELECT max(change_n) AS n FROM change_row WHERE table_name = 'merge_report' AND deed = 'insert'
      AND (SELECT n FROM merge_report WHERE id = ${bytesOf(reportId)}) BETWEEN first_row AND last_row`)!
  return { content, change: n }
}

function reportGone(): Refusal {
  return new Refusal('report-gone', 'This report is not in the project (any more).')
}

/** One report, with what was answered since. */
export function getReport(read: Read, reportId: string): MergeReport {
  const found = isId(reportId) ? reports(read).find(one => one.id === reportId) : undefined
  if (!found) throw reportGone()
  const { same: _same, things: _things, brought, suggested, ...report } = found.content
  const rows = questionRows(read).filter(row => idOf(row.report_id) === reportId)
  return {
    ...report,
    id: found.id,
    ...(brought?.staysThere ? { staysThere: brought.staysThere } : {}),
    answered: rows.filter(row => row.state === 'answered').map(row => answered(read, row)),
    questions: rows.filter(row => row.state === 'open').map(row => shown(row.content)),
    suggestions: suggestions(read, suggested ?? []),
  }
}

interface QuestionRow {
  readonly id: Buffer
  readonly report_id: Buffer
  readonly content: string
  readonly state: 'open' | 'answered'
  readonly answer: string | null
  readonly coder: string | null
  readonly answered_at: string | null
}

function questionRows(read: Read): QuestionRow[] {
  return read.all<QuestionRow>(sql`
    SELECT merge_question.id, report_id, content, state, answer, coder.name AS coder, answered_at
    FROM merge_question LEFT JOIN coder ON coder.id = merge_question.coder_id ORDER BY merge_question.n`)
}

/** What a code is called, by its id in hexadecimal. */
export function nameOfCode(read: Read, id: string): string | undefined {
  return read.get<{ name: string }>(sql`SELECT name FROM code WHERE id = ${Buffer.from(id, 'hex')}`)?.name
}

function answered(read: Read, row: QuestionRow): AnsweredQuestion {
  const question = JSON.parse(row.content) as KeptQuestion
  const decision = JSON.parse(row.answer!) as Decision
  return {
    id: question.id,
    kind: question.kind,
    object: question.object,
    says: question.says,
    fields: question.fields,
    answer: answerInWords(question.fields, decision, question.options, code => nameOfCode(read, code)),
    by: row.coder ?? '',
    at: row.answered_at ?? '',
  }
}

function shown(content: string): OpenQuestion {
  const { full: _full, stored: _stored, needs: _needs, ...question } = JSON.parse(content) as KeptQuestion
  return question
}

/** The questions that merges left open. */
export function openQuestions(read: Read): OpenQuestion[] {
  return questionRows(read)
    .filter(row => row.state === 'open')
    .map(row => shown(row.content))
}

/** A question that is kept, its number and state, and the report of the merge that asked it. */
export interface FoundQuestion {
  readonly n: number
  readonly state: 'open' | 'answered'
  readonly question: KeptQuestion
  readonly reportId: string
}

/** One question that is kept. */
export function keptQuestion(read: Read, id: string): FoundQuestion | undefined {
  const row = read.get<{ n: number; state: 'open' | 'answered'; content: string; report_id: Buffer }>(
    sql`SELECT n, state, content, report_id FROM merge_question WHERE id = ${bytesOf(id)}`,
  )
  return (
    row && {
      n: row.n,
      state: row.state,
      question: JSON.parse(row.content) as KeptQuestion,
      reportId: idOf(row.report_id),
    }
  )
}
