// What a copy brings of a blind source is told by no plan, question or report; and copies closed by a passphrase come home with it only.

import { afterAll, describe, expect, it } from 'vitest'
import { idOf, sql } from '../../../src/store/sql.ts'
import { Cases, smallBase, type CaseInHand } from './support/merge-case.ts'
import { rowsOf } from './support/state.ts'

const cases = new Cases(smallBase)
afterAll(() => cases.end())

/** The only source, blind for Ben and Cem, who both are not done; Ben has a copy. */
async function blind(): Promise<CaseInHand> {
  const one = await cases.start()
  for (const name of ['Ben', 'Cem']) await one.ours.ask('coder.add', { name })
  const sourceId = await one.ours.sourceId()
  await one.ours.ask('team.allocate', {
    changes: ['Ben', 'Cem'].map(name => ({
      sourceId,
      coderId: one.ours.coderId(name),
      part: 'first' as const,
      blind: true,
    })),
  })
  await one.handOut('Ben')
  return one
}

describe('sealed', () => {
  it('[M49] [M16] [M22] neither codings nor remarks, memos or comments on them are named, counted or shown', async () => {
    const one = await blind()
    const ids: string[] = []
    await one.theirs('Ben', async hand => {
      for (const words of ['Tomasz helped', 'the vendor changed']) ids.push(await hand.apply('Help', words))
      const codingIds = [ids[0]!] as never[]
      await hand.ask('coding.mark', { codingIds, comment: 'remarkablex' })
      await hand.ask('memo.write', { about: 'coding', subjectId: ids[0]!, title: 'titledx', body: 'thoughtx' })
      await hand.ask('comment.add', { thing: { about: 'coding', id: ids[1]! as never }, body: 'saidx' })
    })
    await one.ours.retire('Help')
    const plan = await one.compare('Ben')
    expect(plan.questions.map(question => question.kind)).toEqual(['M16'])
    const question = await one.ours.ask('merge.question', { planId: plan.id, questionId: plan.questions[0]!.id })
    expect(question.says).toContain('while codings were added there')
    expect(question.codings).toEqual({ total: 0, first: [] })
    const page = await one.ours.ask('merge.plan', { planId: plan.id, limit: 500 })
    expect(page.items.map(item => item.object.table)).not.toContain('coding')
    const codings = await one.ours.ask('merge.plan', { planId: plan.id, kind: 'M49', table: 'coding' })
    expect(codings).toEqual({ total: 0, hidden: 2, items: [] })
    const report = await one.ours.ask('merge.apply', { planId: plan.id })
    const kept = await one.ours.ask('merge.report', { reportId: report.id })
    const open = await one.ours.ask('merge.open', {})
    const told = JSON.stringify([plan, question, page, report, kept, open])
    for (const secret of [...ids, 'remarkablex', 'titledx', 'thoughtx', 'saidx', 'Tomasz', 'vendor changed'])
      expect([secret, told.includes(secret)]).toEqual([secret, false])
    expect(await one.ours.ask('merge.reported', { reportId: report.id, kind: 'M49', what: 'coding' })).toMatchObject({
      told: 2,
      listed: 0,
      hidden: 2,
    })
    // They are there all the same.
    expect(one.ours.rows('coding')).toHaveLength(3)
  })
})

describe('a question about what is sealed', () => {
  /** Both coded blind the only source; Ben and Cem remarked otherwise on a coding of the lead’s, and on its quote, before. */
  async function bothRemarked() {
    const one = await cases.start()
    for (const name of ['Ben', 'Cem']) await one.ours.ask('coder.add', { name })
    const codingIds = [one.ours.idOfCoding('Trust')]
    await one.ours.ask('quote.add', { codingIds })
    const quoteId = idOf<'quote'>(one.ours.read.get<{ id: Buffer }>(sql`SELECT id FROM quote`)!.id)
    await one.handOut('Ben', 'Cem')
    for (const name of ['Ben', 'Cem'])
      await one.theirs(name, async hand => {
        await hand.ask('coding.mark', { codingIds, comment: `${name}’s remark` })
        await hand.ask('quote.change', { quoteId, note: `${name}’s note` })
      })
    const sourceId = await one.ours.sourceId()
    const blind = (is: boolean) =>
      one.ours.ask('team.allocate', {
        changes: ['Ben', 'Cem'].map(name => ({
          sourceId,
          coderId: one.ours.coderId(name),
          part: 'first' as const,
          blind: is,
        })),
      })
    await blind(true)
    return { one, blind }
  }
  const as = (one: CaseInHand, name: string) => one.ours.ask('project.workAs', { name })

  it('[M49] is in no plan and no report, waits, and is asked once the source is open', async () => {
    const { one, blind } = await bothRemarked()
    await as(one, 'Dee')
    const plan = await one.compare('Ben', 'Cem')
    expect(plan.questions).toEqual([])
    expect(plan.lines.map(({ says, count, names }) => [says, count, names])).toEqual([
      ['Questions about what is sealed: asked once it is open', 2, []],
    ])
    const report = await one.ours.ask('merge.apply', { planId: plan.id })
    const open = await one.ours.ask('merge.open', {})
    const told = [report, await one.ours.ask('merge.report', { reportId: report.id }), open]
    expect([open, JSON.stringify(told)]).toEqual([[], expect.not.stringMatching(/Ben’s|Cem’s/)])
    // Twice is once, also of what waits.
    const again = await one.compare('Ben', 'Cem')
    expect([again.lines, again.questions, again.deeds]).toEqual([[], [], 0])

    await as(one, 'Ana Lead')
    await blind(false)
    const asked = await one.ours.ask('merge.open', {})
    expect(asked.map(({ kind, fields }) => [kind, new Set(fields[0]!.theirs)])).toEqual([
      ['M22', new Set(['Ben’s remark', 'Cem’s remark'])],
      ['M44', new Set(['Ben’s note', 'Cem’s note'])],
    ])
    await one.ours.ask('merge.answer', { decision: { question: asked[1]!.id, choice: 'theirs:1' } })
    expect(one.ours.rows('quote').join()).toContain(asked[1]!.fields[0]!.theirs[1])
  })

  it('[M49] is answered by nobody from whom it is sealed, and not along with others', async () => {
    const { one } = await bothRemarked()
    const plan = await one.compare('Ben', 'Cem')
    await one.ours.ask('merge.apply', { planId: plan.id })
    const [question] = await one.ours.ask('merge.open', {})
    await as(one, 'Dee')
    const decision = { question: question!.id, choice: 'theirs:0' }
    expect(await one.journey.refused('merge.answer', { decision })).toMatch(/not in the project/)
  })
})

