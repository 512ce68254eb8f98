// What an editor did to the words of a quote: nothing is changed without a mark, every edit is listed, and the original stays.
// Edits stand on the words of the quote's anchor (UTF-16, half-open, in order, none over another). Each keeps the words it
// covers and a few before them, so that it is found again when the source text was corrected. Pure.

import { splitsCharacter, type TextRange } from '../../base/text-range.ts'
import { Refusal } from '../../base/trouble.ts'

/** What an edit does: leaves words out (…), puts others in their place [ ], adds what is meant [ ], corrects a slip of the transcript [ ], or drops a filler. */
export const EDIT_KINDS = ['elide', 'substitute', 'clarify', 'correct', 'filler'] as const
export type EditKind = (typeof EDIT_KINDS)[number]

/** One edit as it is asked for. `text` is what is put there, without its brackets; '' where words are left out. */
export interface EditWish {
  readonly start: number
  readonly end: number
  readonly kind: EditKind
  readonly text: string
}

/** One edit as it is kept: with the words it covers, and those just before it. */
export interface QuoteEdit extends EditWish {
  readonly was: string
  readonly before: string
}

/** Edits where they stand in the words as they are now; `lost` are those whose words are not found any more: somebody has to look. */
export interface PlacedEdits {
  readonly edits: readonly QuoteEdit[]
  readonly lost: readonly QuoteEdit[]
}

/** Fillers that are dropped unless a project names others. */
export const FILLERS: readonly string[] = ['um', 'uh', 'er', 'erm', 'ah', 'hmm', 'mm', 'you know']

const CONTEXT = 24
const LONGEST = 500

/** What stands in the place of the words of an edit. An ellipsis never sticks to a word. */
export function saidBy({ start, end, kind, text }: EditWish, words: string): string {
  if (kind === 'elide')
    return `${/\S/.test(words[start - 1] ?? ' ') ? ' ' : ''}…${/[\p{L}\p{N}]/u.test(words.slice(end, end + 2)[0] ?? '') ? ' ' : ''}`
  if (kind === 'filler') return ''
  return kind === 'clarify' ? ` [${text}]` : `[${text}]`
}

/** Adds an edit to others, in order. White space at its edges is left alone; a clarification stands behind the words chosen; leaving words out takes along edits inside and joins what is left out beside it. Refuses one without words, and one that cuts another in two. */
export function withEdit(words: string, edits: readonly EditWish[], wish: EditWish): EditWish[] {
  let { start, end } = wish.kind === 'filler' ? wish : trimmed(words, { ...wish, kind: 'elide' })
  const { kind } = wish
  const text = wish.text.trim()
  if (start === end) throw new Refusal('edit-empty', 'Select the words of the quote that this is about.')
  if (kind !== 'elide' && kind !== 'filler' && text === '')
    throw new Refusal('edit-empty', 'Write what should stand in the brackets.')
  if (kind === 'clarify') start = end
  const kept: EditWish[] = []
  for (const edit of edits) {
    const isInside = edit.start >= start && edit.end <= end && kind === 'elide'
    const joins = kind === 'elide' && edit.kind === 'elide' && isBeside(words, edit, { start, end })
    if (joins) {
      start = Math.min(start, edit.start)
      end = Math.max(end, edit.end)
    } else if (!isInside) kept.push(edit)
  }
  return checkedEdits(words, [...kept, { start, end, kind, text }])
}

/** Whether two stretches touch, or only white space lies between them. */
function isBeside(words: string, a: { start: number; end: number }, b: { start: number; end: number }): boolean {
  const [first, second] = a.start <= b.start ? [a, b] : [b, a]
  return first.end >= second.start || words.slice(first.end, second.start).trim() === ''
}

/** Looks edits through and gives them back in order, with the words they stand on. Refuses what lies outside the words, cuts a character, lies over another edit or leaves nothing. */
export function checkedEdits(words: string, wishes: readonly EditWish[]): QuoteEdit[] {
  const edits = wishes.map(wish => trimmed(words, wish)).toSorted((a, b) => a.start - b.start || a.end - b.end)
  let last = 0
  for (const { start, end, kind, text } of edits) {
    const isInsertion = kind === 'clarify'
    if (end > words.length || start > end || (start === end) !== isInsertion)
      throw new Refusal('edit-outside', 'An edit lies outside the words of the quote. Open the quote again.')
    if (splitsCharacter(words, start) || splitsCharacter(words, end))
      throw new Refusal('range-splits', 'An edit begins or ends in the middle of a character. Select the whole one.')
    if (start < last)
      throw new Refusal('edit-over', 'These words are edited already. Take that edit back first, or choose others.')
    if (text.length > LONGEST)
      throw new Refusal('edit-long', `What stands in brackets may be ${LONGEST} characters long.`)
    last = end
  }
  const left = editedText(words, edits).replaceAll(/[…\s]/g, '')
  if (left === '') throw new Refusal('edit-all', 'Nothing of the quote would be left. Remove the quote instead.')
  return edits.map(({ start, end, kind, text }) => ({
    start,
    end,
    kind,
    text,
    was: words.slice(start, end),
    before: contextBefore(words, start),
  }))
}

