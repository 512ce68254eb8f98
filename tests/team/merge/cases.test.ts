// Cases, attributes, people, judgements and memos that two sides changed.

import { afterAll, describe, expect, it } from 'vitest'
import { newId, type PropositionId } from '../../../src/base/ids.ts'
import { idOf, sql } from '../../../src/store/sql.ts'
import { Cases, smallBase, type Hand } from './support/merge-case.ts'

const cases = new Cases(async hand => {
  await smallBase(hand)
  for (const name of ['North', 'South']) await hand.ask('case.create', { kind: 'site', name })
  await hand.ask('attribute.create', { about: 'site', name: 'Platform', type: 'choice', choices: ['x', 'y'] })
  await hand.ask('proposition.add', { statement: 'Trust comes before sharing.' })
  await hand.ask('memo.write', {
    about: 'source',
    subjectId: await hand.sourceId(),
    title: 'Look',
    body: 'One.\nTwo.\nThree.',
  })
})
afterAll(() => cases.end())

const caseId = async (hand: Hand, name: string) => (await hand.ask('case.list', {})).find(one => one.name === name)!.id
const memo = async (hand: Hand) => (await hand.ask('memo.list', {}))[0]!

describe('cases', () => {
  it('[M34] called differently on both sides: asked, ours meanwhile', async () => {
    const one = await cases.start('Ben')
    const rename = (name: string) => async (hand: Hand) =>
      hand.ask('case.rename', { caseId: await caseId(hand, 'North'), name })
    await rename('North Trust')(one.ours)
    await one.theirs('Ben', rename('Northern'))
    const { asked } = await one.merge('Ben')
    expect(asked).toEqual(['M34 North Trust'])
  })

  it('[M34] one made alike on both sides: one case, asked about', async () => {
    const one = await cases.start('Ben')
    const make = (hand: Hand) => hand.ask('case.create', { kind: 'site', name: 'West' })
    await make(one.ours)
    await one.theirs('Ben', make)
    const { asked, ours } = await one.merge('Ben')
    expect(asked).toEqual(['M34 West'])
    expect((await ours.ask('case.list', {})).filter(each => each.name === 'West')).toHaveLength(1)
    const [open] = await ours.ask('merge.open', {})
    await ours.ask('merge.answer', { decision: { question: open!.id, choice: 'two' } })
    expect((await ours.ask('case.list', {})).filter(each => each.name === 'West')).toHaveLength(2)
  })

  describe('[M34] one made alike on both sides, and said to be two', () => {
    const make = (hand: Hand) => hand.ask('case.create', { kind: 'site', name: 'West' })
    const platform = (hand: Hand) => idOf<'attribute'>(hand.read.get<{ id: Buffer }>(sql`SELECT id FROM attribute`)!.id)
    const value = async (hand: Hand, is: string) =>
      hand.ask('case.setValue', { caseId: await caseId(hand, 'West'), attributeId: platform(hand), value: is })
    const file = async (hand: Hand) =>
      hand.ask('case.fileSources', { caseIds: [await caseId(hand, 'West')], sourceIds: [await hand.sourceId()] })
    /** What there is of each West. */
    const wests = (hand: Hand) =>
      hand.read
        .all<{ value: string | null; filed: number; notes: string | null }>(
          sql`SELECT (SELECT value FROM attribute_value WHERE case_id = c.id) AS value, (SELECT count(*) FROM case_source WHERE case_id = c.id) AS filed,
            (SELECT group_concat(title) FROM memo WHERE case_id = c.id) AS notes FROM "case" AS c WHERE name LIKE 'West%'`,
        )
        .map(({ value: is, filed, notes }) => [is, filed, notes].join(' '))
        .sort()
    const note = async (hand: Hand, title: string) =>
      hand.ask('memo.write', { about: 'case', subjectId: await caseId(hand, 'West'), title, body: 'Seen.' })

    it('what both said of it each has', async () => {
      const one = await cases.start('Ben')
      await make(one.ours)
      await value(one.ours, 'x')
      await file(one.ours)
      await one.theirs('Ben', async hand => {
        await make(hand)
        await value(hand, 'y')
        await file(hand)
        await note(hand, 'Wind')
      })
      await one.mergeWith(['Ben'], { M34: { choice: 'two' } })
      expect(wests(one.ours)).toEqual(['x 1 ', 'y 1 Wind'])
      const again = await one.compare('Ben')
      expect([again.deeds, again.questions]).toEqual([0, []])
    })

    it('what its copy brings while that is open goes along with the answer', async () => {
      const one = await cases.start('Ben')
      await make(one.ours)
      await one.theirs('Ben', make)
      await one.merge('Ben')
      const before = one.ours.rows('merge_question')
      await value(one.ours, 'x')
      await one.theirs('Ben', async hand => {
        await note(hand, 'Rain')
        await file(hand)
      })
      expect((await one.merge('Ben')).asked).toEqual([])
      const [open] = await one.ours.ask('merge.open', {})
      await one.ours.ask('merge.answer', { decision: { question: open!.id, choice: 'two' } })
      expect(wests(one.ours)).toEqual([' 1 Rain', 'x 0 '])
      expect((await one.ours.ask('project.check', {})).problems).toEqual([])
      const again = await one.compare('Ben')
      expect([again.deeds, again.questions]).toEqual([0, []])
      await one.theirs('Ben', hand => note(hand, 'Sun'))
      await one.merge('Ben')
      expect(wests(one.ours)[0]).toMatch(/^ 1 (Rain,Sun|Sun,Rain)$/)
      for (let undone = 4; undone > 0; undone--) await one.ours.ask('project.undo', {})
      expect(one.ours.rows('merge_question')).toEqual(before)
    })
  })

  const link =
    (from: string, to: string, relation: string, note: string | null = null) =>
    async (hand: Hand) =>
      hand.ask('case.link', {
        fromId: await caseId(hand, from),
        toId: await caseId(hand, to),
        relation,
        on: null,
        note,
      })

  /** A relation that holds both ways is told from the end whose id comes first. */
  const EITHER = /(North, South|South, North)$/

  it('[M37] a relation that holds both ways, told from both ends: one, and told', async () => {
    const one = await cases.start('Ben')
    await link('North', 'South', 'merged with')(one.ours)
    await one.theirs('Ben', link('South', 'North', 'merged with'))
    const { asked, done, ours } = await one.merge('Ben')
    expect([asked, done]).toEqual([[], ['M37 case_link 1']])
    expect(ours.rows('case_link')).toHaveLength(1)
    const [head] = await ours.ask('merge.reports', {})
    const { items } = await ours.ask('merge.reported', { reportId: head!.id, kind: 'M37', what: 'case_link' })
    expect(items.map(item => item.name)).toEqual([expect.stringMatching(EITHER)])
    const again = await one.compare('Ben')
    expect([again.deeds, again.questions, again.lines]).toEqual([0, [], []])
  })

  it('[M37] a relation that goes one way, told from both ends: two', async () => {
    const one = await cases.start('Ben')
    await link('North', 'South', 'buys from')(one.ours)
    await one.theirs('Ben', link('South', 'North', 'buys from'))
    const { asked, done, ours } = await one.merge('Ben')
    expect([asked, done]).toEqual([[], ['added case_link 1']])
    expect(ours.rows('case_link')).toHaveLength(2)
  })

  it('[M37] [M38] one relation with two notes: one, asked with both', async () => {
    const one = await cases.start('Ben')
    await link('North', 'South', 'paired with', 'in spring')(one.ours)
    await one.theirs('Ben', link('South', 'North', 'paired with', 'in autumn'))
    const { asked, done, ours, question } = await one.merge('Ben')
    expect([asked, done]).toEqual([[expect.stringMatching(EITHER)], ['M37 case_link 1']])
    expect(question('M38').fields).toMatchObject([{ label: 'Note', ours: 'in spring', theirs: ['in autumn'] }])
    const [open] = await ours.ask('merge.open', {})
    await ours.ask('merge.answer', { decision: { question: open!.id, choice: 'theirs' } })
    expect(ours.read.get(sql`SELECT note FROM case_link`)).toEqual({ note: 'in autumn' })
    await ours.ask('project.undo', {})
    expect(ours.read.get(sql`SELECT note FROM case_link`)).toEqual({ note: 'in spring' })
  })

  it('[M37] [M34] of a case that was made on both sides: one relation, whichever id comes first', async () => {
    for (let times = 0; times < 4; times++) {
      const one = await cases.start('Ben')
      const make = async (hand: Hand) => {
        await hand.ask('case.create', { kind: 'site', name: 'West' })
        await link('West', 'North', 'paired with', hand === one.ours ? 'here' : 'there')(hand)
      }
      await make(one.ours)
      await one.theirs('Ben', make)
      const { asked, ours } = await one.merge('Ben')
      expect(asked.map(each => each.slice(0, 3))).toEqual(['M34', 'M38'])
      expect(ours.rows('case_link')).toHaveLength(1)
      await ours.ask('case.unlink', {
        fromId: await caseId(ours, 'North'),
        toId: await caseId(ours, 'West'),
        relation: 'paired with',
      })
      expect(ours.rows('case_link')).toEqual([])
    }
  })
})

