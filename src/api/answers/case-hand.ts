import { attributesFollow } from '../../analysis/attribute-follow-commands.ts'
import { ensureCase, renameCase, setValues } from '../../cases/commands.ts'
import {
  createAttribute,
  moveAttribute,
  removeAttribute,
  renameAttribute,
  retypeAttribute,
  setChoices,
  setRule,
} from '../../cases/attribute-commands.ts'
import { attributeUse, retypePlan } from '../../cases/attribute-queries.ts'
import type { attributesContract } from '../../cases/attributes-contract.ts'
import {
  createCase,
  fileSources,
  moveCases,
  removeCases,
  removeLink,
  removeMember,
  setCaseKey,
  setCaseKind,
  setLink,
  setMember,
  unfileSources,
} from '../../cases/hand-commands.ts'
import type { caseHandContract } from '../../cases/hand-contract.ts'
import type { Renaming } from '../../cases/renaming.ts'
import { Refusal } from '../../base/trouble.ts'
import { populationFollows } from '../../exchange/disclosure/population-commands.ts'
import { templatesFollow } from '../../exchange/quotes/follow-commands.ts'
import { forgetLinks } from '../../memos/commands.ts'
import { settleRemoved } from '../../team/review/comment-commands.ts'
import type { Change } from '../../store/access.ts'
import type { AnswersTo } from '../answers.ts'

/** Answers about cases made and changed by hand. */
export const caseHandAnswers: AnswersTo<typeof caseHandContract> = {
  'case.create': (tx, { kind, key, name, withinId, members }) => {
    const caseId = createCase(tx, { kind, key: key ?? null, name, withinId: withinId ?? null })
    for (const member of members ?? []) setMember(tx, caseId, member.caseId, member.part)
    tx.describe(`Create ${kind.trim()} “${name.trim() || key!.trim()}”`)
    return caseId
  },
  'case.remove': (tx, { caseIds }) => {
    forgetLinks(tx, 'case', caseIds)
    settleRemoved(tx, 'case', caseIds)
    removeCases(tx, caseIds)
  },
  'case.setKey': (tx, { caseId, key }) => setCaseKey(tx, caseId, key),
  'case.setNameAndKey': (tx, { caseId, name, key }) => {
    setCaseKey(tx, caseId, key)
    renameCase(tx, caseId, name)
  },
  'case.setKind': (tx, { caseIds, kind }) => setCaseKind(tx, caseIds, kind),
  'case.move': (tx, { caseIds, withinId }) => moveCases(tx, caseIds, withinId),
  'case.setMember': (tx, { pairId, memberId, part }) => setMember(tx, pairId, memberId, part),
  'case.removeMember': (tx, { pairId, memberId }) => removeMember(tx, pairId, memberId),
  'case.link': (tx, { fromId, toId, outside, relation, on, note, was }) => {
    if ((toId === undefined) === (outside === undefined))
      throw new Refusal('link-target', 'A link leads to a case, or to an organisation outside the study.')
    const target = toId ?? ensureCase(tx, { kind: 'outside', key: null, name: outside! }).id
    setLink(tx, { fromId, toId: target, relation, on, note }, was ?? null)
  },
  'case.unlink': (tx, { fromId, toId, relation }) => removeLink(tx, fromId, toId, relation),
  'case.fileSources': (tx, { caseIds, sourceIds }) => fileSources(tx, caseIds, sourceIds),
  'case.unfileSources': (tx, { caseIds, sourceIds }) => unfileSources(tx, caseIds, sourceIds),
  'case.changeSources': (tx, { caseIds, fileIds, takeIds }) => {
    const taken = takeIds.length > 0 ? unfileSources(tx, caseIds, takeIds) : 0
    const filed = fileIds.length > 0 ? fileSources(tx, caseIds, fileIds) : 0
    if (taken > 0 && filed > 0) tx.describe('Change which sources belong to a case')
    return { filed, taken }
  },
  'case.setValues': (tx, { cells }) => setValues(tx, cells),
}

/** Answers about attributes. */
export const attributeAnswers: AnswersTo<typeof attributesContract> = {
  'attribute.create': (tx, { choices, rule, ...about }) =>
    createAttribute(tx, { ...about, choices: choices ?? [], rule: rule ?? null }),
  'attribute.rename': (tx, { attributeId, name }) => namesFollow(tx, renameAttribute(tx, attributeId, name)),
  'attribute.use': ({ project }, { attributeId }) => attributeUse(project.read, attributeId),
  'attribute.planRetype': ({ project }, { attributeId, type, choices }) =>
    retypePlan(project.read, attributeId, type, choices ?? []),
  'attribute.retype': (tx, { attributeId, type, choices, lose }) =>
    namesFollow(tx, retypeAttribute(tx, attributeId, type, choices ?? [], lose)),
  'attribute.setChoices': (tx, { attributeId, choices }) => namesFollow(tx, setChoices(tx, attributeId, choices)),
  'attribute.setRule': (tx, { attributeId, rule }) => namesFollow(tx, setRule(tx, attributeId, rule)),
  'attribute.move': (tx, { attributeId, beforeId }) => moveAttribute(tx, attributeId, beforeId),
  'attribute.remove': (tx, { attributeId }) => removeAttribute(tx, attributeId),
}

/** Whatever keeps names of attributes and values goes along in the same act. */
function namesFollow(tx: Change, renamings: readonly Renaming[]): void {
  attributesFollow(tx, renamings)
  templatesFollow(tx, renamings)
  populationFollows(tx, renamings)
}
