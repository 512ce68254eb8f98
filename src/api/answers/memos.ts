import { anchorAt } from '../../coding/commands.ts'
import { openText } from '../../coding/queries.ts'
import { addMemo, changeMemo, removeMemo } from '../../memos/commands.ts'
import type { memosContract } from '../../memos/contract.ts'
import { listMemos } from '../../memos/queries.ts'
import type { AnswersTo } from '../answers.ts'

/** Answers about memos. */
export const memoAnswers: AnswersTo<typeof memosContract> = {
  'memo.list': ({ project }, { about, subjectId }) => listMemos(project.read, about, subjectId),
  'memo.write': (tx, { memoId, about, subjectId, passage, title, body }) => {
    if (memoId) {
      changeMemo(tx, memoId, { title, body })
      return memoId
    }
    if (passage) {
      const anchorId = anchorAt(tx, openText(tx, passage.sourceId), passage.range)
      return addMemo(tx, { about: 'anchor', subjectId: anchorId, title, body })
    }
    return addMemo(tx, { about: about ?? 'project', subjectId: subjectId ?? null, title, body })
  },
  'memo.remove': (tx, { memoId }) => removeMemo(tx, memoId),
}
