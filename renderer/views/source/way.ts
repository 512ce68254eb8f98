// The ways through a text: from coding to coding, from what is not coded yet to the next, to a row, to words.

import type { CodingId } from '../../../src/base/ids.ts'
import type { TextRange } from '../../../src/base/text-range.ts'
import { caretAt, rangeOf } from '../../editor/moves.ts'
import { rowAt } from '../../editor/reading-text.ts'
import { useStatus } from '../../state/status.ts'
import { words } from '../../words/en.ts'
import { codableTurns, notCodedYet } from './coverage.ts'
import type { Desk } from './desk.ts'
import { codedAlone } from './say.ts'

/** The ways through the text of one desk. */
export class Way {
  readonly #desk: Desk

  constructor(desk: Desk) {
    this.#desk = desk
  }

  /** Makes a coding whose stripe was pressed the focused one; keys go on from its first words, unless words are selected. */
  readonly pressStripe = (codingId: CodingId): void => {
    const { reader } = this.#desk
    const coding = reader.codings.find(one => one.id === codingId)
    if (coding !== undefined && reader.reading !== null && reader.range() === null)
      reader.select(caretAt(reader.reading, coding.start))
    this.#desk.focusCoding(codingId)
  }

  /** Goes to the next or previous coding at the caret, the selection or the focused coding. */
  readonly walk = (step: 1 | -1): void => {
    const { reader } = this.#desk
    const place =
      rangeOf(reader.selection) ??
      (reader.selection === null ? reader.focused : { start: reader.selection.focus, end: reader.selection.focus })
    if (place === null) return
    const here = reader.codingsAt(place)
    if (here.length === 0) {
      this.#desk.set({ said: words.source.notCodedHere })
      return
    }
    const at = here.findIndex(coding => coding.id === this.#desk.state.focusedId)
    const next = here[at === -1 ? (step === 1 ? 0 : here.length - 1) : (at + step + here.length) % here.length]!
    this.#desk.focusCoding(next.id)
    this.#desk.set({
      said: words.source.walked(
        codedAlone(reader, next, this.#desk.codes, this.#desk.team),
        words.source.coding.here(here.indexOf(next) + 1, here.length),
      ),
    })
  }

  /** Lists the codings beside a row; without one, beside the paragraph of the caret. Null closes the list. */
  readonly list = (row?: number | null): void => {
    const { reading, selection, focused } = this.#desk.reader
    const at = row === undefined ? (selection?.focus ?? focused?.start ?? null) : null
    const listed = row ?? (at === null || reading === null ? null : rowAt(reading.rows, at))
    if (listed !== null && !this.#desk.reader.stripes.rows.has(listed))
      this.#desk.set({ said: words.source.notCodedHere })
    else this.#desk.set({ listed })
    if (row === null) this.#desk.toText()
  }

  /** Goes to words of this source and makes their coding the focused one. */
  readonly reveal = (range: TextRange, codingId: CodingId | null): void => {
    if (codingId !== null) this.#desk.focusCoding(codingId)
    void this.#desk.reader.reveal(range, true)
  }

  /** Goes to the next or previous turn that the coder at work has not coded, from the caret and round the ends of the text. */
  readonly walkNotCoded = (step: 1 | -1, at = this.#desk.reader.selection?.focus ?? -1): void => {
    const { reading, session } = this.#desk.reader
    if (reading === null || this.#desk.team.youId === null) return
    const open = notCodedYet(codableTurns(reading), session.codings, this.#desk.team.youId)
    const turn =
      step === 1
        ? (open.find(one => one.start > at) ?? open[0])
        : (open.findLast(one => one.end < at) ?? open.findLast(one => one.start !== at))
    this.#desk.toText()
    if (turn === undefined) {
      useStatus.getState().hint(words.source.nothingLeft)
      this.#desk.set({ said: words.source.nothingLeft })
      return
    }
    // The whole paragraph is told, also where the caret stood in it before.
    this.#desk.tellWhole()
    this.#desk.reader.select(caretAt(reading, turn.start))
    void this.#desk.reader.reveal({ start: turn.start, end: turn.start + 1 }, false)
  }

  /** Goes to the first turn not coded yet. */
  readonly firstNotCoded = (): void => this.walkNotCoded(1, -1)

  /** Goes to the next one. */
  readonly nextNotCoded = (): void => this.walkNotCoded(1)

  /** Puts the caret at the beginning of a row and gives the text the keys. */
  readonly goToRow = (index: number): void => {
    const row = this.#desk.reader.reading?.rows[index]
    if (row !== undefined) this.#desk.reader.select({ anchor: row.speech, focus: row.speech })
    this.#desk.toText()
  }
}
