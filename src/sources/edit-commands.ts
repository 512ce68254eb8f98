// Corrections of a text after it was coded: paragraphs change, anchors are carried, and the correction is written down.

import { createHash } from 'node:crypto'
import { newId, type AnchorId, type SourceId } from '../base/ids.ts'
import type { TextRange } from '../base/text-range.ts'
import { applySteps, type TextStep } from '../base/text-step.ts'
import { Refusal } from '../base/trouble.ts'
import { carryAnchors } from '../coding/carry-commands.ts'
import { joinParagraphs } from '../coding/open-text.ts'
import type { Change } from '../store/access.ts'
import { bytesOf, derivedId, sql, type Value } from '../store/sql.ts'
import { PLACE_STEP } from './commands.ts'
import { assignPlaces, planEdit, type EditRow, type SpeakerOf } from './edit-plan.ts'
import { plainLines, refuseBadSteps, stepsForHistory, withoutWords } from './edit-steps.ts'
import { textWithout } from './redaction.ts'
import { findInText, stepsFor, type FindWords } from './find-in-text.ts'
import type { PreparedSource } from './prepared.ts'
import { getSource, paragraphsOf, speakersOf, textStateOf } from './queries.ts'
import { labelReader } from './speaker-label.ts'
import type { EditOutcome, RedactionKind, TextEditKind } from './types.ts'

/** A correction as it is asked for: steps against the text in a stated state. */
export interface EditText {
  readonly sourceId: SourceId
  /** The state of the text that the steps are meant for (`textState` of the source). */
  readonly state: string
  readonly steps: readonly TextStep[]
  readonly kind?: TextEditKind
  readonly reason?: string | null | undefined
  /** The first step goes on with the typing of the correction before. */
  readonly goesOn?: boolean | undefined
  /** It takes out what identifies somebody: its history does not keep the words, and they come back with no merge. */
  readonly redacts?: boolean | undefined
  readonly redactedKind?: RedactionKind | null | undefined
}

/** How the paragraphs of a corrected file are formatted, and who speaks in them. */
export interface Relaid {
  readonly prepared: PreparedSource
  readonly found: ReadonlyMap<AnchorId, TextRange>
}

/** Corrects a text: every anchor is carried along, and what could not be carried exactly is asked about. Refuses when the text is another one meanwhile, and steps outside it or inside a character. */
export function editText(tx: Change, edit: EditText, relaid?: Relaid): EditOutcome {
  const source = getSource(tx, edit.sourceId)
  refuseOtherState(tx, edit.sourceId, edit.state)
  const rows = editRowsOf(tx, edit.sourceId)
  const before = rows.map(row => row.text).join('\n')
  const steps = edit.steps.map(step => ({ ...step, insert: plainLines(step.insert) }))
  refuseBadSteps(before, steps)
  const text = applySteps(before, steps)
  if (text === before && !relaid) return { state: edit.state, carried: { kept: 0, cut: 0, replaced: 0, lost: 0 } }
  const planned = planEdit(rows, steps, speakerReader(tx, edit.sourceId))
  const after = relaid ? relay(planned, relaid.prepared, speakersByLabel(tx, edit.sourceId, relaid.prepared)) : planned
  const goesOn = edit.goesOn === true && wentBefore(tx, edit.sourceId, steps)
  const editId = tx.insert('text_edit', {
    sourceId: edit.sourceId,
    coderId: tx.coderId,
    kind: edit.kind ?? 'edit',
    reason: edit.reason ?? null,
    steps: JSON.stringify(edit.redacts ? withoutWords(stepsForHistory(before, steps)) : stepsForHistory(before, steps)),
    redacts: edit.redacts ?? false,
    redactedKind: edit.redactedKind ?? null,
    madeAt: tx.now,
  })
  const ids = after.map(row => row.id ?? newId<'paragraph'>())
  writeRows(tx, edit.sourceId, rows, after, ids)
  const carried = carryAnchors(tx, {
    sourceId: edit.sourceId,
    before: joinParagraphs(
      edit.sourceId,
      rows.map(row => [bytesOf(row.id!), row.text] as const),
    ),
    after: joinParagraphs(
      edit.sourceId,
      after.map((row, at) => [bytesOf(ids[at]!), row.text] as const),
    ),
    steps,
    editId,
    goesOn,
    ...(edit.redacts ? { told: textWithout(before, steps) } : {}),
    ...(relaid ? { found: relaid.found } : {}),
  })
  const stay = new Set(ids)
  for (const row of rows) if (!stay.has(row.id!)) tx.remove('paragraph', row.id!)
  const hash = createHash('sha256').update(text).digest()
  tx.update('source', edit.sourceId, { textHash: hash })
  tx.describe(`Correct the text of “${source.key ?? source.name}”`)
  return { state: hash.toString('hex'), carried }
}

