// Reads what plans are made of: the tree, the codings under codes and where they stand, what else hangs on codes.

import { openText } from '../../coding/queries.ts'
import { hexOfId, type CodeId, type CodingId } from '../../base/ids.ts'
import { stancesApart } from '../../coding/stances-apart.ts'
import type { Read } from '../../store/access.ts'
import { bytesOf, idOf, idsOnce, idOrNull, sql } from '../../store/sql.ts'
import type { Passage } from './passages.ts'
import { CodeTree } from './tree.ts'
import type { Plan, TreeCode } from './types.ts'

/** The whole framework as a tree. */
export function readTree(read: Read): CodeTree {
  const rows = read.all<
    Pick<TreeCode, 'name' | 'kind' | 'status' | 'valence' | 'place'> & {
      readonly id: Buffer
      readonly parent_id: Buffer | null
    }
  >(sql`SELECT id, name, kind, status, valence, parent_id, place FROM code ORDER BY place, n`)
  return new CodeTree(
    rows.map(({ id, parent_id, name, kind, status, valence, place }) => ({
      id: idOf<'code'>(id),
      parentId: idOrNull<'code'>(parent_id),
      name,
      kind,
      status,
      valence,
      place,
    })),
  )
}

/** The first judgements of a coder that would not go together if these codings of theirs were joined into one. */
export function judgedApart(read: Read, codingIds: readonly CodingId[]): ReturnType<typeof stancesApart> {
  const rows = read.all<{ anchor: string; coder: string; proposition: string; stance: string }>(sql`
    SELECT hex(evidence.anchor_id) AS anchor, hex(evidence.coder_id) AS coder, coalesce(proposition.key, statement) AS proposition, stance
    FROM json_each(${JSON.stringify(codingIds.map(hexOfId))}) AS wanted CROSS JOIN coding ON coding.id = unhex(wanted.value)
    CROSS JOIN evidence ON evidence.anchor_id = coding.anchor_id AND +evidence.coder_id = coding.coder_id JOIN proposition ON proposition.id = proposition_id
    ORDER BY evidence.n`)
  const judgements = rows.map(row => ({ ...row, anchorId: row.anchor, coderId: row.coder }))
  const coder = rows[0]?.coder
  return coder === undefined ? null : stancesApart(judgements, new Set(rows.map(row => row.anchor)), coder)
}

/** The codings of some codes, in the order in which they were made. */
export function codingsUnder(read: Read, codeIds: readonly CodeId[]): Passage[] {
  if (codeIds.length === 0) return []
  type Row = [Buffer, Buffer, Buffer, Buffer, number, number, number, number, number, number]
  const known = idsOnce()
  return read
    .arrays<Row>(sql`
      SELECT coding.id, coding.code_id, coding.coder_id, anchor.source_id, first.place, start_offset, last.place, end_offset, lost,
        EXISTS (SELECT 1 FROM memo WHERE memo.coding_id = coding.id)
      FROM coding JOIN anchor ON anchor.id = coding.anchor_id JOIN paragraph AS first ON first.id = start_paragraph_id
      JOIN paragraph AS last ON last.id = end_paragraph_id WHERE coding.code_id IN (${codeIds.map(bytesOf)}) ORDER BY coding.n`)
    .map(([id, code, coder, source, start, startOffset, end, endOffset, lost, memo]) => ({
      codingId: idOf<'coding'>(id),
      codeId: known<'code'>(code),
      coderId: known<'coder'>(coder),
      sourceId: known<'source'>(source),
      start: [start, startOffset],
      end: [end, endOffset],
      lost: lost === 1,
      hasMemo: memo === 1,
    }))
}

/** The words of codings, read source by source as they are asked for. */
export function wordsReader(read: Read): (codingId: CodingId) => string {
  let text: ReturnType<typeof openText> | null = null
  return codingId => {
    const row = read.get<{ source_id: Buffer; first: Buffer; last: Buffer; start: number; end: number }>(sql`
      SELECT source_id, start_paragraph_id AS first, end_paragraph_id AS last, start_offset AS start, end_offset AS "end"
      FROM coding JOIN anchor ON anchor.id = anchor_id WHERE coding.id = ${bytesOf(codingId)}`)
    if (!row) return ''
    const sourceId = idOf<'source'>(row.source_id)
    if (text?.sourceId !== sourceId) text = openText(read, sourceId)
    const startOf = (paragraph: Buffer) => text!.starts[text!.ids.findIndex(id => Buffer.compare(id, paragraph) === 0)]!
    return text.text.slice(startOf(row.first) + row.start, startOf(row.last) + row.end)
  }
}

/** What else hangs on some codes. `into`: the code that takes their place, if one does. */
export function linksOf(read: Read, codeIds: readonly CodeId[], into: CodeId | null): Plan['links'] {
  const ids = codeIds.map(bytesOf)
  const { going, ...links } = read.get<Omit<Plan['links'], 'summariesStay'> & { readonly going: number }>(sql`
    SELECT (SELECT count(DISTINCT evidence.id) FROM coding JOIN evidence ON evidence.anchor_id = coding.anchor_id AND +evidence.coder_id = coding.coder_id
        WHERE coding.code_id IN (${ids})) AS evidence,
      (SELECT count(DISTINCT proposition_id) FROM proposition_code WHERE code_id IN (${ids})) AS propositions,
      (SELECT count(DISTINCT question_id) FROM code_question WHERE code_id IN (${ids})) AS questions,
      (SELECT count(DISTINCT set_id) FROM code_set_member WHERE code_id IN (${ids})) AS sets,
      (SELECT count(*) FROM memo WHERE code_id IN (${ids})) AS memos,
      (SELECT count(DISTINCT coding.id) FROM coding WHERE coding.code_id IN (${ids}) AND EXISTS (SELECT 1 FROM memo WHERE memo.coding_id = coding.id)) AS memosOnCodings,
      (SELECT count(*) FROM summary WHERE code_id IN (${ids})) AS summaries,
      (SELECT count(DISTINCT case_id) FROM summary WHERE code_id IN (${ids})
        AND case_id NOT IN (SELECT case_id FROM summary WHERE code_id IS ${into === null ? null : bytesOf(into)})) AS going`)!
  // A case keeps one summary on a code: what it has there stays, and the others are read as its history.
  return { ...links, summariesStay: into === null ? links.summaries : links.summaries - going }
}

/** The names of coders, by id. */
export function coderNames(read: Read): ReadonlyMap<string, string> {
  return new Map(read.arrays<[Buffer, string]>(sql`SELECT id, name FROM coder`).map(([id, name]) => [idOf(id), name]))
}
