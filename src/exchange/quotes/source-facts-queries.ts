// Reads what quotes of one source need to know: its text with speakers, and the cases and people behind it.

import { hexOfId, type CaseId, type SourceId } from '../../base/ids.ts'
import { allowedBy, type ConsentScope } from '../../cases/consent.ts'
import { valuesByName } from '../../cases/value-queries.ts'
import { consentOf } from '../../cases/consent-queries.ts'
import type { Read } from '../../store/access.ts'
import { bytesOf, idOf, sql } from '../../store/sql.ts'

/** A case as an output may speak of it: its attributes, and the published code, never the one of the team. */
export interface OutsideCase {
  readonly id: CaseId
  readonly kind: string
  readonly name: string
  readonly key: string | null
  readonly code: string | null
  readonly withinId: CaseId | null
  readonly attributes: ReadonlyMap<string, string>
  readonly consent: ConsentScope | null
  readonly withdrawn: boolean
}

/** A speaker of a source. */
export interface FactSpeaker {
  readonly id: string
  readonly role: 'interviewer' | 'respondent' | 'other'
  readonly participantId: CaseId | null
}

/** A pair of a site: the part the site plays in it, and its partners. */
export interface PairOfSite {
  readonly siteId: CaseId
  readonly pairId: CaseId
  readonly part: string
  readonly partnerIds: readonly CaseId[]
}

/** One source with all that its quotes need. */
export interface SourceOfQuotes {
  readonly id: SourceId
  readonly key: string | null
  readonly name: string
  readonly kind: string
  readonly date: string | null
  readonly attributes: ReadonlyMap<string, string>
  readonly text: string
  /** Where each paragraph begins in the text, and which one has an id, in digits. */
  readonly starts: readonly number[]
  readonly index: ReadonlyMap<string, number>
  /** Of each paragraph: its number (that of the one before where it is empty), where speech begins in it, who speaks. */
  readonly numbers: readonly number[]
  readonly speechStarts: readonly number[]
  readonly speakerIds: readonly (string | null)[]
  readonly speakers: ReadonlyMap<string, FactSpeaker>
  readonly siteIds: readonly CaseId[]
  readonly onlyParticipantId: CaseId | null
}

/** Reads sources and cases, each case once. Sources are kept one at a time: ask for quotes of one source together. */
export class OutsideReader {
  readonly #read: Read
  readonly #cases = new Map<CaseId, OutsideCase>()
  readonly #pairs = new Map<CaseId, readonly PairOfSite[]>()
  #source: SourceOfQuotes | null = null
  #named: ReturnType<typeof valuesByName> | null = null

  constructor(read: Read) {
    this.#read = read
  }

  case(id: CaseId): OutsideCase {
    let found = this.#cases.get(id)
    if (!found) this.#cases.set(id, (found = readCase(this.#read, id, this.#values(id))))
    return found
  }

  pairsOf(siteId: CaseId): readonly PairOfSite[] {
    let found = this.#pairs.get(siteId)
    if (!found) this.#pairs.set(siteId, (found = readPairs(this.#read, siteId)))
    return found
  }

  source(id: SourceId): SourceOfQuotes {
    if (this.#source?.id !== id) this.#source = readSource(this.#read, id, this.#values(id))
    return this.#source
  }

  /** What attributes say, those that follow from others too: read once, when first asked. */
  #values(id: CaseId | SourceId): Map<string, string> {
    this.#named ??= valuesByName(this.#read)
    return this.#named(id)
  }
}

function readCase(read: Read, id: CaseId, attributes: Map<string, string>): OutsideCase {
  const row = read.get<{
    kind: string
    name: string
    key: string | null
    published_code: string | null
    within_id: Buffer | null
  }>(sql`SELECT kind, name, key, published_code, within_id FROM "case" WHERE id = ${bytesOf(id)}`)!
  const consent = row.kind === 'participant' ? consentOf(read, [id]).get(id) : undefined
  return {
    id,
    kind: row.kind,
    name: row.name,
    key: row.key,
    code: row.published_code,
    withinId: row.within_id ? idOf<'case'>(row.within_id) : null,
    attributes,
    consent: allowedBy(consent),
    withdrawn: (consent?.withdrawnOn ?? null) !== null,
  }
}

function readPairs(read: Read, siteId: CaseId): PairOfSite[] {
  return read
    .all<{ pair_id: Buffer; part: string }>(
      sql`SELECT pair_id, part FROM case_member WHERE member_id = ${bytesOf(siteId)} ORDER BY n`,
    )
    .map(({ pair_id, part }) => ({
      siteId,
      pairId: idOf<'case'>(pair_id),
      part,
      partnerIds: read
        .arrays<[Buffer]>(
          sql`SELECT member_id FROM case_member WHERE pair_id = ${pair_id} AND member_id <> ${bytesOf(siteId)} ORDER BY n`,
        )
        .map(([id]) => idOf<'case'>(id)),
    }))
}

function readSource(read: Read, id: SourceId, attributes: Map<string, string>): SourceOfQuotes {
  const bytes = bytesOf(id)
  const source = read.get<{ key: string | null; name: string; kind: string; date: string | null }>(
    sql`SELECT key, name, kind, date FROM source WHERE id = ${bytes}`,
  )!
  // Ids as digits: all texts are read for a document with every excerpt, and buffers cost more than the words.
  const rows = read.arrays<[string, string, number, string]>(
    sql`SELECT lower(hex(id)), text, speech_start, lower(hex(speaker_id)) FROM paragraph WHERE source_id = ${bytes} ORDER BY place`,
  )
  const speakers = read
    .all<{ id: Buffer; role: FactSpeaker['role']; participant_id: Buffer | null }>(
      sql`SELECT id, role, participant_id FROM speaker WHERE source_id = ${bytes} ORDER BY n`,
    )
    .map(row => ({
      id: idOf(row.id) as string,
      role: row.role,
      participantId: row.participant_id ? idOf<'case'>(row.participant_id) : null,
    }))
  const cases = read.arrays<[Buffer, string]>(
    sql`SELECT "case".id, "case".kind FROM case_source JOIN "case" ON "case".id = case_source.case_id WHERE case_source.source_id = ${bytes} ORDER BY case_source.n`,
  )
  const people = cases.filter(([, kind]) => kind === 'participant').map(([one]) => idOf<'case'>(one))
  const speakerIds = new Map(speakers.map(speaker => [hexOfId(speaker.id), speaker.id]))
  let number = 0
  let start = 0
  return {
    id,
    ...source,
    attributes,
    text: rows.map(([, text]) => text).join('\n'),
    starts: rows.map(([, text]) => (start += text.length + 1) - text.length - 1),
    index: new Map(rows.map(([paragraph], at) => [paragraph, at])),
    numbers: rows.map(([, text]) => (text.trim() === '' ? number : ++number)),
    speechStarts: rows.map(([, , speechStart]) => speechStart),
    speakerIds: rows.map(([, , , speaker]) => speakerIds.get(speaker) ?? null),
    speakers: new Map(speakers.map(speaker => [speaker.id, speaker])),
    siteIds: cases
      .filter(([, kind]) => kind !== 'participant' && kind !== 'pair' && kind !== 'outside')
      .map(([one]) => idOf<'case'>(one)),
    onlyParticipantId: people.length === 1 ? people[0]! : null,
  }
}
