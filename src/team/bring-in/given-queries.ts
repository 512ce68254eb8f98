// What bringing in is given: the project it goes into, what comes in, and what is alike in the two.

import type { Read } from '../../store/access.ts'
import type { ForeignFile } from '../../store/foreign-file.ts'
import { matching, type Match } from './match.ts'
import { FileRows } from './rows-queries.ts'
import type { CodebookTheirs, FileTheirs, VersionTheirs } from './theirs-queries.ts'
import { THING_KINDS, type BroughtIn, type Origin } from './types.ts'

/** The project that something is brought into. `read` reads the tables themselves, whatever is sealed. */
export interface Here {
  readonly read: Read
  readonly projectId: string
  readonly lastChange: () => number
}

/** What bringing in is given. */
export interface Bringing {
  readonly here: Here
  readonly origin: Origin
  readonly theirs: FileTheirs | VersionTheirs | CodebookTheirs
  readonly file: ForeignFile | null
  /** What three ways are compared against, in words. */
  readonly base: string | null
  /** What was decided when it came before. */
  readonly before: BroughtIn | null
  /** What was found to be alike, if it was looked for already. */
  readonly matched?: Matched
}

/** What was found to be alike, of which state of ours. */
export interface Matched {
  readonly at: number
  readonly rows: FileRows
  readonly matches: readonly Match[]
}

/** Finds what may be one, in slices. */
export function* lookForPairs(here: Here, theirs: Bringing['theirs']): Generator<number, Matched, void> {
  const at = here.lastChange()
  const rows = new FileRows(here.read)
  return { at, rows, matches: yield* matching(rows, theirs, new Set(THING_KINDS)) }
}
