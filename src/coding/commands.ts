// The one writer of anchors and codings.

import { hash } from 'node:crypto'
import { isId, newId, type AnchorId, type CodeId, type CoderId, type CodingId, type SourceId } from '../base/ids.ts'
import { wordCount, type TextRange } from '../base/text-range.ts'
import { Refusal } from '../base/trouble.ts'
import type { Change, Read } from '../store/access.ts'
import { bytesOf, derivedIdBeside, idOf, sql } from '../store/sql.ts'
import { placeOf, refuseBadRange, type OpenText } from './open-text.ts'
import { getCoding } from './coding-queries.ts'
import { byOthers } from './labels.ts'
import { openText } from './queries.ts'

/** The digest by which an anchor's words are known again: the first 8 bytes of the SHA-256 of their UTF-8. */
export function digestOf(words: string): Uint8Array {
  return hash('sha256', words, 'buffer').subarray(0, 8)
}

/** The anchor of a stretch of a text, found or added. Refuses a stretch outside the text or without words. */
export function anchorAt(tx: Change, text: OpenText, range: TextRange): AnchorId {
  refuseBadRange(text, range)
  const start = placeOf(text, range.start)
  const end = placeOf(text, range.end)
  const startParagraph = text.ids[start.paragraph]!
  const endParagraph = text.ids[end.paragraph]!
  const here = tx.get<{ id: Buffer }>(sql`
    SELECT id FROM anchor WHERE start_paragraph_id = ${startParagraph} AND start_offset = ${start.offset} AND end_paragraph_id = ${endParagraph} AND end_offset = ${end.offset}`)
  if (here) return idOf<'anchor'>(here.id)
  const words = text.text.slice(range.start, range.end)
  // The same passage anchored in two copies gets the same id, so that they meet. Where an older anchor has moved away from
  // this place and kept that id, a fresh one serves.
  const derived = derivedIdBeside(
    text.sourceId,
    tx.projectId,
    'anchor',
    `${Buffer.from(startParagraph).toString('hex')} ${start.offset} ${Buffer.from(endParagraph).toString('hex')} ${end.offset}`,
  )
  const taken = tx.get(sql`SELECT 1 FROM anchor WHERE id = ${bytesOf(derived)}`)
  const id = taken ? newId<'anchor'>() : derived
  tx.insert('anchor', {
    id,
    sourceId: text.sourceId,
    startParagraphId: startParagraph,
    startOffset: start.offset,
    endParagraphId: endParagraph,
    endOffset: end.offset,
    digest: digestOf(words),
    words: wordCount(words),
  })
  return id
}

interface MadeUnder {
  readonly versionId: string | null
  readonly definitions: Map<CodeId, number>
}

// Under which saved version of the framework, and which definition of a code, the codings of a change are made: the same
// for all of them, so it is read once a change and not for each of a hundred thousand.
const madeUnder = new WeakMap<Change, MadeUnder>()

function underWhat(tx: Change): MadeUnder {
  let under = madeUnder.get(tx)
  if (!under) {
    const version = tx.get<{ id: Buffer }>(
      sql`SELECT id FROM framework_version ORDER BY coalesce(saved_at, saved_on) DESC, n DESC LIMIT 1`,
    )
    madeUnder.set(tx, (under = { versionId: version ? idOf(version.id) : null, definitions: new Map() }))
  }
  return under
}

function definitionNow(tx: Change, codeId: CodeId): number {
  const { definitions } = underWhat(tx)
  let definition = definitions.get(codeId)
  if (definition === undefined) {
    const code = tx.get<{ definition: number }>(sql`SELECT definition FROM code WHERE id = ${bytesOf(codeId)}`)
    definitions.set(codeId, (definition = code?.definition ?? 1))
  }
  return definition
}

/** Adds a coding, unless the coder has an equal one: then `added` is false. `key` is its key in a sheet ("G001"), or its id, as we write it for a coding without a key; one that came in by its key and was given other words or another code since is there too: `anchorId` is where it stands now. The caller has looked at the code. */
export function addCoding(
  tx: Change,
  coding: {
    readonly anchorId: AnchorId
    readonly codeId: CodeId
    readonly coderId: CoderId
    readonly key: string | null
  },
): { id: CodingId; added: boolean; anchorId: AnchorId } {
  // What was written out here under its id comes back under it.
  const key = coding.key !== null && isId(coding.key) ? null : coding.key
  const id =
    coding.key === null
      ? newId<'coding'>()
      : key === null
        ? (coding.key as CodingId)
        : derivedIdBeside(
            coding.anchorId,
            tx.projectId,
            'coding',
            `${key} ${coding.anchorId} ${coding.codeId} ${coding.coderId}`,
          )
  const here = tx.get<{ id: Buffer; anchor_id: Buffer }>(sql`
    SELECT id, anchor_id FROM coding WHERE anchor_id = ${bytesOf(coding.anchorId)} AND code_id = ${bytesOf(coding.codeId)} AND coder_id = ${bytesOf(coding.coderId)}
    ${coding.key === null ? sql`` : sql`UNION ALL SELECT id, anchor_id FROM coding WHERE id = ${bytesOf(id)}`} LIMIT 1`)
  if (here) return { id: idOf<'coding'>(here.id), added: false, anchorId: idOf<'anchor'>(here.anchor_id) }
  tx.insert('coding', {
    id,
    key,
    anchorId: coding.anchorId,
    codeId: coding.codeId,
    coderId: coding.coderId,
    madeAt: tx.now,
    definition: definitionNow(tx, coding.codeId),
    versionId: underWhat(tx).versionId,
  })
  return { id, added: true, anchorId: coding.anchorId }
}

