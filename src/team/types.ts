import type { CoderInfo } from '../store/types.ts'

/** What is recorded of a study for reporting: by field (`fact-fields.ts`), only what somebody wrote. */
export interface StudyRecord {
  readonly project: Readonly<Record<string, string>>
  readonly coders: readonly (CoderInfo & { readonly facts: Readonly<Record<string, string>> })[]
}
