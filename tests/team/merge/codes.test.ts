// Codes that two sides changed: base, ours, theirs → what holds, what is asked.

import { afterAll, describe, expect, it } from 'vitest'
import type { Input } from '../../../src/api/contract.ts'
import type { CodeId } from '../../../src/base/ids.ts'
import { Cases, smallBase, type Hand } from './support/merge-case.ts'

const cases = new Cases(smallBase)
afterAll(() => cases.end())

const coded = (codeId: CodeId): Input<'filter.save'>['filter'] => ({
  is: 'coded',
  codeIds: [codeId],
  below: true,
  how: 'this coding',
})

const entry = async (hand: Hand, name: string) => hand.ask('code.entry', { codeId: await hand.codeId(name) })

describe('names and definitions', () => {
  it('[66] renamed here, redefined there: both stand, nothing is asked', async () => {
    const one = await cases.start('Ben')
    await one.ours.rename('Trust', 'Confidence')
    await one.theirs('Ben', hand => hand.define('Trust', 'Being able to rely on each other'))
    const { asked, ours } = await one.merge('Ben')
    expect(asked).toEqual([])
    expect((await entry(ours, 'Confidence')).brief).toBe('Being able to rely on each other')
  })

  it('[M01] renamed differently on both sides: asked, ours meanwhile', async () => {
    const one = await cases.start('Ben')
    await one.ours.rename('Trust', 'Confidence')
    await one.theirs('Ben', hand => hand.rename('Trust', 'Reliance'))
    const { asked, ours, question } = await one.merge('Ben')
    expect(asked).toEqual(['M01 Confidence'])
    expect(question('M01').fields).toMatchObject([
      { label: 'Name', base: 'Trust', ours: 'Confidence', theirs: ['Reliance'] },
    ])
    expect(await ours.framework()).toContain('Confidence')
    // Left open, it is answered later, and that is undone like any act.
    const [open] = await ours.ask('merge.open', {})
    await ours.ask('merge.answer', { decision: { question: open!.id, choice: 'theirs' } })
    expect(await ours.framework()).toContain('Reliance')
    expect(await ours.ask('merge.open', {})).toEqual([])
    await ours.ask('project.undo', {})
    expect(await ours.framework()).toContain('Confidence')
    expect(await ours.ask('merge.open', {})).toHaveLength(1)
  })

  it('[M01] three names: one question with what each copy says', async () => {
    const one = await cases.start('Ben', 'Cem')
    await one.theirs('Ben', hand => hand.rename('Trust', 'Reliance'))
    await one.theirs('Cem', hand => hand.rename('Trust', 'Faith'))
    const plan = await one.compare('Ben', 'Cem')
    const question = await one.ours.ask('merge.question', { planId: plan.id, questionId: plan.questions[0]!.id })
    expect(question.fields[0]).toMatchObject({ base: 'Trust', ours: 'Trust' })
    expect(new Set(question.fields[0]!.theirs)).toEqual(new Set(['Faith', 'Reliance']))
  })

  it('[M02] renamed here, retired there: it stays under its new name, and is asked about', async () => {
    const one = await cases.start('Ben')
    await one.ours.rename('Help', 'Support')
    await one.theirs('Ben', hand => hand.retire('Help'))
    const { asked, ours } = await one.merge('Ben')
    expect(asked).toEqual(['M02 Support'])
    expect(ours.status('Support')).toBe('active')
  })

  it('[M02] retired here, renamed there: the same; and it is retired by the answer', async () => {
    const one = await cases.start('Ben')
    await one.ours.retire('Help')
    await one.theirs('Ben', hand => hand.rename('Help', 'Support'))
    const { asked, ours } = await one.merge('Ben')
    expect(asked).toEqual(['M02 Support'])
    expect(ours.status('Support')).toBe('active')
    const [open] = await ours.ask('merge.open', {})
    await ours.ask('merge.answer', { decision: { question: open!.id, choice: 'retire' } })
    expect(ours.status('Support')).toBe('retired')
  })

  it('[M02] renamed in one copy, retired in another: the same, in whatever order', async () => {
    const one = await cases.start('Ben', 'Cem')
    await one.theirs('Ben', hand => hand.rename('Help', 'Support'))
    await one.theirs('Cem', hand => hand.retire('Help'))
    for (const order of [
      ['Ben', 'Cem'],
      ['Cem', 'Ben'],
    ]) {
      const { asked, ours } = await one.merge(...order)
      expect(asked).toEqual(['M02 Support'])
      expect(ours.status('Support')).toBe('active')
      expect((await one.compare(...order)).deeds).toBe(0)
      await ours.ask('project.undo', {})
    }
  })

  it('[M03] renamed there, used here: the name is taken, and told', async () => {
    const one = await cases.start('Ben')
    await one.ours.apply('Trust', 'shared the playbooks')
    await one.theirs('Ben', hand => hand.rename('Trust', 'Reliance'))
    const { asked, done, ours } = await one.merge('Ben')
    expect(asked).toEqual([])
    expect(done).toContain('M03 code 1')
    expect(await ours.codings()).toContain('Reliance: shared the playbooks (Ana Lead)')
  })

  it('[M04] made alike on both sides: one code with the codings of both', async () => {
    const one = await cases.start('Ben')
    await one.ours.code('Openness')
    await one.ours.apply('Openness', 'shared the playbooks')
    await one.theirs('Ben', async hand => {
      await hand.code('openness ')
      await hand.apply('openness', 'Tomasz helped')
    })
    const { asked, done, ours } = await one.merge('Ben')
    expect(asked).toEqual([])
    // It is told as one thing or as two: whose code it is follows from the coders' ids, so that no order of copies decides it.
    expect(done.filter(line => line.startsWith('M04 code'))).toHaveLength(1)
    expect((await ours.codings()).filter(coding => coding.startsWith('Openness'))).toHaveLength(2)
    expect((await one.merge('Ben')).plan.deeds).toBe(0)
  })

  it('[M05] [68] one label with different definitions: two codes, both definitions in the question', async () => {
    const make = (brief: string) => async (hand: Hand) => {
      await hand.code('Openness')
      await hand.define('Openness', brief)
    }
    const one = await cases.start('Ben')
    await make('Telling of failures')(one.ours)
    await one.theirs('Ben', async hand => {
      await make('Open source')(hand)
      await hand.apply('Openness', 'Tomasz helped')
    })
    const { asked, ours, question } = await one.merge('Ben')
    expect(asked).toEqual(['M05 Openness'])
    expect(question('M05').fields).toMatchObject([{ ours: 'Telling of failures', theirs: ['Open source'] }])
    expect((await ours.framework()).filter(name => name.startsWith('Openness'))).toEqual(['Openness', 'Openness (B)'])
    await ours.ask('project.undo', {})
    await one.mergeWith(['Ben'], { M05: { choice: 'theirs' } })
    expect(await ours.codings()).toContain('Openness: Tomasz helped (Ben)')
    expect((await entry(ours, 'Openness')).brief).toBe('Open source')
    expect(ours.status('Openness (B)')).toBe('retired')
  })

  it('[M05] made by two copies: whose the definition is that is put beside theirs is known, of ours it is nobody’s', async () => {
    const make = (brief: string) => async (hand: Hand) => {
      await hand.code('Openness')
      await hand.define('Openness', brief)
    }
    const one = await cases.start('Ben', 'Cem')
    await one.theirs('Ben', make('Telling of failures'))
    await one.theirs('Cem', make('Open source'))
    const asked = async (...names: string[]) => {
      const plan = await one.compare(...names)
      const question = await one.ours.ask('merge.question', { planId: plan.id, questionId: plan.questions[0]!.id })
      const by = (copy: number | null) => (copy === null ? null : plan.copies[copy]!.coder!.name)
      return { ...question, ours: by(question.oursFrom), theirs: question.copies.map(by) }
    }
    const { ours, theirs, fields, says, options } = await asked('Cem', 'Ben')
    expect([ours, ...theirs]).toEqual(['Ben', 'Cem'])
    expect(fields).toMatchObject([{ ours: 'Telling of failures', theirs: ['Open source'] }])
    expect(says).toMatch(/^“Openness” was made by Ben and by Cem, and defined differently/)
    expect(options.map(option => option.label)).toEqual(
      expect.arrayContaining(['One code, Ben’s definition', 'One code, Cem’s definition']),
    )
    await make('Frankness')(one.ours)
    const withOurs = await asked('Ben')
    expect(withOurs.ours).toBe(null)
    expect(withOurs.says).toContain('was made on both sides')
  })

  it('[M05] made one by an answer given later: codings of since then go along, those taken away or given another code by hand do not', async () => {
    const one = await cases.start('Ben')
    await one.ours.code('Reach')
    await one.ours.define('Reach', 'How far')
    await one.theirs('Ben', async hand => {
      await hand.code('Reach')
      await hand.define('Reach', 'How wide')
      for (const words of ['shared', 'playbooks', 'early']) await hand.apply('Reach', words)
    })
    await one.merge('Ben')
    await one.ours.apply('Reach (B)', 'vendor')
    await one.theirs('Ben', async hand => {
      await hand.apply('Reach', 'changed')
    })
    expect((await one.merge('Ben')).asked).toEqual([])
    const open = await one.ours.ask('source.open', { sourceId: await one.ours.sourceId() })
    const text = await one.ours.text()
    const coding = (words: string) => open.codings.find(each => text.slice(each.start, each.end) === words)!.id
    await one.ours.ask('coding.remove', { codingIds: [coding('playbooks')] })
    await one.ours.ask('coding.recode', { codingIds: [coding('early')], codeId: await one.ours.codeId('Help') })
    const [question] = await one.ours.ask('merge.open', {})
    await one.ours.ask('merge.answer', { decision: { question: question!.id, choice: 'ours' } })
    expect((await one.ours.codings()).filter(each => !each.startsWith('Trust'))).toEqual([
      'Help: early (Ben)',
      'Reach: changed (Ben)',
      'Reach: shared (Ben)',
      'Reach: vendor (Ana Lead)',
    ])
    expect(await one.ours.ask('project.check', {})).toMatchObject({ problems: [] })
  })

  it('[M05] made one: what names the one that went, or hangs on it, is of the one that stays; one undo', async () => {
    const one = await cases.start('Ben')
    await one.ours.code('Openness')
    await one.ours.define('Openness', 'Telling of failures')
    await one.theirs('Ben', async hand => {
      const codeId = (await hand.code('Openness')) as never
      await hand.define('Openness', 'Open source')
      await hand.code('Licences', { parentId: codeId })
      await hand.ask('filter.save', { name: 'Open', filter: coded(codeId) })
      await hand.ask('codeSet.create', { name: 'Core', codeIds: [codeId] })
      await hand.ask('proposition.add', { statement: 'It pays to be open.', codeIds: [codeId] })
    })
    const filters = async () => (await one.ours.ask('filter.list', {})).map(filter => filter.filter)
    const holds = async () => {
      const into = await one.ours.codeId('Openness')
      expect(await filters()).toEqual([coded(into)])
      expect(await one.ours.framework()).toContain('Openness/Licences')
      expect((await one.ours.ask('codeSet.list', {})).map(set => set.codeIds)).toEqual([[into]])
      expect(one.ours.rows('proposition_code').filter(row => row.includes(into.replaceAll('-', '')))).toHaveLength(1)
    }
    await one.merge('Ben')
    const open = await filters()
    const [question] = await one.ours.ask('merge.open', {})
    await one.ours.ask('merge.answer', { decision: { question: question!.id, choice: 'ours' } })
    await holds()
    await one.ours.ask('project.undo', {})
    expect(await filters()).toEqual(open)
    await one.ours.ask('project.undo', {})
    await one.mergeWith(['Ben'], { M05: { choice: 'ours' } })
    await holds()
  })

  it('[M11] merged here, named by a filter and put into a set there: those are of the code where it went', async () => {
    const one = await cases.start('Ben')
    const trust = await one.ours.codeId('Trust')
    await one.ours.ask('filter.save', { name: 'Here', filter: coded(trust) })
    await one.ours.merge('Trust', 'Help')
    await one.theirs('Ben', async hand => {
      await hand.ask('filter.save', { name: 'There', filter: coded(trust) })
      await hand.ask('codeSet.create', { name: 'Core', codeIds: [trust] })
    })
    const { asked, ours } = await one.merge('Ben')
    expect(asked).toEqual([])
    const help = await ours.codeId('Help')
    expect((await ours.ask('filter.list', {})).map(filter => filter.filter)).toEqual([coded(help), coded(help)])
    expect((await ours.ask('codeSet.list', {})).map(set => set.codeIds)).toEqual([[help]])
  })

  it('[M06] different labels, nearly the same definition: both kept, and the report suggests to merge them, until that is done', async () => {
    const one = await cases.start('Ben')
    await one.ours.code('Openness')
    await one.ours.define('Openness', 'Partners tell each other of failures early')
    await one.theirs('Ben', async hand => {
      await hand.code('Candour')
      await hand.define('Candour', 'Partners tell each other early of failures')
      await hand.apply('Candour', 'shared the playbooks')
    })
    const { asked, done, ours } = await one.merge('Ben')
    expect(asked).toEqual([])
    expect(done).toContain('M06 code 1')
    expect(await ours.framework()).toEqual(expect.arrayContaining(['Candour', 'Openness']))
    const [head] = await ours.ask('merge.reports', {})
    const suggested = async () => (await ours.ask('merge.report', { reportId: head!.id })).suggestions
    const both = [await ours.codeId('Candour'), await ours.codeId('Openness')]
    expect(await suggested()).toMatchObject([
      { kind: 'M06', says: '“Candour” and “Openness” mean nearly the same.', ids: both, stands: true },
    ])
    await ours.merge('Candour', 'Openness')
    expect(await suggested()).toMatchObject([{ kind: 'M06', stands: false }])
    await ours.ask('project.undo', {})
    expect(await suggested()).toMatchObject([{ kind: 'M06', stands: true }])
  })

  it('[M06] definitions of a few words, or of other words, suggest nothing', async () => {
    const one = await cases.start('Ben')
    await one.ours.code('Openness', { brief: 'Partners tell' })
    await one.ours.code('Doubt', { brief: 'Nobody believes that the playbooks would ever help' })
    await one.theirs('Ben', async hand => {
      await hand.code('Candour', { brief: 'Partners tell' })
      await hand.code('Repair', { brief: 'What partners did when a vendor let them down' })
    })
    const { ours, done } = await one.merge('Ben')
    const [head] = await ours.ask('merge.reports', {})
    expect(done).toEqual(['added code 2'])
    expect((await ours.ask('merge.report', { reportId: head!.id })).suggestions).toEqual([])
  })

  it('[M07] defined differently on both sides: field by field, composed', async () => {
    const one = await cases.start('Ben')
    await one.ours.define('Trust', 'Ours', { inclusion: 'Said so' })
    await one.theirs('Ben', hand => hand.define('Trust', 'Theirs', { exclusion: 'Contracts' }))
    const plan = await one.compare('Ben')
    const [head] = plan.questions
    expect(head!.kind).toBe('M07')
    const question = await one.ours.ask('merge.question', { planId: plan.id, questionId: head!.id })
    expect(question.fields).toMatchObject([
      { label: 'Brief definition', base: 'Trust between partners', ours: 'Ours', theirs: ['Theirs'] },
    ])
    expect(question.codings.total).toBeGreaterThan(0)
    await one.ours.ask('merge.decide', {
      planId: plan.id,
      decisions: [{ question: head!.id, choice: 'fields', values: { brief_definition: { text: 'Ours and theirs' } } }],
    })
    await one.ours.ask('merge.apply', { planId: plan.id })
    expect(await entry(one.ours, 'Trust')).toMatchObject({
      brief: 'Ours and theirs',
      inclusion: 'Said so',
      exclusion: 'Contracts',
    })
  })
})

