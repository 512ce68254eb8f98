// Sources of theirs on the texts that stand here: of one text paragraph by paragraph, of another by carrying places across. Pure.

import { wordCount, type TextRange } from '../../base/text-range.ts'
import type { TextStep } from '../../base/text-step.ts'
import { carry, type Carried } from '../../coding/carry.ts'
import { contextAfter, contextBefore } from '../../coding/context.ts'
import { stepsBetween } from '../../sources/text-diff.ts'
import type { Draft } from '../merge/draft.ts'
import { redactingSteps } from '../merge/texts.ts'
import type { Row } from '../merge/types.ts'
import type { OtherSide } from './other-side.ts'

/** A text as its paragraphs, with where each begins. */
interface Text {
  readonly rows: readonly Row[]
  readonly starts: readonly number[]
  readonly at: ReadonlyMap<string, number>
  readonly text: string
}

interface Carrying {
  readonly from: Text
  readonly to: Text
  readonly steps: readonly TextStep[]
  readonly source: string
}

/** The paragraphs of a source on both sides, in the order of its text, without their words. */
export interface ParagraphIds {
  ours(sourceId: string): readonly string[]
  theirs(sourceId: string): readonly string[]
}

/** How a source of theirs stands here: it comes in with its text, it has our text, or its places are carried to ours. */
export type Standing = 'new' | 'same' | 'carried'

/** The sources of theirs, as it was decided of them. */
export class SourceTexts {
  readonly #draft: Draft
  readonly #side: OtherSide
  readonly #paragraphs: ParagraphIds
  readonly #standing = new Map<string, Standing>()
  readonly #carrying = new Map<string, Carrying>()
  readonly #places = new Map<string, ReadonlyMap<string, string>>()
  readonly #asked = new Map<string, string>()

  constructor(draft: Draft, side: OtherSide, paragraphs: ParagraphIds) {
    this.#draft = draft
    this.#side = side
    this.#paragraphs = paragraphs
    for (const row of side.all('source')) {
      const id = row['id'] as string
      const here = draft.facts.ours.row('source', draft.known(id))
      this.#standing.set(id, here === null ? 'new' : here['text_hash'] === row['text_hash'] ? 'same' : 'carried')
    }
  }

  standing(source: string): Standing {
    return this.#standing.get(source) ?? 'new'
  }