describe('values', () => {
  const fill = (site: string, value: string | null) => async (hand: Hand) => {
    const attribute = hand.read.get<{ id: Buffer }>(sql`SELECT id FROM attribute WHERE name = 'Platform'`)!
    await hand.ask('case.setValue', {
      caseId: await caseId(hand, site),
      attributeId: idOf<'attribute'>(attribute.id),
      value,
    })
  }

  it('[M31] filled in differently: ours, asked with both', async () => {
    const one = await cases.start('Ben')
    await fill('North', 'x')(one.ours)
    await one.theirs('Ben', fill('North', 'y'))
    const { asked, ours, question } = await one.merge('Ben')
    expect(asked.map(each => each.slice(0, 3))).toEqual(['M31'])
    expect(question('M31').fields).toMatchObject([{ ours: 'x', theirs: ['y'] }])
    const [open] = await ours.ask('merge.open', {})
    await ours.ask('merge.answer', { decision: { question: open!.id, choice: 'theirs' } })
    expect(ours.read.get(sql`SELECT value FROM attribute_value`)).toEqual({ value: 'y' })
  })

  it('[M32] filled in on one side: taken', async () => {
    const one = await cases.start('Ben')
    await one.theirs('Ben', fill('South', 'y'))
    const { asked, done } = await one.merge('Ben')
    expect(asked).toEqual([])
    expect(done).toContain('M32 attribute_value 1')
  })
})