describe('the tree', () => {
  it('[M08] moved to different places: asked, ours meanwhile', async () => {
    const one = await cases.start('Ben')
    await one.ours.move('Help', 'Trust')
    await one.theirs('Ben', hand => hand.move('Help', 'Sharing'))
    const { asked, ours } = await one.merge('Ben')
    expect(asked).toEqual(['M08 Help'])
    expect(await ours.framework()).toContain('Trust/Help')
  })

  it('[M09] [69] two moves that make a circle: the first holds, the tree has none, a question stands', async () => {
    const one = await cases.start('Ben')
    await one.ours.move('Trust', 'Sharing')
    await one.theirs('Ben', hand => hand.move('Sharing', 'Trust'))
    const { asked, ours } = await one.merge('Ben')
    expect(asked).toEqual(['M09 Sharing'])
    expect(await ours.framework()).toContain('Sharing/Trust')
    const [open] = await ours.ask('merge.open', {})
    await ours.ask('merge.answer', { decision: { question: open!.id, choice: 'theirs' } })
    expect(await ours.framework()).toContain('Trust/Sharing')
  })

  it('[M09] two copies whose moves make a circle: the tree has none, whichever answer is given', async () => {
    const one = await cases.start('Ben', 'Cem')
    await one.theirs('Ben', hand => hand.move('Trust', 'Sharing'))
    await one.theirs('Cem', hand => hand.move('Sharing', 'Trust'))
    const { asked, ours } = await one.merge('Ben', 'Cem')
    expect(asked.map(each => each.slice(0, 3))).toEqual(['M09'])
    const under = async () => (await ours.framework()).filter(name => name.includes('/'))
    const [held] = await under()
    expect(await under()).toEqual([held])
    const [open] = await ours.ask('merge.open', {})
    await ours.ask('merge.answer', { decision: { question: open!.id, choice: 'theirs' } })
    expect(await under()).toEqual([held === 'Trust/Sharing' ? 'Sharing/Trust' : 'Trust/Sharing'])
    expect((await ours.ask('project.check', {})).problems).toEqual([])
  })

  it('[M10] moved in one copy under a code that another retired: one level higher, and asked about', async () => {
    const one = await cases.start('Ben', 'Cem')
    await one.theirs('Ben', hand => hand.move('Help', 'Sharing'))
    await one.theirs('Cem', hand => hand.retire('Sharing'))
    const { asked, ours } = await one.merge('Ben', 'Cem')
    expect(asked).toEqual(['M10 Help'])
    expect(await ours.framework()).toContain('Help')
    const [open] = await ours.ask('merge.open', {})
    await ours.ask('merge.answer', { decision: { question: open!.id, choice: 'revive' } })
    expect(await ours.framework()).toContain('Sharing/Help')
  })

  it('[M10] moved there under a code that was retired here: one level higher, and asked about', async () => {
    const one = await cases.start('Ben')
    await one.ours.retire('Sharing')
    await one.theirs('Ben', hand => hand.move('Help', 'Sharing'))
    const { asked, ours } = await one.merge('Ben')
    expect(asked).toEqual(['M10 Help'])
    expect(await ours.framework()).toContain('Help')
  })
})

