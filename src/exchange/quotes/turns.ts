// A quote as it is read: turn by turn, each under the role of its speaker where several speak, with its edits in place. Pure.

import { saidBy, type QuoteEdit } from './edits.ts'

/** A paragraph of the source under a quote: where it and its speech begin and end, counted in the words of the quote (they may lie outside), and who speaks. */
export interface QuotedParagraph {
  readonly start: number
  readonly speechStart: number
  readonly end: number
  readonly speakerId: string | null
}

/** Words of a quote: as they were, as they are said now, and which edit (by its place in the list) did it. */
export interface QuotePiece {
  readonly was: string
  readonly said: string
  readonly edit: number | null
}

/** One speaker's run. `label` is null where only one speaks; `was` is the label as it stands in the source. */
export interface QuoteTurn {
  readonly label: string | null
  readonly was: string
  /** A line for each paragraph. */
  readonly lines: readonly (readonly QuotePiece[])[]
}

/** Writes a quote turn by turn. `labels` are the roles of speakers by id; one that is not among them is a speaker. Two people of one role are numbered by whoever made the labels. */
export function quoteTurns(
  words: string,
  paragraphs: readonly QuotedParagraph[],
  edits: readonly QuoteEdit[],
  labels: ReadonlyMap<string, string>,
): QuoteTurn[] {
  const spoken = paragraphs.filter(one => words.slice(Math.max(0, one.start), Math.min(words.length, one.end)).trim())
  const isJoint = new Set(spoken.map(one => one.speakerId)).size > 1
  const turns: { label: string | null; was: string; speakerId: string | null; lines: QuotePiece[][] }[] = []
  for (const paragraph of spoken) {
    const from = Math.max(0, paragraph.speechStart)
    const to = Math.min(words.length, paragraph.end)
    if (from >= to) continue
    const line = piecesBetween(words, from, to, edits)
    // What is left out whole, and begins in another paragraph, leaves no line behind.
    if (line.every(piece => piece.said.trim() === '')) continue
    const last = turns.at(-1)
    const opensTurn = paragraph.speechStart > paragraph.start
    if (last && last.speakerId === paragraph.speakerId && !(opensTurn && isJoint)) {
      last.lines.push(line)
      continue
    }
    const { speakerId } = paragraph
    turns.push({
      label: isJoint ? (speakerId === null ? null : (labels.get(speakerId) ?? 'Speaker')) : null,
      was: words.slice(Math.max(0, paragraph.start), from),
      speakerId,
      lines: [line],
    })
  }
  return turns.map(({ label, was, lines }) => ({ label, was, lines }))
}

function piecesBetween(words: string, from: number, to: number, edits: readonly QuoteEdit[]): QuotePiece[] {
  const pieces: QuotePiece[] = []
  let at = from
  for (const [index, edit] of edits.entries()) {
    const isInsertion = edit.start === edit.end
    const isHere = isInsertion ? edit.start > from && edit.start <= to : edit.start < to && edit.end > from
    if (!isHere) continue
    const start = Math.max(edit.start, from)
    const end = Math.min(edit.end, to)
    if (start > at) pieces.push({ was: words.slice(at, start), said: words.slice(at, start), edit: null })
    // An edit over several paragraphs is said once, where it begins.
    pieces.push({ was: words.slice(start, end), said: edit.start >= from ? saidBy(edit, words) : '', edit: index })
    at = end
  }
  if (at < to) pieces.push({ was: words.slice(at, to), said: words.slice(at, to), edit: null })
  return pieces
}

/** A paraphrase as it is read: nobody's turn, a line for each of its lines. */
export function paraphrasedTurns(said: string): QuoteTurn[] {
  const lines = said.split('\n').filter(line => line.trim() !== '')
  return [{ label: null, was: '', lines: lines.map(line => [{ was: '', said: line, edit: null }]) }]
}

/** A quote as plain text: a line for each paragraph, the role of its speaker before a turn where several speak. */
export function turnsText(turns: readonly QuoteTurn[]): string {
  return turns
    .flatMap(({ label, lines }) =>
      lines.map((line, at) => {
        const said = tidied(line.map(piece => piece.said).join(''))
        return at === 0 && label !== null ? `${label}: ${said}` : said
      }),
    )
    .join('\n')
}

/** White space as it is left when words go: one space, none before a mark or at an edge. */
export function tidied(text: string): string {
  return text
    .replaceAll(/[ \t]{2,}/g, ' ')
    .replaceAll(/ +([,.;:!?])/g, '$1')
    .trim()
}

/** How several people of one role are told apart: numbered in order. `roles` are in order of speaking. */
export function numberedLabels(roles: readonly (readonly [id: string, role: string])[]): Map<string, string> {
  const many = new Set(roles.map(([, role]) => role).filter((role, at, all) => all.indexOf(role) !== at))
  const counts = new Map<string, number>()
  return new Map(
    roles.map(([id, role]) => {
      const said = role === '' ? 'Speaker' : role[0]!.toLocaleUpperCase('en') + role.slice(1)
      if (!many.has(role)) return [id, said]
      const count = (counts.get(role) ?? 0) + 1
      counts.set(role, count)
      return [id, `${said} ${count}`]
    }),
  )
}
