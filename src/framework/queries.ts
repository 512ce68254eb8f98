// Reads the framework: the tree with counts, one entry, the saved versions.

import { openText } from '../coding/queries.ts'
import { isId, type CodeId, type CoderId, type QuestionId } from '../base/ids.ts'
import { compareNatural } from '../base/order.ts'
import { Refusal } from '../base/trouble.ts'
import { lostByCode, notLost } from '../coding/lost-queries.ts'
import type { Read } from '../store/access.ts'
import { bytesOf, idOf, idOrNull, sql } from '../store/sql.ts'
import type { EntryThen, OperationDetails } from './operations/types.ts'
import type { Code, CodeEntry, FrameworkVersion } from './types.ts'

interface CodeRow {
  readonly id: Buffer
  readonly key: string | null
  readonly kind: Code['kind']
  readonly name: string
  readonly parent_id: Buffer | null
  readonly place: number
  readonly provenance: Code['provenance']
  readonly provenance_kind: Code['provenanceKind']
  readonly status: Code['status']
  readonly valence: Code['valence']
  readonly hue: number
  readonly definition: number
  readonly brief_definition: string | null
}

/** The number of codings of each code, by code id. */
function countByCode(read: Read): Map<string, number> {
  const lost = lostByCode(read)
  return new Map(
    read.arrays<[Buffer, number]>(sql`SELECT code_id, count(*) FROM coding GROUP BY code_id`).map(([bytes, count]) => {
      const id = idOf(bytes)
      return [id, count - (lost.get(id) ?? 0)]
    }),
  )
}

/** Every code in framework order: a parent before its children, children by their place. Codings of retired codes are not counted above them. `counts` by code id where known, else counted. */
export function listCodes(read: Read, counts: ReadonlyMap<string, number> = countByCode(read)): Code[] {
  const rows = read.all<CodeRow>(
    sql`SELECT id, key, kind, name, parent_id, place, provenance, provenance_kind, status, valence, hue, definition, brief_definition FROM code ORDER BY place, n`,
  )
  const children = new Map<string, CodeRow[]>()
  for (const row of rows) {
    const parent = row.parent_id ? idOf(row.parent_id) : ''
    const list = children.get(parent)
    if (list) list.push(row)
    else children.set(parent, [row])
  }
  const codes: Code[] = []
  // An own stack: a framework may be deep, and a damaged one must not exhaust the call stack.
  const visit = (row: CodeRow): number => {
    const id = idOf<'code'>(row.id)
    const own = counts.get(id) ?? 0
    const at = codes.length
    codes.push(codeOf(row, id, own, own))
    let below = own
    for (const child of children.get(id) ?? []) below += visit(child)
    codes[at] = { ...codes[at]!, codingsBelow: below }
    // What is retired is out of use: its codings are its own, and counted nowhere above.
    return row.status === 'retired' ? below - own : below
  }
  for (const row of children.get('') ?? []) visit(row)
  return codes
}

function codeOf(row: CodeRow, id: CodeId, codings: number, codingsBelow: number): Code {
  const group = row.kind === 'group'
  return {
    id,
    key: row.key,
    kind: row.kind,
    name: row.name,
    parentId: idOrNull<'code'>(row.parent_id),
    provenance: row.provenance,
    provenanceKind: row.provenance_kind,
    status: row.status,
    valence: row.valence,
    // The stored number runs on: from the 13th code hue n mod 12 takes the next pattern (design guide).
    hue: group ? -1 : row.hue % 12,
    pattern: group ? -1 : Math.floor(row.hue / 12) % 6,
    codings,
    codingsBelow,
    definition: row.definition,
    brief: row.brief_definition,
  }
}

/** The definitions of a code as they are, to be told as they were. */
export function entryThen(read: Read, codeId: CodeId): EntryThen {
  return read.get<EntryThen>(sql`
    SELECT brief_definition AS brief, full_definition AS "full", inclusion, exclusion, typical_exemplar AS typical, close_but_no AS closeButNo
    FROM code WHERE id = ${bytesOf(codeId)}`)!
}

