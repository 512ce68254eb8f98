import { anchorAt } from '../../coding/commands.ts'
import { openText } from '../../coding/queries.ts'
import { leaveSection } from '../../exchange/quotes/commands.ts'
import { addCode, changeCode, removeCode } from '../../framework/commands.ts'
import type { frameworkContract } from '../../framework/contract.ts'
import { codeEntry, listCodes, listVersions } from '../../framework/queries.ts'
import { forgetLinks } from '../../memos/commands.ts'
import { settleRemoved } from '../../team/review/comment-commands.ts'
import type { AnswersTo } from '../answers.ts'

/** Answers about the framework. */
export const frameworkAnswers: AnswersTo<typeof frameworkContract> = {
  'code.list': ({ project }) => listCodes(project.read),
  'code.entry': ({ project }, { codeId }) => codeEntry(project.read, codeId),
  'code.create': (tx, { name, kind, parentId, provenance, provenanceKind, brief, valence, from }) =>
    addCode(tx, {
      name,
      kind: kind ?? 'code',
      parentId: parentId ?? null,
      brief: brief ?? null,
      valence: valence ?? null,
      ...(provenanceKind ? { provenanceKind } : {}),
      // Made from words in a source it is found in the data, and proposed until the team has looked at it.
      provenance: provenance ?? (from ? 'inductive' : 'deductive'),
      status: from ? 'proposed' : 'active',
      foundingAnchorId: from ? anchorAt(tx, openText(tx, from.sourceId), from.range) : null,
    }),
  'code.change': (tx, { codeId, ...change }) => changeCode(tx, codeId, change),
  'code.remove': (tx, { codeId }) => {
    forgetLinks(tx, 'code', [codeId])
    settleRemoved(tx, 'code', [codeId])
    leaveSection(tx, 'code', codeId)
    removeCode(tx, codeId)
  },
  'framework.versions': ({ project }) => listVersions(project.read),
}
