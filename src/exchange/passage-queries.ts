// Reads every coding and every piece of evidence with its words, source by source: one source's text is in memory at a time.

import { Refusal } from '../base/trouble.ts'
import type { Read } from '../store/access.ts'
import { sql, type Sql } from '../store/sql.ts'
import { idOfHex, references, sourceReferences, type References, type SourceReference } from './reference-queries.ts'

/** One coding with its words and all that hangs on them. References are sheet keys, else ids; coders go by their name. Offsets are UTF-16 into the source's text. */
export interface Passage {
  readonly id: string
  readonly key: string | null
  readonly source: string
  readonly code: string
  readonly codeName: string
  readonly coder: string
  readonly start: number
  readonly end: number
  readonly quote: string
  readonly participants: readonly string[]
  readonly sites: readonly string[]
  /** The judgements of this coder on these very words. */
  readonly stances: readonly Stance[]
}

/** How words bear on a proposition (its key, else its id) in their judge's eyes. */
export interface Stance {
  readonly proposition: string
  readonly stance: string
}

/** A piece of evidence with its words. `codes` are those its judge gave the same words, in framework order. */
export interface EvidencePassage extends Stance {
  readonly id: string
  readonly source: string
  readonly coder: string
  readonly codes: readonly string[]
  readonly start: number
  readonly end: number
  readonly quote: string
}

type AnchorPlace = [startParagraph: string, startOffset: number, endParagraph: string, endOffset: number]
type CodingRow = [
  id: string,
  key: string | null,
  code: string,
  coder: string,
  anchor: number,
  n: number,
  ...AnchorPlace,
]
type EvidenceRow = [id: string, anchor: number, coder: string, proposition: string, stance: string, ...AnchorPlace]

const PLACE: Sql = sql`hex(start_paragraph_id), start_offset, hex(end_paragraph_id), end_offset`

/** Every coding of the project, a list per source, in document order. Between two lists other work may be done; a project whose texts changed meanwhile is refused. */
export function* passagesBySource(read: Read): Generator<readonly Passage[], void, void> {
  const names = references(read)
  for (const source of sourceReferences(read)) yield passagesOf(read, source, names)
}

function passagesOf(read: Read, source: SourceReference, names: References): readonly Passage[] {
  const rows = read.arrays<CodingRow>(sql`
    SELECT hex(coding.id), coding.key, hex(code_id), hex(coder_id), anchor.n, coding.n, ${PLACE}
    FROM anchor JOIN coding ON coding.anchor_id = anchor.id WHERE anchor.source_id = ${bytesOfHex(source.hex)}`)
  if (rows.length === 0) return NONE
  const text = new SourceText(read, source, names)
  const stances = new Map<string, Stance[]>()
  for (const [, anchor, coder, proposition, stance] of evidenceRows(read, source)) {
    addTo(stances, `${anchor} ${coder}`, { proposition: names.propositions.get(proposition)!, stance })
  }
  return rows
    .map(([id, key, code, coder, anchor, n, ...place]) => {
      const { start, end, quote, participants } = text.passage(place)
      const { reference, name } = names.codes.get(code)!
      return {
        id: idOfHex(id),
        key,
        source: source.reference,
        code: reference,
        codeName: name,
        coder: names.coders.get(coder)!,
        start,
        end,
        quote,
        participants,
        sites: text.sites,
        stances: stances.get(`${anchor} ${coder}`) ?? NONE,
        n,
      }
    })
    .sort((a, b) => a.start - b.start || b.end - a.end || a.n - b.n)
}

const NONE: readonly never[] = []

