// Codings that two sides made, changed or removed; several copies at once; hand-ins that are refused.

import { copyFileSync, readFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { Connection } from '../../../src/store/driver.ts'
import { idOf, sql } from '../../../src/store/sql.ts'
import { Cases, smallBase, type Hand } from './support/merge-case.ts'

const cases = new Cases(smallBase)
afterAll(() => cases.end())

const first = async (hand: Hand) => (await hand.ask('source.open', { sourceId: await hand.sourceId() })).codings[0]!

describe('codings', () => {
  it('[M18] [70] the same passage coded alike by two: two codings, no question', async () => {
    const one = await cases.start('Ben')
    await one.ours.apply('Help', 'Tomasz helped')
    await one.theirs('Ben', hand => hand.apply('Help', 'Tomasz helped'))
    const { asked, ours } = await one.merge('Ben')
    expect(asked).toEqual([])
    expect(await ours.codings()).toEqual([
      'Help: Tomasz helped (Ana Lead)',
      'Help: Tomasz helped (Ben)',
      'Trust: trust went away (Ana Lead)',
    ])
  })

  it('[M19] the same passage, different codes, two coders: both, and they meet in reconciliation', async () => {
    const one = await cases.start('Ben')
    const code = (name: string) => async (hand: Hand) => {
      await hand.apply(name, 'Tomasz helped')
      await hand.ask('source.markCoded', { sourceId: await hand.sourceId(), coded: true })
    }
    await code('Help')(one.ours)
    await one.theirs('Ben', code('Sharing'))
    const { asked, done, ours } = await one.merge('Ben')
    expect([asked, done]).toEqual([[], ['added coding 1', 'added source_coder 1']])
    expect((await ours.codings()).filter(each => !each.startsWith('Trust'))).toEqual([
      'Help: Tomasz helped (Ana Lead)',
      'Sharing: Tomasz helped (Ben)',
    ])
    const coderIds = ['Ana Lead', 'Ben'].map(name => ours.coderId(name))
    const codeIds = await Promise.all(['Help', 'Sharing'].map(name => ours.codeId(name)))
    expect((await ours.ask('agreement.passages', { coderIds, codeIds })).total).toBe(2)
  })

  it('[M20] one coder, one code, one passage on two machines: one coding', async () => {
    const one = await cases.start('Ben')
    await one.ours.ask('project.workAs', { name: 'Ben' })
    await one.ours.apply('Help', 'Tomasz helped')
    await one.theirs('Ben', hand => hand.apply('Help', 'Tomasz helped'))
    const { asked, done, ours } = await one.merge('Ben')
    expect(asked).toEqual([])
    expect(done).toContain('M20 coding 1')
    expect((await ours.codings()).filter(coding => coding.startsWith('Help'))).toHaveLength(1)
  })

  it('[M21] one coder, one code, passages that overlap: both, listed, and suggested to be joined until they are', async () => {
    const one = await cases.start('Ben')
    await one.ours.ask('project.workAs', { name: 'Ben' })
    await one.ours.apply('Help', 'Tomasz helped')
    await one.theirs('Ben', hand => hand.apply('Help', 'helped us a lot'))
    await one.ours.ask('project.workAs', { name: 'Ben' })
    const { asked, done, ours } = await one.merge('Ben')
    expect(asked).toEqual([])
    expect(done).toContain('M21 coding 1')
    expect((await ours.codings()).filter(coding => coding.startsWith('Help'))).toHaveLength(2)
    const [head] = await ours.ask('merge.reports', {})
    const suggested = async () => (await ours.ask('merge.report', { reportId: head!.id })).suggestions
    const [first] = await suggested()
    expect(first).toMatchObject({
      kind: 'M21',
      says: 'Help, Ben: two passages that overlap.',
      first: { name: 'Tomasz helped', isQuoted: true, opens: { kind: 'words' } },
      second: { name: 'helped us a lot' },
      stands: true,
    })
    await ours.ask('coding.join', { codingIds: first!.ids as never })
    expect(await suggested()).toEqual([])
    expect(await ours.codings()).toContain('Help: Tomasz helped us a lot (Ben)')
  })

  it('[M21] passages that touch, or of two coders, or under two codes: nothing is listed', async () => {
    const one = await cases.start('Ben')
    await one.ours.apply('Help', 'Tomasz helped')
    await one.ours.ask('project.workAs', { name: 'Ben' })
    await one.ours.apply('Help', 'Tomasz ')
    await one.ours.apply('Sharing', 'helped us')
    await one.theirs('Ben', hand => hand.apply('Help', 'helped us a lot'))
    const { asked, done } = await one.merge('Ben')
    expect([asked, done]).toEqual([[], ['added coding 1']])
  })

  it('[M22] removed by its coder here, changed there: the changed one is kept, and asked about', async () => {
    const one = await cases.start('Ben')
    await one.theirs('Ben', async hand =>
      hand.ask('coding.mark', { codingIds: [(await first(hand)).id], comment: 'Telling' }),
    )
    await one.ours.ask('coding.remove', { codingIds: [(await first(one.ours)).id] })
    const { asked, ours } = await one.merge('Ben')
    expect(asked.map(each => each.slice(0, 3))).toEqual(['M22'])
    expect(await ours.codings()).toEqual(['Trust: trust went away (Ana Lead)'])
    const [open] = await ours.ask('merge.open', {})
    await ours.ask('merge.answer', { decision: { question: open!.id, choice: 'remove' } })
    expect(await ours.codings()).toEqual([])
  })

  it('[M23] removed there by somebody else than its coder: kept, and asked about', async () => {
    const one = await cases.start('Ben')
    await one.theirs('Ben', async hand => hand.ask('coding.remove', { codingIds: [(await first(hand)).id] }))
    const { asked, ours } = await one.merge('Ben')
    expect(asked.map(each => each.slice(0, 3))).toEqual(['M23'])
    expect(await ours.codings()).toEqual(['Trust: trust went away (Ana Lead)'])
    // Left open it is not asked anew, only answered.
    expect((await one.compare('Ben')).deeds).toBe(0)
    const [open] = await ours.ask('merge.open', {})
    await ours.ask('merge.answer', { decision: { question: open!.id, choice: 'remove' } })
    expect(await ours.codings()).toEqual([])
  })

  it('removed there by its own coder: removed', async () => {
    const one = await cases.start()
    await one.ours.ask('project.workAs', { name: 'Ben' })
    await one.ours.apply('Help', 'Tomasz helped')
    await one.handOut('Ben')
    await one.theirs('Ben', async hand => {
      const mine = (await hand.ask('source.open', { sourceId: await hand.sourceId() })).codings.find(
        coding => coding.coderId === hand.coderId('Ben'),
      )!
      await hand.ask('coding.remove', { codingIds: [mine.id] })
    })
    const { asked, ours } = await one.merge('Ben')
    expect(asked).toEqual([])
    expect(await ours.codings()).toEqual(['Trust: trust went away (Ana Lead)'])
  })
})

describe('as a whole', () => {
  it('[71] twice is once', async () => {
    const one = await cases.start('Ben')
    await one.theirs('Ben', async hand => {
      await hand.code('Openness')
      await hand.apply('Openness', 'shared the playbooks')
      await hand.ask('memo.write', {
        about: 'source',
        subjectId: await hand.sourceId(),
        title: 'Look',
        body: 'Again.',
      })
    })
    expect((await one.merge('Ben')).plan.deeds).toBeGreaterThan(0)
    const before = one.ours.rows('coding')
    const again = await one.merge('Ben')
    expect([again.plan.deeds, again.asked]).toEqual([0, []])
    expect(again.plan.copies[0]!.cameBefore).not.toBeNull()
    expect(one.ours.rows('coding')).toEqual(before)
    expect(await one.ours.ask('merge.reports', {})).toHaveLength(1)
  })

  for (const answer of ['two', 'ours', 'theirs', 'rename'])
    it(`[71] twice is once, also where two codes of one label were told apart (${answer})`, async () => {
      const one = await cases.start('Ben')
      await one.ours.code('Openness', { brief: 'Says what went wrong' })
      await one.theirs('Ben', async hand => {
        await hand.code('Openness', { brief: 'Shares what they have' })
        await hand.apply('Openness', 'shared the playbooks')
      })
      const text = answer === 'rename' ? { text: 'Sharing openly' } : {}
      await one.mergeWith(['Ben'], { M05: { choice: answer, ...text } })
      const before = ['code', 'coding', 'code_replacement'].map(table => one.ours.rows(table))
      const again = await one.merge('Ben')
      expect([again.plan.deeds, again.asked]).toEqual([0, []])
      expect(['code', 'coding', 'code_replacement'].map(table => one.ours.rows(table))).toEqual(before)
    })

  it('[71] what was removed here after it came in stays removed when the same copy comes again', async () => {
    const one = await cases.start('Ben')
    await one.theirs('Ben', hand => hand.apply('Help', 'Tomasz helped'))
    await one.merge('Ben')
    const [coding] = one.ours.read.all<{ id: Buffer }>(
      sql`SELECT coding.id FROM coding JOIN code ON code.id = code_id WHERE code.name = 'Help'`,
    )
    await one.ours.ask('coding.remove', { codingIds: [idOf<'coding'>(coding!.id)] })
    expect((await one.merge('Ben')).plan.deeds).toBe(0)
    expect(await one.ours.codings()).toEqual(['Trust: trust went away (Ana Lead)'])
  })

  it('undone, the same copy brings all of it again, and its acts are noted once', async () => {
    const one = await cases.start('Ben')
    await one.theirs('Ben', hand => hand.apply('Help', 'Tomasz helped'))
    await one.merge('Ben')
    const noted = async () => (await one.ours.ask('project.history', {})).filter(act => act.state === 'noted').length
    const acts = await noted()
    const after = one.ours.rows('coding')
    await one.ours.ask('project.undo', {})
    await one.merge('Ben')
    expect(one.ours.rows('coding')).toEqual(after)
    expect(await noted()).toBe(acts)
    expect((await one.merge('Ben')).plan.deeds).toBe(0)
  })

  it('[75] three hand-ins in any order, and in one pass: equal', async () => {
    const results: string[][] = []
    const one = await cases.start('Ben', 'Cem', 'Dan')
    await one.ours.apply('Sharing', 'shared the playbooks')
    await one.theirs('Ben', async hand => {
      await hand.rename('Help', 'Support')
      await hand.apply('Support', 'Tomasz helped')
    })
    await one.theirs('Cem', async hand => {
      await hand.code('Openness')
      await hand.apply('Openness', 'playbooks early')
      await hand.move('Vendors', 'Openness')
    })
    await one.theirs('Dan', async hand => {
      await hand.apply('Help', 'vendor changed')
      await hand.define('Sharing', 'Giving away what helps')
    })
    const kept = `${one.path}.kept`
    await one.journey.core.closeProject()
    copyFileSync(one.path, kept)
    for (const order of [
      [['Ben', 'Cem', 'Dan']],
      [['Dan'], ['Cem'], ['Ben']],
      [['Cem'], ['Ben', 'Dan']],
      [['Dan', 'Cem', 'Ben']],
    ]) {
      await one.journey.core.closeProject()
      copyFileSync(kept, one.path)
      await one.journey.ask('project.open', { path: one.path, coder: 'Ana Lead' })
      for (const coders of order) {
        const { asked } = await one.merge(...coders)
        expect(asked).toEqual([])
      }
      results.push(
        ['code', 'coding', 'anchor', 'memo', 'source', 'paragraph', 'coder'].flatMap(table => one.ours.rows(table)),
      )
    }
    for (const result of results) expect(result).toEqual(results[0])
  })

  it('[76] a report whose counts add up is kept; undo gives the former state row for row', async () => {
    const one = await cases.start('Ben')
    const tables = one.ours.read
      .all<{ name: string }>({
        text: `SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'paragraph_text%' AND name NOT IN ('act', 'change', 'change_row', 'hand_in', 'text_index')`,
        values: [],
      })
      .map(row => row.name)
    const state = () => tables.flatMap(table => one.ours.rows(table).map(row => `${table} ${row}`))
    await one.theirs('Ben', async hand => {
      await hand.code('Openness')
      await hand.apply('Openness', 'shared the playbooks')
      await hand.correct('Tomasz', 'Tom')
    })
    const before = state()
    await one.merge('Ben')
    const [head] = await one.ours.ask('merge.reports', {})
    const report = await one.ours.ask('merge.report', { reportId: head!.id })
    expect(report).toMatchObject({
      mergedBy: 'Ana Lead',
      addsUp: true,
      counts: {
        base: { codes: 4, codings: 1 },
        ours: { codes: 4, codings: 1 },
        theirs: [{ codes: 5, codings: 2 }],
        result: { codes: 5, codings: 2 },
      },
    })
    expect((await one.ours.ask('project.history', {})).map(act => [act.label, act.state])).toEqual(
      expect.arrayContaining([
        ['Merge the copy of Ben', 'done'],
        ['Apply code “Openness”', 'noted'],
      ]),
    )
    expect((await one.ours.ask('project.check', {})).problems).toEqual([])
    expect((await one.ours.ask('project.undo', {})).label).toBe('Merge the copy of Ben')
    expect(state()).toEqual(before)
    expect((await one.ours.ask('project.check', {})).problems).toEqual([])
    await one.ours.ask('project.redo', {})
    expect((await one.ours.ask('project.check', {})).problems).toEqual([])
  })

  it('answers come back when the merge is undone and made again with the saved decisions', async () => {
    const one = await cases.start('Ben')
    await one.ours.rename('Trust', 'Confidence')
    await one.theirs('Ben', hand => hand.rename('Trust', 'Reliance'))
    const plan = await one.compare('Ben')
    const decisions = [{ question: plan.questions[0]!.id, choice: 'theirs' }]
    await one.ours.ask('merge.decide', { planId: plan.id, decisions })
    const saved = await one.ours.ask('merge.decisions', { planId: plan.id })
    await one.ours.ask('merge.apply', { planId: plan.id })
    const after = one.ours.rows('code')
    await one.ours.ask('project.undo', {})
    const again = await one.ours.ask('merge.compare', { paths: [one.copy('Ben')], decisions: [...saved] })
    expect(again.questions[0]!.answer).toBe('theirs')
    await one.ours.ask('merge.apply', { planId: again.id })
    expect(one.ours.rows('code')).toEqual(after)
  })
})

describe('hand-ins', () => {
  it('[M47] of another project: refused, by name', async () => {
    const one = await cases.start()
    const other = `${one.folder}/other.crosscase`
    await one.journey.ask('project.create', { path: other, name: 'Other', coder: 'X' })
    await one.journey.ask('project.open', { path: one.path })
    expect(await one.journey.refused('merge.compare', { paths: [other] })).toContain('another project')
  })

  it('[M48] of a newer program: refused, untouched', async () => {
    const one = await cases.start('Ben')
    const connection = new Connection(one.copy('Ben'), { mustExist: true })
    connection.pragma('user_version = 999')
    connection.close()
    const before = readFileSync(one.copy('Ben'))
    expect(await one.journey.refused('merge.compare', { paths: [one.copy('Ben')] })).toContain('newer Crosscase')
    expect(readFileSync(one.copy('Ben')).equals(before)).toBe(true)
  })

  it('[M49] codings on a blind source come in sealed', async () => {
    const one = await cases.start()
    for (const name of ['Ben', 'Cem']) await one.ours.ask('coder.add', { name })
    const sourceId = await one.ours.sourceId()
    await one.ours.ask('team.allocate', {
      changes: ['Ben', 'Cem'].map((name, at) => ({
        sourceId,
        coderId: one.ours.coderId(name),
        part: at === 0 ? 'first' : 'second',
        blind: true,
      })),
    })
    await one.handOut('Ben')
    await one.theirs('Ben', hand => hand.apply('Help', 'Tomasz helped'))
    const { asked, done, ours } = await one.merge('Ben')
    expect(asked).toEqual([])
    expect(done).toContain('M49 coding 1')
    expect(await ours.codings()).toEqual(['Trust: trust went away (Ana Lead)'])
    expect(ours.rows('coding')).toHaveLength(2)
    // Open when both are done.
    for (const name of ['Ben', 'Cem']) {
      await ours.ask('project.workAs', { name })
      await ours.ask('source.markCoded', { sourceId, coded: true })
    }
    await ours.ask('project.workAs', { name: 'Ana Lead' })
    expect(await ours.codings()).toEqual(['Help: Tomasz helped (Ben)', 'Trust: trust went away (Ana Lead)'])
  })

  it('without a known hand-out: every difference is shown, nothing is deleted', async () => {
    const one = await cases.start()
    await one.ours.apply('Help', 'Tomasz helped')
    const copy = one.copy('twin')
    await one.journey.core.closeProject()
    copyFileSync(one.path, copy)
    await one.theirs('twin', async hand => {
      await hand.ask('coding.remove', { codingIds: [(await first(hand)).id] })
      await hand.rename('Trust', 'Reliance')
      await hand.apply('Vendors', 'vendor changed')
    })
    const { asked, ours } = await one.merge('twin')
    expect(asked).toEqual(['M01 Trust'])
    expect(await ours.codings()).toHaveLength(3)
  })

  it('merging ours with itself changes nothing', async () => {
    const one = await cases.start()
    const copy = one.copy('same')
    await one.journey.core.closeProject()
    copyFileSync(one.path, copy)
    await one.journey.ask('project.open', { path: one.path })
    const plan = await one.compare('same')
    expect([plan.deeds, plan.questions]).toEqual([0, []])
  })
})