/** How many codings a code has, in how many sources, by whom: what the log tells of an operation on it. */
export function sizeOf(
  read: Read,
  codeId: CodeId,
): Required<Pick<OperationDetails, 'codings' | 'sources' | 'coders' | 'coderNames'>> {
  const counts = read.get<{ codings: number; sources: number }>(sql`
    SELECT count(*) AS codings, count(DISTINCT source_id) AS sources FROM coding JOIN anchor ON anchor.id = anchor_id WHERE code_id = ${bytesOf(codeId)}`)!
  const coderNames = read
    .arrays<[string]>(sql`
      SELECT DISTINCT coder.name FROM coding JOIN coder ON coder.id = coder_id WHERE code_id = ${bytesOf(codeId)} ORDER BY coder.n`)
    .map(([name]) => name)
  return { ...counts, coders: coderNames.length, coderNames }
}

/** A code's own row. Refuses one that is not there. */
export function getCode(
  read: Read,
  codeId: CodeId,
): {
  readonly id: CodeId
  readonly name: string
  readonly kind: Code['kind']
  readonly status: Code['status']
  readonly parentId: CodeId | null
} {
  const row = read.get<CodeRow>(sql`SELECT id, name, kind, status, parent_id FROM code WHERE id = ${bytesOf(codeId)}`)
  if (!row) throw new Refusal('code-gone', 'This code is not in the framework (any more).')
  return { id: codeId, name: row.name, kind: row.kind, status: row.status, parentId: idOrNull<'code'>(row.parent_id) }
}

/** Finds a code by its key in a sheet, its name (without case), or its id. Refuses when none or several fit. */
export function findCode(read: Read, name: string): CodeId {
  const rows = isId(name)
    ? read.all<{ id: Buffer }>(sql`SELECT id FROM code WHERE id = ${bytesOf(name)}`)
    : read.all<{ id: Buffer }>(sql`SELECT id FROM code WHERE key = ${name}`)
  const found =
    rows.length > 0 || isId(name)
      ? rows
      : read.all<{ id: Buffer }>(sql`SELECT id FROM code WHERE lower(name) = lower(${name}) LIMIT 2`)
  if (found.length === 0) throw new Refusal('code-unknown', `There is no code “${name}”.`)
  if (found.length > 1) throw new Refusal('code-unclear', `Several codes are called “${name}”. Say the key.`)
  return idOf<'code'>(found[0]!.id)
}

/** A code and all codes below it that are in use. */
export function withDescendants(read: Read, codeId: CodeId): CodeId[] {
  return read
    .all<{ id: Buffer }>(sql`
      WITH RECURSIVE below (id) AS (SELECT ${bytesOf(codeId)} UNION SELECT code.id FROM code JOIN below ON code.parent_id = below.id)
      SELECT below.id FROM below JOIN code ON code.id = below.id WHERE code.status <> 'retired' OR below.id = ${bytesOf(codeId)}`)
    .map(row => idOf<'code'>(Buffer.from(row.id)))
}

/** Who a code is owned by: a person, by the name that stands for all of theirs. */
function ownerOf(read: Read, codeId: CodeId): CoderId | null {
  const row = read.get<{ id: Buffer }>(
    sql`SELECT coalesce(coder.joined_to, coder.id) AS id FROM code JOIN coder ON coder.id = code.owner_id WHERE code.id = ${bytesOf(codeId)}`,
  )
  return row ? idOf<'coder'>(row.id) : null
}