/** Applies codes to a stretch of a source, in the name of the coder who makes this change. Refuses a group, a retired code, and an equal coding. */
export function applyCodes(
  tx: Change,
  apply: { readonly sourceId: SourceId; readonly codeIds: readonly CodeId[]; readonly range: TextRange },
): CodingId[] {
  if (apply.codeIds.length === 0) throw new Refusal('no-code', 'No code is chosen. Choose at least one.')
  const codes = apply.codeIds.map(id => codeToApply(tx, id))
  const anchorId = anchorAt(tx, openText(tx, apply.sourceId), apply.range)
  const names = codes.map(code => `“${code.name}”`).join(', ')
  const ids = codes.map(code => {
    const { id, added } = addCoding(tx, { anchorId, codeId: code.id, coderId: tx.coderId, key: null })
    if (!added) throw new Refusal('already-coded', `You coded exactly these words with “${code.name}” before.`)
    return id
  })
  tx.describe(codes.length === 1 ? `Apply code ${names}` : `Apply codes ${names}`)
  return ids
}

/** A code that a person may apply. Refuses one that is gone, a group, and a retired one. */
export function codeToApply(read: Read, codeId: CodeId): { id: CodeId; name: string } {
  const code = read.get<{ name: string; kind: string; status: string }>(
    sql`SELECT name, kind, status FROM code WHERE id = ${bytesOf(codeId)}`,
  )
  if (!code) throw new Refusal('code-gone', 'This code is not in the framework (any more).')
  if (code.kind === 'group') {
    const below = read.get<{ count: number }>(
      sql`SELECT count(*) AS count FROM code WHERE parent_id = ${bytesOf(codeId)}`,
    )!.count
    throw new Refusal('code-is-group', `“${code.name}” only groups other codes. Choose one of the ${below} below it.`)
  }
  if (code.status === 'retired')
    throw new Refusal('code-retired', `“${code.name}” is retired. Choose a code that is in use.`)
  return { id: codeId, name: code.name }
}

/** Makes codings applications of another code, whoever made them: coder and time stay, and the code they were is noted (`was_code_id`). They count as made under that code's present definition. Equal codings may come to stand side by side, as after merging codes. The caller has looked at the code and describes the change. */
export function recodeCodings(tx: Change, codingIds: Iterable<CodingId>, codeId: CodeId): void {
  const code = tx.get<{ definition: number }>(sql`SELECT definition FROM code WHERE id = ${bytesOf(codeId)}`)
  if (!code) throw new Refusal('code-gone', 'This code is not in the framework (any more).')
  for (const codingId of codingIds) {
    const coding = tx.get<{ code_id: Buffer }>(sql`SELECT code_id FROM coding WHERE id = ${bytesOf(codingId)}`)
    if (!coding) throw new Refusal('coding-gone', 'This coding is not there any more.')
    const was = idOf<'code'>(coding.code_id)
    if (was !== codeId) tx.update('coding', codingId, { codeId, wasCodeId: was, definition: code.definition })
  }
}

/** Removes codings with what other rooms have on them: handed in, because that is none of this room’s business. */
export type RemovesCodings = (tx: Change, codingIds: readonly CodingId[]) => void

/** Removes codings, and their anchors where nothing else rests on them. Refuses codings that carry a memo or that a memo links to. */
export function removeCodings(tx: Change, codingIds: readonly CodingId[]): void {
  const rows = codingIds.map(id => getCoding(tx, id))
  for (const row of rows) {
    const memo = tx.get<{ title: string }>(sql`SELECT title FROM memo WHERE coding_id = ${bytesOf(row.id)}`)
    if (memo)
      throw new Refusal(
        'coding-has-memo',
        `A memo (“${memo.title}”) stands on this coding of “${row.code}”. Remove or move the memo first.`,
      )
    const link = tx.get<{ title: string }>(
      sql`SELECT title FROM memo_link JOIN memo ON memo.id = memo_id WHERE to_coding_id = ${bytesOf(row.id)}`,
    )
    if (link)
      throw new Refusal(
        'coding-has-link',
        `The memo “${link.title}” links to this coding of “${row.code}”. Take the link off first.`,
      )
    tx.remove('coding', row.id)
    removeAnchorIfFree(tx, row.anchorId)
  }
  const what = rows.length === 1 ? `coding “${rows[0]!.code}”` : `${rows.length} codings`
  tx.describe(`Remove ${what}${byOthers(tx, rows)}`)
}

/** Removes an anchor that no coding, evidence, memo, link, code, summary, rating or quote rests on. */
export function removeAnchorIfFree(tx: Change, anchorId: AnchorId): void {
  const id = bytesOf(anchorId)
  const used = tx.get(sql`
    SELECT 1 WHERE EXISTS (SELECT 1 FROM coding WHERE anchor_id = ${id}) OR EXISTS (SELECT 1 FROM evidence WHERE anchor_id = ${id})
    OR EXISTS (SELECT 1 FROM memo WHERE anchor_id = ${id}) OR EXISTS (SELECT 1 FROM memo_link WHERE to_anchor_id = ${id})
    OR EXISTS (SELECT 1 FROM code WHERE founding_anchor_id = ${id}) OR EXISTS (SELECT 1 FROM summary_link WHERE anchor_id = ${id})
    OR EXISTS (SELECT 1 FROM rating_anchor WHERE anchor_id = ${id}) OR EXISTS (SELECT 1 FROM quote WHERE anchor_id = ${id})
    OR EXISTS (SELECT 1 FROM comment WHERE anchor_id = ${id})`)
  if (used) return
  const asked = tx.get<{ id: Buffer }>(sql`SELECT id FROM anchor_question WHERE anchor_id = ${id}`)
  if (asked) tx.remove('anchor_question', idOf(asked.id))
  tx.remove('anchor', anchorId)
}
