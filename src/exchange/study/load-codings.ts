// Codings and evidence into the project, each on the words that its sheet quotes.

import { addEvidence } from '../../analysis/commands.ts'
import type { AnchorId, CoderId, SourceId } from '../../base/ids.ts'
import { overlaps } from '../../base/text-range.ts'
import { Refusal } from '../../base/trouble.ts'
import { addCoding, anchorAt, removeAnchorIfFree } from '../../coding/commands.ts'
import { markFromSheet } from '../../coding/mark-commands.ts'
import { openText, type OpenText } from '../../coding/queries.ts'
import type { Change } from '../../store/access.ts'
import type { Loading } from './loading.ts'
import type { PlannedCoding, PlannedCodings, PlannedEvidence } from './plan.ts'
import { speechOf } from './queries.ts'
import { type OffsetUnit, QuotedText } from './quote.ts'

// About 40 ms at a time: others get their turn in between, and few commits wait for the disk.
const IN_ONE_CHANGE = 800

interface OpenSource {
  readonly id: SourceId
  readonly open: OpenText
  readonly quoted: QuotedText
  speech: ReturnType<typeof speechOf> | null
}

/**
 * Adds the codings of one sheet, source by source, in slices. A row whose quote is not where its offsets say is moved to where the
 * quote stands if that is one place; else it is left out. Both are noted, by row. `refused`: sources that did not come in; `told`: what offsets count, if somebody says it.
 */
export async function loadCodings(
  loading: Loading,
  sheet: PlannedCodings,
  refused: ReadonlySet<string>,
  told: OffsetUnit | undefined,
): Promise<void> {
  const unit = told ?? sheet.unit ?? 'code-points'
  // Source by source, so that each text is opened once; otherwise as in the sheet.
  const bySource = new Map<string, PlannedCoding[]>()
  for (const coding of sheet.codings) {
    const mine = bySource.get(coding.source)
    if (mine) mine.push(coding)
    else bySource.set(coding.source, [coding])
  }
  const judged = new Map<string, string>()
  let ref: string | null = null
  let source: OpenSource | null = null
  await loading.each(`Load ${sheet.file}`, [...bySource.values()].flat(), IN_ONE_CHANGE, (tx, coding) => {
    if (coding.source !== ref) source = refused.has(coding.source) ? null : openSource(loading, tx, coding.source, unit)
    ref = coding.source
    if (source) loadCoding(loading, tx, sheet, source, coding, judged)
    else {
      const says = `the source “${coding.source}” did not come in; the row was left out.`
      loading.notes.add({ file: sheet.file, row: coding.row, about: 'source not in', says })
    }
  })
}

function openSource(loading: Loading, tx: Change, ref: string, unit: OffsetUnit): OpenSource | null {
  const id = loading.sources.get(ref)
  if (!id) return null
  const open = openText(tx, id)
  return { id, open, quoted: new QuotedText(open.text, unit), speech: null }
}

function loadCoding(
  loading: Loading,
  tx: Change,
  sheet: PlannedCodings,
  source: OpenSource,
  coding: PlannedCoding,
  judged: Map<string, string>,
): void {
  const note = (column: string | null, about: string, says: string) =>
    loading.notes.add({ file: sheet.file, row: coding.row, column, about, says })
  const placed = source.quoted.place(coding.start, coding.end, coding.quote)
  if ('why' in placed) {
    note(sheet.columns.quote ?? sheet.columns.start, 'quote', `${placed.why}; the row was left out.`)
    return
  }
  if (placed.by !== 'unchecked') loading.quotesVerified++
  if (placed.by === 'moved' && coding.start !== null) {
    note(
      sheet.columns.quote,
      'moved',
      'the quote does not stand at its offsets; the coding was put where it stands, which is one place only.',
    )
  }
  if (coding.participants.length > 0)
    checkParticipants(loading, tx, source, placed.range, coding.participants, says =>
      note(sheet.columns.participants, 'participant differs', says),
    )

  const coderId = loading.coder(tx, coding.coder)
  const anchorId = anchorAt(tx, source.open, placed.range)
  if (coding.code !== null) {
    const codeId = loading.codes.get(coding.code)!
    const { id, added, anchorId: standsOn } = addCoding(tx, { anchorId, codeId, coderId, key: coding.key })
    const marked =
      coding.marks !== null &&
      markFromSheet(tx, id, coding.marks, says => note(sheet.columns.marks, 'marks differ', says))
    if (!added && marked) loading.changed++
    else loading.count('codings', added)
    // It came in before and has been given other words since: its evidence went along, and nothing is left to do here.
    if (standsOn !== anchorId) {
      removeAnchorIfFree(tx, anchorId)
      return
    }
  }
  for (const one of coding.evidence)
    loadEvidence(loading, tx, { ...one, anchorId, coderId }, judged, says => note(null, 'stance differs', says))
}

function loadEvidence(
  loading: Loading,
  tx: Change,
  evidence: PlannedEvidence & { readonly anchorId: AnchorId; readonly coderId: CoderId },
  judged: Map<string, string>,
  note: (says: string) => void,
): void {
  const { proposition, stance, anchorId, coderId } = evidence
  const judgement = `${anchorId} ${proposition} ${coderId}`
  // Two codes on one passage share its evidence: the second row adds nothing, and nothing is skipped.
  if (judged.get(judgement) === stance) return
  try {
    const { added } = addEvidence(tx, {
      propositionId: loading.propositions.get(proposition)!,
      anchorId,
      coderId,
      stance,
    })
    if (added || !judged.has(judgement)) loading.count('evidence', added)
    judged.set(judgement, stance)
  } catch (trouble) {
    if (!(trouble instanceof Refusal) || trouble.code !== 'stance-differs') throw trouble
    note(
      `the same coder judged these words otherwise for ${proposition}; the earlier judgement stands, not “${stance}”.`,
    )
  }
}

function checkParticipants(
  loading: Loading,
  tx: Change,
  source: OpenSource,
  range: { start: number; end: number },
  named: readonly string[],
  note: (says: string) => void,
): void {
  source.speech ??= speechOf(tx, source.id)
  const speaking = new Set(
    source.speech.turns
      .filter(turn => turn.participantId !== null && overlaps(turn, range))
      .map(turn => turn.participantId!),
  )
  // Nobody known speaks in these words: then they are the source's only participant's.
  if (speaking.size === 0 && source.speech.participants.length === 1) speaking.add(source.speech.participants[0]!)
  if (speaking.size === 0) return
  for (const one of named)
    if (!speaking.has(loading.case('participant', one)))
      note(`the words are not ${one}’s by their turns; the coding was kept.`)
}