/** Replaces words wherever they stand in a text, as one correction. Refuses when they stand nowhere. */
export function replaceWords(
  tx: Change,
  ask: FindWords & {
    readonly sourceId: SourceId
    readonly state: string
    readonly by: string
    readonly reason?: string | undefined
  },
): EditOutcome & { readonly count: number } {
  const source = getSource(tx, ask.sourceId)
  const text = editRowsOf(tx, ask.sourceId)
    .map(row => row.text)
    .join('\n')
  const found = findInText(text, ask)
  if (found.length === 0)
    throw new Refusal(
      'words-not-found',
      `“${ask.words}” does not stand in “${source.key ?? source.name}”. Nothing was replaced.`,
    )
  const outcome = editText(tx, {
    sourceId: ask.sourceId,
    state: ask.state,
    steps: stepsFor(found, plainLines(ask.by)),
    kind: 'find and replace',
    reason: ask.reason ?? null,
  })
  tx.describe(
    `Replace “${ask.words}” by “${ask.by}” in “${source.key ?? source.name}”, ${found.length} ${found.length === 1 ? 'place' : 'places'}`,
  )
  return { ...outcome, count: found.length }
}

/** Puts a corrected file in the place of a source's text. `steps` lead from the text to the file's. The former original stays in the change log. */
export function replaceText(
  tx: Change,
  replacing: {
    readonly sourceId: SourceId
    readonly state: string
    readonly steps: readonly TextStep[]
    readonly reason: string | null
    readonly prepared: PreparedSource
    readonly found: ReadonlyMap<AnchorId, TextRange>
  },
): EditOutcome {
  const { prepared } = replacing
  const source = getSource(tx, replacing.sourceId)
  tx.keepBlob(prepared.hash, prepared.size, prepared.deflated)
  const outcome = editText(tx, { ...replacing, kind: 'corrected file' }, { prepared, found: replacing.found })
  tx.update('source', replacing.sourceId, {
    blobHash: prepared.hash,
    format: prepared.format,
    path: prepared.path,
    losses: prepared.losses.length > 0 ? JSON.stringify(prepared.losses) : null,
  })
  tx.describe(`Replace “${source.key ?? source.name}” by the corrected file “${prepared.name}”`)
  return outcome
}

/** The paragraphs of a source as a plan of edits takes them. */
function editRowsOf(tx: Pick<Change, 'arrays'>, sourceId: SourceId): EditRow[] {
  return paragraphsOf(tx as Change, sourceId).map(one => ({
    id: one.id,
    text: one.text,
    style: one.style,
    level: one.level,
    page: one.page,
    speaker: one.speakerId,
    speechStart: one.speechStart,
    marks: one.marks,
  }))
}

function refuseOtherState(tx: Change, sourceId: SourceId, state: string): void {
  if (textStateOf(tx, sourceId) === state) return
  throw new Refusal(
    'text-changed',
    'The text was changed meanwhile, so this correction does not fit it any more. Look at the text as it is now, and correct it there.',
  )
}

