// What a person does to the focused coding: another code, joined, split, marked, copied with its reference.

import { overlaps, type TextRange } from '../../../src/base/text-range.ts'
import type { CodeId } from '../../../src/base/ids.ts'
import { stancesApart } from '../../../src/coding/stances-apart.ts'
import type { Coding } from '../../../src/coding/types.ts'
import { call, sentenceOf } from '../../client/client.ts'
import { useStatus } from '../../state/status.ts'
import { words } from '../../words/en.ts'
import type { Desk } from './desk.ts'
import { copyQuote, placeOfQuote } from './quote.ts'
import { extentInWords } from './say.ts'
import type { ReadingSession } from './session.ts'

const text = words.coding

/** The focused coding, once it is the core's. Without one says how to get to one. */
export function focusedOne(desk: Desk): Coding | null {
  const coding = desk.reader.focused
  if (coding !== null && !desk.reader.session.isComing(coding.id)) return coding
  desk.hint(text.focusFirst)
  return null
}

/** Opens the list of codes for another code of the focused coding. */
export function changeCode(desk: Desk): void {
  const coding = focusedOne(desk)
  if (coding !== null) desk.choosing.chooseInstead(coding)
}

/** Gives a coding another code, in its place. */
export async function changeCodeTo(desk: Desk, coding: Coding, codeId: CodeId): Promise<void> {
  const from = desk.nameOf(coding.codeId) ?? ''
  try {
    await desk.reader.session.recode(coding, codeId)
    desk.did(text.changed(from, desk.nameOf(codeId) ?? ''))
  } catch (error) {
    desk.refused(error)
  }
}

/** Joins the focused coding with others of its code and coder: those that the words selected touch, else the next one in the text, else the one before. */
export async function joinFocused(desk: Desk): Promise<void> {
  const coding = focusedOne(desk)
  if (coding === null) return
  const { session } = desk.reader
  const code = desk.nameOf(coding.codeId) ?? ''
  const some = toJoin(session, coding, desk.reader.range())
  if (some === null) {
    desk.hint(text.nothingToJoin(code, desk.coderName(coding.coderId)))
    return
  }
  const apart = whyApart(session, some)
  if (apart !== null) {
    desk.hint(apart)
    return
  }
  try {
    const codingId = await call('coding.join', { codingIds: some.map(one => one.id) })
    await session.loadCodings()
    desk.focusCoding(codingId)
    const whole = session.codings.find(one => one.id === codingId) ?? coding
    desk.did(text.joined(some.length, code, extentInWords(desk.reader, whole)))
  } catch (error) {
    desk.refused(error)
  }
}

/** Why codings of one coder cannot become one, in words: their words are judged otherwise for a proposition. */
export function whyApart(session: ReadingSession, some: readonly Coding[]): string | null {
  const coderId = some[0]?.coderId
  if (coderId === undefined) return null
  const apart = stancesApart(session.evidence, new Set(some.map(one => one.anchorId)), coderId)
  return apart && text.joinDiffers(apart.proposition, apart.stances)
}

/** The codings that joining a coding would make one: those of its code and coder that words held touch, else it with the next one, else with the one before; null where there is none. */
export function toJoin(session: ReadingSession, coding: Coding, held: TextRange | null): readonly Coding[] | null {
  const like = session.codings
    .filter(
      one =>
        one.codeId === coding.codeId && one.coderId === coding.coderId && (one === coding || !session.isComing(one.id)),
    )
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
  const touched = held === null ? [] : like.filter(one => overlaps(one, held))
  const at = like.indexOf(coding)
  const beside = like[at + 1] ?? like[at - 1]
  if (touched.length > 1 && touched.includes(coding)) return touched
  return beside === undefined ? null : [coding, beside]
}

/** Splits the focused coding where the cursor stands. */
export async function splitFocused(desk: Desk): Promise<void> {
  const coding = focusedOne(desk)
  const at = desk.reader.selection?.focus
  if (coding === null) return
  if (at === undefined || at <= coding.start || at >= coding.end) {
    desk.hint(text.splitWhere)
    return
  }
  try {
    const [, second] = await call('coding.split', { codingId: coding.id, at })
    await desk.reader.session.loadCodings()
    desk.focusCoding(second)
    desk.did(text.splitDone(desk.nameOf(coding.codeId) ?? ''))
  } catch (error) {
    desk.refused(error)
  }
}

/** Makes the focused coding an exemplar of its code, or takes the mark off. */
export async function toggleExemplar(desk: Desk): Promise<void> {
  const coding = focusedOne(desk)
  if (coding === null) return
  try {
    const { exemplar } = await call('coding.entry', { codingId: coding.id })
    await call('coding.mark', { codingIds: [coding.id], exemplar: !exemplar })
    desk.did(text.saidExemplar(!exemplar))
  } catch (error) {
    desk.refused(error)
  }
}

/** Copies the words selected, or else those of the focused coding, with their reference. */
export async function copyWithReference(desk: Desk): Promise<void> {
  const range = desk.reader.range() ?? focusedOne(desk)
  if (range === null) return
  const { start, end } = range
  try {
    const quote = await call('coding.quote', { sourceId: desk.reader.session.sourceId, range: { start, end } })
    await copyQuote(quote)
    desk.did(text.copied(placeOfQuote(quote)))
  } catch (error) {
    if (error instanceof DOMException) desk.hint(text.notCopied)
    else desk.hint(sentenceOf(error, words.frame.mistake))
  }
}

/** Copies an excerpt with its reference, and says so in the status bar. */
export async function copyExcerpt(quote: Parameters<typeof copyQuote>[0]): Promise<void> {
  try {
    await copyQuote(quote)
    useStatus.getState().note(text.copied(placeOfQuote(quote)))
  } catch {
    useStatus.getState().hint(text.notCopied)
  }
}
