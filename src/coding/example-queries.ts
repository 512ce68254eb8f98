// Earlier examples of a code while one codes: exemplars first, then others at random, the same for the same seed.

import type { ValuesOf } from './attribution.ts'
import type { CodeId, SourceId } from '../base/ids.ts'
import { overlaps, type TextRange } from '../base/text-range.ts'
import type { Read } from '../store/access.ts'
import { bytesOf, sql } from '../store/sql.ts'
import { rangesIn } from './coding-queries.ts'
import { excerptsByRow, openText } from './queries.ts'
import type { Examples } from './types.ts'

/** Which examples are wanted. `besides`: where one codes now; what overlaps it is no earlier example. */
export interface ExampleQuestion {
  readonly codeId: CodeId
  readonly seed: number
  readonly limit: number
  readonly besides?: { readonly sourceId: SourceId; readonly range: TextRange } | undefined
}

/** Some excerpts of a code: its exemplars first, then others, each kind shuffled by the seed. Words that several coders gave the code are one example. `total` counts all there are, those where one codes now left out. */
export function examples(read: Read, { codeId, seed, limit, besides }: ExampleQuestion, valuesOf?: ValuesOf): Examples {
  const rows = read.arrays<[n: number, exemplar: number, anchor: number]>(sql`
    SELECT coding.n, exemplar, anchor.n FROM coding JOIN anchor ON anchor.id = coding.anchor_id WHERE code_id = ${bytesOf(codeId)} AND lost = 0`)
  const here = besides === undefined ? new Set<number>() : codingsOn(read, codeId, besides)
  const passages = new Map<number, { readonly n: number; readonly exemplar: number; readonly order: number }>()
  for (const [n, exemplar, anchor] of rows) {
    if (here.has(n) || (passages.get(anchor)?.exemplar ?? -1) >= exemplar) continue
    passages.set(anchor, { n, exemplar, order: shuffled(anchor, seed) })
  }
  const chosen = [...passages.values()]
    .sort((a, b) => b.exemplar - a.exemplar || a.order - b.order || a.n - b.n)
    .slice(0, limit)
  return {
    total: passages.size,
    excerpts: excerptsByRow(
      read,
      chosen.map(one => one.n),
      valuesOf,
    ),
  }
}

/** The codings of a code that overlap some words, by row number. */
function codingsOn(
  read: Read,
  codeId: CodeId,
  { sourceId, range }: { readonly sourceId: SourceId; readonly range: TextRange },
): Set<number> {
  const rangeOf = rangesIn(openText(read, sourceId))
  return new Set(
    read
      .arrays<[number, Buffer, number, Buffer, number]>(sql`
        SELECT coding.n, start_paragraph_id, start_offset, end_paragraph_id, end_offset FROM anchor JOIN coding ON coding.anchor_id = anchor.id
        WHERE anchor.source_id = ${bytesOf(sourceId)} AND code_id = ${bytesOf(codeId)} AND lost = 0`)
      .filter(([, startParagraph, startOffset, endParagraph, endOffset]) =>
        overlaps(rangeOf({ startParagraph, startOffset, endParagraph, endOffset }), range),
      )
      .map(([n]) => n),
  )
}

/** A number that looks random and is the same for the same row and seed (the finalizer of MurmurHash3). */
function shuffled(n: number, seed: number): number {
  let hash = Math.imul(n ^ Math.imul(seed + 1, 0x9e3779b1), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