/** One code with everything in its entry. Refuses one that is not there. */
export function codeEntry(read: Read, codeId: CodeId): CodeEntry {
  const id = bytesOf(codeId)
  const row = read.get<CodeRow & Record<string, string | null>>(sql`SELECT * FROM code WHERE id = ${id}`)
  if (!row) throw new Refusal('code-gone', 'This code is not in the framework (any more).')
  const lost = lostByCode(read)
  const own =
    read.get<{ codings: number }>(sql`SELECT count(*) AS codings FROM coding WHERE code_id = ${id}`)!.codings -
    (lost.get(codeId) ?? 0)
  const sources = read.get<{ sources: number }>(
    sql`SELECT count(DISTINCT anchor.source_id) AS sources FROM coding JOIN anchor ON anchor.id = anchor_id WHERE code_id = ${id} AND lost = 0`,
  )!.sources
  const family = withDescendants(read, codeId)
  const below =
    read.get<{ codings: number }>(
      sql`SELECT count(*) AS codings FROM coding WHERE code_id IN (${family.map(bytesOf)})`,
    )!.codings - family.reduce((sum, one) => sum + (lost.get(one) ?? 0), 0)
  return {
    ...codeOf(row, codeId, own, below),
    full: row['full_definition'] ?? null,
    inclusion: row['inclusion'] ?? null,
    exclusion: row['exclusion'] ?? null,
    typical: row['typical_exemplar'] ?? null,
    closeButNo: row['close_but_no'] ?? null,
    provenanceNote: row['provenance_note'] ?? null,
    introducedIn: row['introduced_in'] ?? null,
    retiredIn: row['retired_in'] ?? null,
    replacedBy: read
      .all<{ id: Buffer; name: string }>(
        sql`SELECT code.id, code.name FROM code_replacement JOIN code ON code.id = by_id WHERE code_id = ${id} ORDER BY code_replacement.n`,
      )
      .map(one => ({ id: idOf<'code'>(one.id), name: one.name })),
    questions: read
      .all<{ id: Buffer; key: string; wording: string }>(
        sql`SELECT question.id, key, wording FROM code_question JOIN question ON question.id = question_id WHERE code_id = ${id} ORDER BY question.place`,
      )
      .map(one => ({ id: idOf<'question'>(one.id) as QuestionId, key: one.key, wording: one.wording })),
    sources,
    replaces: read
      .all<{ id: Buffer; name: string }>(
        sql`SELECT code.id, code.name FROM code_replacement JOIN code ON code.id = code_id WHERE by_id = ${id} ORDER BY code_replacement.n`,
      )
      .map(one => ({ id: idOf<'code'>(one.id), name: one.name })),
    ownerId: ownerOf(read, codeId),
    foundingPlace: foundingPlace(read, (row as unknown as { founding_anchor_id: Buffer | null }).founding_anchor_id),
    earlier: read.get<{ count: number }>(
      sql`SELECT count(*) AS count FROM coding WHERE code_id = ${id} AND definition < ${row.definition} AND ${notLost}`,
    )!.count,
    toDecide: read.get<{ count: number }>(
      sql`SELECT count(*) AS count FROM to_decide JOIN coding ON coding.id = coding_id WHERE code_id = ${id} AND ${notLost}`,
    )!.count,
  }
}

/** The words that a code was founded on, with where they stand. */
function foundingPlace(read: Read, anchorId: Buffer | null): CodeEntry['foundingPlace'] {
  if (!anchorId) return null
  const row = read.get<{
    source_id: Buffer
    first: Buffer
    last: Buffer
    start: number
    end: number
    lost: number
  }>(sql`
    SELECT source_id, start_paragraph_id AS first, end_paragraph_id AS last, start_offset AS start, end_offset AS "end", lost FROM anchor WHERE id = ${anchorId}`)
  if (!row || row.lost === 1) return null
  const sourceId = idOf<'source'>(row.source_id)
  const text = openText(read, sourceId)
  const startOf = (paragraph: Buffer) => text.starts[text.ids.findIndex(one => Buffer.compare(one, paragraph) === 0)]!
  const range = { start: startOf(row.first) + row.start, end: startOf(row.last) + row.end }
  return { sourceId, range, words: text.text.slice(range.start, range.end) }
}

/** The saved versions of the framework with what happened in each, oldest first. */
export function listVersions(read: Read): FrameworkVersion[] {
  const entries = read.all<{
    version_id: Buffer
    operation: string
    codes: string
    into_codes: string | null
    made_by: string | null
    reason: string | null
  }>(sql`SELECT * FROM framework_entry ORDER BY n`)
  const words = (list: string | null) =>
    list
      ? list
          .split(';')
          .map(word => word.trim())
          .filter(Boolean)
      : []
  return read
    .all<{ id: Buffer; label: string; saved_on: string; reason: string | null }>(
      sql`SELECT id, label, saved_on, reason FROM framework_version`,
    )
    .map(row => ({
      id: idOf(row.id),
      label: row.label,
      savedOn: row.saved_on,
      reason: row.reason,
      entries: entries
        .filter(entry => Buffer.compare(entry.version_id, row.id) === 0)
        .map(entry => ({
          operation: entry.operation,
          codes: words(entry.codes),
          into: words(entry.into_codes),
          by: entry.made_by,
          reason: entry.reason,
        })),
    }))
    .sort((a, b) => (a.savedOn < b.savedOn ? -1 : a.savedOn > b.savedOn ? 1 : compareNatural(a.label, b.label)))
}
