// What analysis keeps of a case goes along when it becomes one with another: summaries, judgements, positions, ratings, what
// propositions say of it, counts, filters and displays. Nothing that somebody wrote is put away: it stands beside what the other says.

import type { CaseId } from '../base/ids.ts'
import type { CasesBecomeOne } from '../cases/restructure/merge-commands.ts'
import type { JudgementsFollow } from '../cases/restructure/split-commands.ts'
import { removeAnchorIfFree } from '../coding/commands.ts'
import type { Change } from '../store/access.ts'
import { bytesOf, idOf, sql } from '../store/sql.ts'
import { namesFollow } from './filter/ids-commands.ts'
import { summariesBecomeOne } from './summaries/commands.ts'

/** Everything of the case that goes over is the other's from now on. Whoever merges cases calls this in the same change. */
export function casesFollow(tx: Change, one: CasesBecomeOne): void {
  const [from, into] = [one.from.id, one.into.id]
  summariesBecomeOne(tx, from, into, one.from.name)
  for (const table of ['evidence', 'proposition_wording'] as const)
    for (const { id } of tx.all<{ id: Buffer }>({
      text: `SELECT id FROM ${table} WHERE case_id = ? ORDER BY n`,
      values: [bytesOf(from)],
    }))
      tx.update(table, idOf(id), { caseId: into })
  positionsBecomeOne(tx, one)
  ratingsBecomeOne(tx, one)
  negativeCasesBecomeOne(tx, one)
  setsBecomeOne(tx, from, into)
  namesFollow(tx, from, into)
}

const POSITION = [
  'value',
  'silent_kind',
  'suggested',
  'confirming',
  'qualifying',
  'disconfirming',
  'evidence_digest',
  'seen',
  'coder_id',
  'decided_at',
] as const

type PositionRow = Readonly<Record<(typeof POSITION)[number], string | number | Buffer | null>> & {
  readonly value: string
  readonly id: Buffer
  readonly proposition_id: Buffer
  readonly rationale: string | null
  readonly coder: string
}

/** Of two decided positions the chosen one holds; the other is told in its rationale. */
function positionsBecomeOne(tx: Change, { from, into, choice }: CasesBecomeOne): void {
  const of = (caseId: CaseId) =>
    tx.all<PositionRow>(
      sql`SELECT position.*, coder.name AS coder FROM position JOIN coder ON coder.id = coder_id WHERE case_id = ${bytesOf(caseId)} ORDER BY position.n`,
    )
  const its = new Map(of(into.id).map(row => [idOf(row.proposition_id), row]))
  for (const other of of(from.id)) {
    const propositionId = idOf<'proposition'>(other.proposition_id)
    const there = its.get(propositionId)
    if (!there) {
      tx.update('position', idOf(other.id), { caseId: into.id })
      continue
    }
    const takesOther = there.value !== other.value && choice('position', propositionId) === 'from'
    const [kept, put, whose] = takesOther ? [other, there, into.name] : [there, other, from.name]
    tx.remove('position', idOf(other.id))
    tx.update('position', idOf(there.id), {
      ...(takesOther ? Object.fromEntries(POSITION.map(column => [camel(column), other[column]])) : {}),
      rationale: besides(kept.rationale, `“${whose}” was decided: ${put.value} (${put.coder})`, put.rationale),
    })
  }
}

const camel = (column: string) => column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())

/** What stands, and below it what was said of the other. */
function besides(stands: string | null, says: string, words: string | null): string {
  return [stands, words ? `${says}: ${words}` : says].filter(Boolean).join('\n\n')
}

/** Of two ratings of one coder on one scale the chosen one holds; the passages of both stand behind it. */
function ratingsBecomeOne(tx: Change, { from, into, choice }: CasesBecomeOne): void {
  const rows = tx.all<{
    id: Buffer
    value: string
    note: string | null
    its: Buffer | null
    its_value: string | null
    its_note: string | null
  }>(sql`
    SELECT other.id, other.value, other.note, its.id AS its, its.value AS its_value, its.note AS its_note FROM rating AS other
    LEFT JOIN rating AS its ON its.scale_id = other.scale_id AND its.coder_id = other.coder_id AND its.case_id = ${bytesOf(into.id)} WHERE other.case_id = ${bytesOf(from.id)} ORDER BY other.n`)
  for (const row of rows) {
    const ratingId = idOf<'rating'>(row.id)
    if (row.its === null) {
      tx.update('rating', ratingId, { caseId: into.id })
      continue
    }
    const differs = row.value !== row.its_value
    const takesOther = differs && choice('rating', ratingId) === 'from'
    const [note, put, putNote, whose] = takesOther
      ? [row.note, row.its_value!, row.its_note, into.name]
      : [row.its_note, row.value, row.note, from.name]
    passagesGoOver(tx, row.id, row.its)
    tx.remove('rating', ratingId)
    tx.update('rating', idOf(row.its), {
      ...(takesOther ? { value: row.value } : {}),
      note: differs || (putNote && putNote !== note) ? besides(note, `“${whose}” was rated ${put}`, putNote) : note,
    })
  }
}

