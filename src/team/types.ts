import type { CoderId, HandInId, HandOutId, SourceId, VersionId } from '../base/ids.ts'
import type { CoderInfo } from '../store/types.ts'

/** What is recorded of a study for reporting: by field (`fact-fields.ts`), only what somebody wrote. */
export interface StudyRecord {
  readonly project: Readonly<Record<string, string>>
  readonly coders: readonly (CoderInfo & { readonly facts: Readonly<Record<string, string>> })[]
}

/** What a coder does with a source: codes it first or second, or reviews it. */
export const PARTS = ['first', 'second', 'reviewer'] as const
export type Part = (typeof PARTS)[number]

/** A source that a coder is to work on. Blind: what others code there stays sealed until all who code it are done. */
export interface Allocation {
  readonly sourceId: SourceId
  readonly coderId: CoderId
  readonly part: Part
  readonly blind: boolean
}

/** A part given to a coder in a source; `null` takes it back. */
export interface Allocating {
  readonly sourceId: SourceId
  readonly coderId: CoderId
  readonly part: Part | null
  readonly blind: boolean
}

/** What a copy does not have: sources left out, sources of which others' codings were left out, and whether the original files were. */
export interface Withheld {
  readonly sources: readonly SourceId[]
  readonly sealed: readonly SourceId[]
  readonly originals: boolean
}

/** A copy that was handed out. `position`: the last change that is in it; its base is the project rewound to there. `file`: its name, without folders. */
export interface HandOut {
  readonly id: HandOutId
  readonly madeAt: string
  readonly by: CoderRef
  readonly for: CoderRef
  readonly position: number
  readonly version: { readonly id: VersionId; readonly label: string } | null
  readonly blind: boolean
  readonly withheld: Withheld
  readonly file: string
}

/** A copy that came back: `lastChange` is the number of its own last change, `digest` the SHA-256 of the file in hexadecimal. */
export interface HandIn {
  readonly id: HandInId
  readonly handOutId: HandOutId
  readonly digest: string
  readonly lastChange: number
  readonly broughtInAt: string
  readonly by: CoderRef
  readonly act: number | null
  readonly file: string
}

/** A coder as known when it was written down: ids last, names may have changed since. */
export interface CoderRef {
  readonly id: CoderId
  readonly name: string
}

/** A coder as the team sees them: with what is recorded of them, and how much they did. Of joined names the counts stand at the one that stands for both. */
export interface TeamMember extends CoderInfo {
  readonly role: string | null
  readonly background: string | null
  readonly codings: number
  readonly evidence: number
  readonly memos: number
  /** In how many sources they have each part; and how many they marked as coded, theirs or not. */
  readonly parts: Readonly<Record<Part, number>>
  readonly done: number
}

/** The team and its allocation. `marks`: who marked which source as coded. */
export interface Team {
  readonly coders: readonly TeamMember[]
  readonly allocation: readonly Allocation[]
  readonly marks: readonly { readonly sourceId: SourceId; readonly coderId: CoderId }[]
  readonly sealed: readonly SourceId[]
}

/** Who is to code a source, and whether what others coded there is sealed until all of them are done. */
export interface SourceParts {
  readonly parts: readonly Allocation[]
  readonly sealed: boolean
}

/** How to share out sources that nobody has in this part yet. `together`: the sources of a site go to one coder. `share`: of how many in a hundred, spread evenly. */
export interface Filling {
  readonly coderIds: readonly CoderId[]
  readonly part: Part
  readonly blind: boolean
  readonly together: boolean
  readonly share: number
}

/** What sharing out would do: the allocations, and what each of the coders would then have in this part. */
export interface FillPlan {
  readonly changes: readonly Allocating[]
  readonly loads: readonly { readonly coderId: CoderId; readonly sources: number; readonly words: number }[]
}

/** A merge, or something being brought in, of which answers are given and not applied: choosing the same again goes on with them. */
export interface Unfinished {
  readonly as: 'copies' | 'project' | 'framework'
  readonly called: string
  readonly answers: number
  readonly at: string
}
