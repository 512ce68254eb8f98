// The numbers of a merge's report open what they count: where it stands now, or that it is gone; what is sealed is not shown.

import { afterAll, describe, expect, it } from 'vitest'
import type { MergeReport, ReportedThings } from '../../../src/team/merge/types.ts'
import { Cases, smallBase, type CaseInHand } from './support/merge-case.ts'

const cases = new Cases(smallBase)
afterAll(() => cases.end())

async function reportOf(one: CaseInHand): Promise<MergeReport> {
  const [head] = await one.ours.ask('merge.reports', {})
  return one.ours.ask('merge.report', { reportId: head!.id })
}
const line = (one: CaseInHand, report: MergeReport, kind: string, what: string): Promise<ReportedThings> =>
  one.ours.ask('merge.reported', { reportId: report.id, kind, what })
const count = (one: CaseInHand, report: MergeReport, column: 'base' | 'ours' | 'result', thing: 'codings' | 'codes') =>
  one.ours.ask('merge.counted', { reportId: report.id, column, thing })
const names = ({ items }: ReportedThings) => items.map(item => (item.isGone ? `${item.name} (gone)` : item.name))

/** Ben adds two codings, renames a code, removes another and writes a memo; the lead adds a coding. */
async function worked(): Promise<CaseInHand> {
  const one = await cases.start('Ben')
  await one.theirs('Ben', async hand => {
    await hand.apply('Help', 'Tomasz helped')
    await hand.apply('Vendors', 'the vendor changed')
    await hand.rename('Sharing', 'Sharing early')
    await hand.ask('memo.write', {
      about: 'code',
      subjectId: await hand.codeId('Help'),
      title: 'On help',
      body: 'Why?',
    })
  })
  await one.ours.apply('Sharing', 'shared the playbooks')
  await one.merge('Ben')
  return one
}

describe('the lines of a report', () => {
  /** Both make a code of one name, and one that means what it means; and the report of their merge. */
  const answeredBy = async (answers: Readonly<Record<string, object>>) => {
    const one = await cases.start('Ben')
    await one.ours.code('Openness', { brief: 'Partners tell each other of failures early' })
    await one.theirs('Ben', async hand => {
      await hand.code('Openness', { brief: 'Open source' })
      await hand.code('Candour', { brief: 'Partners tell each other early of failures' })
      await hand.rename('Sharing', 'Giving')
    })
    await one.ours.rename('Sharing', 'Handing on')
    await one.mergeWith(['Ben'], answers)
    const { applied } = await reportOf(one)
    return Object.fromEntries(applied.map(({ kind, what, names: called }) => [`${kind} ${what}`, called]))
  }

  it('call codes as they were planned where no answer says otherwise', async () => {
    expect(await answeredBy({})).toMatchObject({
      'M05 code': ['Openness (B)'],
      'M06 code': ['Candour – Openness'],
      'added code': ['Candour'],
    })
  })

  it('call codes as an answer renamed them', async () => {
    expect(await answeredBy({ M05: { choice: 'rename', text: 'Open source' } })).toMatchObject({
      'M05 code': ['Open source'],
      'M06 code': ['Candour – Openness'],
    })
  })
})

describe('an answer that was given', () => {
  it('is said in words beside its question, with the code or the words given to it, until another takes its place', async () => {
    const one = await cases.start('Ben')
    await one.ours.code('Openness', { brief: 'Telling of failures' })
    await one.ours.retire('Help')
    await one.ours.define('Trust', 'Ours')
    await one.theirs('Ben', async hand => {
      await hand.code('Openness', { brief: 'Open source' })
      await hand.apply('Help', 'Tomasz helped')
      await hand.define('Trust', 'Theirs')
    })
    const plan = await one.compare('Ben')
    const id = (kind: string) => plan.questions.find(question => question.kind === kind)!.id
    const decide = async (kind: string, answer: { choice: string; text?: string; code?: string; values?: object }) => {
      const decision = { question: id(kind), ...answer } as { question: string; choice: string }
      const { questions } = await one.ours.ask('merge.decide', { planId: plan.id, decisions: [decision] })
      return questions.find(question => question.kind === kind)!.said
    }
    expect(plan.questions.map(question => question.said)).toEqual([null, null, null])
    expect(await decide('M05', { choice: 'rename', text: 'Open code' })).toBe(
      'Two codes, the second called “Open code”',
    )
    expect(await decide('M16', { choice: 'move', code: await one.ours.codeId('Vendors') })).toBe(
      'Retire it, the codings go to “Vendors”',
    )
    expect(await decide('M07', { choice: 'theirs' })).toBe('Take theirs')
    expect(await decide('M07', { choice: 'fields', values: { brief_definition: { text: 'Both' } } })).toBe(
      'Brief definition: Both',
    )
    expect(await decide('M07', { choice: 'open' })).toBeNull()
    await one.ours.ask('merge.apply', { planId: plan.id })
    const report = await reportOf(one)
    expect(report.answered.map(({ answer }) => answer)).toEqual([
      'Two codes, the second called “Open code”',
      'Retire it, the codings go to “Vendors”',
    ])
  })
})

