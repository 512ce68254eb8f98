// Where to look next for a proposition: cases that are silent, sources nobody has coded, and passages like those judged
// already. Likeness is shared words and shared codes, and says which: nothing leaves the machine, nothing is learned.

import { attributedValues } from '../../cases/value-queries.ts'
import type { CodeId, PropositionId, SourceId } from '../../base/ids.ts'
import { compareNatural } from '../../base/order.ts'
import { Refusal } from '../../base/trouble.ts'
import { ExcerptWriter } from '../../coding/queries.ts'
import type { Read } from '../../store/access.ts'
import { bytesOf, idOf, sql } from '../../store/sql.ts'
import { keyOf, nameOf, type Heads } from '../heads.ts'
import type { EvidenceTable } from '../positions/evidence-table.ts'
import { positionMatrix } from '../positions/queries.ts'
import type { Unit } from '../positions/types.ts'
import { tellingWords, wordsIn } from './likeness.ts'
import type { LikePassage, LikePassages, LookNext } from './types.ts'

/** Silent cases with their reason, and the sources of the study that nobody marked as coded, in order of case and key. */
export function lookNext(
  read: Read,
  heads: Heads,
  table: EvidenceTable,
  { propositionId, unit = 'sites' }: { readonly propositionId: PropositionId; readonly unit?: Unit | undefined },
): LookNext {
  const matrix = positionMatrix(read, heads, table, { unit, propositionIds: [propositionId] })
  const sites = new Map(heads.cases.filter(one => one.kind === 'site').map(one => [one.n, keyOf(one)]))
  const silent = matrix.cases.flatMap((one, row) => {
    const cell = matrix.cells[row]![0]!
    const position = cell.decided?.value ?? cell.suggested
    if (position !== 'silent') return []
    return [{ ...one, silentKind: cell.decided?.silentKind ?? cell.silentKind ?? ('not coded' as const) }]
  })
  return {
    silent: silent.filter(one => one.silentKind !== 'outside scope'),
    uncoded: heads.sources
      .filter(source => source.codedBy.length === 0)
      .map(source => ({
        sourceId: source.id as SourceId,
        key: keyOf(source),
        name: nameOf(source),
        kind: source.kind,
        caseKeys: source.cases.flatMap(n => sites.get(n) ?? []).toSorted(compareNatural),
      }))
      .sort((a, b) => compareNatural(a.caseKeys[0] ?? '~', b.caseKeys[0] ?? '~') || compareNatural(a.key, b.key)),
    unjudged: unjudgedCodings(read, propositionId),
  }
}

/** How many passages under the related codes nobody has judged for the proposition, by code. */
function unjudgedCodings(read: Read, propositionId: PropositionId): { codeId: CodeId; passages: number }[] {
  const id = bytesOf(propositionId)
  return read
    .arrays<[Buffer, number]>(sql`
      SELECT coding.code_id, count(DISTINCT coding.anchor_id) FROM proposition_code JOIN coding ON coding.code_id = proposition_code.code_id JOIN anchor ON anchor.id = coding.anchor_id
      WHERE proposition_code.proposition_id = ${id} AND anchor.lost = 0 AND NOT EXISTS (SELECT 1 FROM evidence WHERE evidence.anchor_id = coding.anchor_id AND evidence.proposition_id = ${id})
      GROUP BY coding.code_id ORDER BY min(proposition_code.n)`)
    .map(([codeId, passages]) => ({ codeId: idOf<'code'>(codeId), passages }))
}

interface Paragraph {
  readonly n: number
  readonly id: Buffer
  readonly source_id: Buffer
  readonly source_n: number
  readonly place: number
  readonly text: string
  readonly speech_start: number
}

// So many words are looked for, in so many paragraphs; a passage of fewer words tells too little to be like another.
const MOST_WORDS = 24
const MOST_PARAGRAPHS = 3000
const LEAST_WORDS = 6

