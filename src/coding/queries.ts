// Reads codings: of one source, and the excerpts under codes with where they stand and who spoke them.

import { hash } from 'node:crypto'
import {
  hexOfId,
  idFromHex,
  type CaseId,
  type CodeId,
  type CoderId,
  type CodingId,
  type Id,
  type SourceId,
} from '../base/ids.ts'
import { Refusal } from '../base/trouble.ts'
import type { Read } from '../store/access.ts'
import { bytesOf, idOf, idsOnce, join, sql, type Sql } from '../store/sql.ts'
import {
  attributionFields,
  attributionWriter,
  DEFAULT_ATTRIBUTION,
  type AttributedThing,
  type AttributionFields,
  type ValuesOf,
} from './attribution.ts'
import { joinParagraphs, type OpenText } from './open-text.ts'
import type { Coding, CodingMarks, EvidenceMark, Excerpt, ExcerptPage, MarkedExcerpt, Strength } from './types.ts'

export type { OpenText } from './open-text.ts'

/** A source's text with its paragraphs. Refuses a source that is not there. */
export function openText(read: Read, sourceId: SourceId): OpenText {
  const rows = read.arrays<[Buffer, string]>(
    sql`SELECT id, text FROM paragraph WHERE source_id = ${bytesOf(sourceId)} ORDER BY place`,
  )
  if (rows.length === 0) throw new Refusal('source-gone', 'This source is not in the project (any more).')
  return joinParagraphs(sourceId, rows)
}

/** Every coding of a source with UTF-16 offsets into its text, in order of place. `starts` by paragraph id, as `paragraphsOf` gives them. */
export function codingsInSource(read: Read, sourceId: SourceId, starts: ReadonlyMap<string, number>): Coding[] {
  type Row = [
    id: Buffer,
    anchor: Buffer,
    code: Buffer,
    coder: Buffer,
    madeAt: string,
    startParagraph: Buffer,
    startOffset: number,
    endParagraph: Buffer,
    endOffset: number,
    memo: number,
    strength: Strength | null,
    exemplar: number,
    comment: string | null,
    earlier: number,
  ]
  const known = idsOnce()
  return read
    .arrays<Row>(sql`
      SELECT coding.id, anchor_id, code_id, coder_id, coding.made_at, start_paragraph_id, start_offset, end_paragraph_id, end_offset,
        EXISTS (SELECT 1 FROM memo WHERE memo.coding_id = coding.id), strength, exemplar, comment,
        coding.definition < (SELECT definition FROM code WHERE code.id = code_id)
      FROM anchor JOIN coding ON coding.anchor_id = anchor.id WHERE anchor.source_id = ${bytesOf(sourceId)} AND lost = 0`)
    .map(([id, anchor, code, coder, madeAt, startParagraph, startOffset, endParagraph, endOffset, memo, ...said]) => ({
      id: idOf<'coding'>(id),
      anchorId: idOf<'anchor'>(anchor),
      codeId: known<'code'>(code),
      coderId: known<'coder'>(coder),
      madeAt,
      start: starts.get(idOf(startParagraph))! + startOffset,
      end: starts.get(idOf(endParagraph))! + endOffset,
      hasMemo: memo === 1,
      ...marksOf(said),
    }))
    .sort((a, b) => a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1))
}

/** The marks of a coding, where there are any: most have none, and thousands of them are sent at once. */
function marksOf([strength, exemplar, comment, earlier]: [Strength | null, number, string | null, number]): {
  marks?: CodingMarks
} {
  if (strength === null && exemplar === 0 && comment === null && earlier === 0) return {}
  return { marks: { strength, exemplar: exemplar === 1, comment, isEarlier: earlier === 1 } }
}

/** The evidence on a source's text. */
export function evidenceInSource(read: Read, sourceId: SourceId): EvidenceMark[] {
  return read
    .all<{
      anchor_id: Buffer
      key: string | null
      statement: string
      stance: EvidenceMark['stance']
      coder_id: Buffer
    }>(sql`
      SELECT anchor_id, proposition.key, statement, stance, coder_id FROM anchor JOIN evidence ON evidence.anchor_id = anchor.id
      JOIN proposition ON proposition.id = evidence.proposition_id WHERE anchor.source_id = ${bytesOf(sourceId)} AND lost = 0 ORDER BY evidence.n`)
    .map(row => ({
      anchorId: idOf<'anchor'>(row.anchor_id),
      proposition: row.key ?? row.statement,
      stance: row.stance,
      coderId: idOf<'coder'>(row.coder_id),
    }))
}

