// Sources that two sides imported: one text under two names, one name over two texts; what is one, what stays two, and what comes later.

import { writeFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { idOf, sql } from '../../../src/store/sql.ts'
import { Cases, smallBase, type Hand } from './support/merge-case.ts'

const cases = new Cases(async hand => {
  await smallBase(hand)
  await hand.ask('case.create', { kind: 'site', name: 'North' })
  await hand.ask('case.create', { kind: 'site', name: 'South' })
  await hand.ask('proposition.add', { statement: 'Trust comes before sharing.' })
})
afterAll(() => cases.end())

const bring = async (hand: Hand, name: string, text: string) => {
  const file = hand.journey.path(name)
  writeFileSync(file, text)
  const plan = await hand.ask('import.plan', { paths: [file] })
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

const named = async (hand: Hand, name: string) => (await hand.ask('source.list', {})).filter(each => each.name === name)

const sourceNamed = async (hand: Hand, name: string, at = 0) => (await named(hand, name))[at]!.id

const textOf = async (hand: Hand, sourceId: Awaited<ReturnType<typeof sourceNamed>>) =>
  (await hand.ask('source.open', { sourceId })).paragraphs.map(one => one.text).join('\n')

/** Codes words of a source. */
const code = async (hand: Hand, name: string, words: string, as = 'Sharing') => {
  const sourceId = await sourceNamed(hand, name)
  const start = (await textOf(hand, sourceId)).indexOf(words)
  if (start < 0) throw new Error(`“${words}” does not stand in “${name}”`)
  const [id] = await hand.ask('coding.apply', {
    sourceId,
    codeIds: [await hand.codeId(as)],
    range: { start, end: start + words.length },
  })
  return id!
}

/** The codings of every source that has a name, as “Code: words (coder)”. */
const codings = async (hand: Hand, name: string) => {
  const codes = new Map((await hand.ask('code.list', {})).map(one => [one.id, one.name]))
  const coders = new Map((await hand.ask('project.coders', {})).map(one => [one.id, one.name]))
  const all = []
  for (const { id } of await named(hand, name)) {
    const open = await hand.ask('source.open', { sourceId: id })
    const text = open.paragraphs.map(one => one.text).join('\n')
    all.push(
      open.codings
        .map(one => `${codes.get(one.codeId)}: ${text.slice(one.start, one.end)} (${coders.get(one.coderId)})`)
        .sort(),
    )
  }
  return all
}

const caseNamed = async (hand: Hand, name: string) =>
  (await hand.ask('case.list', {})).find(one => one.name === name)!.id

const sound = async (hand: Hand) => expect((await hand.ask('project.check', {})).problems).toEqual([])

/** All that was researched, row for row. */
const state = (hand: Hand) =>
  [
    'source',
    'paragraph',
    'speaker',
    'text_edit',
    'anchor',
    'anchor_question',
    'coding',
    'case_source',
    'memo',
    'memo_link',
    'evidence',
    'comment',
    'attribute_value',
    'source_coder',
    'saved_filter',
    'merge_question',
  ].map(table => [table, hand.rows(table)])

const MEETING = 'Interviewer: Hello.\nRespondent: We meet every week in the library.\nInterviewer: Why there?\n'

describe('the same text imported on both sides [M29]', () => {
  /** Ours and Ben's import the same words; Ben codes them, files them, writes a memo and weighs them for a proposition. */
  const both = async () => {
    const one = await cases.start('Ben')
    await bring(one.ours, 'ours.md', MEETING)
    await code(one.ours, 'ours', 'every week')
    await one.ours.ask('case.fileSources', {
      caseIds: [await caseNamed(one.ours, 'North')],
      sourceIds: [await sourceNamed(one.ours, 'ours')],
    })
    await one.theirs('Ben', async hand => {
      await bring(hand, 'theirs.txt', MEETING)
      const sourceId = await sourceNamed(hand, 'theirs')
      const codingId = await code(hand, 'theirs', 'every week')
      await code(hand, 'theirs', 'in the library', 'Help')
      await hand.ask('case.fileSources', {
        caseIds: [await caseNamed(hand, 'North'), await caseNamed(hand, 'South')],
        sourceIds: [sourceId],
      })
      await hand.ask('memo.write', { about: 'source', subjectId: sourceId, title: 'The library', body: 'Warm there.' })
      await hand.ask('comment.add', { thing: { about: 'coding', id: codingId as never }, body: 'Every?' })
      const [proposition] = await hand.ask('proposition.list', {})
      await hand.ask('evidence.judge', {
        propositionId: proposition!.id as never,
        sourceId,
        range: { start: MEETING.indexOf('We meet'), end: MEETING.indexOf(' in the library') },
        stance: 'confirming',
      })
      await hand.ask('filter.save', { name: 'The library', filter: { is: 'sources', ids: [sourceId] } })
    })
    return one
  }

  it('is one source until somebody answers, with the codings of both', async () => {
    const one = await both()
    const { asked, ours, question } = await one.merge('Ben')
    expect(asked).toEqual(['M29 ours'])
    expect(question('M29').options.map(option => option.id)).toEqual(['ours', 'theirs', 'two', 'fields'])
    expect(question('M29').codings.total).toBe(2)
    expect(await codings(ours, 'ours')).toEqual([
      ['Help: in the library (Ben)', 'Sharing: every week (Ana Lead)', 'Sharing: every week (Ben)'],
    ])
    await sound(ours)
  })

  const apart = async (hand: Hand) => {
    expect(await codings(hand, 'ours')).toEqual([['Sharing: every week (Ana Lead)']])
    expect(await codings(hand, 'theirs')).toEqual([['Help: in the library (Ben)', 'Sharing: every week (Ben)']])
    const theirs = await sourceNamed(hand, 'theirs')
    expect(await textOf(hand, theirs)).toBe(MEETING)
    const filed = hand.read
      .all<{ source: string; site: string }>(
        sql`SELECT source.name AS source, "case".name AS site FROM case_source JOIN source ON source.id = source_id JOIN "case" ON "case".id = case_id WHERE source.name <> 'interview'`,
      )
      .map(({ source, site }) => `${source} in ${site}`)
    expect(filed.sort()).toEqual(['ours in North', 'theirs in North', 'theirs in South'])
    expect(hand.read.all(sql`SELECT source.name FROM memo JOIN source ON source.id = memo.source_id`)).toEqual([
      { name: 'theirs' },
    ])
    expect(
      hand.read.all(
        sql`SELECT source.name FROM evidence JOIN anchor ON anchor.id = anchor_id JOIN source ON source.id = anchor.source_id`,
      ),
    ).toEqual([{ name: 'theirs' }])
    expect(JSON.stringify(await hand.ask('filter.list', {}))).toContain(theirs)
    await sound(hand)
  }

  it('[two sources] each has its own codings, filing, memos, evidence; merged with the answer, or answered later, it is the same', async () => {
    const one = await both()
    const before = state(one.ours)
    const plan = await one.mergeWith(['Ben'], { M29: { choice: 'two' } })
    expect(plan.questions.map(question => question.kind)).toEqual(['M29'])
    await apart(one.ours)
    const [report] = await one.ours.ask('merge.reports', {})
    expect(await one.ours.ask('merge.report', { reportId: report!.id })).toMatchObject({
      addsUp: true,
      answered: [{ kind: 'M29', answer: 'Two sources' }],
    })
    const answered = state(one.ours)
    await one.ours.ask('project.undo', {})
    expect(state(one.ours)).toEqual(before)
    await one.merge('Ben')
    const [open] = await one.ours.ask('merge.open', {})
    await one.ours.ask('merge.answer', { decision: { question: open!.id, choice: 'two' } })
    await apart(one.ours)
    const research = (all: ReturnType<typeof state>) => all.filter(([table]) => table !== 'merge_question')
    expect(research(state(one.ours))).toEqual(research(answered))
    await one.ours.ask('project.undo', {})
    expect(await named(one.ours, 'theirs')).toEqual([])
  })

  it('[two sources] saved answers do the same again', async () => {
    const one = await both()
    const { id, questions } = await one.compare('Ben')
    const decisions = [{ question: questions[0]!.id, choice: 'two' }]
    const planned = await one.ours.ask('merge.decide', { planId: id, decisions })
    expect(planned.counts.result.sources).toBe(3)
    await one.ours.ask('merge.apply', { planId: id })
    const first = state(one.ours)
    await one.ours.ask('project.undo', {})
    const again = await one.ours.ask('merge.compare', { paths: [one.copy('Ben')], decisions })
    await one.ours.ask('merge.apply', { planId: again.id })
    const research = (all: ReturnType<typeof state>) => all.filter(([table]) => table !== 'merge_question')
    expect(research(state(one.ours))).toEqual(research(first))
  })

  it('[two sources] the copy once more, and gone on with: nothing is asked, what is new comes to theirs', async () => {
    const one = await both()
    await one.mergeWith(['Ben'], { M29: { choice: 'two' } })
    const again = await one.compare('Ben')
    expect([again.deeds, again.questions]).toEqual([0, []])
    await one.theirs('Ben', async hand => {
      await code(hand, 'theirs', 'We meet')
      await code(hand, 'theirs', 'in the library', 'Trust')
      const sourceId = await sourceNamed(hand, 'theirs')
      const { textState } = await hand.ask('source.open', { sourceId })
      const start = MEETING.indexOf('Why there')
      await hand.ask('source.edit', {
        sourceId,
        state: textState,
        steps: [{ start, end: start + 9, insert: 'Why just there' }],
      })
      await hand.ask('source.rename', { sourceId, name: 'In the library' })
    })
    const { asked, ours } = await one.merge('Ben')
    expect(asked).toEqual([])
    expect(await codings(ours, 'ours')).toEqual([['Sharing: every week (Ana Lead)']])
    expect(await codings(ours, 'In the library')).toEqual([
      [
        'Help: in the library (Ben)',
        'Sharing: We meet (Ben)',
        'Sharing: every week (Ben)',
        'Trust: in the library (Ben)',
      ],
    ])
    expect(await textOf(ours, await sourceNamed(ours, 'In the library'))).toContain('Why just there?')
    expect(await textOf(ours, await sourceNamed(ours, 'ours'))).toContain('Why there?')
    await sound(ours)
  })

  it('[two sources] two copies in one pass: one of them is ours, the other is not', async () => {
    const one = await cases.start('Ben', 'Cem')
    await bring(one.ours, 'ours.md', MEETING)
    for (const who of ['Ben', 'Cem'])
      await one.theirs(who, async hand => {
        await bring(hand, `${who}.txt`, MEETING)
        await code(hand, who, 'every week')
      })
    const plan = await one.compare('Ben', 'Cem')
    const question = await one.ours.ask('merge.question', { planId: plan.id, questionId: plan.questions[0]!.id })
    const cem = question.options.find(option => option.label.startsWith('Cem'))!
    expect(cem.label).toBe('Cem’s is another source')
    await one.ours.ask('merge.decide', { planId: plan.id, decisions: [{ question: question.id, choice: cem.id }] })
    await one.ours.ask('merge.apply', { planId: plan.id })
    expect(await codings(one.ours, 'ours')).toEqual([['Sharing: every week (Ben)']])
    expect(await codings(one.ours, 'Cem')).toEqual([['Sharing: every week (Cem)']])
    await sound(one.ours)
    const again = await one.compare('Ben', 'Cem')
    expect([again.deeds, again.questions]).toEqual([0, []])
  })

  it('[two sources] two copies have it and ours does not: each its own', async () => {
    const one = await cases.start('Ben', 'Cem')
    for (const who of ['Ben', 'Cem'])
      await one.theirs(who, async hand => {
        await bring(hand, `${who}.txt`, MEETING)
        await code(hand, who, 'every week')
      })
    await one.mergeWith(['Ben', 'Cem'], { M29: { choice: 'two' } })
    expect(await codings(one.ours, 'Ben')).toEqual([['Sharing: every week (Ben)']])
    expect(await codings(one.ours, 'Cem')).toEqual([['Sharing: every week (Cem)']])
    await sound(one.ours)
  })

  it('found out by a correction, under another id: two sources as well', async () => {
    const one = await cases.start('Ben')
    await bring(one.ours, 'ours.md', MEETING.replace('week', 'weak'))
    const sourceId = await sourceNamed(one.ours, 'ours')
    const { textState } = await one.ours.ask('source.open', { sourceId })
    const start = MEETING.indexOf('week')
    await one.ours.ask('source.edit', {
      sourceId,
      state: textState,
      steps: [{ start, end: start + 4, insert: 'week' }],
    })
    await code(one.ours, 'ours', 'every week')
    await one.theirs('Ben', async hand => {
      await bring(hand, 'theirs.txt', MEETING)
      await code(hand, 'theirs', 'every week')
    })
    await one.mergeWith(['Ben'], { M29: { choice: 'two' } })
    expect(await codings(one.ours, 'ours')).toEqual([['Sharing: every week (Ana Lead)']])
    expect(await codings(one.ours, 'theirs')).toEqual([['Sharing: every week (Ben)']])
    await sound(one.ours)
    await one.theirs('Ben', hand => code(hand, 'theirs', 'We meet'))
    const { asked } = await one.merge('Ben')
    expect(asked).toEqual([])
    expect(await codings(one.ours, 'theirs')).toEqual([['Sharing: We meet (Ben)', 'Sharing: every week (Ben)']])
    await sound(one.ours)
  })
})

describe('a copy that comes again while it is open whether a text is one source or two [M29]', () => {
  const began = async () => {
    const one = await cases.start('Ben')
    await bring(one.ours, 'ours.md', MEETING)
    await code(one.ours, 'ours', 'every week')
    await one.theirs('Ben', async hand => {
      await bring(hand, 'theirs.txt', MEETING)
      await code(hand, 'theirs', 'in the library', 'Help')
      await hand.ask('memo.write', {
        about: 'source',
        subjectId: await sourceNamed(hand, 'theirs'),
        title: 'The library',
        body: 'Warm there.',
      })
    })
    await one.merge('Ben')
    return one
  }
  const goesOn = async (hand: Hand) => {
    const sourceId = await sourceNamed(hand, 'theirs')
    await code(hand, 'theirs', 'every week')
    await code(hand, 'theirs', 'We meet', 'Trust')
    await hand.ask('memo.write', { about: 'source', subjectId: sourceId, title: 'Rain', body: 'It rains in.' })
    await hand.ask('source.markCoded', { sourceId, coded: true })
    const { textState } = await hand.ask('source.open', { sourceId })
    const start = MEETING.indexOf('Why there')
    await hand.ask('source.edit', {
      sourceId,
      state: textState,
      steps: [{ start, end: start + 9, insert: 'Why just there' }],
    })
    await hand.ask('source.rename', { sourceId, name: 'In the library' })
  }
  const memos = (hand: Hand) =>
    hand.read
      .all<{ title: string; name: string }>(
        sql`SELECT title, source.name AS name FROM memo JOIN source ON source.id = memo.source_id`,
      )
      .map(({ title, name }) => `${title} of ${name}`)
      .sort()
  const answer = async (hand: Hand, choice: string) => {
    const open = await hand.ask('merge.open', {})
    expect(open.map(each => each.kind)).toEqual(['M29'])
    await hand.ask('merge.answer', { decision: { question: open[0]!.id, choice } })
  }

  it('what it brings waits with the question: nothing else is asked, and said to be two, all of theirs is theirs', async () => {
    const one = await began()
    await one.theirs('Ben', goesOn)
    const before = state(one.ours)
    const { asked, done } = await one.merge('Ben')
    expect(asked).toEqual([])
    expect(done).toContain('M29 source 1')
    const between = state(one.ours)
    await answer(one.ours, 'two')
    expect(await codings(one.ours, 'ours')).toEqual([['Sharing: every week (Ana Lead)']])
    expect(await codings(one.ours, 'In the library')).toEqual([
      ['Help: in the library (Ben)', 'Sharing: every week (Ben)', 'Trust: We meet (Ben)'],
    ])
    expect(memos(one.ours)).toEqual(['Rain of In the library', 'The library of In the library'])
    expect(await textOf(one.ours, await sourceNamed(one.ours, 'ours'))).toBe(MEETING)
    const theirs = await sourceNamed(one.ours, 'In the library')
    expect(await textOf(one.ours, theirs)).toContain('Why just there?')
    expect(await one.ours.ask('source.textHistory', { sourceId: theirs })).toHaveLength(1)
    const marked = one.ours.read.all(sql`SELECT source.name FROM source_coder JOIN source ON source.id = source_id`)
    expect(marked).toEqual([{ name: 'In the library' }])
    await sound(one.ours)
    const again = await one.compare('Ben')
    expect([again.deeds, again.questions]).toEqual([0, []])
    await one.ours.ask('project.undo', {})
    expect(state(one.ours)).toEqual(between)
    await one.ours.ask('project.undo', {})
    expect(state(one.ours)).toEqual(before)
  })

  it('said to be one: all of it is of that one', async () => {
    const one = await began()
    await one.theirs('Ben', goesOn)
    await one.merge('Ben')
    await answer(one.ours, 'ours')
    expect(await codings(one.ours, 'ours')).toEqual([
      [
        'Help: in the library (Ben)',
        'Sharing: every week (Ana Lead)',
        'Sharing: every week (Ben)',
        'Trust: We meet (Ben)',
      ],
    ])
    expect(memos(one.ours)).toEqual(['Rain of ours', 'The library of ours'])
    expect(await textOf(one.ours, await sourceNamed(one.ours, 'ours'))).toContain('Why just there?')
    await sound(one.ours)
  })

  it('three times, with something taken away: what was taken away stays so', async () => {
    const one = await began()
    await one.theirs('Ben', goesOn)
    await one.merge('Ben')
    await one.theirs('Ben', async hand => {
      const sourceId = await sourceNamed(hand, 'In the library')
      const [first] = (await hand.ask('source.open', { sourceId })).codings
      await hand.ask('coding.remove', { codingIds: [first!.id] })
      await code(hand, 'In the library', 'Hello', 'Vendors')
    })
    await one.merge('Ben')
    await answer(one.ours, 'two')
    expect(await codings(one.ours, 'ours')).toEqual([['Sharing: every week (Ana Lead)']])
    const [theirs] = await codings(one.ours, 'In the library')
    expect(theirs).toHaveLength(3)
    expect(theirs).toContain('Vendors: Hello (Ben)')
    await sound(one.ours)
  })

  it('two copies, one of which comes again', async () => {
    const one = await cases.start('Ben', 'Cem')
    await bring(one.ours, 'ours.md', MEETING)
    for (const who of ['Ben', 'Cem'])
      await one.theirs(who, async hand => {
        await bring(hand, `${who}.txt`, MEETING)
        await code(hand, who, 'every week')
      })
    await one.merge('Ben', 'Cem')
    await one.theirs('Cem', hand => code(hand, 'Cem', 'We meet', 'Trust'))
    expect((await one.merge('Cem')).asked).toEqual([])
    await answer(one.ours, 'two')
    expect(await codings(one.ours, 'Ben')).toEqual([['Sharing: every week (Ben)']])
    expect(await codings(one.ours, 'Cem')).toEqual([['Sharing: every week (Cem)', 'Trust: We meet (Cem)']])
    expect(await codings(one.ours, 'ours')).toEqual([[]])
    await sound(one.ours)
  })

  it('found out by a correction, under another id', async () => {
    const one = await cases.start('Ben')
    await bring(one.ours, 'ours.md', MEETING.replace('week', 'weak'))
    const sourceId = await sourceNamed(one.ours, 'ours')
    const { textState } = await one.ours.ask('source.open', { sourceId })
    const start = MEETING.indexOf('week')
    await one.ours.ask('source.edit', {
      sourceId,
      state: textState,
      steps: [{ start, end: start + 4, insert: 'week' }],
    })
    await one.theirs('Ben', async hand => {
      await bring(hand, 'theirs.txt', MEETING)
      await code(hand, 'theirs', 'every week')
    })
    await one.merge('Ben')
    await one.theirs('Ben', hand => code(hand, 'theirs', 'We meet', 'Trust'))
    expect((await one.merge('Ben')).asked).toEqual([])
    await answer(one.ours, 'two')
    expect(await codings(one.ours, 'ours')).toEqual([[]])
    expect(await codings(one.ours, 'theirs')).toEqual([['Sharing: every week (Ben)', 'Trust: We meet (Ben)']])
    await sound(one.ours)
  })

  it('corrected and dated there before it came first, and said to be two: ours reads as it did', async () => {
    for (const when of ['merging', 'later'] as const) {
      const one = await cases.start('Ben')
      await bring(one.ours, 'ours.md', MEETING)
      await one.theirs('Ben', async hand => {
        await bring(hand, 'theirs.txt', MEETING)
        await goesOn(hand)
      })
      if (when === 'merging') await one.mergeWith(['Ben'], { M29: { choice: 'two' } })
      else {
        await one.merge('Ben')
        await answer(one.ours, 'two')
      }
      expect(await textOf(one.ours, await sourceNamed(one.ours, 'ours'))).toBe(MEETING)
      expect(await textOf(one.ours, await sourceNamed(one.ours, 'In the library'))).toContain('Why just there?')
      await sound(one.ours)
    }
  })
})

describe('the same text imported on both sides, and corrected since', () => {
  const edit =
    (words: string, insert: string, more: object = {}) =>
    async (hand: Hand) => {
      const sourceId = await sourceNamed(hand, 'meeting')
      const { textState } = await hand.ask('source.open', { sourceId })
      const start = (await textOf(hand, sourceId)).indexOf(words)
      await hand.ask('source.edit', {
        sourceId,
        state: textState,
        steps: [{ start, end: start + words.length, insert }],
        ...more,
      })
    }
  const merged = async (
    ours: ((hand: Hand) => Promise<void>) | null,
    theirs: ((hand: Hand) => Promise<void>) | null,
  ) => {
    const one = await cases.start('Ben')
    await bring(one.ours, 'meeting.txt', MEETING)
    await code(one.ours, 'meeting', 'every week')
    await ours?.(one.ours)
    await one.theirs('Ben', async hand => {
      await bring(hand, 'meeting.txt', MEETING)
      await code(hand, 'meeting', 'in the library', 'Help')
      await theirs?.(hand)
    })
    const { asked } = await one.merge('Ben')
    await sound(one.ours)
    return { asked, one, text: await textOf(one.ours, await sourceNamed(one.ours, 'meeting')) }
  }

  it('[M25] there: the correction is taken', async () => {
    const { asked, one, text } = await merged(null, edit('every week', 'every single week'))
    expect(asked).toEqual([])
    expect(text).toContain('We meet every single week in the library.')
    expect(await codings(one.ours, 'meeting')).toEqual([
      ['Help: in the library (Ben)', 'Sharing: every single week (Ana Lead)'],
    ])
    expect((await one.compare('Ben')).deeds).toBe(0)
  })

  it('[M25] here: it stays', async () => {
    const { asked, text } = await merged(edit('every week', 'every single week'), null)
    expect(asked).toEqual([])
    expect(text).toContain('We meet every single week in the library.')
  })

  it('[M26] on both sides in other words: both hold; in the same words: asked', async () => {
    const both = await merged(edit('every week', 'every single week'), edit('Why there?', 'Why just there?'))
    expect(both.asked).toEqual([])
    expect(both.text).toContain('We meet every single week in the library.\nInterviewer: Why just there?')
    const same = await merged(edit('week', 'month'), edit('week', 'day'))
    expect(same.asked).toEqual(['M26 meeting'])
    expect(same.text).toContain('every month')
  })

  it('[M27] redacted on one side: the words are gone', async () => {
    for (const sides of [
      [edit('the library', '[place]', { redacts: true }), null],
      [null, edit('the library', '[place]', { redacts: true })],
      [edit('week', 'month'), edit('the library', '[place]', { redacts: true })],
    ] as const) {
      const { asked, one, text } = await merged(sides[0], sides[1])
      expect(asked).toEqual([])
      expect(text).toContain('in [place].')
      for (const table of ['paragraph', 'text_edit', 'anchor_question'])
        expect(
          one.ours.rows(table).filter(row => row.includes('the library')),
          table,
        ).toEqual([])
    }
  })
})

describe('what one copy has as two', () => {
  const correct = async (hand: Hand, name: string, was: string, is: string) => {
    const sourceId = await sourceNamed(hand, name)
    const text = await textOf(hand, sourceId)
    const start = text.indexOf(was)
    const { textState: state } = await hand.ask('source.open', { sourceId })
    await hand.ask('source.edit', { sourceId, state, steps: [{ start, end: start + was.length, insert: is }] })
  }

  it('stays two where both came to have the words of one of ours: one of them is that, the other stays', async () => {
    const one = await cases.start('Ben')
    await bring(one.ours, 'ours.md', MEETING.replace('the', 'teh'))
    await correct(one.ours, 'ours', 'teh', 'the')
    await code(one.ours, 'ours', 'every week')
    await one.theirs('Ben', async hand => {
      await bring(hand, 'theirs.txt', MEETING)
      await code(hand, 'theirs', 'in the library', 'Help')
      await bring(hand, 'again.txt', MEETING.replace('week', 'weak'))
      await correct(hand, 'again', 'weak', 'week')
      await code(hand, 'again', 'Why there?', 'Trust')
    })
    const { asked, ours } = await one.merge('Ben')
    expect(asked).toHaveLength(1)
    const sources = await ours.ask('source.list', {})
    expect(sources.filter(each => each.name !== 'interview').map(each => each.codings)).toEqual([2, 1])
    await sound(ours)
    expect((await one.merge('Ben')).plan.deeds).toBe(0)
  })

  for (const first of ['the same words', 'the same name'] as const)
    it(`is not asked about as versions of one, ${first} first`, async () => {
      const one = await cases.start('Ben')
      await bring(one.ours, 'ours.md', MEETING.replace('the', 'teh'))
      await correct(one.ours, 'ours', 'teh', 'the')
      await one.theirs('Ben', async hand => {
        const sameWords = () => bring(hand, 'theirs.txt', MEETING)
        const sameName = () => bring(hand, 'ours.txt', 'Interviewer: Another day.\n')
        for (const deed of first === 'the same words' ? [sameWords, sameName] : [sameName, sameWords]) await deed()
      })
      const { asked, ours } = await one.merge('Ben')
      expect(asked).toEqual(['M29 ours'])
      expect(await named(ours, 'ours')).toHaveLength(2)
      await sound(ours)
    })
})

describe('one name, different words [M30]', () => {
  const OURS = 'Interviewer: Hello.\nRespondent: We meet every week in the library.\nInterviewer: Why?\n'
  const THEIRS =
    'Interviewer: Hello.\nRespondent: We all meet every week in the old library.\nInterviewer: Thanks, bye.\n'

  const both = async () => {
    const one = await cases.start('Ben')
    await bring(one.ours, 'minutes.txt', OURS)
    await code(one.ours, 'minutes', 'every week')
    await code(one.ours, 'minutes', 'Why?', 'Trust')
    await one.theirs('Ben', async hand => {
      await bring(hand, 'minutes.txt', THEIRS)
      const coding = await code(hand, 'minutes', 'We all meet every week')
      await code(hand, 'minutes', 'every week')
      await code(hand, 'minutes', 'Thanks, bye', 'Help')
      await hand.ask('comment.add', { thing: { about: 'coding', id: coding as never }, body: 'All?' })
      await hand.ask('memo.write', {
        about: 'source',
        subjectId: await sourceNamed(hand, 'minutes'),
        title: 'Weeks',
        body: 'Every one.',
      })
    })
    return one
  }

  it('two sources, asked whether they are versions of one', async () => {
    const one = await both()
    const { asked, ours, question } = await one.merge('Ben')
    expect(asked).toEqual(['M30 minutes'])
    expect(question('M30').says).toMatch(/different words: they have \d\d % of them in common\. Both are kept/)
    expect(question('M30').options.map(option => option.id)).toEqual(['two', 'rename', 'one:ours', 'one:theirs'])
    expect(question('M30').codings.total).toBe(3)
    expect(await codings(ours, 'minutes')).toHaveLength(2)
    await sound(ours)
  })

  for (const when of ['merging', 'later'] as const) {
    const answer = async (one: Awaited<ReturnType<typeof both>>, choice: string) => {
      if (when === 'merging') return void (await one.mergeWith(['Ben'], { M30: { choice } }))
      await one.merge('Ben')
      const [open] = await one.ours.ask('merge.open', {})
      await one.ours.ask('merge.answer', { decision: { question: open!.id, choice } })
    }

    it(`[versions of one, answered ${when}] our text stands: their codings are where their words are, the others wait to be looked at`, async () => {
      const one = await both()
      const before = state(one.ours)
      await answer(one, 'one:ours')
      expect(await codings(one.ours, 'minutes')).toEqual([
        [
          'Sharing: We meet every week (Ben)',
          'Sharing: every week (Ana Lead)',
          'Sharing: every week (Ben)',
          'Trust: Why? (Ana Lead)',
        ],
      ])
      const sourceId = await sourceNamed(one.ours, 'minutes')
      expect(await textOf(one.ours, sourceId)).toBe(OURS)
      expect(await one.ours.ask('anchor.questions', { sourceId })).toMatchObject([{ was: { words: 'Thanks, bye' } }])
      expect(one.ours.read.all(sql`SELECT source.name FROM memo JOIN source ON source.id = memo.source_id`)).toEqual([
        { name: 'minutes' },
      ])
      // One place for one passage, whoever coded it.
      expect(one.ours.read.get(sql`SELECT count(DISTINCT anchor_id) AS places FROM coding`)).toEqual({ places: 5 })
      await sound(one.ours)
      const again = await one.compare('Ben')
      expect([again.deeds, again.questions]).toEqual([0, []])
      await one.ours.ask('project.undo', {})
      if (when === 'later') {
        expect(await codings(one.ours, 'minutes')).toHaveLength(2)
        await one.ours.ask('project.undo', {})
      }
      expect(state(one.ours)).toEqual(before)
    })

    it(`[versions of one, answered ${when}] their text stands: ours are carried, the history tells it as a corrected file`, async () => {
      const one = await both()
      await answer(one, 'one:theirs')
      expect(await codings(one.ours, 'minutes')).toEqual([
        [
          'Help: Thanks, bye (Ben)',
          'Sharing: We all meet every week (Ben)',
          'Sharing: every week (Ana Lead)',
          'Sharing: every week (Ben)',
          expect.stringMatching(/^Trust: /),
        ],
      ])
      const sourceId = await sourceNamed(one.ours, 'minutes')
      expect(await textOf(one.ours, sourceId)).toBe(THEIRS)
      expect(await one.ours.ask('anchor.questions', { sourceId })).toMatchObject([{ was: { words: 'Why?' } }])
      const [edit] = await one.ours.ask('source.textHistory', { sourceId })
      expect(edit).toMatchObject({ kind: 'corrected file' })
      expect(JSON.stringify(edit)).toContain('another version of this one')
      await sound(one.ours)
      const again = await one.compare('Ben')
      expect([again.deeds, again.questions]).toEqual([0, []])
    })
  }

  it('[versions of one] answered when both were gone on with: all codings of then come along', async () => {
    const one = await both()
    await one.merge('Ben')
    const [ours, theirs] = (await named(one.ours, 'minutes')).map(each => each.id)
    const { textState } = await one.ours.ask('source.open', { sourceId: ours! })
    await one.ours.ask('source.edit', {
      sourceId: ours!,
      state: textState,
      steps: [{ start: 0, end: 0, insert: 'On Monday.\n' }],
    })
    const start = THEIRS.indexOf('old library')
    await one.ours.ask('coding.apply', {
      sourceId: theirs!,
      codeIds: [await one.ours.codeId('Trust')],
      range: { start, end: start + 11 },
    })
    const [open] = await one.ours.ask('merge.open', {})
    await one.ours.ask('merge.answer', { decision: { question: open!.id, choice: 'one:ours' } })
    const [all] = await codings(one.ours, 'minutes')
    expect(all).toContain('Sharing: We meet every week (Ben)')
    expect(all).toContain('Trust: library (Ana Lead)')
    await sound(one.ours)
  })

  for (const text of ['ours', 'theirs'] as const)
    it(`[versions of one] the copy gone on with: new codings come to the text that stands, ${text}; nothing is asked`, async () => {
      const one = await both()
      await one.mergeWith(['Ben'], { M30: { choice: `one:${text}` } })
      await one.theirs('Ben', async hand => {
        await code(hand, 'minutes', 'in the old library', 'Help')
        await code(hand, 'minutes', 'every week', 'Trust')
      })
      const { asked, ours } = await one.merge('Ben')
      expect(asked).toEqual([])
      const [all] = await codings(ours, 'minutes')
      expect(all).toContain(text === 'ours' ? 'Help: in the library (Ben)' : 'Help: in the old library (Ben)')
      expect(all).toContain('Trust: every week (Ben)')
      await sound(ours)
    })

  describe('[versions of one] of which each side said something else', () => {
    const attribute = (hand: Hand) =>
      idOf<'attribute'>(hand.read.get<{ id: Buffer }>(sql`SELECT id FROM attribute WHERE name = 'Place'`)!.id)
    const place = async (hand: Hand, value: string) =>
      hand.ask('source.setValues', {
        cells: [{ sourceId: await sourceNamed(hand, 'minutes'), attributeId: attribute(hand), value }],
      })
    const valued = async (oursIn: string, theirsIn: string) => {
      const one = await cases.start()
      await one.ours.ask('attribute.create', { about: 'source', name: 'Place', type: 'text' })
      await one.handOut('Ben')
      await bring(one.ours, 'minutes.txt', OURS)
      await place(one.ours, oursIn)
      await one.theirs('Ben', async hand => {
        await bring(hand, 'minutes.txt', THEIRS)
        await place(hand, theirsIn)
      })
      return one
    }
    const values = (hand: Hand) => hand.read.all<{ value: string }>(sql`SELECT value FROM attribute_value`)

    for (const when of ['merging', 'later'] as const)
      it(`[M31] answered ${when}: ours holds, and which does is asked`, async () => {
        const one = await valued('library', 'old library')
        const before = state(one.ours)
        if (when === 'merging') {
          await one.mergeWith(['Ben'], { M30: { choice: 'one:theirs' } })
          const [report] = await one.ours.ask('merge.reports', {})
          expect((await one.ours.ask('merge.report', { reportId: report!.id })).questions).toMatchObject([
            { kind: 'M31', from: ['Ben'] },
          ])
        } else {
          await one.merge('Ben')
          const [open] = await one.ours.ask('merge.open', {})
          await one.ours.ask('merge.answer', { decision: { question: open!.id, choice: 'one:theirs' } })
        }
        expect(values(one.ours)).toEqual([{ value: 'library' }])
        const open = await one.ours.ask('merge.open', {})
        expect(open).toMatchObject([
          { kind: 'M31', from: ['Ben'], fields: [{ label: 'Value', ours: 'library', theirs: ['old library'] }] },
        ])
        await one.ours.ask('merge.answer', { decision: { question: open[0]!.id, choice: 'theirs' } })
        expect(values(one.ours)).toEqual([{ value: 'old library' }])
        await sound(one.ours)
        const again = await one.compare('Ben')
        expect([again.deeds, again.questions]).toEqual([0, []])
        for (let undone = when === 'later' ? 3 : 2; undone > 0; undone--) await one.ours.ask('project.undo', {})
        expect(state(one.ours)).toEqual(before)
      })

    it('said alike, nothing is asked', async () => {
      const one = await valued('library', 'library')
      await one.mergeWith(['Ben'], { M30: { choice: 'one:ours' } })
      expect(values(one.ours)).toEqual([{ value: 'library' }])
      expect(await one.ours.ask('merge.open', {})).toEqual([])
    })
  })

  it('[versions of one] another copy with the same version, later: it is known', async () => {
    const one = await cases.start('Ben', 'Cem')
    await bring(one.ours, 'minutes.txt', OURS)
    for (const who of ['Ben', 'Cem'])
      await one.theirs(who, async hand => {
        await bring(hand, 'minutes.txt', THEIRS)
        await code(hand, 'minutes', 'every week')
      })
    await one.mergeWith(['Ben'], { M30: { choice: 'one:ours' } })
    const { asked, ours } = await one.merge('Cem')
    expect(asked).toEqual([])
    expect(await codings(ours, 'minutes')).toEqual([['Sharing: every week (Ben)', 'Sharing: every week (Cem)']])
    await sound(ours)
  })

  it('[versions of one] two copies with two versions in one pass', async () => {
    const one = await cases.start('Ben', 'Cem')
    await bring(one.ours, 'minutes.txt', OURS)
    for (const [who, text] of [
      ['Ben', THEIRS],
      ['Cem', OURS.replace('every week', 'each week')],
    ] as const)
      await one.theirs(who, async hand => {
        await bring(hand, 'minutes.txt', text)
        await code(hand, 'minutes', 'library')
      })
    const plan = await one.mergeWith(['Ben', 'Cem'], { M30: { choice: 'one:ours' } })
    expect(plan.questions.map(question => question.kind)).toEqual(['M30', 'M30'])
    expect(await codings(one.ours, 'minutes')).toEqual([['Sharing: library (Ben)', 'Sharing: library (Cem)']])
    await sound(one.ours)
    const again = await one.compare('Ben', 'Cem')
    expect([again.deeds, again.questions]).toEqual([0, []])
  })

  it('[M27] redacted here: our text stands, and what waits to be looked at tells none of the words', async () => {
    const one = await cases.start('Ben')
    await bring(one.ours, 'minutes.txt', OURS)
    const sourceId = await sourceNamed(one.ours, 'minutes')
    const { textState } = await one.ours.ask('source.open', { sourceId })
    const start = OURS.indexOf('the library')
    await one.ours.ask('source.edit', {
      sourceId,
      state: textState,
      steps: [{ start, end: start + 11, insert: '[place]' }],
      redacts: true,
    })
    await one.theirs('Ben', async hand => {
      await bring(hand, 'minutes.txt', OURS.replace('We meet', 'We all meet'))
      await code(hand, 'minutes', 'week in the library')
    })
    const { question } = await one.merge('Ben')
    expect(question('M30').options.map(option => option.id)).toEqual(['two', 'rename', 'one:ours'])
    const [open] = await one.ours.ask('merge.open', {})
    await one.ours.ask('merge.answer', { decision: { question: open!.id, choice: 'one:ours' } })
    expect(await codings(one.ours, 'minutes')).toEqual([['Sharing: week in [place] (Ben)']])
    for (const table of ['paragraph', 'anchor_question', 'text_edit'])
      expect(
        one.ours.rows(table).filter(row => row.includes('the library')),
        table,
      ).toEqual([])
    await sound(one.ours)
  })

  it('[M27] redacted there: they stay two, and why is said', async () => {
    const one = await cases.start('Ben')
    await bring(one.ours, 'minutes.txt', OURS)
    await one.theirs('Ben', async hand => {
      await bring(hand, 'minutes.txt', THEIRS)
      const sourceId = await sourceNamed(hand, 'minutes')
      const { textState } = await hand.ask('source.open', { sourceId })
      const start = THEIRS.indexOf('the old library')
      await hand.ask('source.edit', {
        sourceId,
        state: textState,
        steps: [{ start, end: start + 15, insert: '[place]' }],
        redacts: true,
      })
    })
    const { question } = await one.merge('Ben')
    expect(question('M30').options.map(option => option.id)).toEqual(['two', 'rename'])
    expect(question('M30').says).toContain('they stay two')
  })

  it('[M29] two names, the same words but for spaces: asked as one text, two until answered', async () => {
    const one = await cases.start('Ben')
    await bring(one.ours, 'ours.txt', OURS)
    await one.theirs('Ben', async hand => {
      await bring(hand, 'theirs.txt', OURS.replaceAll('\n', '\n\n'))
      await code(hand, 'theirs', 'every week')
    })
    const { asked, ours } = await one.merge('Ben')
    expect(asked).toEqual(['M29 theirs'])
    const [open] = await ours.ask('merge.open', {})
    await ours.ask('merge.answer', { decision: { question: open!.id, choice: 'one:ours' } })
    expect(await named(ours, 'theirs')).toEqual([])
    expect(await codings(ours, 'ours')).toEqual([['Sharing: every week (Ben)']])
    await sound(ours)
  })
})
