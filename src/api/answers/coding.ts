import { applyCodes, removeCodings } from '../../coding/commands.ts'
import type { codingContract } from '../../coding/contract.ts'
import { idOf } from '../../store/sql.ts'
import { codingsInSource, evidenceInSource, excerpts, openText } from '../../coding/queries.ts'
import { withDescendants } from '../../framework/queries.ts'
import type { AnswersTo } from '../answers.ts'

/** Answers about codings. */
export const codingAnswers: AnswersTo<typeof codingContract> = {
  'coding.apply': (tx, input) => applyCodes(tx, input),
  'coding.remove': (tx, input) => removeCodings(tx, input.codingIds),
  'coding.inSource': ({ project }, { sourceId }) => {
    const text = openText(project.read, sourceId)
    const starts = new Map(text.ids.map((id, at) => [idOf(id) as string, text.starts[at]!]))
    return {
      codings: codingsInSource(project.read, sourceId, starts),
      evidence: evidenceInSource(project.read, sourceId),
    }
  },
  'coding.excerpts': ({ project }, { codeId, withDescendants: below, ...rest }) =>
    excerpts(project.read, { ...rest, codeIds: codeId && (below ? withDescendants(project.read, codeId) : [codeId]) }),
}
