import { changedMeanwhile } from './changed-meanwhile.ts'
import type { References } from './reference-queries.ts'
import type { AnchorPlace, SourceSlice } from './slice-queries.ts'

/** The text of one source, where its paragraphs begin, and who speaks in them. */
export class SourceText {
  readonly sites: readonly string[]
  readonly #text: string
  readonly #paragraphs = new Map<string, { readonly index: number; readonly start: number }>()
  /** For each paragraph the participant who speaks there, if known. */
  readonly #speaking: (string | null)[] = []
  readonly #only: readonly string[]

  constructor({ paragraphs, cases }: SourceSlice, names: References) {
    let start = 0
    paragraphs.forEach(({ id, text, speaker }, index) => {
      const participant = names.speakers.get(speaker)
      this.#paragraphs.set(id, { index, start })
      this.#speaking.push(participant === undefined ? null : names.cases.get(participant)!.reference)
      start += text.length + 1
    })
    this.#text = paragraphs.map(({ text }) => text).join('\n')
    const linked = cases.map(id => names.cases.get(id)!)
    const participants = linked.filter(one => one.kind === 'participant').map(one => one.reference)
    this.#only = participants.length === 1 ? participants : []
    this.sites = linked.filter(one => one.kind === 'site').map(one => one.reference)
  }

  /** The words at a place, their offsets in the whole text, and whose turns they lie in: else the source's only participant's. */
  passage({ startParagraph, startOffset, endParagraph, endOffset }: AnchorPlace) {
    const first = this.#paragraph(startParagraph)
    const last = this.#paragraph(endParagraph)
    const start = first.start + startOffset
    const end = last.start + endOffset
    // Words that end with a line end do not reach into the paragraph after it.
    const lastIndex = endOffset === 0 && last.index > first.index ? last.index - 1 : last.index
    return { start, end, quote: this.#text.slice(start, end), participants: this.#participants(first.index, lastIndex) }
  }

  #paragraph(hex: string) {
    const found = this.#paragraphs.get(hex)
    if (!found) throw changedMeanwhile()
    return found
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