describe('judgements', () => {
  const decide = (value: 'supports' | 'challenges', rationale: string) => async (hand: Hand) => {
    const [proposition] = await hand.ask('proposition.list', {})
    await hand.ask('position.decide', {
      propositionId: proposition!.id as PropositionId,
      caseId: await caseId(hand, 'North'),
      value,
      rationale,
    })
  }

  it('[M40] a position decided differently: both shown, no compromise', async () => {
    const one = await cases.start('Ben')
    await decide('supports', 'They say so.')(one.ours)
    await one.theirs('Ben', decide('challenges', 'Nobody shared.'))
    const { asked, ours, question } = await one.merge('Ben')
    expect(asked.map(each => each.slice(0, 3))).toEqual(['M40'])
    expect(question('M40').fields).toMatchObject([
      { ours: 'supports', theirs: ['challenges'] },
      { label: 'Rationale', ours: 'They say so.', theirs: ['Nobody shared.'] },
    ])
    const position = () => ours.read.get(sql`SELECT value, rationale FROM position`)
    expect(position()).toEqual({ value: 'supports', rationale: 'They say so.' })
    const [open] = await ours.ask('merge.open', {})
    const answer = (values: object) =>
      ours.ask('merge.answer', { decision: { question: open!.id, choice: 'fields', values: values as never } })
    await answer({ rationale: { text: 'Both in part.' }, value: { take: 'theirs:0' } })
    expect(position()).toEqual({ value: 'challenges', rationale: 'Both in part.' })
    await ours.ask('project.undo', {})
    await answer({ value: { take: 'theirs:0' } })
    expect(position()).toEqual({ value: 'challenges', rationale: 'Nobody shared.' })
  })

  it('[M42] [M43] one judge on two machines: asked; two judges: both', async () => {
    const judge = (name: string, stance: 'confirming' | 'disconfirming') => async (hand: Hand) => {
      await hand.ask('project.workAs', { name })
      const [proposition] = await hand.ask('proposition.list', {})
      await hand.ask('evidence.judge', {
        propositionId: proposition!.id as PropositionId,
        sourceId: await hand.sourceId(),
        range: { start: 41, end: 60 },
        stance,
      })
    }
    const one = await cases.start('Ben')
    await judge('Ana Lead', 'confirming')(one.ours)
    await judge('Ben', 'confirming')(one.ours)
    await one.theirs('Ben', judge('Ben', 'disconfirming'))
    const { asked, ours } = await one.merge('Ben')
    expect(asked.map(each => each.slice(0, 3))).toEqual(['M42'])
    expect(ours.rows('evidence')).toHaveLength(2)
  })

  it('[M43] two coders judge what both coded alike otherwise: no question, both kept, and agreement counts it', async () => {
    const judge = async (hand: Hand, stance: 'confirming' | 'disconfirming') => {
      await hand.apply('Help', 'Tomasz helped')
      const [proposition] = await hand.ask('proposition.list', {})
      const text = await hand.text()
      const start = text.indexOf('Tomasz helped')
      await hand.ask('evidence.judge', {
        propositionId: proposition!.id as PropositionId,
        sourceId: await hand.sourceId(),
        range: { start, end: start + 'Tomasz helped'.length },
        stance,
      })
      await hand.ask('source.markCoded', { sourceId: await hand.sourceId(), coded: true })
    }
    const one = await cases.start('Ben')
    await judge(one.ours, 'confirming')
    await one.theirs('Ben', hand => judge(hand, 'disconfirming'))
    const { asked, done, ours } = await one.merge('Ben')
    expect([asked, done]).toEqual([[], ['added coding 1', 'added evidence 1', 'added source_coder 1']])
    const coderIds = ['Ana Lead', 'Ben'].map(name => ours.coderId(name))
    expect(await ours.ask('agreement.stances', { coderIds })).toMatchObject({
      pairs: 1,
      percent: { value: 0 },
    })
  })

  it('[M39] a summary written on both sides: both texts, one after the other, marked', async () => {
    const write = (text: string) => async (hand: Hand) =>
      hand.ask('summary.keep', {
        caseId: await caseId(hand, 'North'),
        codeId: await hand.codeId('Trust'),
        text,
        stretch: newId(),
      })
    const one = await cases.start('Ben')
    await write('Trust grew.')(one.ours)
    await one.theirs('Ben', write('Trust went.'))
    const { asked, ours } = await one.merge('Ben')
    expect(asked.map(each => each.slice(0, 3))).toEqual(['M39'])
    expect(ours.read.get(sql`SELECT text FROM summary`)).toEqual({ text: 'Trust grew.\n\n[B] Trust went.' })
    expect((await one.merge('Ben')).plan.deeds).toBe(0)
  })
})

