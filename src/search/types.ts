import type { CodeId, ParagraphId, SourceId } from '../base/ids.ts'

/** One occurrence of the words searched for, with the words around it. Offsets are UTF-16 into the source. */
export interface SearchHit {
  readonly sourceId: SourceId
  readonly sourceKey: string | null
  readonly sourceName: string
  readonly paragraphId: ParagraphId
  readonly paragraph: number
  readonly start: number
  readonly end: number
  readonly before: string
  readonly match: string
  readonly after: string
  readonly speaker: string | null
}

/** The first hits in document order. `total` is exact when `exact`; else counting goes on: ask `search.count`. `sources` counts sources with a hit among those counted. */
export interface SearchAnswer {
  readonly hits: readonly SearchHit[]
  readonly total: number
  readonly sources: number
  readonly exact: boolean
}

/** One answer of find-anything. */
export interface Found {
  readonly kind: 'source' | 'code' | 'case' | 'memo' | 'proposition'
  readonly id: string
  readonly key: string | null
  readonly name: string
  readonly detail: string
}

/** One answer of the code finder, best first; `why` says when it was not the name that matched ("in its exclusion"). */
export interface FoundCode {
  readonly codeId: CodeId
  readonly why: string | null
}

/** A word with how often it stands in the texts, in how many sources and at how many sites. `word` is written as it mostly is. */
export interface CountedWord {
  readonly word: string
  readonly count: number
  readonly sources: number
  readonly sites: number
}

/** The words used most, the most frequent first. `total` counts every word read, `left` those of them that stop words and short words took away, `different` the words that remain. */
export interface WordCounts {
  readonly words: readonly CountedWord[]
  readonly total: number
  readonly left: number
  readonly different: number
  readonly sources: number
  readonly sites: number
}