/** Which codings: those under codes, narrowed to a case, a source or a coder; or the ones named. */
export interface ExcerptQuestion {
  readonly codeIds?: readonly CodeId[] | undefined
  readonly caseId?: CaseId | undefined
  readonly sourceId?: SourceId | undefined
  readonly coderId?: CoderId | undefined
  /** Only what its coder called an exemplar. */
  readonly exemplars?: boolean | undefined
  readonly commented?: boolean | undefined
  readonly codingIds?: readonly CodingId[] | undefined
  readonly from?: number | undefined
  readonly limit?: number | undefined
}

/** A page of excerpts in document order: sources as they came in, then place in the text. */
export function excerpts(read: Read, question: ExcerptQuestion, valuesOf?: ValuesOf): ExcerptPage {
  const conditions: Sql[] = [sql`anchor.lost = 0`]
  if (question.codeIds) conditions.push(sql`coding.code_id IN (${question.codeIds.map(bytesOf)})`)
  if (question.coderId) conditions.push(sql`coding.coder_id = ${bytesOf(question.coderId)}`)
  if (question.exemplars) conditions.push(sql`coding.exemplar = 1`)
  if (question.commented) conditions.push(sql`coding.comment IS NOT NULL`)
  if (question.sourceId) conditions.push(sql`anchor.source_id = ${bytesOf(question.sourceId)}`)
  if (question.codingIds)
    conditions.push(
      sql`coding.id IN (SELECT unhex(value) FROM json_each(${JSON.stringify(question.codingIds.map(hexOfId))}))`,
    )
  if (question.caseId) {
    const id = bytesOf(question.caseId)
    // A pair has the sources of its members.
    conditions.push(
      sql`anchor.source_id IN (SELECT source_id FROM case_source WHERE case_id = ${id} OR case_id IN (SELECT member_id FROM case_member WHERE pair_id = ${id}))`,
    )
  }
  const where = join(conditions, ' AND ')
  const total = read.get<{ count: number }>(
    sql`SELECT count(*) AS count FROM coding JOIN anchor ON anchor.id = coding.anchor_id WHERE ${where}`,
  )!.count
  const rows = read.all<MarkedRow>(sql`
    SELECT coding.id, coding.code_id, coding.coder_id, coding.anchor_id, anchor.source_id, start_paragraph_id, start_offset, end_paragraph_id, end_offset,
      strength, exemplar, comment
    FROM coding JOIN anchor ON anchor.id = coding.anchor_id JOIN source ON source.id = anchor.source_id JOIN paragraph ON paragraph.id = start_paragraph_id
    WHERE ${where} ORDER BY source.n, paragraph.place, start_offset, coding.n LIMIT ${question.limit ?? 50} OFFSET ${question.from ?? 0}`)
  const writer = new ExcerptWriter(read, valuesOf)
  return { total, excerpts: rows.map(row => marked(writer, row)) }
}

/** Excerpts by the row numbers of their codings, in the order given. */
export function excerptsByRow(read: Read, numbers: readonly number[], valuesOf?: ValuesOf): MarkedExcerpt[] {
  const writer = new ExcerptWriter(read, valuesOf)
  return read
    .all<MarkedRow>(sql`
      SELECT coding.id, coding.code_id, coding.coder_id, coding.anchor_id, anchor.source_id, start_paragraph_id, start_offset, end_paragraph_id, end_offset,
        strength, exemplar, comment
      FROM json_each(${JSON.stringify(numbers)}) AS wanted CROSS JOIN coding ON coding.n = wanted.value CROSS JOIN anchor ON anchor.id = coding.anchor_id ORDER BY wanted.key`)
    .map(row => marked(writer, row))
}

function marked(writer: ExcerptWriter, row: MarkedRow): MarkedExcerpt {
  return { ...writer.excerpt(row), strength: row.strength, exemplar: row.exemplar === 1, comment: row.comment }
}

interface MarkedRow extends ExcerptRow {
  readonly strength: Strength | null
  readonly exemplar: number
  readonly comment: string | null
}

/** An id as it is read: its bytes, or its digits as `lower(hex(id))` writes them, which come several times quicker where there are many. */
type ReadId = Buffer | string

interface ExcerptRow {
  readonly id: ReadId
  readonly code_id: ReadId
  readonly coder_id: ReadId
  readonly anchor_id: ReadId
  readonly source_id: ReadId
  readonly start_paragraph_id: ReadId
  readonly start_offset: number
  readonly end_paragraph_id: ReadId
  readonly end_offset: number
}

interface SourceFacts {
  readonly sourceId: SourceId
  readonly text: string
  /** Which paragraph has an id, in digits, and where each begins. */
  readonly index: ReadonlyMap<string, number>
  readonly starts: readonly number[]
  readonly numbers: readonly number[]
  readonly key: string | null
  readonly name: string
  readonly kind: string
  readonly date: string | null
  /** For each paragraph the participant who speaks there, if known. */
  readonly speakers: readonly (string | null)[]
  readonly onlyParticipant: string | null
  readonly sites: readonly string[]
  /** What each coder judged each anchor to say of propositions, in their order. */
  readonly stances: ReadonlyMap<string, Excerpt['stances']>
}