/**
 * Passages like those that were judged so already, the most alike first: paragraphs not judged for the proposition that share
 * telling words with them, or their codes. Interviewers' turns are left out. A pause with every `next()`.
 */
export function* likePassages(
  read: Read,
  {
    propositionId,
    stance,
    limit,
  }: {
    readonly propositionId: PropositionId
    readonly stance: 'confirming' | 'disconfirming' | 'qualifying'
    readonly limit: number
  },
): Generator<{ done: number; total: number }, LikePassages> {
  const id = bytesOf(propositionId)
  if (!read.get(sql`SELECT 1 FROM proposition WHERE id = ${id}`))
    throw new Refusal('proposition-gone', 'This proposition is not in the project (any more).')
  const judged = read.all<{
    n: number
    text: string
    speech_start: number
    stance: string
    start: number
    end: number
    first: number
    last: number
  }>(sql`
    SELECT p.n, p.text, p.speech_start, e.stance, a.start_offset AS start, a.end_offset AS end, p.id = a.start_paragraph_id AS first, p.id = a.end_paragraph_id AS last
    FROM evidence AS e JOIN anchor AS a ON a.id = e.anchor_id JOIN paragraph AS b ON b.id = a.start_paragraph_id JOIN paragraph AS z ON z.id = a.end_paragraph_id
    JOIN paragraph AS p ON p.source_id = a.source_id AND p.place BETWEEN b.place AND z.place WHERE e.proposition_id = ${id} AND a.lost = 0 ORDER BY p.n, e.n`)
  const done = new Set(judged.map(row => row.n))
  const model = judged.filter(row => row.stance === stance)
  const all = read.get<{ n: number }>(sql`SELECT count(*) AS n FROM paragraph WHERE trim(text) <> ''`)!.n
  const held = new Map<string, number>()
  for (const row of model)
    for (const word of new Set(
      wordsIn(row.text.slice(row.first ? row.start : row.speech_start, row.last ? row.end : undefined)),
    ))
      held.set(word, (held.get(word) ?? 0) + 1)
  yield { done: 0, total: held.size }
  const among = new Map<string, number>()
  for (const word of held.keys()) {
    among.set(
      word,
      read.get<{ n: number }>(sql`SELECT count(*) AS n FROM paragraph_text WHERE paragraph_text MATCH ${`"${word}"`}`)!
        .n,
    )
    if (among.size % 20 === 0) yield { done: among.size, total: held.size }
  }
  const telling = tellingWords(held, among, all, MOST_WORDS)
  const codes = codesOf(read, id, stance)
  const found = new Map<number, Paragraph>()
  const take = (rows: readonly Paragraph[]) => {
    for (const row of rows) if (!done.has(row.n)) found.set(row.n, row)
  }
  if (telling.size > 0) {
    const match = [...telling.keys()].map(word => `"${word}"`).join(' OR ')
    take(
      read.all<Paragraph>(sql`
        SELECT p.n, p.id, p.source_id, s.n AS source_n, p.place, p.text, p.speech_start FROM (SELECT rowid FROM paragraph_text WHERE paragraph_text MATCH ${match} ORDER BY bm25(paragraph_text), rowid LIMIT ${MOST_PARAGRAPHS}) AS hit
        JOIN paragraph AS p ON p.n = hit.rowid JOIN source AS s ON s.id = p.source_id LEFT JOIN speaker ON speaker.id = p.speaker_id WHERE coalesce(speaker.role, '') <> 'interviewer'`),
    )
  }
  yield { done: held.size, total: held.size }
  const coded = new Map<number, Set<string>>()
  for (const [row, code] of codedParagraphs(read, [...codes.keys()])) {
    take([row])
    coded.set(row.n, (coded.get(row.n) ?? new Set()).add(code))
  }
  yield { done: held.size, total: held.size }
  const scored = [...found.values()].flatMap(row => {
    const words = wordsIn(row.text.slice(row.speech_start))
    if (words.length < LEAST_WORDS) return []
    const shared = [...new Set(words)].filter(word => telling.has(word))
    const sharedCodes = [...(coded.get(row.n) ?? [])]
    if (shared.length + 2 * sharedCodes.length < 2) return []
    const score =
      shared.reduce((sum, word) => sum + telling.get(word)!, 0) +
      sharedCodes.reduce((sum, code) => sum + codes.get(code)!, 0)
    // A long paragraph shares more words by chance.
    return [{ row, shared, sharedCodes, score: score / Math.sqrt(1 + words.length / 40) }]
  })
  scored.sort((a, b) => b.score - a.score || a.row.source_n - b.row.source_n || a.row.place - b.row.place)
  const writer = new ExcerptWriter(read, attributedValues(read))
  const nobody = Buffer.alloc(16)
  const passages: LikePassage[] = []
  for (const { row, shared, sharedCodes } of scored.slice(0, limit)) {
    const excerpt = writer.excerpt({
      id: nobody,
      code_id: nobody,
      coder_id: nobody,
      anchor_id: nobody,
      source_id: row.source_id,
      start_paragraph_id: row.id,
      start_offset: row.speech_start + (/^\s*/.exec(row.text.slice(row.speech_start))?.[0].length ?? 0),
      end_paragraph_id: row.id,
      end_offset: row.text.trimEnd().length,
    })
    passages.push({
      sourceId: excerpt.sourceId,
      sourceKey: excerpt.sourceKey,
      sourceName: excerpt.sourceName,
      range: excerpt.range,
      paragraph: excerpt.paragraph,
      words: excerpt.words,
      attribution: excerpt.attribution,
      sharedWords: shared.toSorted((a, b) => telling.get(b)! - telling.get(a)! || (a < b ? -1 : 1)).slice(0, 6),
      sharedCodes: sharedCodes.toSorted() as CodeId[],
    })
  }
  return { passages, judged: new Set(model.map(row => row.n)).size, found: scored.length }
}

