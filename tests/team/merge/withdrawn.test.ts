// Consent that was withdrawn, and what a copy made on those words, or about that person, meanwhile (M50).

import { writeFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { newId, type CaseId, type PropositionId } from '../../../src/base/ids.ts'
import { idOf, sql } from '../../../src/store/sql.ts'
import { Cases, smallBase, type Hand } from './support/merge-case.ts'

const GROUP =
  'Moderator: How did you meet?\nAnna: We met on Mondays.\nBert: Nobody came to that.\nModerator: Why not?\nAnna: It was early.\nBert: It was far.\nModerator: And then?\n'

const cases = new Cases(async hand => {
  await smallBase(hand)
  await importText(hand, 'group.txt', GROUP)
  const interview = await sourceNamed(hand, 'interview')
  const group = await sourceNamed(hand, 'group')
  await hand.ask('case.create', { kind: 'site', name: 'North' })
  for (const name of ['Respondent A', 'Anna', 'Bert']) await hand.ask('case.create', { kind: 'participant', name })
  await file(hand, 'Respondent A', interview)
  for (const name of ['Anna', 'Bert']) {
    await file(hand, name, group)
    const speaker = (await hand.ask('source.open', { sourceId: group })).speakers.find(one => one.label === name)!
    await hand.ask('source.setSpeaker', {
      speakerId: speaker.id,
      role: 'respondent',
      participantId: await caseId(hand, name),
    })
  }
  await hand.ask('proposition.add', { statement: 'Trust comes before sharing.' })
  await hand.ask('rating.addScale', { name: 'Openness', kind: 'ordinal', steps: ['low', 'high'] })
  await hand.ask('attribute.create', { about: 'participant', name: 'Role', type: 'text' })
  await hand.ask('summary.keep', {
    caseId: await caseId(hand, 'North'),
    codeId: await hand.codeId('Trust'),
    text: 'Trust grew.',
    stretch: newId(),
  })
})
afterAll(() => cases.end())

async function importText(hand: Hand, name: string, text: string): Promise<void> {
  const path = hand.journey.path(name)
  writeFileSync(path, text)
  const plan = await hand.ask('import.plan', { paths: [path] })
  await hand.ask('import.apply', {
    files: plan.map(({ token, name: called, kind, date }) => ({
      token,
      name: called,
      kind,
      date,
      caseKeys: [],
      participantKeys: [],
    })),
  })
}

const sourceNamed = async (hand: Hand, name: string) =>
  (await hand.ask('source.list', {})).find(one => one.name.startsWith(name))!.id

const caseId = async (hand: Hand, name: string): Promise<CaseId> =>
  (await hand.ask('case.list', {})).find(one => one.name === name)!.id

const file = async (hand: Hand, name: string, sourceId: Awaited<ReturnType<typeof sourceNamed>>) =>
  hand.ask('case.fileSources', { caseIds: [await caseId(hand, name)], sourceIds: [sourceId] })

const withdraw = async (hand: Hand, name: string) =>
  hand.ask('case.setConsent', {
    caseId: await caseId(hand, name),
    consent: { scope: 'nothing', givenOn: null, withdrawnOn: '2026-11-01', note: null },
  })

/** Words of a source by its name. */
async function words(hand: Hand, source: string, said: string) {
  const sourceId = await sourceNamed(hand, source)
  const text = (await hand.ask('source.open', { sourceId })).paragraphs.map(one => one.text).join('\n')
  const start = text.indexOf(said)
  return { sourceId, range: { start, end: start + said.length } }
}

const code = async (hand: Hand, name: string, source: string, said: string) => {
  const [id] = await hand.ask('coding.apply', {
    ...(await words(hand, source, said)),
    codeIds: [await hand.codeId(name)],
  })
  return id!
}

const proposition = async (hand: Hand) => (await hand.ask('proposition.list', {}))[0]!.id as PropositionId

/** How many rows of these tables there are. */
const counts = (hand: Hand, ...tables: string[]) =>
  Object.fromEntries(tables.map(table => [table, hand.rows(table).length]))

const MADE = [
  'anchor',
  'coding',
  'evidence',
  'memo',
  'memo_link',
  'comment',
  'comment_mention',
  'quote',
  'summary_link',
  'rating',
  'rating_anchor',
  'position',
  'negative_case',
  'attribute_value',
  'summary',
] as const

/** All that can be made on words of an interview, and about who gave it. */
async function workOnIt(hand: Hand): Promise<void> {
  const on = await words(hand, 'interview', 'helped us a lot')
  const coding = await code(hand, 'Help', 'interview', 'helped us a lot')
  await hand.ask('evidence.judge', { propositionId: await proposition(hand), ...on, stance: 'confirming' })
  await hand.ask('memo.write', { about: 'coding', subjectId: coding, title: 'On a coding', body: 'Thought.' })
  await hand.ask('memo.write', { about: 'source', subjectId: on.sourceId, title: 'On the source', body: 'Thought.' })
  const commentId = await hand.ask('comment.add', {
    thing: { about: 'coding', id: coding } as never,
    body: '@Ben is this help?',
  })
  await hand.ask('comment.reply', { commentId, body: 'It is.' })
  await hand.ask('quote.add', { passage: await words(hand, 'interview', 'shared the playbooks') })
  const participant = await caseId(hand, 'Respondent A')
  await hand.ask('memo.write', { about: 'case', subjectId: participant, title: 'On them', body: 'Thought.' })
  const scaleId = idOf<'rating scale'>(hand.read.get<{ id: Buffer }>(sql`SELECT id FROM rating_scale`)!.id)
  await hand.ask('rating.rate', { scaleId, caseIds: [participant, await caseId(hand, 'North')], value: 'high' })
  for (const { id } of hand.read.all<{ id: Buffer }>(sql`SELECT id FROM rating`))
    await hand.ask('rating.rest', { ratingId: idOf<'rating'>(id), ...on })
  await hand.ask('case.setValue', {
    caseId: participant,
    attributeId: idOf<'attribute'>(hand.read.get<{ id: Buffer }>(sql`SELECT id FROM attribute`)!.id),
    value: 'Lead',
  })
}

async function linkFromElsewhere(hand: Hand): Promise<void> {
  const on = await words(hand, 'interview', 'trust went away')
  await hand.ask('memo.write', {
    about: 'code',
    subjectId: await hand.codeId('Trust'),
    title: 'On trust',
    rich: [
      {
        type: 'paragraph',
        children: [{ text: 'As in ' }, { type: 'passage', ...on, name: 'trust went away' }, { text: '.' }],
      },
    ] as never,
  })
  const cell = { caseId: await caseId(hand, 'North'), codeId: await hand.codeId('Trust') }
  const text = 'Trust grew. One says trust went away. Another does not.'
  await hand.ask('summary.keep', { ...cell, text, stretch: newId() })
  const link = async (phrase: string) => {
    const { summary } = await hand.ask('summary.cell', cell)
    const start = text.indexOf(phrase)
    await hand.ask('summary.link', {
      summaryId: summary!.id,
      stamp: summary!.stamp,
      phrase: { start, end: start + phrase.length },
      passage: on,
    })
  }
  await link('trust went away')
  await link('Another does not')
}

describe('consent withdrawn here', () => {
  it('[M50] what was made there on the words and about the person stays out, counted by what it is, asked in one question of each', async () => {
    const one = await cases.start('Ben')
    await withdraw(one.ours, 'Respondent A')
    await one.theirs('Ben', workOnIt)
    const before = counts(one.ours, ...MADE)
    const plan = await one.compare('Ben')
    const says = await Promise.all(
      plan.questions.map(async ({ id }) => {
        const {
          object,
          says: said,
          options,
        } = await one.ours.ask('merge.question', { planId: plan.id, questionId: id })
        return [object.what, object.name, said, options.map(option => option.label)]
      }),
    )
    const answers = ['Leave it out', 'Bring it in']
    expect(says).toEqual([
      [
        'Source',
        'interview',
        'Consent was withdrawn. What is new on these words stays out: 1 coding, 1 piece of evidence, 2 memos, 2 comments, 1 quote, 1 passage of a rating.',
        answers,
      ],
      [
        'Case',
        'Respondent A',
        'Consent was withdrawn. What is new about them stays out: 1 memo, 1 rating, 1 passage of a rating, 1 value.',
        answers,
      ],
    ])
    const { done, ours, plan: made } = await one.merge('Ben')
    expect(counts(ours, ...MADE)).toEqual({ ...before, rating: before['rating']! + 1 })
    expect(done.filter(line => line.startsWith('M50'))).toEqual([
      'M50 attribute_value 1',
      'M50 coding 1',
      'M50 comment 2',
      'M50 evidence 1',
      'M50 memo 3',
      'M50 quote 1',
      'M50 rating 1',
      'M50 rating_anchor 2',
    ])
    expect(made.lines.filter(line => line.kind === 'M50').map(line => line.says)).toContain(
      'Left out, for consent was withdrawn or the source destroyed: evidence',
    )
    expect((await ours.ask('project.check', {})).problems).toEqual([])
    const again = await one.compare('Ben')
    expect([again.deeds, again.questions]).toEqual([0, []])
  })

  it.each([
    ['the words first', ['source', 'case']],
    ['the person first', ['case', 'source']],
  ])(
    '[M50] left open and answered later, %s, it comes in as it was there; undone it is out again',
    async (_, order) => {
      const one = await cases.start('Ben')
      await withdraw(one.ours, 'Respondent A')
      let there: Record<string, number> = {}
      await one.theirs('Ben', async hand => {
        await workOnIt(hand)
        there = counts(hand, ...MADE)
      })
      const { ours } = await one.merge('Ben')
      const out = MADE.map(table => ours.rows(table))
      const open = await ours.ask('merge.open', {})
      for (const table of order)
        await ours.ask('merge.answer', {
          decision: { question: open.find(({ object }) => object.table === table)!.id, choice: 'in' },
        })
      expect(counts(ours, ...MADE)).toEqual(there)
      expect((await ours.ask('project.check', {})).problems).toEqual([])
      await ours.ask('project.undo', {})
      await ours.ask('project.undo', {})
      expect(MADE.map(table => ours.rows(table))).toEqual(out)
    },
  )

  it('[M50] answered before it is applied, and again from saved answers after an undo', async () => {
    const one = await cases.start('Ben')
    await withdraw(one.ours, 'Respondent A')
    await one.theirs('Ben', workOnIt)
    const plan = await one.compare('Ben')
    const decisions = plan.questions.map(question => ({ question: question.id, choice: 'in' }))
    await one.ours.ask('merge.decide', { planId: plan.id, decisions })
    await one.ours.ask('merge.apply', { planId: plan.id })
    const after = MADE.map(table => one.ours.rows(table))
    expect(one.ours.rows('evidence')).toHaveLength(1)
    await one.ours.ask('project.undo', {})
    expect(one.ours.rows('evidence')).toEqual([])
    const again = await one.ours.ask('merge.compare', { paths: [one.copy('Ben')], decisions })
    await one.ours.ask('merge.apply', { planId: again.id })
    expect(MADE.map(table => one.ours.rows(table))).toEqual(after)
  })

  it('[M50] what links to the words from elsewhere stays, and does not say them', async () => {
    const one = await cases.start('Ben')
    await withdraw(one.ours, 'Respondent A')
    await one.theirs('Ben', linkFromElsewhere)
    const { asked, done, ours } = await one.merge('Ben')
    expect(asked).toEqual(['M50 interview'])
    expect(done).toEqual(expect.arrayContaining(['M50 memo_link 1', 'M50 summary_link 2']))
    const said = () => ({
      memo: ours.read.get<{ body: string }>(sql`SELECT body FROM memo`)!.body,
      summary: ours.read.get<{ text: string }>(sql`SELECT text FROM summary`)!.text,
    })
    // What is a quotation goes; what the coder said in their own words of it stays.
    const without = { memo: 'As in […].', summary: 'Trust grew. One says ███████████████. Another does not.' }
    expect(said()).toEqual(without)
    expect(counts(ours, 'memo_link', 'summary_link')).toEqual({ memo_link: 0, summary_link: 0 })
    const [open] = await ours.ask('merge.open', {})
    await ours.ask('merge.answer', { decision: { question: open!.id, choice: 'in' } })
    expect(said()).toEqual({
      memo: 'As in “trust went away” (interview ¶4).',
      summary: 'Trust grew. One says trust went away. Another does not.',
    })
    expect(counts(ours, 'memo_link', 'summary_link')).toEqual({ memo_link: 1, summary_link: 2 })
    await ours.ask('project.undo', {})
    expect(said()).toEqual(without)
  })

  it('[M50] a link to a code, written into a memo on the words that all had before, comes with what was written', async () => {
    const write = async (hand: Hand, more: object) => {
      const subjectId = await sourceNamed(hand, 'interview')
      return hand.ask('memo.write', { about: 'source', subjectId, title: 'On the source', ...more } as never)
    }
    const base = new Cases(async hand => {
      await smallBase(hand)
      await hand.ask('case.create', { kind: 'participant', name: 'Respondent A' })
      await file(hand, 'Respondent A', await sourceNamed(hand, 'interview'))
      await write(hand, { body: 'Thought.' })
    })
    const one = await base.start('Ben')
    await withdraw(one.ours, 'Respondent A')
    await one.theirs('Ben', async hand => {
      const link = { type: 'link', to: 'code', id: await hand.codeId('Trust'), name: 'Trust' }
      const rich = [{ type: 'paragraph', children: [{ text: 'Thought of ' }, link, { text: '.' }] }]
      await write(hand, { memoId: (await hand.ask('memo.list', {}))[0]!.id, rich })
    })
    const { asked, ours } = await one.merge('Ben')
    expect([asked, ours.read.all(sql`SELECT body FROM memo`)]).toEqual([[], [{ body: 'Thought of Trust.' }]])
    expect(counts(ours, 'memo_link')).toEqual({ memo_link: 1 })
    await base.end()
  })

  it('[M50] [M39] a summary written on both sides: no question says the words', async () => {
    const one = await cases.start('Ben')
    await withdraw(one.ours, 'Respondent A')
    await one.ours.ask('summary.keep', {
      caseId: await caseId(one.ours, 'North'),
      codeId: await one.ours.codeId('Trust'),
      text: 'Trust came back.',
      stretch: newId(),
    })
    await one.theirs('Ben', linkFromElsewhere)
    const { asked, ours, question } = await one.merge('Ben')
    expect(asked).toEqual(['M39 North', 'M50 interview'].map(each => expect.stringMatching(`^${each.slice(0, 3)}`)))
    expect(JSON.stringify(question('M39'))).not.toContain('trust went away')
    expect(ours.read.get(sql`SELECT text FROM summary`)).toEqual({
      text: 'Trust came back.\n\n[B] Trust grew. One says ███████████████. Another does not.',
    })
  })

  it('[M50] a code that was found in the words comes in without the passage', async () => {
    const one = await cases.start('Ben')
    await withdraw(one.ours, 'Respondent A')
    await one.theirs('Ben', async hand => {
      await hand.ask('code.create', { name: 'Openness', from: await words(hand, 'interview', 'shared the playbooks') })
    })
    const { done, ours } = await one.merge('Ben')
    expect(done).toEqual(['M50 code 1', 'added code 1'])
    expect(ours.read.get(sql`SELECT founding_anchor_id FROM code WHERE name = 'Openness'`)).toEqual({
      founding_anchor_id: null,
    })
    expect(counts(ours, 'anchor')).toEqual({ anchor: 1 })
    const [open] = await ours.ask('merge.open', {})
    await ours.ask('merge.answer', { decision: { question: open!.id, choice: 'in' } })
    expect(ours.read.get(sql`SELECT 1 FROM code WHERE founding_anchor_id IS NOT NULL`)).toBeDefined()
  })

  it('[M50] where others speak too, only their own turns', async () => {
    const one = await cases.start('Ben')
    await withdraw(one.ours, 'Anna')
    await one.theirs('Ben', async hand => {
      await code(hand, 'Help', 'group', 'met on Mondays')
      await code(hand, 'Help', 'group', 'Nobody came')
      await code(hand, 'Help', 'group', 'It was early.\nBert: It was far.')
      await hand.ask('memo.write', {
        about: 'source',
        subjectId: await sourceNamed(hand, 'group'),
        title: 'On the group',
        body: 'Thought.',
      })
    })
    const { asked, done, ours } = await one.merge('Ben')
    expect(asked).toEqual(['M50 group'])
    expect(done).toContain('M50 coding 2')
    expect(counts(ours, 'coding', 'memo')).toEqual({ coding: 2, memo: 1 })
  })

  it('[M50] an interview with them that only the copy has stays out with all that rests on it, and no later answer keeps its words', async () => {
    const one = await cases.start('Ben')
    await withdraw(one.ours, 'Respondent A')
    await one.theirs('Ben', async hand => {
      await importText(hand, 'second.txt', 'Respondent: Priya wrote the report alone.\n')
      await file(hand, 'Respondent A', await sourceNamed(hand, 'second'))
      await code(hand, 'Help', 'second', 'Priya wrote')
      await hand.ask('source.markCoded', { sourceId: await sourceNamed(hand, 'second'), coded: true })
    })
    const before = one.ours.rows('paragraph')
    const { asked, done, ours, question } = await one.merge('Ben')
    expect(asked).toEqual(['M50 second'])
    expect(done).toEqual(expect.arrayContaining(['M50 coding 1', 'M50 source 1']))
    expect(question('M50').says).toBe(
      'Consent was withdrawn. Their text that came stays out: 1 source, 1 coding. If they agreed again, record that first and bring the copy in once more.',
    )
    expect(question('M50').options.map(option => option.id)).toEqual(['out'])
    expect(ours.rows('paragraph')).toEqual(before)
    expect(ours.rows('merge_question').join()).not.toContain('Priya')
    expect((await ours.ask('project.check', {})).problems).toEqual([])
  })

  it('[M50] [M22] nothing else is asked about what stays out', async () => {
    const one = await cases.start('Ben')
    await withdraw(one.ours, 'Respondent A')
    const [trust] = one.ours.read.all<{ id: Buffer }>(sql`SELECT id FROM coding`)
    const codingIds = [idOf<'coding'>(trust!.id)]
    await one.theirs('Ben', hand => hand.ask('coding.mark', { codingIds, comment: 'Telling' }))
    await one.ours.ask('coding.remove', { codingIds })
    const { asked, ours } = await one.merge('Ben')
    expect(asked).toEqual(['M50 interview'])
    expect(counts(ours, 'coding')).toEqual({ coding: 0 })
  })

  it('[M50] what a copy adds later to what stayed out stays out too', async () => {
    const one = await cases.start('Ben')
    await withdraw(one.ours, 'Respondent A')
    let coding = ''
    await one.theirs('Ben', async hand => (coding = await code(hand, 'Help', 'interview', 'helped us a lot')))
    await one.merge('Ben')
    await one.theirs('Ben', hand =>
      hand.ask('memo.write', { about: 'coding', subjectId: coding, title: 'On it', body: 'Thought.' }),
    )
    const { done, ours } = await one.merge('Ben')
    expect(done).toEqual(['M50 memo 1'])
    expect(counts(ours, 'coding', 'memo')).toEqual({ coding: 1, memo: 0 })
  })
})

describe('consent withdrawn there', () => {
  it('[M50] comes in and is told; what was made here before that stays', async () => {
    const one = await cases.start('Ben')
    await code(one.ours, 'Help', 'interview', 'Tomasz helped')
    await one.theirs('Ben', async hand => {
      await withdraw(hand, 'Respondent A')
      await code(hand, 'Help', 'interview', 'helped us a lot')
    })
    const { asked, done, ours } = await one.merge('Ben')
    expect(asked).toEqual(['M50 interview'])
    expect(done).toEqual(['M50 coding 1', 'M50 consent 1'])
    expect(counts(ours, 'coding', 'consent')).toEqual({ coding: 2, consent: 1 })
  })
})
