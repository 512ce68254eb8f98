import { changedMeanwhile } from './changed-meanwhile.ts'
import type { References } from './reference-queries.ts'
import type { AnchorPlace, SourceSlice } from './slice-queries.ts'

/** The text of one source, where its paragraphs begin, and who speaks in them. */
export class SourceText {
  readonly sites: readonly string[]
  readonly #text: string
  /** Which paragraph has an id, and where each begins. */
  readonly #indexes = new Map<string, number>()
  readonly #starts: readonly number[]
  /** For each paragraph the participant who speaks there, if known. */
  readonly #speaking: (string | null)[] = []
  readonly #only: readonly string[]

  constructor({ paragraphs, cases }: SourceSlice, names: References) {
    let start = 0
    const starts: number[] = []
    for (const [index, [, , id, text, speaker]] of paragraphs.entries()) {
      const participant = speaker === '' ? undefined : names.speakers.get(speaker)
      this.#indexes.set(id, index)
      starts.push(start)
      this.#speaking.push(participant === undefined ? null : names.cases.get(participant)!.reference)
      start += text.length + 1
    }
    this.#starts = starts
    this.#text = paragraphs.map(([, , , text]) => text).join('\n')
    const linked = cases.map(id => names.cases.get(id)!)
    const participants = linked.filter(one => one.kind === 'participant').map(one => one.reference)
    this.#only = participants.length === 1 ? participants : []
    this.sites = linked.filter(one => one.kind === 'site').map(one => one.reference)
  }

  /** The words at a place, their offsets in the whole text, and whose turns they lie in: else the source's only participant's. */
  passage({ startParagraph, startOffset, endParagraph, endOffset }: AnchorPlace) {
    const first = this.#indexOf(startParagraph)
    const last = endParagraph === null ? first : this.#indexOf(endParagraph)
    const start = this.#starts[first]! + startOffset
    const end = this.#starts[last]! + endOffset
    // Words that end with a line end do not reach into the paragraph after it.
    const lastSpeaking = endOffset === 0 && last > first ? last - 1 : last
    return { start, end, quote: this.#text.slice(start, end), participants: this.#participants(first, lastSpeaking) }
  }

  #indexOf(id: string): number {
    const index = this.#indexes.get(id)
    if (index === undefined) throw changedMeanwhile()
    return index
  }

  #participants(first: number, last: number): readonly string[] {
    const found: string[] = []
    for (let at = first; at <= last; at++) {
      const one = this.#speaking[at]
      if (one && !found.includes(one)) found.push(one)
    }
    return found.length > 0 ? found : this.#only
  }
}
