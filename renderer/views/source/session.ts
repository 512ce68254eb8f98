// What is known of one open source while it is read and coded: its text, its codings as the core has them, and what was
// just done and is not confirmed yet. Codings appear the moment a key is pressed; a refusal takes them back.

import { newId, type CodeId, type CoderId, type CodingId, type SourceId } from '../../../src/base/ids.ts'
import type { TextRange } from '../../../src/base/text-range.ts'
import type { Coding, CodingsOfSource, EvidenceMark } from '../../../src/coding/types.ts'
import type { OpenSource } from '../../../src/sources/types.ts'
import { readingText, type ReadingText } from '../../editor/reading-text.ts'

/** What a session may ask of the core. The view gives it calls; tests give it answers. */
export interface Core {
  open(sourceId: SourceId): Promise<OpenSource>
  codings(sourceId: SourceId): Promise<CodingsOfSource>
  apply(sourceId: SourceId, codeIds: readonly CodeId[], range: TextRange): Promise<readonly CodingId[]>
  remove(codingIds: readonly CodingId[]): Promise<void>
  recode(codingId: CodingId, codeId: CodeId): Promise<void>
  resize(codingId: CodingId, range: TextRange): Promise<void>
}

/** What changed in a session: `text` when another text is shown, else the ranges whose codings differ now. */
export interface SessionChange {
  readonly text: boolean
  readonly touched: readonly TextRange[]
}

/** One open source. Listeners are told after every change; `codings` is a new array each time. */
export class ReadingSession {
  readonly sourceId: SourceId
  source: OpenSource | null = null
  reading: ReadingText | null = null
  codings: readonly Coding[] = []
  evidence: readonly EvidenceMark[] = []
  /** Who corrects the text now. What is stored under these hands need not be read again; the codings it carried are. */
  #correcting: { readonly state: string; readonly isPending: boolean } | null = null
  /** The state of the text that `codings` stand on. */
  codedState = ''
  /** Why the text is corrected, as it was said: kept while the desk is drawn anew, until the mode is left. */
  #why = ''
  readonly #core: Core
  #told: ReadonlyMap<CodingId, Coding> = new Map()
  readonly #coming = new Map<CodingId, Coding>()
  readonly #going = new Set<CodingId>()
  readonly #changing = new Map<CodingId, Coding>()
  readonly #listeners = new Set<(change: SessionChange) => void>()
  #reading = 0
  #newest: Promise<void> = Promise.resolve()

  /** Why the text is corrected; '' where nothing was said. */
  get why(): string {
    return this.#why
  }

  /** Keeps why the text is corrected. */
  because(why: string): void {
    this.#why = why
  }

  #toRedact: TextRange | null = null

  /** Keeps words that are to be redacted, until the correcting that begins asks for them. */
  redact(range: TextRange): void {
    this.#toRedact = range
  }

  /** Gives the words that are to be redacted, once. */
  takeRedaction(): TextRange | null {
    const range = this.#toRedact
    this.#toRedact = null
    return range
  }

  constructor(sourceId: SourceId, core: Core) {
    this.sourceId = sourceId
    this.#core = core
  }