function passagesGoOver(tx: Change, from: Buffer, into: Buffer): void {
  for (const { id, anchor_id, twin } of tx.all<{ id: Buffer; anchor_id: Buffer; twin: number }>(sql`
    SELECT id, anchor_id, EXISTS (SELECT 1 FROM rating_anchor AS its WHERE its.rating_id = ${into} AND its.anchor_id = other.anchor_id) AS twin
    FROM rating_anchor AS other WHERE rating_id = ${from} ORDER BY n`)) {
    if (twin === 0) tx.update('rating_anchor', idOf(id), { ratingId: idOf(into) })
    else {
      tx.remove('rating_anchor', idOf(id))
      removeAnchorIfFree(tx, idOf<'anchor'>(anchor_id))
    }
  }
}

/** Of two that do not fit one proposition one is told, with what was said of both; *unexplained* yields. */
function negativeCasesBecomeOne(tx: Change, { from, into }: CasesBecomeOne): void {
  const rows = tx.all<{
    id: Buffer
    disposition: string
    explanation: string | null
    wording_id: Buffer | null
    coder_id: Buffer
    its: Buffer | null
    its_disposition: string | null
    its_explanation: string | null
  }>(sql`
    SELECT other.id, other.disposition, other.explanation, other.wording_id, other.coder_id, its.id AS its, its.disposition AS its_disposition, its.explanation AS its_explanation
    FROM negative_case AS other LEFT JOIN negative_case AS its ON its.proposition_id = other.proposition_id AND its.case_id = ${bytesOf(into.id)} WHERE other.case_id = ${bytesOf(from.id)} ORDER BY other.n`)
  for (const row of rows) {
    if (row.its === null) {
      tx.update('negative_case', idOf(row.id), { caseId: into.id })
      continue
    }
    const yields = row.its_disposition === 'unexplained' && row.disposition !== 'unexplained'
    tx.remove('negative_case', idOf(row.id))
    tx.update('negative_case', idOf(row.its), {
      ...(yields
        ? {
            disposition: row.disposition,
            wordingId: row.wording_id === null ? null : idOf(row.wording_id),
            coderId: idOf(row.coder_id),
          }
        : {}),
      explanation:
        row.explanation === null && row.disposition === row.its_disposition
          ? row.its_explanation
          : besides(row.its_explanation, `“${from.name}”: ${row.disposition}`, row.explanation),
    })
  }
}

/** The cases a proposition was formed on and tested on. */
function setsBecomeOne(tx: Change, from: CaseId, into: CaseId): void {
  for (const { id, twin } of tx.all<{ id: Buffer; twin: number }>(sql`
    SELECT id, EXISTS (SELECT 1 FROM proposition_case AS its WHERE its.proposition_id = other.proposition_id AND its.part = other.part AND its.case_id = ${bytesOf(into)}) AS twin
    FROM proposition_case AS other WHERE case_id = ${bytesOf(from)} ORDER BY n`))
    if (twin === 1) tx.remove('proposition_case', idOf(id))
    else tx.update('proposition_case', idOf(id), { caseId: into })
}

/** A case was split: judgements that were chosen are narrowed to the new one, and those narrowed to the first whose source went go along. Gives back how many. */
export const judgementsFollow: JudgementsFollow = (tx, { firstId, newId, evidenceIds }) => {
  const gone = tx
    .all<{ id: Buffer }>(
      sql`
      SELECT evidence.id FROM evidence JOIN anchor ON anchor.id = anchor_id WHERE case_id = ${bytesOf(firstId)}
      AND NOT EXISTS (SELECT 1 FROM case_source WHERE case_source.case_id = ${bytesOf(firstId)} AND case_source.source_id = anchor.source_id)
      AND EXISTS (SELECT 1 FROM case_source WHERE case_source.case_id = ${bytesOf(newId)} AND case_source.source_id = anchor.source_id) ORDER BY evidence.n`,
    )
    .map(row => idOf<'evidence'>(row.id))
  const all = new Set([...evidenceIds, ...gone])
  for (const id of all) tx.update('evidence', id, { caseId: newId })
  return all.size
}