/** White space at the edges of words stays outside an edit; what a filler takes along belongs to it. */
function trimmed(words: string, wish: EditWish): EditWish {
  if (wish.kind === 'filler' || wish.kind === 'clarify') return wish
  let { start, end } = wish
  while (start < end && /\s/.test(words[start] ?? '')) start++
  while (end > start && /\s/.test(words[end - 1] ?? '')) end--
  return { ...wish, start, end }
}

function contextBefore(words: string, start: number): string {
  return words.slice(Math.max(0, start - CONTEXT), start).replace(/^[\udc00-\udfff]/, '')
}

/** The words with their edits, in one piece. */
export function editedText(words: string, edits: readonly EditWish[]): string {
  let said = ''
  let at = 0
  for (const edit of edits) {
    said += words.slice(at, edit.start) + saidBy(edit, words)
    at = edit.end
  }
  return said + words.slice(at)
}

/** Edits on words some of which were taken out since: `ranges` say where each stands in the words as they are now, `say` says words without those that went. One whose words another covers now goes; one that waits for somebody to look keeps waiting, without what stood before it. */
export function editsOn(
  words: string,
  edits: readonly QuoteEdit[],
  ranges: readonly TextRange[],
  lost: readonly QuoteEdit[],
  say: (said: string) => string,
): QuoteEdit[] {
  let last = 0
  const placed = edits.flatMap((edit, at) => {
    const start = Math.max(0, Math.min(ranges[at]!.start, words.length))
    const end = Math.max(start, Math.min(ranges[at]!.end, words.length))
    if (start < last || (start === end) !== (edit.kind === 'clarify')) return []
    last = end
    return [
      { ...edit, start, end, text: say(edit.text), was: words.slice(start, end), before: contextBefore(words, start) },
    ]
  })
  return [...placed, ...lost.map(edit => ({ ...edit, text: say(edit.text), was: say(edit.was), before: '' }))]
}

/** Finds edits again in words that may have been corrected since: where they were, else where their words stand once. The others are lost, and change nothing until somebody has looked. */
export function placedEdits(words: string, edits: readonly QuoteEdit[]): PlacedEdits {
  const placed: QuoteEdit[] = []
  const lost: QuoteEdit[] = []
  let last = 0
  for (const edit of edits) {
    const start = placeOf(words, edit)
    if (start === null || start < last) {
      lost.push(edit)
      continue
    }
    const end = start + edit.was.length
    placed.push(start === edit.start ? edit : { ...edit, start, end, before: contextBefore(words, start) })
    last = end
  }
  return { edits: placed, lost }
}

function placeOf(words: string, { start, was, before }: QuoteEdit): number | null {
  const isAt = (at: number, context: string) =>
    words.slice(at, at + was.length) === was && words.slice(Math.max(0, at - context.length), at) === context
  if (isAt(start, before)) return start
  // With all that is known of what stood before; then with less of it, never with none: other words would be edited silently.
  for (const length of [CONTEXT, 12, 6]) {
    const context = before.slice(Math.max(0, before.length - length))
    if (context.trim() === '') return null
    const looked = context + was
    const first = words.indexOf(looked)
    if (first < 0) continue
    return words.includes(looked, first + 1) ? null : first + context.length
  }
  return null
}

/** The fillers among some words, as edits; what is edited already is left alone. A comma that belonged to the filler goes with it. */
export function fillersIn(words: string, fillers: readonly string[], edits: readonly EditWish[] = []): EditWish[] {
  const clean = fillers.map(one => one.trim()).filter(one => one !== '')
  if (clean.length === 0) return []
  const either = clean
    .toSorted((a, b) => b.length - a.length)
    .map(one => one.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll(/\s+/g, String.raw`\s+`))
    .join('|')
  const found: EditWish[] = []
  for (const match of words.matchAll(
    new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${either})(?![\p{L}\p{N}’'-])`, 'giu'),
  )) {
    let start = match.index
    let end = start + match[0].length
    const comma = /,[ \t]*$/.exec(words.slice(0, start))
    if (comma) start -= comma[0].length
    else end += /^,?[ \t]*/.exec(words.slice(end))![0].length
    if ([...edits, ...found].some(edit => edit.start < end && edit.end > start)) continue
    found.push({ start, end, kind: 'filler', text: '' })
  }
  return found
}

const NAMES: Readonly<Record<EditKind, string>> = {
  elide: 'left out',
  substitute: 'replaced',
  clarify: 'added',
  correct: 'slip corrected',
  filler: 'filler dropped',
}

/** One edit as the list of edits says it: what was done, the words it was, and what stands there. */
export function toldEdit(edit: QuoteEdit): { readonly what: string; readonly was: string; readonly said: string } {
  return { what: NAMES[edit.kind], was: edit.was.trim(), said: saidBy(edit, '').trim() }
}