  /** Listens until the returned function is called. */
  listen(listener: (change: SessionChange) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Whether the text is being corrected here. */
  get isCorrected(): boolean {
    return this.#correcting !== null
  }

  /** Says who corrects the text, until the returned function is called. */
  correctedBy(hands: { readonly state: string; readonly isPending: boolean }): () => void {
    this.#correcting = hands
    return () => {
      if (this.#correcting === hands) this.#correcting = null
    }
  }

  /** Whether anybody listens. */
  get isWatched(): boolean {
    return this.#listeners.size > 0
  }

  /** Reads the source. The text on screen stays when its words are the same. Throws what the core throws. */
  load(): Promise<void> {
    return (this.#newest = this.#read())
  }

  async #read(): Promise<void> {
    const mine = ++this.#reading
    const source = await this.#core.open(this.sourceId)
    // A later reading is on its way or has come: what it says is newer.
    if (mine !== this.#reading) return
    const touched = this.#takeIn(source)
    // What was read before may be behind the hands that correct it: nothing follows from its being the same.
    if (this.source === null || this.reading === null || this.#correcting !== null || !sameText(this.source, source)) {
      this.source = source
      this.reading = readingText(source)
      this.#tell({ text: true, touched: [] })
      return
    }
    this.source = { ...source, paragraphs: this.source.paragraphs }
    this.#tell({ text: false, touched })
  }

  /** Reads only the codings again: enough when the words did not change. Throws what the core throws. */
  loadCodings(): Promise<void> {
    const mine = ++this.#reading
    const read = async () => {
      const now = await this.#core.codings(this.sourceId)
      // A later reading is on its way: what was asked for is there when that one is.
      if (mine !== this.#reading) return await this.#newest
      // Others changed the words under the hands that correct them, or took a correction back.
      const correcting = this.#correcting
      if (correcting !== null && !correcting.isPending && now.textState !== correcting.state) return await this.load()
      this.#tell({ text: false, touched: this.#takeIn(now) })
    }
    return (this.#newest = read())
  }

  /** Takes in what the core has; gives back the ranges where it differs from before. */
  #takeIn(now: CodingsOfSource): TextRange[] {
    const before = this.#told
    // A coding that is as it was stays the same object: what was made of it need not be made again.
    this.#told = new Map(now.codings.map(coding => [coding.id, sameAs(before.get(coding.id), coding)]))
    this.evidence = now.evidence
    this.codedState = now.textState
    return difference(before, this.#told)
  }

  /** Applies codes to words, in the name of the coder at work: painted at once, confirmed or taken back later. Gives back the codings' ids once they are the core's; throws its refusal. */
  async apply(codeIds: readonly CodeId[], range: TextRange, coderId: CoderId): Promise<readonly CodingId[]> {
    const madeAt = new Date().toISOString()
    const coming = codeIds.map((codeId): Coding => ({
      id: newId(),
      anchorId: newId(),
      codeId,
      coderId,
      madeAt,
      hasMemo: false,
      start: range.start,
      end: range.end,
    }))
    for (const coding of coming) this.#coming.set(coding.id, coding)
    this.#tell({ text: false, touched: [range] })
    try {
      const ids = await this.#core.apply(this.sourceId, codeIds, range)
      const told = new Map(this.#told)
      for (const [at, coding] of coming.entries()) {
        const id = ids[at]
        if (id !== undefined && !told.has(id)) told.set(id, { ...coding, id })
      }
      this.#told = told
      return ids
    } finally {
      for (const coding of coming) this.#coming.delete(coding.id)
      this.#tell({ text: false, touched: [range] })
    }
  }

  /** Removes codings: gone from the screen at once, back when the core refuses. Throws its refusal. */
  async remove(codingIds: readonly CodingId[]): Promise<void> {
    const touched = this.codings.filter(coding => codingIds.includes(coding.id))
    for (const id of codingIds) this.#going.add(id)
    this.#tell({ text: false, touched })
    try {
      await this.#core.remove(codingIds)
      const told = new Map(this.#told)
      for (const id of codingIds) told.delete(id)
      this.#told = told
    } finally {
      for (const id of codingIds) this.#going.delete(id)
      this.#tell({ text: false, touched })
    }
  }

  /** Changes the code of a coding: seen at once, as it was when the core refuses. Throws its refusal. */
  async recode(coding: Coding, codeId: CodeId): Promise<void> {
    await this.#change(coding, { ...coding, codeId }, () => this.#core.recode(coding.id, codeId))
  }

  /** Gives a coding other words: seen at once, as it was when the core refuses. Throws its refusal. */
  async resize(coding: Coding, range: TextRange): Promise<void> {
    const next = { ...coding, start: range.start, end: range.end }
    await this.#change(coding, next, () => this.#core.resize(coding.id, range))
  }

  async #change(was: Coding, next: Coding, send: () => Promise<void>): Promise<void> {
    this.#changing.set(was.id, next)
    this.#tell({ text: false, touched: [was, next] })
    try {
      await send()
      // The core's own account may have come first: what it says is newer.
      if (this.#told.get(was.id) === was) this.#told = new Map(this.#told).set(was.id, next)
    } finally {
      this.#changing.delete(was.id)
      this.#tell({ text: false, touched: [was, next] })
    }
  }

  /** Whether a coding is still on its way to the core. */
  isComing(codingId: CodingId): boolean {
    return this.#coming.has(codingId)
  }

  #tell(change: SessionChange): void {
    const codings: Coding[] = []
    for (const coding of this.#told.values())
      if (!this.#going.has(coding.id)) codings.push(this.#changing.get(coding.id) ?? coding)
    for (const coding of this.#coming.values()) codings.push(coding)
    this.codings = codings
    for (const listener of this.#listeners) listener(change)
  }
}

function sameText(a: OpenSource, b: OpenSource): boolean {
  return (
    a.paragraphs.length === b.paragraphs.length &&
    a.paragraphs.every((paragraph, at) => {
      const other = b.paragraphs[at]!
      return (
        paragraph.id === other.id &&
        paragraph.text === other.text &&
        paragraph.speakerId === other.speakerId &&
        paragraph.speechStart === other.speechStart &&
        paragraph.style === other.style
      )
    }) &&
    a.speakers.length === b.speakers.length &&
    a.speakers.every((speaker, at) => speaker.label === b.speakers[at]!.label && speaker.role === b.speakers[at]!.role)
  )
}

/** The coding known before when nothing about it changed, else the new one. */
function sameAs(was: Coding | undefined, coding: Coding): Coding {
  const same =
    was !== undefined &&
    was.start === coding.start &&
    was.end === coding.end &&
    was.codeId === coding.codeId &&
    was.coderId === coding.coderId &&
    was.anchorId === coding.anchorId &&
    was.hasMemo === coding.hasMemo &&
    was.madeAt === coding.madeAt &&
    JSON.stringify(was.marks) === JSON.stringify(coding.marks)
  return same ? was : coding
}

/** The ranges of codings that are in one state and not in the other, or differ. */
function difference(before: ReadonlyMap<CodingId, Coding>, after: ReadonlyMap<CodingId, Coding>): TextRange[] {
  const touched: TextRange[] = []
  for (const [id, coding] of after) {
    const was = before.get(id)
    if (was === coding) continue
    touched.push(coding)
    if (was !== undefined) touched.push(was)
  }
  for (const [id, coding] of before) if (!after.has(id)) touched.push(coding)
  return touched
}