describe('people', () => {
  const asCem = async (hand: Hand) => {
    await hand.ask('project.workAs', { name: 'Cem' })
    await hand.apply('Help', 'Tomasz helped')
  }
  /** Who is known by which names: “Cem = Cem Ylmaz” is one person. */
  const people = (hand: Hand) =>
    hand.read
      .all<{ name: string; stands: string | null }>(
        sql`SELECT coder.name, other.name AS stands FROM main.coder LEFT JOIN main.coder AS other ON other.id = coder.joined_to
            WHERE coder.name <> 'Ana Lead' AND coder.kind = 'person'`,
      )
      .map(({ name, stands }) => (stands === null ? name : `${name} = ${stands}`))
      .sort()

  it('[M45] a hand-in brings a coder with the name of a known one: two people, until somebody says that they are one', async () => {
    const one = await cases.start('Ben')
    await one.ours.ask('coder.add', { name: 'Cem' })
    await one.theirs('Ben', asCem)
    const { asked, ours, question, plan } = await one.merge('Ben')
    expect(asked).toEqual(['M45 Cem'])
    expect(question('M45')).toMatchObject({
      says: 'A new coder called “Cem” comes with the copy of Ben; there is one of this name. The same person?',
      codings: { total: 1 },
      standing: 'two',
    })
    expect(people(ours)).toEqual(['Ben', 'Cem', 'Cem'])
    const decision = { question: plan.questions[0]!.id, choice: 'one' }
    await ours.ask('merge.answer', { decision })
    expect(people(ours)).toEqual(['Ben', 'Cem', 'Cem = Cem'])
    expect(await ours.codings()).toContain('Help: Tomasz helped (Cem)')
    await ours.ask('project.undo', {})
    expect(people(ours)).toEqual(['Ben', 'Cem', 'Cem'])
    await ours.ask('project.undo', {})
    const again = await ours.ask('merge.compare', { paths: [one.copy('Ben')], decisions: [decision] })
    await ours.ask('merge.apply', { planId: again.id })
    expect(people(ours)).toEqual(['Ben', 'Cem', 'Cem = Cem'])
  })

  it('[M45] the known one is another name of somebody: the new one is that person’s too', async () => {
    const one = await cases.start('Ben')
    await one.ours.ask('coder.add', { name: 'Cem' })
    await one.ours.ask('coder.add', { name: 'Cem Ylmaz' })
    await one.ours.ask('coder.join', { coderId: one.ours.coderId('Cem'), intoId: one.ours.coderId('Cem Ylmaz') })
    await one.theirs('Ben', asCem)
    await one.mergeWith(['Ben'], { M45: { choice: 'one' } })
    expect(people(one.ours)).toEqual(['Ben', 'Cem = Cem Ylmaz', 'Cem = Cem Ylmaz', 'Cem Ylmaz'])
  })

  it('[M45] the new one comes with another name of theirs: both are the known person’s', async () => {
    const one = await cases.start('Ben')
    await one.ours.ask('coder.add', { name: 'Cem' })
    await one.theirs('Ben', async hand => {
      await asCem(hand)
      await hand.ask('project.workAs', { name: 'Cem Ylmaz' })
      await hand.apply('Help', 'vendor changed')
      await hand.ask('coder.join', { coderId: hand.coderId('Cem Ylmaz'), intoId: hand.coderId('Cem') })
    })
    await one.mergeWith(['Ben'], { M45: { choice: 'one' } })
    expect(people(one.ours)).toEqual(['Ben', 'Cem', 'Cem = Cem', 'Cem Ylmaz = Cem'])
    // Both at once: no name stands for one that stands for another.
    expect(one.ours.read.all(sql`SELECT DISTINCT joined_to FROM main.coder WHERE joined_to IS NOT NULL`)).toHaveLength(
      1,
    )
  })

  it('[M45] one person under two names: known by who they are, whatever they are called here or there', async () => {
    const one = await cases.start('Ben')
    await one.ours.ask('coder.rename', { coderId: one.ours.coderId('Ben'), name: 'Ben Okafor' })
    await one.theirs('Ben', hand => hand.apply('Help', 'Tomasz helped'))
    const { asked, ours } = await one.merge('Ben')
    expect(asked).toEqual([])
    expect(people(ours)).toEqual(['Ben Okafor'])
    expect(await ours.codings()).toContain('Help: Tomasz helped (Ben Okafor)')
  })

  it('[M45] called otherwise on both sides: asked, ours meanwhile', async () => {
    const one = await cases.start('Ben')
    await one.ours.ask('coder.rename', { coderId: one.ours.coderId('Ben'), name: 'Ben Okafor' })
    await one.theirs('Ben', hand => hand.ask('coder.rename', { coderId: hand.coderId('Ben'), name: 'Benjamin' }))
    const { asked, ours } = await one.merge('Ben')
    expect(asked).toEqual(['M45 Ben Okafor'])
    expect(people(ours)).toEqual(['Ben Okafor'])
  })
})

