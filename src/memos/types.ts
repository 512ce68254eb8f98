import type { CoderId, MemoId } from '../base/ids.ts'

/** The kinds of thing a memo can be about; `project` for a free memo. */
export type MemoSubject = 'project' | 'source' | 'code' | 'coding' | 'case' | 'proposition' | 'anchor'

/** What a researcher writes about something. `subjectName` says it in words ("T10 Knowledge lead"). */
export interface Memo {
  readonly id: MemoId
  readonly title: string
  readonly body: string
  readonly coderId: CoderId
  readonly about: MemoSubject
  readonly subjectId: string | null
  readonly subjectName: string
  readonly madeAt: string
  readonly changedAt: string
}
