// Answers that are given and not applied yet are kept in the project: they come back when the same is chosen again, and go when it is applied.

import { afterAll, describe, expect, it } from 'vitest'
import type { BringingSummary } from '../../../src/team/bring-in/types.ts'
import type { Hand } from '../merge/support/merge-case.ts'
import { source, TwoProjects } from './support/bringing.ts'

const two = new TwoProjects()
afterAll(() => two.end())

const study = (brief: string) => async (hand: Hand) => {
  await source(hand, 'Interview A', 'Interviewer: How did it go?\nRespondent: We shared the playbooks early.\n')
  for (const name of ['Trust', 'Vendors', 'Time']) await hand.code(name)
  await hand.define('Trust', brief)
}
const ours = study('Trust between partners')
const theirs = study('Trust between partners and in the vendor')

const begin = (): Promise<BringingSummary> => two.journey.ask('bring.project', { path: two.theirsPath, resume: true })
const codeKind = (bringing: BringingSummary) => bringing.kinds.find(one => one.kind === 'code')!
const decide = async (bringing: BringingSummary, name: string, choice: 'same' | 'new' | 'out' | 'open') => {
  const pair = (await two.pairs(bringing)).find(one => one.name === name)!
  return two.journey.ask('bring.decide', { bringingId: bringing.id, decisions: [{ id: pair.id, choice }] })
}
/** The question of the plan about Trust is answered with theirs. */
async function trustIsTheirs(bringing: BringingSummary) {
  const plan = await two.plan(bringing)
  const question = plan.questions.find(one => one.object.name === 'Trust')!
  await two.journey.ask('merge.decide', { planId: plan.id, decisions: [{ question: question.id, choice: 'theirs' }] })
  return { planId: plan.id, question }
}
/** The program ends, and begins again. */
async function again(): Promise<void> {
  await two.journey.core.closeProject()
  await two.journey.ask('project.open', { path: two.oursPath, coder: 'Ana Lead' })
}
const kept = () => two.journey.core.needProject().project.read.all({ text: 'SELECT * FROM answer_so_far', values: [] })

describe('answers so far', () => {
  it('come back when the same project is chosen again, and are said to', async () => {
    await two.make(ours, theirs)
    const first = await begin()
    expect(first.takenUp).toBe(0)
    await decide(first, 'Trust', 'same')
    await decide(first, 'Vendors', 'out')
    await decide(first, 'Time', 'new')
    await decide(first, 'Time', 'open')
    await again()
    expect(await two.journey.ask('bring.unfinished', {})).toMatchObject([{ as: 'project', called: 'Ward', answers: 2 }])
    const second = await begin()
    expect(second.takenUp).toBe(2)
    expect(codeKind(second)).toMatchObject({ same: 1, out: 1, new: 0, open: 1 })
  })

  it('change nothing of the study, and stand in no log', async () => {
    await two.make(ours, theirs)
    const { project } = two.journey.core.needProject()
    const before = project.lastChange
    await decide(await begin(), 'Trust', 'same')
    expect(project.lastChange).toBe(before)
    expect((await two.journey.ask('project.check', {})).problems).toEqual([])
  })

  it('are taken back all at once, of things and of questions, and given again as they were', async () => {
    await two.make(ours, theirs)
    const first = await begin()
    const bringingId = first.id
    await two.journey.ask('bring.decideMany', { bringingId, which: 'open', choice: 'same' })
    const { question } = await trustIsTheirs(first)
    const answers = await two.journey.ask('bring.answers', { bringingId })
    const decisions = await two.journey.ask('bring.decisions', { bringingId })
    expect(decisions).toEqual([{ question: question.id, choice: 'theirs' }])
    const back = await two.journey.ask('bring.take', {
      bringingId,
      answers: answers.map(({ id }) => ({ id, choice: 'open' })),
      decisions: decisions.map(one => ({ question: one.question, choice: 'open' })),
    })
    expect(back.summary).toMatchObject({ answered: 0, planned: null })
    expect(await two.journey.ask('bring.decisions', { bringingId })).toEqual([])
    expect(kept()).toEqual([])
    const again = await two.journey.ask('bring.take', { bringingId, answers: [...answers], decisions: [...decisions] })
    expect(again.summary.answered).toBe(answers.length + 1)
    const plan = await two.plan(again.summary)
    expect(plan.questions.find(one => one.id === question.id)!.answer).toBe('theirs')
  })

  it('are of many at once too, and of the questions that the plan asks', async () => {
    await two.make(ours, theirs)
    const first = await begin()
    await two.journey.ask('bring.decideMany', { bringingId: first.id, which: 'open', choice: 'same' })
    const { question } = await trustIsTheirs(first)
    await again()
    const second = await begin()
    expect(second.open).toBe(0)
    const planned = await two.plan(second)
    expect(planned).toMatchObject({ takenUp: 1 })
    expect(planned.questions.find(one => one.id === question.id)!.answer).toBe('theirs')
  })

  it('outlast a plan that is worked out anew after another answer', async () => {
    await two.make(ours, theirs)
    const bringing = await begin()
    await two.journey.ask('bring.decideMany', { bringingId: bringing.id, which: 'open', choice: 'same' })
    const { question } = await trustIsTheirs(bringing)
    await decide(bringing, 'Time', 'out')
    const next = await two.plan(bringing)
    expect(next.questions.find(one => one.id === question.id)!.answer).toBe('theirs')
  })

  it('go when what they answer is applied', async () => {
    await two.make(ours, theirs)
    const bringing = await begin()
    await two.journey.ask('bring.decideMany', { bringingId: bringing.id, which: 'open', choice: 'same' })
    expect(kept()).not.toEqual([])
    await two.journey.ask('merge.apply', { planId: (await two.plan(bringing)).id })
    expect(kept()).toEqual([])
    expect(await two.journey.ask('bring.unfinished', {})).toEqual([])
  })

  it('what does not fit any more is asked again', async () => {
    await two.make(ours, theirs)
    const bringing = await begin()
    await decide(bringing, 'Time', 'same')
    await decide(bringing, 'Trust', 'same')
    await two.ours.ask('code.remove', { codeId: await two.ours.codeId('Time') })
    await again()
    const second = await begin()
    expect(second.takenUp).toBe(1)
    expect(codeKind(second)).toMatchObject({ same: 1 })
  })

  it('are neither taken up nor kept where nobody asks for it: a script says all that it decides', async () => {
    await two.make(ours, theirs)
    await decide(await begin(), 'Trust', 'out')
    const plain = await two.bring()
    expect(plain.takenUp).toBe(0)
    expect(codeKind(plain)).toMatchObject({ out: 0 })
    await decide(plain, 'Vendors', 'out')
    expect(kept().length).toBe(1)
  })

  it('do not go along with a copy', async () => {
    await two.make(ours, theirs)
    await decide(await begin(), 'Trust', 'out')
    const copy = await two.handOut('Cara')
    await two.journey.ask('project.open', { path: copy })
    expect(kept()).toEqual([])
  })
})