describe('memos', () => {
  const write = (body: string) => async (hand: Hand) =>
    hand.ask('memo.write', {
      memoId: (await memo(hand)).id,
      about: 'source',
      subjectId: await hand.sourceId(),
      title: 'Look',
      body,
    })

  it('[M44] edited on both sides in other paragraphs: joined', async () => {
    const one = await cases.start('Ben')
    await write('One, first.\nTwo.\nThree.')(one.ours)
    await one.theirs('Ben', write('One.\nTwo.\nThree, last.'))
    const { asked, ours } = await one.merge('Ben')
    expect(asked).toEqual([])
    expect(ours.read.get(sql`SELECT body FROM memo`)).toEqual({ body: 'One, first.\nTwo.\nThree, last.' })
    expect((await one.merge('Ben')).plan.deeds).toBe(0)
  })

  it('[M44] edited where the edits overlap: both, theirs marked, asked about', async () => {
    const one = await cases.start('Ben')
    await write('One.\nNumber two.\nThree.')(one.ours)
    await one.theirs('Ben', write('One.\nThe second.\nThree.'))
    const { asked, ours } = await one.merge('Ben')
    expect(asked).toEqual(['M44 Look'])
    expect(ours.read.get<{ body: string }>(sql`SELECT body FROM memo`)!.body).toBe(
      'One.\nNumber two.\nThree.\n[B] The second.',
    )
    expect((await one.merge('Ben')).plan.deeds).toBe(0)
  })

  it('[M44] of two copies one edit is chosen; the other coder’s last step was taken back: coming again, neither brings anything', async () => {
    const one = await cases.start('Ben', 'Cleo')
    await one.theirs('Ben', async hand => {
      await write('One.\nTwo.\nBen adds this.')(hand)
      await hand.apply('Sharing', 'playbooks early')
      await hand.ask('project.undo', {})
    })
    await one.theirs('Cleo', write('One.\nTwo.\nCleo adds that.'))
    const plan = await one.compare('Ben', 'Cleo')
    const { options } = await one.ours.ask('merge.question', { planId: plan.id, questionId: plan.questions[0]!.id })
    const cleos = options.find(({ label }) => label === 'Take Cleo’s')!
    await one.mergeWith(['Ben', 'Cleo'], { M44: { choice: cleos.id } })
    expect(one.ours.read.get(sql`SELECT body FROM memo`)).toEqual({ body: 'One.\nTwo.\nCleo adds that.' })
    for (const again of [['Ben', 'Cleo'], ['Ben'], ['Cleo']])
      expect(await one.compare(...again)).toMatchObject({ deeds: 0, questions: [] })
  })

  it('[M44] formatted here, words changed there: the formatting stays, and links keep their rows', async () => {
    const one = await cases.start('Ben')
    const codeId = await one.ours.codeId('Trust')
    const link = { type: 'link', to: 'code', id: codeId, name: 'Trust' }
    const format = (paragraphs: readonly unknown[][]) => async (hand: Hand) => {
      const { id: memoId, title } = await memo(hand)
      const rich = paragraphs.map(children => ({ type: 'paragraph', children }))
      await hand.ask('memo.write', {
        memoId,
        about: 'source',
        subjectId: await hand.sourceId(),
        title,
        rich: rich as never,
      })
    }
    await format([[{ text: 'One.\nTwo.\n' }, { text: 'Three.', bold: true }]])(one.ours)
    await one.theirs('Ben', format([[{ text: 'One, and ' }, link, { text: '.\nTwo.\nThree.' }]]))
    const { asked, ours } = await one.merge('Ben')
    expect(asked).toEqual([])
    const { body, rich } = ours.read.get<{ body: string; rich: string }>(sql`SELECT body, rich FROM memo`)!
    expect(body).toBe('One, and Trust.\nTwo.\nThree.')
    expect((JSON.parse(rich) as { children: unknown[] }[])[0]!.children).toEqual([
      { text: 'One, and ' },
      link,
      { text: '.\nTwo.\n' },
      { text: 'Three.', bold: true },
    ])
    expect(ours.rows('memo_link')).toHaveLength(1)
    expect((await ours.ask('project.check', {})).problems).toEqual([])
    expect((await one.merge('Ben')).plan.deeds).toBe(0)
  })
})
