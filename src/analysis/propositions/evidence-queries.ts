// Reads the judgements that bear on propositions: those that count for each, and those on the words of one source.

import { attributedValues } from '../../cases/value-queries.ts'
import { hexOfId, idFromHex, type CoderId, type EvidenceId, type PropositionId, type SourceId } from '../../base/ids.ts'
import { compareNatural } from '../../base/order.ts'
import { copied } from '../../base/copied.ts'
import { ExcerptWriter, openText } from '../../coding/queries.ts'
import type { Read } from '../../store/access.ts'
import { bytesOf, idOf, idOrNull, sql } from '../../store/sql.ts'
import { keyOf, type Heads, type SourceHead } from '../heads.ts'
import type { EvidenceRow, EvidenceTable } from '../positions/evidence-table.ts'
import { countedCoder } from '../positions/positions.ts'
import type { EvidenceExcerpt } from '../types.ts'
import type { EvidenceDetails, JudgedByCoder, JudgedPassage, Stance } from './types.ts'

interface DetailRow {
  readonly condition: string | null
  readonly strength: EvidenceDetails['strength']
  readonly directness: EvidenceDetails['directness']
  readonly same_event: string | null
  readonly rationale: string | null
  readonly case_id: Buffer | null
}

interface PlaceRow extends DetailRow {
  readonly id: Buffer
  readonly anchor_id: Buffer
  readonly coder_id: Buffer
  readonly stance: Stance
  readonly start_paragraph_id: Buffer
  readonly start_offset: number
  readonly end_paragraph_id: Buffer
  readonly end_offset: number
}

/** A judgement with where it stands, as far as that is asked for. Ids as digits: there are tens of thousands. */
interface EvidenceDetail extends DetailRow {
  readonly n: number
  readonly anchor_id: string
  readonly coder_id: string
  readonly start_paragraph_id: string
  readonly start_offset: number
  readonly end_paragraph_id: string
  readonly end_offset: number
}

const DETAILS = sql`condition, strength, directness, same_event, rationale, case_id`

function detailsOf(row: DetailRow): EvidenceDetails {
  return {
    condition: row.condition,
    strength: row.strength,
    directness: row.directness,
    sameEvent: row.same_event,
    rationale: row.rationale,
    caseId: idOrNull<'case'>(row.case_id),
  }
}

/** The evidence that counts for each of some propositions, by site and then as it stands in the sources; without its words where `withWords` says so. `counts`: what else has to hold of a piece in a source (its row number). In slices: which it is and in which order is told by the table. */
export function* evidenceOf(
  read: Read,
  heads: Heads,
  table: EvidenceTable,
  propositionIds: readonly PropositionId[],
  primary: CoderId | null,
  withWords: boolean,
  counts: (source: number, row: EvidenceRow) => boolean = () => true,
): Generator<void, EvidenceExcerpt[][]> {
  const chosen = heads.coders.find(coder => coder.id === primary)?.n ?? 0
  const sites = new Map(heads.cases.filter(one => one.kind === 'site').map(one => [one.n, keyOf(one)]))
  const keyOfCase = new Map(heads.cases.map(one => [one.n, keyOf(one)]))
  const numbers = new Map(
    read.arrays<[Buffer, number]>(sql`SELECT id, n FROM proposition`).map(([id, n]) => [idOf(id) as string, n]),
  )
  const sheetOf = new Map(propositionIds.map((id, sheet) => [numbers.get(id), sheet]))
  const details = new Map<number, EvidenceDetail>()
  for (const propositionId of propositionIds) {
    for (const row of detailsOn(read, propositionId, withWords)) details.set(row.n, row)
    yield
  }
  const writer = withWords ? new ExcerptWriter(read, attributedValues(read)) : null
  const found = propositionIds.map((): EvidenceExcerpt[] => [])
  for (const source of heads.sources.toSorted((a, b) => a.n - b.n)) {
    const coder = countedCoder(heads, source, { codedBy: null, primary: chosen })
    const siteKeys = source.cases.flatMap(n => sites.get(n) ?? []).toSorted(compareNatural)
    for (const judged of table.of(source.n)) {
      const sheet = sheetOf.get(judged.proposition)
      const row = details.get(judged.n)
      if (sheet === undefined || row === undefined || (coder !== 0 && judged.coder !== coder)) continue
      if (!counts(source.n, judged)) continue
      const narrowed = keyOfCase.get(judged.narrowedTo)
      found[sheet]!.push({
        id: idFromHex<'evidence'>(judged.id),
        anchorId: idFromHex<'anchor'>(row.anchor_id),
        stance: judged.stance,
        ...(writer === null ? placeless(row, source) : placed(writer, row, source)),
        caseKeys: narrowed === undefined ? siteKeys : [narrowed],
        ...detailsOf(row),
      })
    }
    yield
  }
  // Few keys for tens of thousands of rows: they are put in order once. Sorting is stable: inside a site the order of the sources stays.
  const firstKey = (one: EvidenceExcerpt) => one.caseKeys[0] ?? '~'
  const keys = [...new Set(found.flatMap(its => its.map(firstKey)))].sort(compareNatural)
  const rank = new Map(keys.map((key, at) => [key, at]))
  for (const its of found) {
    its.sort((a, b) => rank.get(firstKey(a))! - rank.get(firstKey(b))!)
    yield
  }
  return found
}