describe('a file of answers', () => {
  it('holds answers to things and to questions of the plan, and both are taken from it', async () => {
    await two.make(ours, theirs)
    const first = await two.bring()
    await two.decide(first, { Vendors: 'out' })
    const { planId, question } = await trustIsTheirs(first)
    const answers = [...(await two.journey.ask('bring.answers', { bringingId: first.id }))]
    const decisions = [...(await two.journey.ask('merge.decisions', { planId }))]
    await again()
    const second = await two.bring()
    const taken = await two.journey.ask('bring.take', {
      bringingId: second.id,
      answers: [...answers, { id: first.id, choice: 'out' }],
      decisions,
    })
    expect(taken).toMatchObject({ taken: answers.length + 1, passedOver: 1, summary: { open: 0, planned: null } })
    const planned = await two.plan(second)
    expect(planned.questions.find(one => one.id === question.id)!.answer).toBe('theirs')
  })

  it('taken while the plan is looked through, it answers its questions, and the plan stays', async () => {
    await two.make(ours, theirs)
    const bringing = await two.bring()
    await two.decide(bringing, {})
    const plan = await two.plan(bringing)
    const question = plan.questions.find(one => one.object.name === 'Trust')!
    const { summary } = await two.journey.ask('bring.take', {
      bringingId: bringing.id,
      answers: [...(await two.journey.ask('bring.answers', { bringingId: bringing.id }))],
      decisions: [{ question: question.id, choice: 'theirs' }],
    })
    expect(summary.planned).toMatchObject({ id: plan.id })
    expect(summary.planned!.questions.find(one => one.id === question.id)!.answer).toBe('theirs')
  })
})

describe('a merge of copies', () => {
  it('keeps its answers in the same way: they come back when the copies are compared again', async () => {
    await two.make(ours, theirs)
    const path = await two.handOut('Cara')
    await two.journey.ask('project.open', { path })
    await two.ours.define('Trust', 'Trust, said Cara')
    await two.journey.ask('project.open', { path: two.oursPath, coder: 'Ana Lead' })
    await two.ours.define('Trust', 'Trust, said Ana')
    const compare = () => two.journey.ask('merge.compare', { paths: [path], resume: true })
    const first = await compare()
    const question = first.questions[0]!
    await two.journey.ask('merge.decide', {
      planId: first.id,
      decisions: [{ question: question.id, choice: 'theirs' }],
    })
    await again()
    expect(await two.journey.ask('bring.unfinished', {})).toMatchObject([{ as: 'copies', answers: 1 }])
    const second = await compare()
    expect(second).toMatchObject({ takenUp: 1 })
    expect(second.questions[0]!.answer).toBe('theirs')
    await two.journey.ask('merge.apply', { planId: second.id })
    expect(kept()).toEqual([])
  })
})
