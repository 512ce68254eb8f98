// Sources of theirs on the texts that stand here: of one text paragraph by paragraph, of another by carrying places across. Pure.

import type { Draft } from '../merge/draft.ts'
import { carryPlace, laid, ordered, placeKey, stepsFrom, wordsReplaced, type Laid } from '../merge/laid-text.ts'
import { redactingSteps } from '../merge/taken-out.ts'
import type { Row } from '../merge/types.ts'
import type { OtherSide } from './other-side.ts'

/** A text of theirs, and the one of ours to which its places are carried. */
interface Carrying {
  readonly from: Laid
  readonly to: Laid
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
  readonly #asked = new Map<string, Row>()

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
      const here = this.#draft.known(source)
      if (standing === 'carried')
        this.#draft.note('M30', 'source', this.#draft.object('source', here).name, this.#side.at, [here])
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
      const { from, to } = this.#carryingOf(source)
      for (const [words, instead] of wordsReplaced(from.text, stepsFrom(from, to), inserted))
        redacted.set(words, instead)
    }
    if (redacted.size > 0) this.#draft.note('M27', 'source', '', this.#side.at, [], redacted.size)
    return redacted
  }

  /** Asks about the places that could not be carried exactly, once it is known that something rests on them. */
  ask(): void {
    for (const [anchor, row] of this.#asked) {
      if (!this.#draft.touches('anchor', anchor) || this.#draft.row('anchor', anchor) === null) continue
      if (this.#draft.where('anchor_question', 'anchor_id', anchor).length > 0) continue
      this.#putEdit(row['edit_id'] as string, this.#draft.row('anchor', anchor)!['source_id'] as string)
      this.#draft.put('anchor_question', row, 'M25', this.#side.at)
    }
  }

  #carry(row: Row, source: string): Row {
    const { from, to } = this.#carryingOf(source)
    const carried = carryPlace(row, from, to, words => this.#draft.facts.wordsDigest(words))
    if (carried === null) return row
    if (carried.outcome !== 'kept' && row['lost'] !== 1) {
      const id = row['id'] as string
      this.#asked.set(id, {
        id: this.#draft.facts.derivedId('anchor_question', `brought ${id}`),
        anchor_id: id,
        edit_id: this.#draft.facts.derivedId('text_edit', `brought ${source}`),
        kind: carried.outcome,
        ...carried.stood,
      })
    }
    return carried.row
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
      carrying = {
        from: laid(ordered(this.#side.where('paragraph', 'source_id', source))),
        to: laid(ordered(this.#draft.facts.ours.where('paragraph', 'source_id', here))),
      }
      this.#carrying.set(source, carrying)
    }
    return carrying
  }
}
