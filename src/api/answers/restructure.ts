import { attributedValues } from '../../cases/value-queries.ts'
import { propositionsFollow } from '../../analysis/follow-commands.ts'
import { namesFollow } from '../../analysis/filter/ids-commands.ts'
import { summariesFollow } from '../../analysis/summaries/commands.ts'
import { quotesFollow } from '../../exchange/quotes/commands.ts'
import { Refusal } from '../../base/trouble.ts'
import { confirmDefinition } from '../../coding/follow-commands.ts'
import { joinCodings } from '../../coding/shape-commands.ts'
import { decide } from '../../framework/decide/commands.ts'
import { earlierCodings, earlierDefinition, toDecide } from '../../framework/decide/queries.ts'
import { goesOver } from '../../framework/restructure/merge-commands.ts'
import { applyPlan, type RoomsAbove } from '../../framework/restructure/commands.ts'
import type { restructureContract } from '../../framework/restructure/contract.ts'
import { coderNames } from '../../framework/restructure/facts-queries.ts'
import { codingsInWords } from '../../framework/restructure/labels.ts'
import { planOf } from '../../framework/restructure/plan-queries.ts'
import { getCode } from '../../framework/queries.ts'
import { addSet, addToSet, removeSet, renameSet, takeFromSet } from '../../framework/sets/commands.ts'
import { listSets } from '../../framework/sets/queries.ts'
import type { CodeGoesOver } from '../../team/merge/apply-commands.ts'
import { cellsAndRoundsGoOver } from '../../team/review/case-follow-commands.ts'
import type { AnswersTo } from '../answers.ts'
import { goesAlong, removesCodings } from './coding.ts'

/** What rooms above the framework do along with it. */
export const above: RoomsAbove = {
  propositionsFollow,
  summariesFollow: (tx, from, to, instead) => {
    summariesFollow(tx, from, to, instead)
    quotesFollow(tx, from, to, instead)
  },
  namesFollow: (tx, from, into) => {
    namesFollow(tx, from, into)
    cellsAndRoundsGoOver(tx, from, into)
  },
  join: (tx, codingIds) => joinCodings(tx, codingIds, goesAlong),
  remove: removesCodings,
}

/** What hangs on a code goes over to the one that a merge of copies made of it. */
export const codeGoesOver: CodeGoesOver = (tx, from, into) => goesOver(tx, from, into, above)

/** Answers about restructuring the framework, its queues and its sets. */
export const restructureAnswers: AnswersTo<typeof restructureContract> = {
  'framework.plan': ({ project }, request) => {
    const { deal: _deal, request: _request, ...plan } = planOf(project.read, request)
    return plan
  },
  'framework.apply': (tx, plan) => applyPlan(tx, plan, above),
  'framework.toDecide': ({ project }, question) => toDecide(project.read, question, attributedValues(project.read)),
  'framework.decide': (tx, { codingIds, codeIds }) => decide(tx, codingIds, codeIds),
  'framework.earlierDefinition': ({ project }, question) =>
    earlierDefinition(project.read, question, attributedValues(project.read)),
  'framework.confirmDefinition': (tx, { codingIds, codeId, coderId }) => {
    if (!codingIds && !codeId) throw new Refusal('no-coding', 'Say which codings, or the codings of which code.')
    const chosen = codingIds ?? earlierCodings(tx.shown, { codeId, coderId })
    const { confirmed, coders } = confirmDefinition(tx, chosen)
    if (confirmed === 0) throw new Refusal('none-marked', 'These codings carry no mark (any more).')
    const names = coderNames(tx)
    const others = [...coders].filter(id => id !== tx.coderId).map(id => names.get(id)!)
    const code = codeId ? ` of “${getCode(tx, codeId).name}”` : ''
    const whose = others.length > 0 ? ` by ${others.join(', ')}` : ''
    tx.describe(`Confirm ${codingsInWords(confirmed)}${code}${whose} under the present definition`)
    return confirmed
  },
  'codeSet.list': ({ project }) => listSets(project.read),
  'codeSet.create': (tx, { name, codeIds }) => addSet(tx, name, codeIds ?? []),
  'codeSet.rename': (tx, { setId, name }) => renameSet(tx, setId, name),
  'codeSet.remove': (tx, { setId }) => removeSet(tx, setId),
  'codeSet.add': (tx, { setId, codeIds }) => addToSet(tx, setId, codeIds),
  'codeSet.take': (tx, { setId, codeIds }) => takeFromSet(tx, setId, codeIds),
}
