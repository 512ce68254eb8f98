// Judging passages: how the words of a source bear on a proposition, in the name of the coder at work.

import type { AnchorId, CaseId, CoderId, EvidenceId, PropositionId, SourceId } from '../../base/ids.ts'
import type { TextRange } from '../../base/text-range.ts'
import { Refusal } from '../../base/trouble.ts'
import { anchorAt, removeAnchorIfFree } from '../../coding/commands.ts'
import { byOthers } from '../../coding/labels.ts'
import { openText } from '../../coding/queries.ts'
import type { Change } from '../../store/access.ts'
import { isMine, namesOfPerson } from '../../store/person-queries.ts'
import { bytesOf, idOf, sql } from '../../store/sql.ts'
import { addEvidence } from '../commands.ts'
import { getProposition, propositionName } from './commands.ts'
import type { EvidenceDetails, Stance } from './types.ts'

/** Details as they are given: what is left out stays as it is, null or blank takes it off. */
export type GivenDetails = { readonly [Name in keyof EvidenceDetails]?: EvidenceDetails[Name] | undefined }

function columnsOf(details: GivenDetails): Partial<Record<keyof EvidenceDetails, string | null>> {
  const { condition, strength, directness, sameEvent, rationale, caseId } = details
  const words = (text: string | null) => text?.trim() || null
  return {
    ...(condition === undefined ? {} : { condition: words(condition) }),
    ...(strength === undefined ? {} : { strength }),
    ...(directness === undefined ? {} : { directness }),
    ...(sameEvent === undefined ? {} : { sameEvent: words(sameEvent) }),
    ...(rationale === undefined ? {} : { rationale: words(rationale) }),
    ...(caseId === undefined ? {} : { caseId }),
  }
}

/** Judges how words of a source bear on a proposition, as the coder at work; an earlier judgement of the same words by the same coder is changed. Refuses a merged proposition, a stretch outside the text, and a case that the source does not belong to. */
export function judgePassage(
  tx: Change,
  given: GivenDetails & {
    readonly propositionId: PropositionId
    readonly sourceId: SourceId
    readonly range: TextRange
    readonly stance: Stance
  },
): EvidenceId {
  const proposition = getProposition(tx, given.propositionId)
  if (proposition.status === 'merged')
    throw new Refusal(
      'proposition-merged',
      `${propositionName(proposition)} was merged into another proposition. Judge the passage for that one.`,
    )
  if (given.caseId) refuseOtherCase(tx, given.sourceId, given.caseId)
  const anchorId = anchorAt(tx, openText(tx, given.sourceId), given.range)
  const here = tx.get<{ id: Buffer }>(sql`
    SELECT id FROM evidence WHERE anchor_id = ${bytesOf(anchorId)} AND proposition_id = ${bytesOf(given.propositionId)} AND coder_id IN (${namesOfPerson(tx, tx.coderId)}) ORDER BY n LIMIT 1`)
  tx.describe(`${here ? 'Change to' : 'Judge'} ${given.stance} for ${propositionName(proposition)}`)
  const { propositionId, stance } = given
  const id = here
    ? idOf<'evidence'>(here.id)
    : addEvidence(tx, { propositionId, anchorId, coderId: tx.coderId, stance }).id
  tx.update('evidence', id, { stance, ...columnsOf(given) })
  return id
}

/** Changes judgements of the coder at work: the stance, or what weighs in them. Refuses another coder's: a judgement is its coder's own. */
export function changeEvidence(
  tx: Change,
  given: GivenDetails & { readonly evidenceIds: readonly EvidenceId[]; readonly stance?: Stance | undefined },
): void {
  const rows = given.evidenceIds.map(id => getEvidence(tx, id))
  for (const row of rows) {
    if (!isMine(tx, bytesOf(row.coderId)))
      throw new Refusal(
        'judged-by-another',
        `This is ${row.coder}’s judgement. Judge the passage yourself: both stay, side by side.`,
      )
    if (given.caseId) refuseOtherCase(tx, row.sourceId, given.caseId)
    tx.update('evidence', row.id, {
      ...columnsOf(given),
      ...(given.stance === undefined ? {} : { stance: given.stance }),
    })
  }
  const [first] = rows
  if (!first) throw new Refusal('no-evidence', 'No judgement is chosen. Choose at least one.')
  const what = rows.length === 1 ? `judgement for ${first.proposition}` : `${rows.length} judgements`
  tx.describe(given.stance === undefined ? `Change ${what}` : `Change ${what} to ${given.stance}`)
}

/** Takes judgements back, and their anchors where nothing else rests on them. */
export function removeEvidence(tx: Change, evidenceIds: readonly EvidenceId[]): void {
  const rows = evidenceIds.map(id => getEvidence(tx, id))
  for (const row of rows) {
    tx.remove('evidence', row.id)
    removeAnchorIfFree(tx, row.anchorId)
  }
  const what = rows.length === 1 ? `judgement for ${rows[0]!.proposition}` : `${rows.length} judgements`
  tx.describe(`Remove ${what}${byOthers(tx, rows)}`)
}

interface EvidenceRow {
  readonly id: EvidenceId
  readonly anchorId: AnchorId
  readonly sourceId: SourceId
  readonly coderId: CoderId
  readonly coder: string
  readonly proposition: string
}

function getEvidence(tx: Change, evidenceId: EvidenceId): EvidenceRow {
  const row = tx.get<{
    anchor_id: Buffer
    source_id: Buffer
    coder_id: Buffer
    coder: string
    key: string | null
    short_name: string | null
    statement: string
  }>(sql`
    SELECT anchor_id, source_id, coder_id, coder.name AS coder, proposition.key, short_name, statement FROM evidence JOIN anchor ON anchor.id = anchor_id
    JOIN coder ON coder.id = coder_id JOIN proposition ON proposition.id = proposition_id WHERE evidence.id = ${bytesOf(evidenceId)}`)
  if (!row) throw new Refusal('evidence-gone', 'This judgement is not there any more.')
  return {
    id: evidenceId,
    anchorId: idOf<'anchor'>(row.anchor_id),
    sourceId: idOf<'source'>(row.source_id),
    coderId: idOf<'coder'>(row.coder_id),
    coder: row.coder,
    proposition: propositionName(row),
  }
}

function refuseOtherCase(tx: Change, sourceId: SourceId, caseId: CaseId): void {
  const linked = tx.get(
    sql`SELECT 1 FROM case_source WHERE source_id = ${bytesOf(sourceId)} AND case_id = ${bytesOf(caseId)}`,
  )
  if (linked) return
  const row = tx.get<{ name: string }>(sql`SELECT name FROM "case" WHERE id = ${bytesOf(caseId)}`)
  throw new Refusal(
    'case-not-of-source',
    row
      ? `This source does not belong to “${row.name}”. Choose one of its own cases.`
      : 'This case is not in the project (any more).',
  )
}