/** The codes to look under with their weight: rarer ones tell more. Those of the proposition, and those on the passages judged so. */
function codesOf(read: Read, id: Uint8Array, stance: string): Map<string, number> {
  const all = read.get<{ n: number }>(sql`SELECT count(*) AS n FROM coding`)!.n
  return new Map(
    read
      .arrays<[Buffer, number]>(sql`
        SELECT id, (SELECT count(*) FROM coding WHERE code_id = code.id) FROM code WHERE id IN (SELECT code_id FROM proposition_code WHERE proposition_id = ${id}
          UNION SELECT coding.code_id FROM evidence JOIN coding ON coding.anchor_id = evidence.anchor_id WHERE evidence.proposition_id = ${id} AND evidence.stance = ${stance}) ORDER BY code.n`)
      .map(([code, codings]) => [idOf(code) as string, Math.log(1 + all / (1 + codings))]),
  )
}

/** The paragraphs where codings of these codes begin, a bounded number of them, in document order. */
function* codedParagraphs(read: Read, codes: readonly string[]): Generator<[Paragraph, string]> {
  for (const code of codes) {
    for (const row of read.all<Paragraph>(sql`
      SELECT DISTINCT p.n, p.id, p.source_id, s.n AS source_n, p.place, p.text, p.speech_start FROM coding JOIN anchor AS a ON a.id = coding.anchor_id
      JOIN paragraph AS p ON p.id = a.start_paragraph_id JOIN source AS s ON s.id = p.source_id LEFT JOIN speaker ON speaker.id = p.speaker_id
      WHERE coding.code_id = ${bytesOf(code)} AND a.lost = 0 AND coalesce(speaker.role, '') <> 'interviewer' ORDER BY s.n, p.place LIMIT ${MOST_PARAGRAPHS}`))
      yield [row, code]
  }
}