function detailsOn(read: Read, propositionId: PropositionId, withWords: boolean): EvidenceDetail[] {
  const place = withWords
    ? sql`lower(hex(start_paragraph_id)) AS start_paragraph_id, start_offset, lower(hex(end_paragraph_id)) AS end_paragraph_id, end_offset`
    : sql`'' AS start_paragraph_id, 0 AS start_offset, '' AS end_paragraph_id, 0 AS end_offset`
  const from = withWords ? sql`evidence JOIN anchor ON anchor.id = evidence.anchor_id` : sql`evidence`
  return read.all<EvidenceDetail>(sql`
    SELECT evidence.n, lower(hex(anchor_id)) AS anchor_id, lower(hex(coder_id)) AS coder_id, ${place}, ${DETAILS}
    FROM ${from} WHERE proposition_id = ${bytesOf(propositionId)}`)
}

type Placed = Omit<EvidenceExcerpt, 'id' | 'anchorId' | 'stance' | 'caseKeys' | keyof EvidenceDetails>

function placed(writer: ExcerptWriter, row: EvidenceDetail, source: SourceHead): Placed {
  // The writer knows codings; a piece of evidence has the same place in the same words.
  const excerpt = writer.excerpt({ ...row, id: row.anchor_id, code_id: row.anchor_id, source_id: hexOfId(source.id) })
  return {
    coderId: excerpt.coderId,
    sourceId: excerpt.sourceId,
    sourceKey: excerpt.sourceKey,
    sourceName: excerpt.sourceName,
    sourceKind: excerpt.sourceKind,
    range: excerpt.range,
    paragraph: excerpt.paragraph,
    words: copied(excerpt.words),
    participants: excerpt.participants,
    attribution: excerpt.attribution,
  }
}

function placeless(row: EvidenceDetail, source: SourceHead): Placed {
  return {
    coderId: idFromHex<'coder'>(row.coder_id),
    sourceId: source.id,
    sourceKey: source.key,
    sourceName: source.name,
    sourceKind: source.kind,
    range: NOWHERE,
    paragraph: 0,
    words: '',
    participants: NOBODY,
    attribution: '',
  }
}

const NOWHERE = { start: 0, end: 0 }
const NOBODY: readonly string[] = []

/** Every judgement on the words of a source, in order of place, whoever made it. */
export function judgedInSource(read: Read, sourceId: SourceId): JudgedPassage[] {
  const text = openText(read, sourceId)
  const starts = new Map(text.ids.map((id, at) => [Buffer.from(id).toString('latin1'), text.starts[at]!]))
  return read
    .all<PlaceRow & { readonly proposition_id: Buffer; readonly made_at: string }>(sql`
      SELECT evidence.id, anchor_id, proposition_id, coder_id, stance, made_at, start_paragraph_id, start_offset, end_paragraph_id, end_offset, ${DETAILS}
      FROM anchor JOIN evidence ON evidence.anchor_id = anchor.id WHERE anchor.source_id = ${bytesOf(sourceId)} AND lost = 0 ORDER BY evidence.n`)
    .map(row => ({
      id: idOf<'evidence'>(row.id) as EvidenceId,
      anchorId: idOf<'anchor'>(row.anchor_id) as string,
      propositionId: idOf<'proposition'>(row.proposition_id),
      coderId: idOf<'coder'>(row.coder_id),
      stance: row.stance,
      madeAt: row.made_at,
      start: starts.get(row.start_paragraph_id.toString('latin1'))! + row.start_offset,
      end: starts.get(row.end_paragraph_id.toString('latin1'))! + row.end_offset,
      ...detailsOf(row),
    }))
    .sort((a, b) => a.start - b.start || b.end - a.end)
}

/** What a coder judged, as it stands in the sources, one after the other: a page of it. Judgements on words that are lost are not counted. */
export function judgedByCoder(
  read: Read,
  coderId: CoderId,
  { from, limit }: { readonly from: number; readonly limit: number },
): JudgedByCoder {
  const theirs = sql`FROM evidence JOIN anchor ON anchor.id = evidence.anchor_id WHERE evidence.coder_id = ${bytesOf(coderId)} AND anchor.lost = 0`
  const writer = new ExcerptWriter(read)
  return {
    total: read.get<{ n: number }>(sql`SELECT count(*) AS n ${theirs}`)!.n,
    items: read
      .all<PlaceRow & { readonly proposition_id: Buffer; readonly source_id: Buffer }>(sql`
        SELECT evidence.id, anchor_id, evidence.proposition_id, evidence.coder_id, stance, source_id,
               start_paragraph_id, start_offset, end_paragraph_id, end_offset
        ${theirs}
        ORDER BY (SELECT n FROM source WHERE source.id = source_id),
                 (SELECT place FROM paragraph WHERE paragraph.id = start_paragraph_id), start_offset, evidence.n
        LIMIT ${limit} OFFSET ${from}`)
      .map(row => {
        // The writer knows codings; a judgement has the same place in the same words.
        const { sourceId, sourceKey, sourceName, range, paragraph, words } = writer.excerpt({
          ...row,
          code_id: row.anchor_id,
        })
        return {
          id: idOf<'evidence'>(row.id),
          propositionId: idOf<'proposition'>(row.proposition_id),
          stance: row.stance,
          sourceId,
          sourceKey,
          sourceName,
          range,
          paragraph,
          words,
        }
      }),
  }
}