/** Writes digits as ids, each once: few codes, coders and people stand in many rows. */
function digitsOnce(): <Kind extends string>(digits: string) => Id<Kind> {
  const ids = new Map<string, string>()
  return <Kind extends string>(digits: string) => {
    let id = ids.get(digits)
    if (id === undefined) ids.set(digits, (id = idFromHex(digits)))
    return id as Id<Kind>
  }
}

const digitsOf = (id: ReadId) => (typeof id === 'string' ? id : id.toString('hex'))
const judged = (anchor: ReadId, coder: ReadId) => digitsOf(anchor) + digitsOf(coder)

/** Writes excerpts with their attribution (values by `valuesOf`; without it only those given by hand are known), keeping what it learned of a source while excerpts of the same source follow one another. */
export class ExcerptWriter {
  readonly #read: Read
  readonly #valuesOf: ValuesOf | undefined
  readonly #write: (fields: AttributionFields) => string
  readonly #cases = new Map<string, AttributedThing>()
  readonly #known = digitsOnce()
  #source = ''
  #facts: SourceFacts | null = null

  constructor(read: Read, valuesOf?: ValuesOf) {
    this.#read = read
    this.#valuesOf = valuesOf
    this.#write = attributionWriter(DEFAULT_ATTRIBUTION)
  }