/** Whether the correction before, by the same coder, put words in that end exactly where the first step goes on. */
function wentBefore(tx: Change, sourceId: SourceId, steps: readonly TextStep[]): boolean {
  const last = tx.get<{ coder_id: Uint8Array; steps: string }>(
    sql`SELECT coder_id, steps FROM text_edit WHERE source_id = ${bytesOf(sourceId)} ORDER BY n DESC LIMIT 1`,
  )
  if (!last || Buffer.compare(last.coder_id, bytesOf(tx.coderId)) !== 0) return false
  const step = (JSON.parse(last.steps) as { start: number; inserted: string }[]).at(-1)
  return step !== undefined && step.inserted !== '' && step.start + step.inserted.length === steps[0]!.start
}

function writeRows(
  tx: Change,
  sourceId: SourceId,
  rows: readonly EditRow[],
  after: readonly EditRow[],
  ids: readonly string[],
): void {
  const places = new Map(
    tx
      .arrays<[Buffer, number]>(sql`SELECT id, place FROM paragraph WHERE source_id = ${bytesOf(sourceId)}`)
      .map(([id, place]) => [id.toString('hex'), place]),
  )
  const placeOf = (id: string | null) => (id === null ? null : (places.get(id.replaceAll('-', '')) ?? null))
  const assigned = assignPlaces(
    after.map(row => placeOf(row.id)),
    PLACE_STEP,
  )
  const was = new Map(rows.map(row => [row.id, row]))
  const added: Value[][] = []
  for (const [at, row] of after.entries()) {
    const place = assigned[at]!
    if (row.id === null) {
      added.push([
        bytesOf(ids[at]!),
        bytesOf(sourceId),
        place,
        row.text,
        row.style,
        row.level,
        row.page,
        row.speaker === null ? null : bytesOf(row.speaker),
        row.speechStart,
        row.marks.length > 0 ? JSON.stringify(row.marks) : null,
      ])
    } else if (was.get(row.id) !== row || place !== placeOf(row.id)) {
      tx.update('paragraph', row.id, {
        place,
        text: row.text,
        style: row.style,
        level: row.level,
        page: row.page,
        speakerId: row.speaker,
        speechStart: row.speechStart,
        marks: row.marks.length > 0 ? JSON.stringify(row.marks) : null,
      })
    }
  }
  const fields = ['id', 'sourceId', 'place', 'text', 'style', 'level', 'page', 'speakerId', 'speechStart', 'marks']
  if (added.length > 0) tx.insertRows('paragraph', fields, added)
}

function speakerReader(tx: Change, sourceId: SourceId): SpeakerOf {
  const speakers = new Map(speakersOf(tx, sourceId).map(one => [one.label, one.id as string]))
  if (speakers.size === 0) return () => null
  const read = labelReader()
  return paragraph => {
    const label = read(paragraph)
    const speaker = label === null ? undefined : speakers.get(label.label)
    return label === null || speaker === undefined ? null : { speaker, label }
  }
}

/** The speakers of a corrected file: those who are known by their label stay who they are, others are added. */
function speakersByLabel(tx: Change, sourceId: SourceId, prepared: PreparedSource): string[] {
  const known = new Map(speakersOf(tx, sourceId).map(one => [one.label, one.id as string]))
  return prepared.speakers.map(({ label, role }) => {
    const here = known.get(label)
    if (here !== undefined) return here
    const derived = derivedId(tx.projectId, 'speaker', `${sourceId} ${label}`)
    const taken = tx.get(sql`SELECT 1 FROM speaker WHERE id = ${bytesOf(derived)}`)
    return tx.insert('speaker', { id: taken ? newId<'speaker'>() : derived, sourceId, label, role })
  })
}

function relay(rows: readonly EditRow[], prepared: PreparedSource, speakers: readonly string[]): EditRow[] {
  const formats = new Map(prepared.overlay.map(one => [one.paragraph, one]))
  const turns = new Map(prepared.turns.map(one => [one.paragraph, one]))
  return rows.map((row, at) => {
    const format = formats.get(at)
    const turn = turns.get(at)
    return {
      id: row.id,
      text: row.text,
      style: format?.style ?? 'body',
      level: format?.level ?? null,
      page: format?.page ?? null,
      speaker: turn ? speakers[turn.speaker]! : null,
      speechStart: turn?.speechStart ?? 0,
      marks: format?.marks ?? [],
    }
  })
}