describe('the numbers of a report', () => {
  it('open what they count, with the place of words, and lists as long as they say', async () => {
    const one = await worked()
    const report = await reportOf(one)
    const added = await line(one, report, 'added', 'coding')
    expect(added).toMatchObject({ told: 2, listed: 2, hidden: 0, without: 0 })
    expect(names(added).sort()).toEqual(['Tomasz helped', 'the vendor changed'])
    const [first] = added.items.toSorted((a, b) => (a.name < b.name ? -1 : 1))
    expect(first).toMatchObject({ what: 'Coding', detail: 'Help, interview, Ben', isQuoted: true })
    expect(first!.opens).toMatchObject({ kind: 'words', id: await one.ours.sourceId(), range: { start: 75, end: 88 } })
    const renamed = await line(one, report, 'M03', 'code')
    expect([names(renamed), renamed.items[0]!.opens]).toEqual([
      ['Sharing early'],
      { kind: 'code', id: await one.ours.codeId('Sharing early') },
    ])
    for (const { kind, what, count: told } of report.applied) {
      const things = await line(one, report, kind, what)
      expect([kind, what, things.told, things.items.length + things.without]).toEqual([kind, what, told, told])
      expect(things.items.every(item => item.name !== '' && !item.isGone)).toBe(true)
    }
  })

  it('are paged', async () => {
    const one = await worked()
    const { id: reportId } = await reportOf(one)
    const ask = (from: number) =>
      one.ours.ask('merge.reported', { reportId, kind: 'added', what: 'coding', from, limit: 1 })
    const [first, second, third] = [await ask(0), await ask(1), await ask(2)]
    expect([first, second, third].map(page => [page.listed, page.items.length])).toEqual([
      [2, 1],
      [2, 1],
      [2, 0],
    ])
    expect(first.items[0]).not.toEqual(second.items[0])
  })

  it('say of what is gone since that it is, by the names of what it was about', async () => {
    const one = await worked()
    const report = await reportOf(one)
    const { items } = await line(one, report, 'added', 'coding')
    const help = items.find(item => item.name === 'Tomasz helped')!
    await one.ours.ask('coding.remove', { codingIds: [(help.opens as { codingId: string }).codingId as never] })
    const after = await line(one, report, 'added', 'coding')
    expect(names(after).sort()).toEqual(['Help, interview (gone)', 'the vendor changed'])
    expect(after.items.find(item => item.isGone)!.opens).toBeNull()
    await one.ours.ask('project.undo', {})
    expect(names(await line(one, report, 'added', 'coding')).sort()).toEqual(['Tomasz helped', 'the vendor changed'])
  })

  it('tell what a merge removed by what it was', async () => {
    const one = await cases.start('Ben')
    await one.theirs('Ben', async hand => {
      const [coding] = await hand.ask('list.rows', { what: 'codings' })
      await hand.ask('project.workAs', { name: 'Ana Lead' })
      await hand.ask('coding.remove', { codingIds: [coding!['id'] as never] })
    })
    await one.merge('Ben')
    const report = await reportOf(one)
    const removed = report.applied.find(each => each.what === 'coding')!
    expect(names(await line(one, report, removed.kind, 'coding'))).toEqual(['Trust, interview (gone)'])
  })

  it('stand for what was there at the base, here before, and when it was done', async () => {
    const one = await worked()
    const report = await reportOf(one)
    const listed = async (column: 'base' | 'ours' | 'result') => {
      const things = await count(one, report, column, 'codings')
      expect(things.told).toBe(report.counts[column].codings)
      return names(things).sort()
    }
    const base = ['trust went away']
    const ours = ['shared the playbooks', ...base]
    const result = ['Tomasz helped', ...ours, 'the vendor changed'].sort()
    expect(await listed('base')).toEqual(base)
    expect(await listed('ours')).toEqual(ours)
    expect(await listed('result')).toEqual(result)
    // What comes and goes afterwards is not among them; what went since is told so.
    const id = await one.ours.apply('Help', 'for months')
    expect(await listed('result')).toEqual(result)
    await one.ours.ask('coding.remove', { codingIds: [id as never] })
    expect(await listed('result')).toEqual(result)
    const mine = (await one.ours.ask('list.rows', { what: 'codings' })).find(row => row['quote'] === 'trust went away')!
    await one.ours.ask('coding.remove', { codingIds: [mine['id'] as never] })
    expect(await listed('base')).toEqual(['Trust, interview (gone)'])
    await one.ours.ask('project.undo', {})
    await one.ours.ask('project.redo', {})
    await one.ours.ask('project.undo', {})
    expect(await listed('base')).toEqual(base)
    expect(await listed('result')).toEqual(result)
  })

  it('an answer that decided otherwise than the report told leaves the line as it was', async () => {
    const one = await cases.start('Ben')
    await one.theirs('Ben', hand => hand.apply('Help', 'Tomasz helped'))
    await one.ours.retire('Help')
    const plan = await one.compare('Ben')
    const question = await one.ours.ask('merge.question', { planId: plan.id, questionId: plan.questions[0]!.id })
    const other = question.options.find(option => option.id !== question.standing && option.takes === undefined)!
    const decisions = [{ question: question.id, choice: other.id }]
    await one.ours.ask('merge.decide', { planId: plan.id, decisions })
    await one.ours.ask('merge.apply', { planId: plan.id })
    const report = await reportOf(one)
    for (const { kind, what, count: told } of report.applied) {
      const things = await line(one, report, kind, what)
      expect(things.listed + things.without).toBeLessThanOrEqual(told)
    }
  })

  it('[M49] show nothing of what is sealed, and say how many they do not', async () => {
    const one = await cases.start()
    for (const name of ['Ben', 'Cem']) await one.ours.ask('coder.add', { name })
    const sourceId = await one.ours.sourceId()
    const blind = (name: string) => ({ sourceId, coderId: one.ours.coderId(name), part: 'first' as const, blind: true })
    await one.ours.ask('team.allocate', { changes: ['Ben', 'Cem'].map(blind) })
    await one.handOut('Ben')
    await one.theirs('Ben', async hand => {
      await hand.apply('Help', 'Tomasz helped')
      await hand.ask('memo.write', { about: 'source', subjectId: sourceId, title: 'Mine', body: 'thoughtx' })
    })
    await one.merge('Ben')
    const report = await reportOf(one)
    const told: ReportedThings[] = []
    for (const { kind, what } of report.applied) told.push(await line(one, report, kind, what))
    told.push(await count(one, report, 'result', 'codings'))
    expect(JSON.stringify(told)).not.toMatch(/Tomasz|thoughtx/)
    expect((await line(one, report, 'added', 'coding')).hidden).toBe(1)
    // When both are done it is there.
    for (const name of ['Ben', 'Cem']) {
      await one.ours.ask('project.workAs', { name })
      await one.ours.ask('source.markCoded', { sourceId, coded: true })
    }
    expect(names(await line(one, report, 'added', 'coding'))).toEqual(['Tomasz helped'])
  })

  it('refuses a line and a report that are not there', async () => {
    const one = await worked()
    const report = await reportOf(one)
    expect(await one.journey.refused('merge.reported', { reportId: report.id, kind: 'M52', what: 'coder' })).toContain(
      'no such line',
    )
    await one.ours.ask('project.undo', {})
    expect(
      await one.journey.refused('merge.reported', { reportId: report.id, kind: 'added', what: 'coding' }),
    ).toContain('not in the project')
  })
})
