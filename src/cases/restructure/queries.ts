// Reads what became of cases, and what of a case can go to a new one.

import type { CaseId } from '../../base/ids.ts'
import type { Read } from '../../store/access.ts'
import { bytesOf, idOf, sql } from '../../store/sql.ts'
import { getCase } from '../queries.ts'
import { restingOn } from './plan-queries.ts'
import { RESTING_KINDS, type CaseEvent, type CaseEventDetails, type CaseParts, type RestingKind } from './types.ts'

const PASSAGES = 2000
const WORDS = 200
/** What is of the whole of a case. */
const WHOLE: ReadonlySet<RestingKind> = new Set([
  'summaries',
  'positions',
  'ratings',
  'propositions',
  'memos',
  'pairs',
  'members',
  'links',
  'consents',
])

/** What became of a case, the newest first. */
export function eventsOf(read: Read, caseId: CaseId): CaseEvent[] {
  const its = bytesOf(caseId)
  return read
    .all<{
      id: Buffer
      event: CaseEvent['event']
      case_id: Buffer
      other_id: Buffer
      other_key: string | null
      other_name: string
      now_name: string | null
      now_key: string | null
      first_name: string
      first_key: string | null
      happened_on: string | null
      reason: string | null
      details: string
      coder: string
      made_at: string
    }>(
      sql`
      SELECT case_event.id, event, case_id, other_id, other_key, other_name, other.name AS now_name, other.key AS now_key, first.name AS first_name, first.key AS first_key,
        happened_on, reason, details, coder.name AS coder, case_event.made_at
      FROM case_event JOIN coder ON coder.id = case_event.coder_id JOIN "case" AS first ON first.id = case_id LEFT JOIN "case" AS other ON other.id = other_id
      WHERE case_id = ${its} OR (other_id = ${its} AND event = 'split') ORDER BY case_event.n DESC`,
    )
    .map(row => {
      const cameOut = idOf(row.case_id) !== caseId
      return {
        id: idOf<'case event'>(row.id),
        event: row.event,
        otherId: idOf<'case'>(cameOut ? row.case_id : row.other_id),
        otherKey: cameOut ? row.first_key : row.now_name === null ? row.other_key : row.now_key,
        otherName: cameOut ? row.first_name : (row.now_name ?? row.other_name),
        isThere: cameOut || row.now_name !== null,
        cameOut,
        on: row.happened_on,
        reason: row.reason,
        details: detailsOf(row.details),
        coder: row.coder,
        madeAt: row.made_at,
      }
    })
}

/** Details out of the project's own JSON; what cannot be read says nothing. */
export function detailsOf(json: string): CaseEventDetails {
  try {
    const details: unknown = JSON.parse(json)
    return typeof details === 'object' && details !== null ? details : {}
  } catch {
    return {}
  }
}

/** What of a case can go to a new one, and what is of the whole and stays. Refuses a case that is not there. */
export function partsOf(read: Read, caseId: CaseId): CaseParts {
  const item = getCase(read, caseId)
  const its = bytesOf(caseId)
  const order = RESTING_KINDS
  return {
    case: item,
    sources: read
      .all<{ id: Buffer; key: string | null; name: string; kind: string; codings: number }>(
        sql`
        SELECT source.id, source.key, source.name, source.kind, (SELECT count(*) FROM coding JOIN anchor ON anchor.id = coding.anchor_id WHERE anchor.source_id = source.id AND lost = 0) AS codings
        FROM case_source JOIN source ON source.id = case_source.source_id WHERE case_id = ${its} ORDER BY source.key, source.name`,
      )
      .map(row => ({ ...row, id: idOf<'source'>(row.id) })),
    people: read
      .all<{ id: Buffer; key: string | null; name: string; kind: string }>(
        sql`SELECT id, key, name, kind FROM "case" WHERE within_id = ${its} ORDER BY key, name`,
      )
      .map(row => ({ ...row, id: idOf<'case'>(row.id) })),
    speakers: read
      .all<{ id: Buffer; label: string; source_id: Buffer; source: string; turns: number }>(
        sql`
        SELECT speaker.id, label, source_id, source.name AS source, (SELECT count(*) FROM paragraph WHERE speaker_id = speaker.id) AS turns
        FROM speaker JOIN source ON source.id = source_id WHERE participant_id = ${its} ORDER BY source.key, source.name, label`,
      )
      .map(({ source_id, ...row }) => ({
        ...row,
        id: idOf<'speaker'>(row.id),
        sourceId: idOf<'source'>(source_id),
      })),
    ...passagesOf(read, its),
    stays: restingOn(read, caseId)
      .filter(({ kind }) => WHOLE.has(kind))
      .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind)),
  }
}

function passagesOf(read: Read, its: Uint8Array): Pick<CaseParts, 'passages' | 'allPassages'> {
  const here = sql`FROM evidence JOIN anchor ON anchor.id = evidence.anchor_id JOIN case_source ON case_source.source_id = anchor.source_id AND case_source.case_id = ${its}
    WHERE lost = 0 AND (evidence.case_id IS NULL OR evidence.case_id = ${its})`
  const rows = read.all<{
    id: Buffer
    source_id: Buffer
    source: string
    paragraph: number
    start_offset: number
    end_offset: number
    one: number
    text: string
    proposition: string
    stance: string
    coder_id: Buffer
    coder: string
    narrowed: number
  }>(sql`
    SELECT e.id, anchor.source_id, coalesce(source.key, source.name) AS source, start_offset, end_offset, start_paragraph_id = end_paragraph_id AS one, paragraph.text,
      (SELECT count(*) FROM paragraph AS above WHERE above.source_id = anchor.source_id AND above.place <= paragraph.place AND trim(above.text) <> '') AS paragraph,
      coalesce(proposition.key, short_name, statement) AS proposition, stance, e.coder_id, coder.name AS coder, e.case_id IS NOT NULL AS narrowed
    FROM evidence AS e JOIN anchor ON anchor.id = e.anchor_id JOIN source ON source.id = anchor.source_id JOIN paragraph ON paragraph.id = start_paragraph_id
    JOIN proposition ON proposition.id = e.proposition_id JOIN coder ON coder.id = e.coder_id
    WHERE e.id IN (SELECT evidence.id ${here} LIMIT ${PASSAGES}) ORDER BY source.key, source.name, paragraph.place, start_offset, proposition.place`)
  return {
    allPassages: read.get<{ n: number }>(sql`SELECT count(*) AS n ${here}`)!.n,
    passages: rows.map(row => {
      const words = row.text.slice(row.start_offset, row.one === 1 ? row.end_offset : undefined)
      return {
        id: idOf<'evidence'>(row.id),
        sourceId: idOf<'source'>(row.source_id),
        reference: `${row.source} ¶${row.paragraph}`,
        words:
          words.length > WORDS
            ? `${words.slice(0, WORDS).replace(/\s+\S*$/, '')} …`
            : row.one === 0
              ? `${words} …`
              : words,
        proposition: row.proposition,
        stance: row.stance,
        coderId: idOf<'coder'>(row.coder_id),
        coder: row.coder,
        narrowed: row.narrowed === 1,
      }
    }),
  }
}
