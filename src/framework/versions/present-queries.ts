// Reads the framework as it is now, as a value.

import type { CodeId } from '../../base/ids.ts'
import type { Read } from '../../store/access.ts'
import { idOf, idOrNull, sql } from '../../store/sql.ts'
import { inOrder } from './difference.ts'
import type { CodingCounts, KeptCode, KeptFramework } from './types.ts'

/** Of a code that was never applied. */
export const NO_CODINGS: CodingCounts = { codings: 0, sources: 0, coders: 0 }

/** How often each code was applied, in how many sources, by how many coders. */
export function codingCounts(read: Read): Map<CodeId, CodingCounts> {
  return new Map(
    read
      .arrays<[Buffer, number, number, number]>(sql`
        SELECT code_id, count(*), count(DISTINCT source_id), count(DISTINCT coder_id) FROM coding JOIN anchor ON anchor.id = anchor_id WHERE lost = 0 GROUP BY code_id`)
      .map(([id, codings, sources, coders]) => [idOf<'code'>(id), { codings, sources, coders }]),
  )
}

/** The framework as it is now. Without `counts` nobody counts codings: zero everywhere. */
export function presentFramework(read: Read, counts: ReadonlyMap<CodeId, CodingCounts>): KeptFramework {
  type Text = string | null
  const codes = read
    .all<{
      id: Buffer
      key: Text
      kind: KeptCode['kind']
      name: string
      parent_id: Buffer | null
      place: number
      provenance: KeptCode['provenance']
      provenance_kind: Text
      provenance_note: Text
      founding_anchor_id: Buffer | null
      brief_definition: Text
      full_definition: Text
      inclusion: Text
      exclusion: Text
      typical_exemplar: Text
      close_but_no: Text
      status: KeptCode['status']
      valence: KeptCode['valence']
      introduced_in: Text
      retired_in: Text
      hue: number
      owner_id: Buffer | null
      definition: number
      made_at: string
    }>(sql`SELECT * FROM code`)
    .map((row): KeptCode => {
      const id = idOf<'code'>(row.id)
      return {
        id,
        key: row.key,
        kind: row.kind,
        name: row.name,
        parentId: idOrNull<'code'>(row.parent_id),
        place: row.place,
        provenance: row.provenance,
        provenanceKind: row.provenance_kind,
        provenanceNote: row.provenance_note,
        foundingAnchorId: idOrNull(row.founding_anchor_id),
        brief: row.brief_definition,
        full: row.full_definition,
        inclusion: row.inclusion,
        exclusion: row.exclusion,
        typical: row.typical_exemplar,
        closeButNo: row.close_but_no,
        status: row.status,
        valence: row.valence,
        introducedIn: row.introduced_in,
        retiredIn: row.retired_in,
        hue: row.hue,
        ownerId: idOrNull(row.owner_id),
        definition: row.definition,
        madeAt: row.made_at,
        counts: counts.get(id) ?? NO_CODINGS,
      }
    })
  const pairs = (rows: readonly [Buffer, Buffer][]) => {
    const lists = new Map<string, CodeId[]>()
    for (const [of, code] of rows) {
      const list = lists.get(idOf(of)) ?? []
      list.push(idOf<'code'>(code))
      lists.set(idOf(of), list)
    }
    return lists
  }
  const members = pairs(read.arrays(sql`SELECT set_id, code_id FROM code_set_member`))
  const asked = pairs(read.arrays(sql`SELECT question_id, code_id FROM code_question`))
  return inOrder({
    codes,
    sets: read
      .all<{ id: Buffer; name: string; place: number }>(sql`SELECT id, name, place FROM code_set`)
      .map(({ id, ...row }) => ({ id: idOf(id), ...row, codeIds: members.get(idOf(id)) ?? [] })),
    questions: read
      .all<{ id: Buffer; key: string; place: number; wording: string }>(
        sql`SELECT id, key, place, wording FROM question`,
      )
      .map(({ id, ...row }) => ({ id: idOf<'question'>(id), ...row, codeIds: asked.get(idOf(id)) ?? [] })),
    replacements: read
      .arrays<[Buffer, Buffer]>(sql`SELECT code_id, by_id FROM code_replacement`)
      .map(([code, by]) => ({ codeId: idOf<'code'>(code), byId: idOf<'code'>(by) })),
  })
}