  excerpt(row: ExcerptRow): Excerpt {
    const facts = this.#sourceFacts(row.source_id)
    const first = facts.index.get(digitsOf(row.start_paragraph_id))!
    const last = facts.index.get(digitsOf(row.end_paragraph_id))!
    const range = { start: facts.starts[first]! + row.start_offset, end: facts.starts[last]! + row.end_offset }
    const people = participantsOf(facts, first, row.end_offset === 0 && last > first ? last - 1 : last)
    const stances = facts.stances.size === 0 ? [] : (facts.stances.get(judged(row.anchor_id, row.coder_id)) ?? [])
    return {
      codingId: idFromHex<'coding'>(digitsOf(row.id)),
      codeId: this.#known<'code'>(digitsOf(row.code_id)),
      coderId: this.#known<'coder'>(digitsOf(row.coder_id)),
      sourceId: facts.sourceId,
      sourceKey: facts.key,
      sourceName: facts.name,
      sourceKind: facts.kind,
      range,
      paragraph: facts.numbers[first]!,
      lastParagraph: facts.numbers[row.end_offset === 0 && last > first ? last - 1 : last]!,
      words: facts.text.slice(range.start, range.end),
      participants: people.map(id => this.#case(id).code),
      attribution: this.#write(
        attributionFields({
          cases: facts.sites.map(id => this.#case(id)),
          people: people.map(id => this.#case(id)),
          source: { key: facts.key, kind: facts.kind, date: facts.date },
        }),
      ),
      stances,
    }
  }

  #sourceFacts(id: ReadId): SourceFacts {
    const digits = digitsOf(id)
    if (this.#facts && this.#source === digits) return this.#facts
    this.#source = digits
    return (this.#facts = readSourceFacts(this.#read, digits))
  }

  #case(id: string): AttributedThing {
    let found = this.#cases.get(id)
    if (!found) this.#cases.set(id, (found = readAttributed(this.#read, id, this.#valuesOf)))
    return found
  }
}

/** The judgements on a source's words at once: a query for each of a hundred thousand excerpts would take longer than the rest. */
function readStances(read: Read, source: Buffer): Map<string, { proposition: string; stance: string }[]> {
  const stances = new Map<string, { proposition: string; stance: string }[]>()
  for (const [anchor, coder, key, statement, stance] of read.arrays<
    [string, string, string | null, string, string]
  >(sql`
    SELECT lower(hex(anchor_id)), lower(hex(evidence.coder_id)), proposition.key, statement, stance FROM anchor CROSS JOIN evidence ON evidence.anchor_id = anchor.id
    CROSS JOIN proposition ON proposition.id = evidence.proposition_id WHERE anchor.source_id = ${source} ORDER BY proposition.place`)) {
    const name = judged(anchor, coder)
    const list = stances.get(name)
    const said = { proposition: key ?? statement, stance }
    if (list) list.push(said)
    else stances.set(name, [said])
  }
  return stances
}

function readSourceFacts(read: Read, digits: string): SourceFacts {
  const id = Buffer.from(digits, 'hex')
  const source = read.get<{ key: string | null; name: string; kind: string; date: string | null }>(
    sql`SELECT key, name, kind, date FROM source WHERE id = ${id}`,
  )!
  const rows = read.arrays<[string, string, string]>(sql`
    SELECT lower(hex(paragraph.id)), text, lower(hex(speaker.participant_id)) FROM paragraph
    LEFT JOIN speaker ON speaker.id = paragraph.speaker_id WHERE paragraph.source_id = ${id} ORDER BY place`)
  const cases = read.arrays<[Buffer, string]>(
    sql`SELECT "case".id, "case".kind FROM case_source JOIN "case" ON "case".id = case_source.case_id WHERE source_id = ${id} ORDER BY case_source.n`,
  )
  const participants = cases.filter(([, kind]) => kind === 'participant')
  const known = digitsOnce()
  let number = 0
  let start = 0
  return {
    sourceId: idFromHex<'source'>(digits),
    text: rows.map(([, text]) => text).join('\n'),
    index: new Map(rows.map(([paragraph], at) => [paragraph, at])),
    starts: rows.map(([, text]) => (start += text.length + 1) - text.length - 1),
    numbers: rows.map(([, text]) => (text.trim() === '' ? number : ++number)),
    ...source,
    speakers: rows.map(([, , participant]) => (participant === '' ? null : known<'case'>(participant))),
    onlyParticipant: participants.length === 1 ? idOf(participants[0]![0]) : null,
    sites: cases.filter(([, kind]) => kind === 'site').map(([site]) => idOf(site)),
    stances: readStances(read, id),
  }
}

/** The participants of an anchor: those whose turns it overlaps, else the source's only participant (DESIGN 6). */
function participantsOf(facts: SourceFacts, first: number, last: number): string[] {
  const found = new Set<string>()
  for (let at = first; at <= last; at++) {
    const speaker = facts.speakers[at]
    if (speaker) found.add(speaker)
  }
  if (found.size === 0 && facts.onlyParticipant) found.add(facts.onlyParticipant)
  return [...found]
}

function readAttributed(read: Read, id: string, valuesOf: ValuesOf | undefined): AttributedThing {
  const row = read.get<{ key: string | null; name: string }>(
    sql`SELECT key, name FROM "case" WHERE id = ${bytesOf(id)}`,
  )!
  const code = row.key ?? row.name
  if (valuesOf) return { code, attributes: valuesOf(id as CaseId) }
  const attributes = read.arrays<[string, string]>(sql`
    SELECT attribute.name, value FROM attribute_value JOIN attribute ON attribute.id = attribute_id WHERE case_id = ${bytesOf(id)} AND applies = 1 ORDER BY attribute.place`)
  return { code, attributes: new Map(attributes) }
}

/** Checks the anchors of one source: every place lies in its text and holds the words its digest says; a lost one has no length and waits in the queue, whoever may see it there. Sentences name the source, never its words. */
export function checkAnchors(read: Read, sourceId: SourceId): { count: number; problems: string[] } {
  // Ids and digests as digits: of a whole project there are half a million.
  const paragraphs = read.arrays<[string, string]>(
    sql`SELECT hex(id), text FROM paragraph WHERE source_id = ${bytesOf(sourceId)} ORDER BY place`,
  )
  const text = paragraphs.map(([, words]) => words).join('\n')
  const starts = new Map<string, number>()
  let at = 0
  for (const [id, words] of paragraphs) {
    starts.set(id, at)
    at += words.length + 1
  }
  const rows = read.arrays<[string, number, string, number, string, number, number]>(sql`
    SELECT hex(start_paragraph_id), start_offset, hex(end_paragraph_id), end_offset, lower(hex(digest)), lost, EXISTS (SELECT 1 FROM main.anchor_question WHERE anchor_id = anchor.id)
    FROM anchor WHERE source_id = ${bytesOf(sourceId)}`)
  const problems: string[] = []
  for (const [startParagraph, startOffset, endParagraph, endOffset, digest, lost, asked] of rows) {
    const first = starts.get(startParagraph)
    const last = starts.get(endParagraph)
    const start = first === undefined ? -1 : first + startOffset
    const end = last === undefined ? -1 : last + endOffset
    if (lost === 1) {
      if (start < 0 || end !== start || end > text.length || asked === 0)
        problems.push(`A lost anchor of source ${sourceId} does not wait to be placed (${start} to ${end}).`)
      continue
    }
    const isWhole = start >= 0 && end > start && end <= text.length
    if (!isWhole || hash('sha256', text.slice(start, end), 'hex').slice(0, 16) !== digest)
      problems.push(`An anchor of source ${sourceId} does not stand on its words (${start} to ${end}).`)
  }
  return { count: rows.length, problems }
}