/** Every piece of evidence of the project, a list per source, in document order. */
export function* evidenceBySource(read: Read): Generator<readonly EvidencePassage[], void, void> {
  const names = references(read)
  for (const source of sourceReferences(read)) {
    const rows = evidenceRows(read, source)
    if (rows.length === 0) continue
    const text = new SourceText(read, source, names)
    const codes = codesByPassage(read, source, names)
    yield rows
      .map(([id, anchor, coder, proposition, stance, ...place]) => {
        const { start, end, quote } = text.passage(place)
        return {
          id: idOfHex(id),
          source: source.reference,
          coder: names.coders.get(coder)!,
          codes: codes.get(`${anchor} ${coder}`) ?? NONE,
          start,
          end,
          quote,
          proposition: names.propositions.get(proposition)!,
          stance,
        }
      })
      .sort((a, b) => a.start - b.start || b.end - a.end)
  }
}

function evidenceRows(read: Read, source: SourceReference): EvidenceRow[] {
  return read.arrays<EvidenceRow>(sql`
    SELECT hex(evidence.id), anchor.n, hex(coder_id), hex(proposition_id), stance, ${PLACE}
    FROM anchor JOIN evidence ON evidence.anchor_id = anchor.id WHERE anchor.source_id = ${bytesOfHex(source.hex)} ORDER BY evidence.n`)
}

function codesByPassage(read: Read, source: SourceReference, names: References): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const [anchor, coder, code] of read.arrays<[number, string, string]>(sql`
    SELECT anchor.n, hex(coder_id), hex(code_id) FROM anchor JOIN coding ON coding.anchor_id = anchor.id
    WHERE anchor.source_id = ${bytesOfHex(source.hex)} ORDER BY coding.n`)) {
    addTo(found, `${anchor} ${coder}`, names.codes.get(code)!.reference)
  }
  return found
}

/** The text of one source, where its paragraphs begin, and who speaks in them. */
class SourceText {
  readonly sites: readonly string[]
  readonly #text: string
  readonly #paragraphs = new Map<string, { readonly index: number; readonly start: number }>()
  /** For each paragraph the participant who speaks there, if known. */
  readonly #speaking: (string | null)[] = []
  readonly #only: readonly string[]

  constructor(read: Read, { hex }: SourceReference, names: References) {
    const source = bytesOfHex(hex)
    const texts: string[] = []
    let start = 0
    for (const [id, text, speaker] of read.arrays<[string, string, string]>(
      sql`SELECT hex(id), text, hex(speaker_id) FROM paragraph WHERE source_id = ${source} ORDER BY place`,
    )) {
      const participant = names.speakers.get(speaker)
      this.#paragraphs.set(id, { index: texts.length, start })
      this.#speaking.push(participant === undefined ? null : names.cases.get(participant)!.reference)
      texts.push(text)
      start += text.length + 1
    }
    this.#text = texts.join('\n')
    const linked = read
      .arrays<[string]>(sql`SELECT hex(case_id) FROM case_source WHERE source_id = ${source} ORDER BY n`)
      .map(([id]) => names.cases.get(id)!)
    const participants = linked.filter(one => one.kind === 'participant')
    this.#only = participants.length === 1 ? [participants[0]!.reference] : NONE
    this.sites = linked.filter(one => one.kind === 'site').map(one => one.reference)
  }

  passage([startParagraph, startOffset, endParagraph, endOffset]: AnchorPlace) {
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

  /** The participants whose turns these paragraphs are, else the source's only participant. */
  #participants(first: number, last: number): readonly string[] {
    const found: string[] = []
    for (let at = first; at <= last; at++) {
      const one = this.#speaking[at]
      if (one && !found.includes(one)) found.push(one)
    }
    return found.length > 0 ? found : this.#only
  }
}

function bytesOfHex(hex: string): Uint8Array {
  return Buffer.from(hex, 'hex')
}

function addTo<Item>(map: Map<string, Item[]>, key: string, item: Item): void {
  const list = map.get(key)
  if (list) list.push(item)
  else map.set(key, [item])
}

/** The project was changed under a long reading, so that what was to be read is not there any more. */
export function changedMeanwhile(): Refusal {
  return new Refusal('changed-meanwhile', 'The project changed while it was being read. Start this again.')
}