  /** The sources that come in with their texts. */
  get fresh(): string[] {
    return [...this.#standing].flatMap(([id, standing]) => (standing === 'new' ? [id] : []))
  }

  /** From now on the paragraphs and speakers of a source that is ours are ours. Yields after each source. */
  *align(): Generator<number, void, void> {
    const placed = new Set(this.#side.all('anchor').map(row => row['source_id'] as string))
    for (const [source, standing] of this.#standing) {
      if (standing === 'new') continue
      if (standing === 'carried')
        this.#draft.note('M30', 'source', this.#draft.object('source', this.#draft.known(source)).name, this.#side.at)
      const here = this.#draft.known(source)
      const labels = new Map(
        this.#draft.facts.ours.where('speaker', 'source_id', here).map(row => [row['label'], row['id'] as string]),
      )
      for (const row of this.#side.where('speaker', 'source_id', source)) {
        const known = labels.get(row['label'] ?? null)
        if (known !== undefined) this.#draft.alias(row['id'] as string, known)
      }
      if (standing !== 'same' || !placed.has(source)) continue
      const ours = this.#paragraphs.ours(here)
      const theirs = this.#paragraphs.theirs(source)
      if (ours.length !== theirs.length) {
        this.#standing.set(source, 'carried')
        continue
      }
      for (const [at, id] of theirs.entries()) this.#draft.alias(id, ours[at]!)
      yield 0
    }
  }

  /** A place of theirs on the text that stands here, and what is to be asked about it. `row` has our ids already. */
  place(row: Row, source: string): Row {
    return this.standing(source) === 'carried' ? this.#carry(row, source) : row
  }

  /** The place of ours that is the same. */
  twin(row: Row): string | null {
    const source = row['source_id'] as string
    if (this.#draft.facts.ours.row('source', source) === null || row['lost'] === 1) return null
    let places = this.#places.get(source)
    if (!places) {
      places = new Map(
        this.#draft.facts.ours
          .where('anchor', 'source_id', source)
          .filter(one => one['lost'] === 0)
          .map(one => [placeKey(one), one['id'] as string]),
      )
      this.#places.set(source, places)
    }
    const twin = places.get(placeKey(row))
    return twin !== undefined && twin !== row['id'] ? twin : null
  }

  /** Words that theirs still has and that were taken out here for good, with what stands instead: they come in by no way. [M27] */
  redacted(): Map<string, string> {
    const redacted = new Map<string, string>()
    for (const [source, standing] of this.#standing) {
      if (standing !== 'carried') continue
      const here = this.#draft.known(source)
      const edits = redactingSteps(this.#draft.facts.ours.where('text_edit', 'source_id', here))
      if (edits.length === 0) continue
      const inserted = new Set(edits.map(edit => edit.inserted))
      const { from, steps } = this.#carryingOf(source)
      let moved = 0
      for (const step of steps) {
        const words = from.text.slice(step.start - moved, step.end - moved)
        moved += step.insert.length - (step.end - step.start)
        if (inserted.has(step.insert) && words.trim().length > 1) redacted.set(words, step.insert)
      }
    }
    if (redacted.size > 0) this.#draft.note('M27', 'source', '', this.#side.at, redacted.size)
    return redacted
  }

  /** Asks about the places that could not be carried exactly, once it is known that something rests on them. */
  ask(): void {
    for (const [anchor, question] of this.#asked) {
      if (!this.#draft.touches('anchor', anchor) || this.#draft.row('anchor', anchor) === null) continue
      const row = JSON.parse(question) as Row
      if (this.#draft.where('anchor_question', 'anchor_id', anchor).length > 0) continue
      this.#putEdit(row['edit_id'] as string, this.#draft.row('anchor', anchor)!['source_id'] as string)
      this.#draft.put('anchor_question', row, 'M25', this.#side.at)
    }
  }

  #carry(row: Row, source: string): Row {
    const { from, to, steps } = this.#carryingOf(source)
    const range = rangeIn(row, from)
    if (range === null) return row
    const carried = carry(to.text, range, steps)
    const start = placeIn(to, carried.range.start)
    const end = placeIn(to, carried.range.end)
    const was = from.text.slice(range.start, range.end)
    const is = to.text.slice(carried.range.start, carried.range.end)
    this.#note(row, source, carried, was, range)
    return {
      ...row,
      start_paragraph_id: to.rows[start.paragraph]!['id']!,
      start_offset: start.offset,
      end_paragraph_id: to.rows[end.paragraph]!['id']!,
      end_offset: end.offset,
      lost: carried.outcome === 'lost' ? 1 : 0,
      ...(was === is ? {} : { digest: this.#draft.facts.wordsDigest(is), words: wordCount(is) }),
    }
  }

  #note(row: Row, source: string, carried: Carried, was: string, range: TextRange): void {
    if (carried.outcome === 'kept' || row['lost'] === 1) return
    const { from } = this.#carryingOf(source)
    const id = row['id'] as string
    this.#asked.set(
      id,
      JSON.stringify({
        id: this.#draft.facts.derivedId('anchor_question', `brought ${id}`),
        anchor_id: id,
        edit_id: this.#draft.facts.derivedId('text_edit', `brought ${source}`),
        kind: carried.outcome,
        words: was,
        before: contextBefore(from.text, range.start),
        after: contextAfter(from.text, range.end),
      }),
    )
  }

  /** What the questions about places refer to: an entry in the history of the text that changes nothing and says where they came from. */
  #putEdit(id: string, source: string): void {
    if (this.#draft.row('text_edit', id) !== null) return
    this.#draft.put(
      'text_edit',
      {
        id,
        source_id: source,
        coder_id: this.#draft.all('coder')[0]!['id']!,
        kind: 'corrected file',
        reason: `Codings brought in from “${this.#side.mark}”, where the text is another.`,
        steps: '[]',
        made_at: this.#draft.facts.ours.row('source', source)?.['imported_at'] ?? '',
        redacts: 0,
      },
      'M25',
      this.#side.at,
    )
  }

  #carryingOf(source: string): Carrying {
    let carrying = this.#carrying.get(source)
    if (!carrying) {
      const here = this.#draft.known(source)
      const from = textOf(this.#side.where('paragraph', 'source_id', source))
      const to = textOf(this.#draft.facts.ours.where('paragraph', 'source_id', here))
      carrying = { from, to, steps: stepsBetween(from.text, to.text), source: here }
      this.#carrying.set(source, carrying)
    }
    return carrying
  }
}

function placeKey(row: Row): string {
  return `${row['start_paragraph_id']} ${row['start_offset']} ${row['end_paragraph_id']} ${row['end_offset']}`
}

function inOrder(rows: readonly Row[]): Row[] {
  return [...rows].sort((a, b) => (a['place'] as number) - (b['place'] as number))
}

function textOf(unordered: readonly Row[]): Text {
  const rows = inOrder(unordered)
  const starts: number[] = []
  let start = 0
  for (const row of rows) {
    starts.push(start)
    start += (row['text'] as string).length + 1
  }
  return {
    rows,
    starts,
    text: rows.map(row => row['text'] as string).join('\n'),
    at: new Map(rows.map((row, at) => [row['id'] as string, at])),
  }
}

function rangeIn(row: Row, text: Text): TextRange | null {
  const first = text.at.get(row['start_paragraph_id'] as string)
  const last = text.at.get(row['end_paragraph_id'] as string)
  if (first === undefined || last === undefined) return null
  return {
    start: text.starts[first]! + (row['start_offset'] as number),
    end: text.starts[last]! + (row['end_offset'] as number),
  }
}

function placeIn(text: Text, offset: number): { paragraph: number; offset: number } {
  const after = text.starts.findIndex(start => start > offset)
  const paragraph = after === -1 ? text.starts.length - 1 : after - 1
  return { paragraph, offset: offset - text.starts[paragraph]! }
}
