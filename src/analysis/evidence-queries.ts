// Reads the sheet of one proposition: the words that bear on it, and where every site stands by the rule of METHODS 2.4.

import type { CoderId, PropositionId } from '../base/ids.ts'
import { compareNatural } from '../base/order.ts'
import { Refusal } from '../base/trouble.ts'
import { ExcerptWriter } from '../coding/queries.ts'
import type { Read } from '../store/access.ts'
import { bytesOf, idOf, sql } from '../store/sql.ts'
import { propositionList } from './queries.ts'
import { suggestPosition } from './suggest-position.ts'
import type { EvidenceExcerpt, PropositionSheet } from './types.ts'

interface EvidenceRow {
  readonly id: Buffer
  readonly anchor_id: Buffer
  readonly coder_id: Buffer
  readonly source_id: Buffer
  readonly stance: EvidenceExcerpt['stance']
  readonly start_paragraph_id: Buffer
  readonly start_offset: number
  readonly end_paragraph_id: Buffer
  readonly end_offset: number
}

/**
 * One proposition with its evidence and every site's place. Where several coders marked a source as coded only one of them
 * counts: `primary` when that coder did, else whoever marked it first. Refuses a proposition that is not there.
 */
export function propositionSheet(read: Read, propositionId: PropositionId, primary?: CoderId | null): PropositionSheet {
  const all = propositionList(read)
  const proposition = all.find(one => one.id === propositionId)
  if (!proposition) throw new Refusal('proposition-gone', 'This proposition is not in the project (any more).')
  const sites = sitesWithSources(read)
  const keysOf = new Map<string, string[]>()
  for (const site of sites)
    for (const source of site.sources) keysOf.set(source, [...(keysOf.get(source) ?? []), site.key])
  const evidence = evidenceOf(read, propositionId, primary ?? null, source => keysOf.get(source) ?? [])
  const id = bytesOf(propositionId)
  return {
    proposition,
    codeIds: read
      .arrays<[Buffer]>(sql`SELECT code_id FROM proposition_code WHERE proposition_id = ${id} ORDER BY n`)
      .map(([code]) => idOf<'code'>(code)),
    rivals: all
      .filter(one => one.id === proposition.rivalOf || one.rivalOf === proposition.id)
      .map(({ id: rivalId, key, statement }) => ({ id: rivalId, key, statement })),
    cases: sites.map(({ caseId, key, name }) => {
      const here = evidence.filter(one => one.caseKeys.includes(key))
      const people = (stance: EvidenceExcerpt['stance']) => distinctPeople(here.filter(one => one.stance === stance))
      const counts = {
        confirming: people('confirming'),
        qualifying: people('qualifying'),
        disconfirming: people('disconfirming'),
      }
      return { caseId, key, name, ...counts, suggested: suggestPosition(counts) }
    }),
    evidence,
  }
}

/** Different people; an excerpt in which nobody is named counts its source once. */
function distinctPeople(evidence: readonly EvidenceExcerpt[]): number {
  return new Set(
    evidence.flatMap(one =>
      one.participants.length > 0 ? one.participants.map(person => `person ${person}`) : [`source ${one.sourceId}`],
    ),
  ).size
}

function sitesWithSources(read: Read) {
  const rows = read.arrays<[id: Buffer, key: string | null, name: string, source: Buffer | null]>(sql`
    SELECT c.id, c.key, c.name, case_source.source_id FROM "case" AS c LEFT JOIN case_source ON case_source.case_id = c.id WHERE c.kind = 'site'`)
  const sites = new Map<string, { caseId: string; key: string; name: string; sources: string[] }>()
  for (const [id, key, name, source] of rows) {
    const caseId = idOf<'case'>(id)
    const site = sites.get(caseId) ?? { caseId, key: key ?? name, name, sources: [] }
    sites.set(caseId, site)
    if (source) site.sources.push(idOf<'source'>(source))
  }
  return [...sites.values()].sort((a, b) => compareNatural(a.key, b.key))
}

/** The evidence that counts, by site and then as it stands in the sources. */
function evidenceOf(
  read: Read,
  propositionId: PropositionId,
  primary: CoderId | null,
  keysOf: (sourceId: string) => readonly string[],
): EvidenceExcerpt[] {
  const preferred = primary === null ? null : bytesOf(primary)
  const rows = read.all<EvidenceRow>(sql`
    WITH marked AS (SELECT source_id, coder_id, row_number() OVER (PARTITION BY source_id ORDER BY coder_id IS NOT ${preferred}, n) AS turn, count(*) OVER (PARTITION BY source_id) AS coders FROM source_coder),
      counted AS (SELECT source_id, coder_id FROM marked WHERE turn = 1 AND coders > 1)
    SELECT e.id, e.anchor_id, e.coder_id, e.stance, a.source_id, a.start_paragraph_id, a.start_offset, a.end_paragraph_id, a.end_offset
    FROM evidence AS e JOIN anchor AS a ON a.id = e.anchor_id JOIN source ON source.id = a.source_id JOIN paragraph ON paragraph.id = a.start_paragraph_id
      LEFT JOIN counted ON counted.source_id = a.source_id
    WHERE e.proposition_id = ${bytesOf(propositionId)} AND a.lost = 0 AND (counted.coder_id IS NULL OR counted.coder_id = e.coder_id)
    ORDER BY source.n, paragraph.place, a.start_offset, e.n`)
  const writer = new ExcerptWriter(read)
  const found = rows.map((row): EvidenceExcerpt => {
    // The writer knows codings; a piece of evidence has the same place in the same words.
    const excerpt = writer.excerpt({ ...row, code_id: row.id })
    return {
      id: idOf<'evidence'>(row.id),
      anchorId: idOf<'anchor'>(row.anchor_id),
      coderId: excerpt.coderId,
      stance: row.stance,
      sourceId: excerpt.sourceId,
      sourceKey: excerpt.sourceKey,
      sourceName: excerpt.sourceName,
      sourceKind: excerpt.sourceKind,
      range: excerpt.range,
      paragraph: excerpt.paragraph,
      words: excerpt.words,
      caseKeys: keysOf(excerpt.sourceId),
      participants: excerpt.participants,
      attribution: excerpt.attribution,
    }
  })
  // Sorting is stable: inside a site the order of the sources stays.
  return found.sort((a, b) => compareNatural(a.caseKeys[0] ?? '~', b.caseKeys[0] ?? '~'))
}