describe('copies closed by a passphrase', () => {
  const handOut = async (one: CaseInHand, passphrase: string) =>
    one.journey.ask('team.handOut', {
      copies: [{ coder: 'Ben', to: one.copy('Ben') }],
      blind: false,
      withoutSources: [],
      originals: true,
      passphrase,
    })
  const work = async (one: CaseInHand, passphrase: string) => {
    await one.journey.ask('project.open', { path: one.copy('Ben'), passphrase })
    const hand = new (one.ours.constructor as new (journey: unknown) => typeof one.ours)(one.journey)
    await hand.rename('Trust', 'Reliance')
    await hand.apply('Help', 'Tomasz helped')
    await one.journey.ask('project.open', { path: one.path, coder: 'Ana Lead' })
  }

  it('the right one brings them in, a wrong or a missing one is refused in words, and nothing is changed', async () => {
    const one = await cases.start()
    await handOut(one, 'rain over the harbour')
    await work(one, 'rain over the harbour')
    const before = rowsOf(one.ours.read)
    const paths = [one.copy('Ben')]
    expect(await one.journey.refused('merge.compare', { paths })).toMatch(/closed by a passphrase/)
    expect(await one.journey.refused('merge.compare', { paths, passphrase: 'sun over the harbour' })).toMatch(
      /^The passphrase does not open “Ben\.crosscase”/,
    )
    expect(rowsOf(one.ours.read)).toEqual(before)
    const plan = await one.ours.ask('merge.compare', { paths, passphrase: 'rain over the harbour' })
    await one.ours.ask('merge.apply', { planId: plan.id })
    expect(await one.ours.codings()).toContain('Help: Tomasz helped (Ben)')
    expect(await one.ours.framework()).toContain('Reliance')
  })

  it('[74] a merge with answers is taken back and brought back whole, and so are answers given later', async () => {
    const one = await cases.start()
    await handOut(one, 'rain over the harbour')
    await work(one, 'rain over the harbour')
    await one.ours.rename('Trust', 'Confidence')
    const before = rowsOf(one.ours.read)
    const compare = () =>
      one.ours.ask('merge.compare', { paths: [one.copy('Ben')], passphrase: 'rain over the harbour' })
    const answered = await compare()
    const decision = { question: answered.questions[0]!.id, choice: 'theirs' }
    await one.ours.ask('merge.decide', { planId: answered.id, decisions: [decision] })
    await one.ours.ask('merge.apply', { planId: answered.id })
    const merged = rowsOf(one.ours.read)
    await one.ours.ask('project.undo', {})
    expect(rowsOf(one.ours.read)).toEqual(before)
    await one.ours.ask('project.redo', {})
    expect(rowsOf(one.ours.read)).toEqual(merged)
    await one.ours.ask('project.undo', {})

    // Left open, answered later, taken back, brought back.
    const { id: planId } = await compare()
    await one.ours.ask('merge.apply', { planId })
    expect(await one.ours.framework()).toContain('Confidence')
    await one.ours.ask('merge.answer', { decision })
    expect(await one.ours.framework()).toContain('Reliance')
    await one.ours.ask('project.undo', {})
    expect(await one.ours.ask('merge.open', {})).toHaveLength(1)
    await one.ours.ask('project.redo', {})
    expect(await one.ours.ask('merge.open', {})).toEqual([])
    expect((await one.ours.ask('project.check', {})).problems).toEqual([])
  })
})
