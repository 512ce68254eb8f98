// The one writer of sources, their paragraphs and speakers.

import { createHash } from 'node:crypto'
import type { CaseId, CoderId, SourceId, SpeakerId } from '../base/ids.ts'
import { Refusal } from '../base/trouble.ts'
import type { Change } from '../store/access.ts'
import { asVersion8, bytesOf, derivedId, idOf, sql, type Value } from '../store/sql.ts'
import type { PreparedSource } from './prepared.ts'
import { getSource, sourceByContent } from './queries.ts'
import type { SourceKind, Speaker } from './types.ts'

/** Under what name, kind and date a file is filed. `key` is its key in a sheet ("T10"). */
export interface SourceFiling {
  readonly key: string | null
  readonly name: string
  readonly kind: SourceKind
  readonly date: string | null
  readonly collectedBy: string | null
}

/** Places between neighbouring paragraphs, so that one can be put between without touching the others. */
export const PLACE_STEP = 1024

/** Adds a source with its paragraphs, speakers and original bytes. Refuses content that is here already (`source-here`). */
export function addSource(tx: Change, prepared: PreparedSource, filing: SourceFiling): SourceId {
  const here = sourceByContent(tx, prepared)
  if (here) throw new Refusal('source-here', `“${prepared.name}” is here already as “${here.name}”.`)
  if (!filing.name.trim())
    throw new Refusal('name-empty', `“${prepared.name}” has no name to be filed under. Give it one.`)
  const sourceId = derivedId(tx.projectId, 'source', Buffer.from(prepared.textHash).toString('hex'))
  // The text that a corrected file took the place of: its source keeps the id that was made from it.
  const former = tx.get<{ name: string }>(sql`SELECT name FROM source WHERE id = ${bytesOf(sourceId)}`)
  if (former)
    throw new Refusal(
      'source-here',
      `“${prepared.name}” is the former text of “${former.name}”, which was corrected since.`,
    )
  tx.keepBlob(prepared.hash, prepared.size, prepared.deflated)
  tx.insert('source', {
    id: sourceId,
    key: filing.key,
    name: filing.name.trim(),
    kind: filing.kind,
    path: prepared.path,
    format: prepared.format,
    blobHash: prepared.hash,
    textHash: prepared.textHash,
    date: filing.date,
    collectedBy: filing.collectedBy,
    importedAt: tx.now,
    losses: prepared.losses.length > 0 ? JSON.stringify(prepared.losses) : null,
  })
  const speakerIds = prepared.speakers.map(speaker => {
    const id = derivedId(tx.projectId, 'speaker', `${sourceId} ${speaker.label}`)
    tx.insert('speaker', { id, sourceId, label: speaker.label, role: speaker.role })
    return bytesOf(id)
  })
  const fields = ['id', 'sourceId', 'place', 'text', 'style', 'level', 'page', 'speakerId', 'speechStart', 'marks']
  tx.insertRows('paragraph', fields, paragraphRows(bytesOf(sourceId), prepared, speakerIds))
  return sourceId
}

function* paragraphRows(
  sourceId: Uint8Array,
  prepared: PreparedSource,
  speakerIds: readonly Uint8Array[],
): Generator<Value[]> {
  // Neighbouring paragraphs get neighbouring ids: the index over them grows at one place, not at random ones.
  const stem = createHash('sha256').update(sourceId).update('paragraph').digest().subarray(0, 12)
  const formats = prepared.overlay[Symbol.iterator]()
  const turns = prepared.turns[Symbol.iterator]()
  let format = formats.next()
  let turn = turns.next()
  let at = 0
  for (let start = 0; start <= prepared.text.length; at++) {
    const newline = prepared.text.indexOf('\n', start)
    const end = newline < 0 ? prepared.text.length : newline
    const id = Buffer.alloc(16)
    id.set(stem)
    id.writeUInt32BE(at, 12)
    const mine = !format.done && format.value.paragraph === at ? format.value : null
    const spoken = !turn.done && turn.value.paragraph === at ? turn.value : null
    yield [
      asVersion8(id),
      sourceId,
      (at + 1) * PLACE_STEP,
      prepared.text.slice(start, end),
      mine?.style ?? 'body',
      mine?.level ?? null,
      mine?.page ?? null,
      spoken ? speakerIds[spoken.speaker]! : null,
      spoken?.speechStart ?? 0,
      mine && mine.marks.length > 0 ? JSON.stringify(mine.marks) : null,
    ]
    if (mine) format = formats.next()
    if (spoken) turn = turns.next()
    start = end + 1
  }
}

/** Gives a source another name. Refuses an empty one. */
export function renameSource(tx: Change, sourceId: SourceId, name: string): void {
  if (!name.trim()) throw new Refusal('name-empty', 'A source needs a name.')
  const source = getSource(tx, sourceId)
  tx.describe(`Rename “${source.name}” to “${name.trim()}”`)
  tx.update('source', sourceId, { name: name.trim() })
}

/** Marks a source as coded by a coder, or takes the mark back. Gives back whether it was not so already. */
export function markCoded(tx: Change, sourceId: SourceId, coderId: CoderId, coded = true): boolean {
  const source = getSource(tx, sourceId)
  const mark = tx.get<{ id: Uint8Array }>(
    sql`SELECT id FROM source_coder WHERE source_id = ${bytesOf(sourceId)} AND coder_id = ${bytesOf(coderId)}`,
  )
  const id = derivedId(tx.projectId, 'mark', `${sourceId} ${coderId}`)
  tx.describe(coded ? `Mark “${source.name}” as coded` : `Take back the mark on “${source.name}”`)
  if (coded && !mark) tx.insert('source_coder', { id, sourceId, coderId, markedAt: tx.now })
  if (!coded && mark) tx.remove('source_coder', id)
  return coded === !mark
}

/** Marks sources as coded by a coder, or takes the marks back. Gives back how many changed. Refuses a source that is not there. */
export function markManyCoded(tx: Change, sourceIds: readonly SourceId[], coded: boolean): number {
  const changed = sourceIds.filter(sourceId => markCoded(tx, sourceId, tx.coderId, coded)).length
  if (sourceIds.length !== 1)
    tx.describe(
      coded ? `Mark ${sourceIds.length} sources as coded` : `Take back the marks on ${sourceIds.length} sources`,
    )
  return changed
}

/** Corrects who a speaker is, for all their turns at once. Refuses a speaker that is not there. */
export function setSpeaker(
  tx: Change,
  speakerId: SpeakerId,
  is: { readonly role: Speaker['role']; readonly participantId: CaseId | null },
): void {
  const speaker = tx.get<{ label: string }>(sql`SELECT label FROM speaker WHERE id = ${bytesOf(speakerId)}`)
  if (!speaker) throw new Refusal('speaker-gone', 'This speaker is not there any more.')
  tx.describe(`Correct speaker “${speaker.label}”`)
  tx.update('speaker', speakerId, { role: is.role, participantId: is.participantId })
}

/** Speakers who are one person are another one from now on: all of them, or only those named. Gives back how many. */
export function speakersGoOver(tx: Change, from: CaseId, to: CaseId, only?: readonly SpeakerId[]): number {
  const speakers = tx
    .all<{ id: Buffer }>(sql`SELECT id FROM speaker WHERE participant_id = ${bytesOf(from)} ORDER BY n`)
    .map(row => idOf<'speaker'>(row.id))
    .filter(id => only === undefined || only.includes(id))
  for (const id of speakers) tx.update('speaker', id, { participantId: to })
  return speakers.length
}