describe('merged, split, retired', () => {
  it('[M11] merged here, coded there: the codings go along, marked', async () => {
    const one = await cases.start('Ben')
    await one.ours.merge('Help', 'Sharing')
    await one.theirs('Ben', hand => hand.apply('Help', 'Tomasz helped'))
    const { asked, done, ours } = await one.merge('Ben')
    expect(asked).toEqual([])
    expect(done).toContain('M11 coding 1')
    expect(await ours.codings()).toContain('Sharing: Tomasz helped (Ben)')
    expect((await one.merge('Ben')).plan.deeds).toBe(0)
  })

  it('[M11] merged there, coded here: the same', async () => {
    const one = await cases.start('Ben')
    await one.ours.apply('Help', 'Tomasz helped')
    await one.theirs('Ben', hand => hand.merge('Help', 'Sharing'))
    const { asked, ours } = await one.merge('Ben')
    expect(asked).toEqual([])
    expect(await ours.codings()).toContain('Sharing: Tomasz helped (Ana Lead)')
  })

  it('[M12] merged into two different codes: ours meanwhile, or theirs, or both', async () => {
    const one = await cases.start('Ben')
    await one.ours.merge('Trust', 'Sharing')
    await one.theirs('Ben', hand => hand.merge('Trust', 'Help'))
    const { asked, ours } = await one.merge('Ben')
    expect(asked).toEqual(['M12 Trust'])
    expect(await ours.codings()).toEqual(['Sharing: trust went away (Ana Lead)'])
    const [open] = await ours.ask('merge.open', {})
    await ours.ask('merge.answer', { decision: { question: open!.id, choice: 'both' } })
    expect(await ours.codings()).toEqual(['Help: trust went away (Ana Lead)', 'Sharing: trust went away (Ana Lead)'])
    await ours.ask('project.undo', {})
    await ours.ask('merge.answer', { decision: { question: open!.id, choice: 'theirs' } })
    expect(await ours.codings()).toEqual(['Help: trust went away (Ana Lead)'])
  })

  it('[M12] merged into two codes that became one over there: nothing to ask', async () => {
    const one = await cases.start('Ben')
    await one.ours.merge('Trust', 'Sharing')
    await one.theirs('Ben', async hand => {
      await hand.merge('Trust', 'Help')
      await hand.merge('Sharing', 'Help')
    })
    const { asked, done, ours } = await one.merge('Ben')
    expect(asked).toEqual([])
    expect(done).toContain('M12 code 1')
    expect(await ours.codings()).toEqual(['Help: trust went away (Ana Lead)'])
    await ours.merge('Help', 'Vendors')
    expect(await ours.codings()).toEqual(['Vendors: trust went away (Ana Lead)'])
  })

  for (const choice of ['theirs', 'both'])
    it(`[M12] [M20] answered “${choice}” where the passage has the other code already: it is coded once, with what was said on both`, async () => {
      const one = await cases.start('Ben')
      const coding = one.ours.idOfCoding('Trust')
      await one.ours.ask('memo.write', { about: 'coding', subjectId: coding, title: 'Why', body: 'Trust goes first.' })
      await one.ours.ask('coding.mark', { codingIds: [coding], comment: 'Said twice' })
      await one.ours.apply('Help', 'trust went away')
      await one.ours.merge('Trust', 'Sharing')
      await one.theirs('Ben', hand => hand.merge('Trust', 'Help'))
      const help = 'Help: trust went away (Ana Lead)'
      const both = choice === 'both' ? [help, 'Sharing: trust went away (Ana Lead)'] : [help]
      const isSo = async () => {
        expect(await one.ours.codings()).toEqual(both)
        expect((await one.ours.ask('project.check', {})).problems).toEqual([])
        const codings = one.ours.rows('coding').map(row => JSON.parse(row) as { id: string; comment: string | null })
        expect(codings.map(({ comment }) => comment)).toEqual(both.map(() => 'Said twice'))
        const [memo] = one.ours.rows('memo').map(row => JSON.parse(row) as { coding_id: string })
        expect(codings.map(({ id }) => id)).toContain(memo!.coding_id)
      }
      await one.mergeWith(['Ben'], { M12: { choice } })
      await isSo()
      await one.ours.ask('project.undo', {})
      const { ours } = await one.merge('Ben')
      const [open] = await ours.ask('merge.open', {})
      await ours.ask('merge.answer', { decision: { question: open!.id, choice } })
      await isSo()
    })

  it('[M13] merged into each other: one survives, and is asked about', async () => {
    const one = await cases.start('Ben')
    await one.ours.merge('Help', 'Sharing')
    await one.theirs('Ben', async hand => {
      await hand.apply('Sharing', 'shared the playbooks')
      await hand.merge('Sharing', 'Help')
    })
    const { asked, ours } = await one.merge('Ben')
    expect(asked).toEqual(['M13 Sharing'])
    expect([ours.status('Sharing'), ours.status('Help')]).toEqual(['active', 'retired'])
    expect(await ours.codings()).toContain('Sharing: shared the playbooks (Ben)')
    await ours.ask('project.undo', {})
    await one.mergeWith(['Ben'], { M13: { choice: 'theirs' } })
    expect([ours.status('Sharing'), ours.status('Help')]).toEqual(['retired', 'active'])
    expect(await ours.codings()).toContain('Help: shared the playbooks (Ben)')
  })

  const split = async (hand: Hand, names: readonly string[]) => {
    const codeId = await hand.codeId('Trust')
    await hand.restructure({
      operation: 'split',
      codeId,
      into: names.map(name => ({ name })),
      original: 'retire',
      rules: [],
      choices: [],
      rest: [],
      reason: 'two things',
    })
  }

  it('[M14] split here, coded there: the new codings wait in the split’s queue', async () => {
    const one = await cases.start('Ben')
    await split(one.ours, ['Trust in people', 'Trust in vendors'])
    await one.theirs('Ben', hand => hand.apply('Trust', 'Tomasz helped'))
    const { asked, done, ours } = await one.merge('Ben')
    expect(asked).toEqual([])
    expect(done).toContain('M14 to_decide 1')
    expect((await ours.ask('framework.toDecide', {})).total).toBe(2)
  })

  it('[M15] split differently on both sides: all successors stay, the codings wait', async () => {
    const one = await cases.start('Ben')
    await split(one.ours, ['Trust in people', 'Trust in vendors'])
    await one.theirs('Ben', hand => split(hand, ['Trust early', 'Trust late']))
    const { asked, ours } = await one.merge('Ben')
    expect(asked).toEqual(['M15 Trust'])
    expect(await ours.framework()).toEqual(expect.arrayContaining(['Trust in people', 'Trust early', 'Trust late']))
    expect((await ours.ask('framework.toDecide', {})).total).toBe(1)
  })

  it('[M15] two copies split it differently: each is called by its coder', async () => {
    const one = await cases.start('Ben', 'Cem')
    await one.theirs('Ben', hand => split(hand, ['Trust in people', 'Trust in data']))
    await one.theirs('Cem', hand => split(hand, ['Old trust', 'New trust']))
    const { question } = await one.merge('Cem', 'Ben')
    const { says, options } = question('M15')
    expect(says).toMatch(/^“Trust” was split differently by Ben and by Cem\. /)
    expect(options.map(option => option.label)).toEqual(['Let them wait', 'As Ben split it', 'As Cem split it'])
  })

  it('[M16] one copy retired it, another coded with it: who did what is said', async () => {
    const one = await cases.start('Ben', 'Cem')
    await one.theirs('Ben', hand => hand.retire('Help'))
    await one.theirs('Cem', hand => hand.apply('Help', 'shared the playbooks'))
    const { question } = await one.merge('Cem', 'Ben')
    expect(question('M16').says).toMatch(/^Retired by Ben, while 1 coding was added by Cem\. /)
  })

  it('[M16] [67] retired here, coded there: proposed again with its codings, and asked about', async () => {
    const one = await cases.start('Ben')
    await one.ours.retire('Help')
    await one.theirs('Ben', async hand => {
      await hand.apply('Help', 'Tomasz helped')
      await hand.apply('Help', 'helped us')
    })
    const { asked, ours, question } = await one.merge('Ben')
    expect(asked).toEqual(['M16 Help'])
    expect(ours.status('Help')).toBe('proposed')
    expect(question('M16').codings).toMatchObject({ total: 2, first: [{ coder: 'Ben', code: 'Help' }, {}] })
    expect((await ours.codings()).filter(coding => coding.startsWith('Help'))).toHaveLength(2)
    const [open] = await ours.ask('merge.open', {})
    await ours.ask('merge.answer', {
      decision: { question: open!.id, choice: 'move', code: await ours.codeId('Trust') },
    })
    expect(await ours.codings()).toContain('Trust: helped us (Ben)')
  })

  it('[M16] retired there, coded here: the same', async () => {
    const one = await cases.start('Ben')
    await one.ours.apply('Help', 'Tomasz helped')
    await one.theirs('Ben', hand => hand.retire('Help'))
    const { asked, ours } = await one.merge('Ben')
    expect(asked).toEqual(['M16 Help'])
    expect(ours.status('Help')).toBe('proposed')
  })

  it('[M17] removed here, coded there: the code comes back, proposed', async () => {
    const one = await cases.start('Ben')
    await one.ours.ask('code.remove', { codeId: await one.ours.codeId('Help') })
    await one.theirs('Ben', hand => hand.apply('Help', 'Tomasz helped'))
    const { asked, ours } = await one.merge('Ben')
    expect(asked).toEqual([])
    expect(ours.status('Help')).toBe('proposed')
    expect(await ours.codings()).toContain('Help: Tomasz helped (Ben)')
  })

  it('[M17] removed there, coded here: it stays', async () => {
    const one = await cases.start('Ben')
    await one.ours.apply('Help', 'Tomasz helped')
    await one.theirs('Ben', async hand => hand.ask('code.remove', { codeId: await hand.codeId('Help') }))
    const { done, ours } = await one.merge('Ben')
    expect(done).toContain('M17 code 2')
    expect(ours.status('Help')).toBe('proposed')
  })

  it('[M24] given another code by hand there, merged here: the hand wins', async () => {
    const one = await cases.start('Ben')
    await one.ours.merge('Trust', 'Sharing')
    await one.theirs('Ben', async hand => {
      const [coding] = (await hand.ask('source.open', { sourceId: await hand.sourceId() })).codings
      await hand.ask('coding.recode', {
        codingIds: [coding!.id],
        codeId: await hand.codeId('Vendors'),
      })
    })
    const { asked, done, ours } = await one.merge('Ben')
    expect(asked).toEqual([])
    expect(done).toContain('M24 coding 1')
    expect(await ours.codings()).toEqual(['Vendors: trust went away (Ana Lead)'])
  })

  it('[M24] given another code by hand here, merged there: the hand wins', async () => {
    const one = await cases.start('Ben')
    const [coding] = (await one.ours.ask('source.open', { sourceId: await one.ours.sourceId() })).codings
    await one.ours.ask('coding.recode', { codingIds: [coding!.id], codeId: await one.ours.codeId('Vendors') })
    await one.theirs('Ben', hand => hand.merge('Trust', 'Sharing'))
    const { asked, done, ours } = await one.merge('Ben')
    expect(asked).toEqual([])
    expect(done).toContain('M24 coding 1')
    expect(await ours.codings()).toEqual(['Vendors: trust went away (Ana Lead)'])
    expect(ours.status('Trust')).toBe('retired')
  })

  const recode = (to: string) => async (hand: Hand) => {
    const [coding] = (await hand.ask('source.open', { sourceId: await hand.sourceId() })).codings
    await hand.ask('coding.recode', { codingIds: [coding!.id], codeId: await hand.codeId(to) })
  }

  for (const order of [
    ['Ben', 'Cem'],
    ['Cem', 'Ben'],
  ] as const)
    it(`[M24] two copies in one pass, given another code by hand in ${order[0]}’s, merged in ${order[1]}’s: the hand wins`, async () => {
      const one = await cases.start('Ben', 'Cem')
      await one.theirs(order[0], recode('Vendors'))
      await one.theirs(order[1], hand => hand.merge('Trust', 'Sharing'))
      const { asked, done, ours } = await one.merge('Ben', 'Cem')
      expect(asked).toEqual([])
      expect(done).toContain('M24 coding 1')
      expect(await ours.codings()).toEqual(['Vendors: trust went away (Ana Lead)'])
      expect(ours.status('Trust')).toBe('retired')
      expect((await one.compare('Ben', 'Cem')).deeds).toBe(0)
    })

  it('[M24] merged here, merged into another there, given another code by hand in a third: the hand wins', async () => {
    const one = await cases.start('Ben', 'Cem')
    await one.ours.merge('Trust', 'Sharing')
    await one.theirs('Ben', hand => hand.merge('Trust', 'Help'))
    await one.theirs('Cem', recode('Vendors'))
    const { asked, done, ours } = await one.merge('Ben', 'Cem')
    expect(asked).toEqual(['M12 Trust'])
    expect(done).toContain('M24 coding 1')
    expect(await ours.codings()).toEqual(['Vendors: trust went away (Ana Lead)'])
  })

  it('[M12] two copies merged it into different codes, ours into none: asked of the code, not of its codings', async () => {
    const one = await cases.start('Ben', 'Cem')
    await one.theirs('Ben', hand => hand.merge('Trust', 'Sharing'))
    await one.theirs('Cem', hand => hand.merge('Trust', 'Help'))
    const { asked, question, ours } = await one.merge('Ben', 'Cem')
    expect(asked).toEqual(['M12 Trust'])
    expect(question('M12').says).toMatch(/^“Trust” was merged into “Sharing” by Ben and into “Help” by Cem\. /)
    expect(await ours.codings()).toEqual([expect.stringMatching(/^Sharing: trust went away/)])
    const [open] = await ours.ask('merge.open', {})
    await ours.ask('merge.answer', { decision: { question: open!.id, choice: 'theirs' } })
    expect(await ours.codings()).toEqual([expect.stringMatching(/^Help: trust went away/)])
  })

  it('[M12] merged apart by two copies, one after the other or at once: it is one question, and is asked once', async () => {
    const one = await cases.start('Ben', 'Cem')
    await one.theirs('Ben', hand => hand.merge('Trust', 'Sharing'))
    await one.theirs('Cem', hand => hand.merge('Trust', 'Help'))
    const atOnce = (await one.compare('Ben', 'Cem')).questions
    await one.merge('Ben')
    const after = await one.compare('Cem')
    expect(after.questions.map(question => question.id)).toEqual(atOnce.map(question => question.id))
    const { says } = await one.ours.ask('merge.question', { planId: after.id, questionId: after.questions[0]!.id })
    expect(says).toMatch(/into “Sharing” here and into “Help” there/)
  })

  it('[M13] two copies merged them into each other: each is called by its coder', async () => {
    const one = await cases.start('Ben', 'Cem')
    await one.theirs('Ben', hand => hand.merge('Help', 'Sharing'))
    await one.theirs('Cem', hand => hand.merge('Sharing', 'Help'))
    const { question, plan } = await one.merge('Cem', 'Ben')
    const asked = question('M13')
    expect(plan.copies[asked.oursFrom!]!.coder!.name).toBe('Ben')
    expect(asked.says).toMatch(/^“Help” was merged into “Sharing” by Ben, and the other way round by Cem\. /)
  })

  it('two copies are told of by the names of their coders, in whichever order they were chosen', async () => {
    const one = await cases.start('Dee', 'Ben', 'Cem')
    for (const name of ['Dee', 'Ben', 'Cem']) await one.theirs(name, hand => hand.code(`By ${name}`))
    const { copies } = await one.compare('Cem', 'Dee', 'Ben')
    expect(copies.map(copy => copy.coder!.name)).toEqual(['Ben', 'Cem', 'Dee'])
  })

  it('[M24] merged twice over there, given another code by hand here: the hand wins', async () => {
    const one = await cases.start('Ben')
    await recode('Vendors')(one.ours)
    await one.theirs('Ben', async hand => {
      await hand.merge('Trust', 'Sharing')
      await hand.merge('Sharing', 'Help')
    })
    const { asked, done, ours } = await one.merge('Ben')
    expect(asked).toEqual([])
    expect(done).toContain('M24 coding 1')
    expect(await ours.codings()).toEqual(['Vendors: trust went away (Ana Lead)'])
  })

  it('[M24] two hands gave it different codes, a third merged: the hands are asked about', async () => {
    const one = await cases.start('Ben', 'Cem')
    await one.ours.merge('Trust', 'Sharing')
    await one.theirs('Ben', recode('Vendors'))
    await one.theirs('Cem', recode('Help'))
    const { asked } = await one.merge('Ben', 'Cem')
    expect(asked.map(each => each.slice(0, 3))).toEqual(['M22'])
  })

  it('[M46] [73] a hand-in of two baselines ago is walked forward', async () => {
    const one = await cases.start('Ben')
    await one.ours.rename('Help', 'Support')
    await one.handOut('Cem')
    await one.ours.merge('Support', 'Sharing')
    await one.handOut('Dan')
    await one.theirs('Ben', hand => hand.apply('Help', 'Tomasz helped'))
    const { asked, done, ours } = await one.merge('Ben')
    expect(asked).toEqual([])
    expect(done).toEqual(expect.arrayContaining(['M11 coding 1', 'M46 framework_version 1']))
    expect(await ours.codings()).toContain('Sharing: Tomasz helped (Ben)')
  })

  it('[M46] [M17] [M01] of an older baseline what cannot be walked forward is kept and asked', async () => {
    const one = await cases.start('Ben')
    await one.ours.code('Rumours')
    await one.handOut('Cem')
    await one.ours.ask('code.remove', { codeId: await one.ours.codeId('Rumours') })
    await one.ours.rename('Help', 'Support')
    await one.handOut('Dan')
    await one.theirs('Cem', async hand => {
      await hand.apply('Rumours', 'trust went away')
      await hand.rename('Help', 'Aid')
    })
    await one.theirs('Dan', hand => hand.apply('Support', 'Tomasz helped'))
    const { asked, done, ours } = await one.merge('Cem', 'Dan')
    expect(asked).toEqual(['M01 Support'])
    expect(done).toEqual(expect.arrayContaining(['M17 code 1', 'M46 framework_version 1']))
    expect(await ours.framework()).toContain('Rumours [proposed]')
    expect((await ours.codings()).filter(each => !each.includes('Ana Lead'))).toEqual([
      'Rumours: trust went away (Cem)',
      'Support: Tomasz helped (Dan)',
    ])
  })

  it('[M51] a version published on both sides under one label: theirs is called after who brought it', async () => {
    const one = await cases.start('Ben')
    await one.ours.code('Openness')
    await one.ours.ask('version.save', { label: 'v2' })
    await one.theirs('Ben', async hand => {
      await hand.code('Candour')
      await hand.ask('version.save', { label: 'v2' })
    })
    const { asked, ours } = await one.merge('Ben')
    expect(asked).toEqual(['M51 v2'])
    expect((await ours.ask('version.list', {})).versions.map(version => version.label)).toEqual(
      expect.arrayContaining(['v2', 'v2 (B)']),
    )
    const [open] = await ours.ask('merge.open', {})
    await ours.ask('merge.answer', { decision: { question: open!.id, choice: 'theirs' } })
    expect((await ours.ask('version.list', {})).versions.map(version => version.label)).toEqual(
      expect.arrayContaining(['v2', 'v2 (ours)']),
    )
  })
})
