// Every coding and every piece of evidence with its words, source by source.

import type { Read } from '../store/access.ts'
import { idOfHex, references, type References } from './reference-queries.ts'
import { SourceText } from './source-text.ts'
import { sourcesInSlices, type SourceSlice } from './slice-queries.ts'

/** One coding with its words and all that hangs on them. References are sheet keys, else ids; coders go by their name. Offsets are UTF-16 into the source's text. */
export interface Passage {
  /** Its row number. */
  readonly n: number
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
  readonly strength: string | null
  readonly exemplar: boolean
  readonly comment: string | null
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

/** Every coding of the project, a list per source, in document order. Between two lists other work may be done; a project whose texts changed meanwhile is refused. */
export function* passagesBySource(read: Read): Generator<readonly Passage[], void, void> {
  const names = references(read)
  for (const source of sourcesInSlices(read)) if (source.codings.length > 0) yield passagesOf(source, names)
}

const NONE: readonly never[] = []

function passagesOf(source: SourceSlice, names: References): readonly Passage[] {
  const text = new SourceText(source, names)
  const stances = new Map<string, Stance[]>()
  for (const { anchor, coder, proposition, stance } of source.evidence) {
    addTo(stances, `${anchor} ${coder}`, { proposition: names.propositions.get(proposition)!, stance })
  }
  return source.codings
    .map(({ id, key, code, coder, anchor, n, strength, exemplar, comment, place }) => {
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
        strength,
        exemplar,
        comment,
        stances: stances.get(`${anchor} ${coder}`) ?? NONE,
        n,
      }
    })
    .sort((a, b) => a.start - b.start || b.end - a.end || a.n - b.n)
}

/** Every piece of evidence of the project, a list per source, in document order. */
export function* evidenceBySource(read: Read): Generator<readonly EvidencePassage[], void, void> {
  const names = references(read)
  for (const source of sourcesInSlices(read)) if (source.evidence.length > 0) yield evidenceOf(source, names)
}

function evidenceOf(source: SourceSlice, names: References): readonly EvidencePassage[] {
  const text = new SourceText(source, names)
  const codes = new Map<string, string[]>()
  for (const { anchor, coder, code } of source.codings.toSorted((a, b) => a.n - b.n)) {
    addTo(codes, `${anchor} ${coder}`, names.codes.get(code)!.reference)
  }
  return source.evidence
    .map(({ id, anchor, coder, proposition, stance, place }) => {
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

function addTo<Item>(map: Map<string, Item[]>, key: string, item: Item): void {
  const list = map.get(key)
  if (list) list.push(item)
  else map.set(key, [item])
}
