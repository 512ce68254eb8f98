// Texts that were corrected on one side or both: the words that hold, where codings stand, what is asked.

import { writeFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { Cases, smallBase, type Hand } from './support/merge-case.ts'
import { inEveryOrder } from './support/orders.ts'

const cases = new Cases(smallBase)
afterAll(() => cases.end())

const importText = async (hand: Hand, name: string, text: string) => {
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
const sound = async (hand: Hand) => expect((await hand.ask('project.check', {})).problems).toEqual([])

describe('corrections', () => {
  it('[M25] corrected there, coded here: the correction is taken and our codings are carried', async () => {
    const one = await cases.start('Ben')
    await one.ours.apply('Help', 'Tomasz helped us a lot')
    await one.theirs('Ben', async hand => {
      await hand.correct('We shared', 'In spring we all shared')
      await hand.correct('helped us', 'has helped us')
    })
    const { asked, done, ours } = await one.merge('Ben')
    expect(asked).toEqual([])
    expect(done).toContain('M25 source 1')
    expect(await ours.text()).toContain('In spring we all shared the playbooks early, and Tomasz has helped us')
    expect(await ours.codings()).toContain('Help: Tomasz has helped us a lot (Ana Lead)')
    await sound(ours)
    expect((await one.merge('Ben')).plan.deeds).toBe(0)
  })

  it('[M25] corrected here, coded there: their codings are carried', async () => {
    const one = await cases.start('Ben')
    await one.ours.correct('We shared', 'In spring we all shared')
    await one.theirs('Ben', async hand => {
      await hand.apply('Sharing', 'shared the playbooks')
      await hand.apply('Help', 'Tomasz helped')
    })
    const { asked, ours } = await one.merge('Ben')
    expect(asked).toEqual([])
    expect(await ours.codings()).toEqual(
      expect.arrayContaining(['Help: Tomasz helped (Ben)', 'Sharing: shared the playbooks (Ben)']),
    )
    await sound(ours)
  })

  it('[M25] words coded there are gone here: the coding is lost, and in the queue with its words', async () => {
    const one = await cases.start('Ben')
    await one.ours.correct(', and Tomasz helped us a lot', '')
    await one.theirs('Ben', hand => hand.apply('Help', 'Tomasz helped'))
    const { ours } = await one.merge('Ben')
    const [question] = await ours
      .ask('anchor.questions', {})
      .then(page => (page as unknown as { questions?: unknown[] }).questions ?? (page as unknown as unknown[]))
    expect(question).toMatchObject({ kind: 'lost', was: { words: 'Tomasz helped' } })
    await sound(ours)
  })

  it('[M25] the words under a coding cut on both sides: one question about its place, and none about that', async () => {
    const one = await cases.start('Ben', 'Cleo')
    await one.ours.correct('and trust ', 'and ')
    for (const [who, words, by] of [
      ['Ben', ' away for', ' for'],
      ['Cleo', ' away for months', ' for long'],
    ] as const)
      await one.theirs(who, hand => hand.correct(words, by))
    const { asked, ours } = await one.merge('Ben')
    expect(asked).toEqual([])
    expect(await ours.codings()).toEqual([expect.stringMatching(/^Trust: went +\(Ana Lead\)$/)])
    expect(await ours.ask('anchor.questions', { sourceId: await ours.sourceId() })).toHaveLength(1)
    await one.merge('Cleo')
    expect(ours.rows('anchor_question')).toHaveLength(1)
    await sound(ours)
  })

  it('[M25] a paragraph more there: it stands where it stands there', async () => {
    const one = await cases.start('Ben')
    await one.ours.apply('Vendors', 'the vendor changed')
    await one.theirs('Ben', hand => hand.correct('Interviewer: And then?', 'Interviewer: And then?\nRespondent: Wait.'))
    const { ours } = await one.merge('Ben')
    expect(await ours.text()).toContain('And then?\nRespondent: Wait.\nRespondent: Then the vendor changed')
    expect(await ours.codings()).toContain('Vendors: the vendor changed (Ana Lead)')
    await sound(ours)
  })

  it('[M26] corrected on both sides in other words: both corrections hold', async () => {
    const one = await cases.start('Ben')
    await one.ours.correct('playbooks early', 'playbooks very early')
    await one.theirs('Ben', async hand => {
      await hand.correct('a lot', 'enormously')
      await hand.apply('Help', 'Tomasz helped us enormously')
    })
    const { asked, ours } = await one.merge('Ben')
    expect(asked).toEqual([])
    expect(await ours.text()).toContain('We shared the playbooks very early, and Tomasz helped us enormously.')
    expect(await ours.codings()).toContain('Help: Tomasz helped us enormously (Ben)')
    await sound(ours)
    expect((await one.merge('Ben')).plan.deeds).toBe(0)
  })

  it('[M26] the same words corrected differently: ours meanwhile, asked, theirs as a correction', async () => {
    const one = await cases.start('Ben')
    await one.ours.correct('Tomasz', 'Thomas')
    await one.theirs('Ben', hand => hand.correct('Tomasz', 'Tom'))
    const { asked, ours } = await one.merge('Ben')
    expect(asked).toEqual(['M26 interview'])
    expect(await ours.text()).toContain('Thomas helped')
    const [open] = await ours.ask('merge.open', {})
    await ours.ask('merge.answer', { decision: { question: open!.id, choice: 'theirs' } })
    expect(await ours.text()).toContain('Tom helped')
    await sound(ours)
    await ours.ask('project.undo', {})
    expect(await ours.text()).toContain('Thomas helped')
    await ours.ask('project.undo', {})
    await one.mergeWith(['Ben'], { M26: { choice: 'theirs' } })
    expect(await ours.text()).toContain('Tom helped')
    await sound(ours)
  })
})

describe('corrections that touch each other', () => {
  it('[M26] corrected alike on both sides: once, and nothing is asked', async () => {
    const one = await cases.start('Ben')
    await one.ours.correct('Tomasz', 'Thomas')
    await one.theirs('Ben', hand => hand.correct('Tomasz', 'Thomas'))
    const { asked, ours } = await one.merge('Ben')
    expect(asked).toEqual([])
    expect(await ours.text()).toContain('and Thomas helped us')
    await sound(ours)
  })

  it('[M26] two copies corrected the same words differently, ours not: one of them holds, asked; the other can be taken', async () => {
    for (const order of [
      ['Ben', 'Cem'],
      ['Cem', 'Ben'],
    ]) {
      const one = await cases.start('Ben', 'Cem')
      await one.theirs('Ben', hand => hand.correct('Tomasz', 'Thomas'))
      await one.theirs('Cem', hand => hand.correct('Tomasz', 'Tom'))
      const { asked, ours, question } = await one.merge(...order)
      expect(asked).toEqual(['M26 interview'])
      const [mine, other] = [question('M26').fields[0]!.ours!, question('M26').fields[0]!.theirs[0]!]
      expect([mine, other].map(each => /Thomas|Tom/.exec(each)![0]).sort()).toEqual(['Thomas', 'Tom'].sort())
      expect(await ours.text()).toContain(mine)
      const [open] = await ours.ask('merge.open', {})
      await ours.ask('merge.answer', { decision: { question: open!.id, choice: 'theirs' } })
      expect(await ours.text()).toContain(other)
      await sound(ours)
    }
  })

  it('[M26] codings of the wording that does not hold stand on the one that does, and wait to be looked at', async () => {
    const one = await cases.start('Ben')
    await one.ours.correct('helped us a lot', 'was of great use')
    await one.theirs('Ben', async hand => {
      await hand.correct('helped us a lot', 'helped us enormously')
      await hand.apply('Help', 'Tomasz helped us enormously')
      await hand.apply('Sharing', 'We shared')
    })
    const { asked, ours } = await one.merge('Ben')
    expect(asked).toEqual(['M26 interview'])
    expect(await ours.codings()).toContain('Sharing: We shared (Ben)')
    expect((await ours.codings()).filter(each => each.startsWith('Help: Tomasz'))).toHaveLength(1)
    await sound(ours)
    const [open] = await ours.ask('merge.open', {})
    await ours.ask('merge.answer', { decision: { question: open!.id, choice: 'theirs' } })
    expect(await ours.text()).toContain('and Tomasz helped us enormously.')
    await sound(ours)
  })

  const GONE = 'Interviewer: And then?\n'

  it('[M26] a paragraph corrected here, taken out there: it stays, and can be taken out', async () => {
    const one = await cases.start('Ben')
    await one.ours.correct('And then?', 'And what then?')
    await one.theirs('Ben', hand => hand.correct(GONE, ''))
    const { asked, ours, question } = await one.merge('Ben')
    expect(asked).toEqual(['M26 interview'])
    expect(question('M26').says).toContain('Corrected here, taken out there')
    expect(await ours.text()).toContain('Interviewer: And what then?')
    const [open] = await ours.ask('merge.open', {})
    await ours.ask('merge.answer', { decision: { question: open!.id, choice: 'theirs' } })
    expect(await ours.text()).toContain('us a lot.\nRespondent: Then the vendor')
    await sound(ours)
  })

  it('[M26] a paragraph taken out here, corrected there: it stays out, and can be put back where it stood', async () => {
    const one = await cases.start('Ben')
    await one.ours.correct(GONE, '')
    await one.theirs('Ben', hand => hand.correct('And then?', 'And what then?'))
    const { asked, ours, question } = await one.merge('Ben')
    expect(asked).toEqual(['M26 interview'])
    expect(question('M26').says).toContain('Taken out here, corrected there')
    expect(await ours.text()).toContain('us a lot.\nRespondent: Then the vendor')
    await ours.correct('playbooks', 'handbooks')
    const [open] = await ours.ask('merge.open', {})
    await ours.ask('merge.answer', { decision: { question: open!.id, choice: 'theirs' } })
    expect(await ours.text()).toContain(
      'the handbooks early, and Tomasz helped us a lot.\nInterviewer: And what then?\nRespondent: Then',
    )
    await sound(ours)
    await ours.ask('project.undo', {})
    expect(await ours.text()).not.toContain('And what then?')
  })
})

describe('corrections answered later', () => {
  it('[M26] theirs is taken when the paragraph was corrected elsewhere meanwhile: that stands', async () => {
    const one = await cases.start('Ben')
    await one.ours.correct('Tomasz', 'Thomas')
    await one.theirs('Ben', hand => hand.correct('Tomasz', 'Tom'))
    const { ours } = await one.merge('Ben')
    await ours.correct('playbooks', 'handbooks')
    const [open] = await ours.ask('merge.open', {})
    await ours.ask('merge.answer', { decision: { question: open!.id, choice: 'theirs' } })
    expect(await ours.text()).toContain('We shared the handbooks early, and Tom helped us a lot.')
    await sound(ours)
  })
})

describe('redactions', () => {
  it('[M27] [72] redacted here, still there: the words are nowhere in the project, its index, its report', async () => {
    const one = await cases.start('Ben')
    await one.ours.correct('Tomasz', '[colleague]', { redacts: true })
    await one.theirs('Ben', async hand => {
      await hand.apply('Help', 'Tomasz')
      await hand.apply('Sharing', 'early, and Tomasz helped us')
      await hand.ask('memo.write', {
        about: 'source',
        subjectId: await hand.sourceId(),
        title: 'On Tomasz',
        body: 'Who is Tomasz?',
      })
    })
    const { done, ours } = await one.merge('Ben')
    expect(done).toContain('M27 source 1')
    expect(await ours.codings()).toEqual(
      expect.arrayContaining(['Help: [colleague] (Ben)', 'Sharing: early, and [colleague] helped us (Ben)']),
    )
    const tables = ours.read.all<{ name: string }>({
      text: `SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'paragraph_text%' AND name NOT IN ('change_row', 'blob')`,
      values: [],
    })
    for (const { name } of tables)
      expect(
        ours.rows(name).filter(row => row.includes('Tomasz')),
        name,
      ).toEqual([])
    expect((await ours.ask('search.text', { words: 'Tomasz' })).total).toBe(0)
    const [report] = await ours.ask('merge.reports', {})
    expect(JSON.stringify(await ours.ask('merge.report', { reportId: report!.id }))).not.toContain('Tomasz')
    await sound(ours)
  })

  it('[M27] several words stand for the name: it comes in by no way either', async () => {
    const one = await cases.start('Ben')
    await one.ours.correct('Tomasz helped us', '[the nurse] and others helped us all')
    await one.ours.correct('the vendor', '[the firm of the ward]', { redacts: true })
    await one.ours.correct('trust went away', 'then [a word for it]', { redacts: true })
    await one.theirs('Ben', async hand => {
      await hand.code('As the vendor says')
      await hand.ask('memo.write', {
        about: 'project',
        subjectId: null,
        title: 'On the vendor',
        body: 'Then trust went away, Tomasz said.',
      })
    })
    const { done, ours } = await one.merge('Ben')
    expect(done).toContain('M27 source 1')
    expect(await ours.framework()).toContain('As [the firm of the ward] says')
    expect((await ours.ask('memo.list', {})).map(memo => [memo.title, memo.body])).toEqual([
      // What was corrected and not redacted stays as people wrote it.
      ['On [the firm of the ward]', 'Then then [a word for it], Tomasz said.'],
    ])
  })

  it('[M27] [5.2] redacted there: what other copies wrote meanwhile, and ours, says what stands there, in any order; what was there before stays with people', async () => {
    const write = (hand: Hand, title: string, body: string) =>
      hand.ask('memo.write', { about: 'project', subjectId: null, title, body })
    const one = await cases.start()
    await write(one.ours, 'Before', 'Tomasz is the ward’s nurse.')
    await one.handOut('Ben', 'Cem', 'Dora')
    await write(one.ours, 'Meeting', 'We asked for Tomasz.')
    await one.theirs('Ben', async hand => {
      await write(hand, 'On Tomasz', 'Who is Tomasz? Tomaszek is another.')
      await hand.code('What Tomasz does')
    })
    await one.theirs('Cem', hand => hand.correct('Tomasz', '[colleague]', { redacts: true }))
    await one.theirs('Dora', async hand => {
      await hand.ask('source.rename', { sourceId: await hand.sourceId(), name: 'Talk with Tomasz' })
    })
    const seen = await inEveryOrder(one, ['Ben', 'Cem', 'Dora'], async hand => [
      ...(await hand.ask('memo.list', {})).map(memo => `${memo.title}: ${memo.body}`).sort(),
      ...(await hand.framework()),
      ...(await hand.ask('source.list', {})).map(source => source.name),
    ])
    expect(seen).toEqual([
      'Before: Tomasz is the ward’s nurse.',
      'Meeting: We asked for [colleague].',
      'On [colleague]: Who is [colleague]? Tomaszek is another.',
      'Help',
      'Sharing',
      'Trust',
      'Vendors',
      'What [colleague] does',
      'Talk with [colleague]',
    ])
  })

  it('[M27] redacted there after a question was left open here: neither the question nor an answer given later brings the words back, nor does a report or the name of an act', async () => {
    const one = await cases.start('Ben', 'Cem')
    await one.ours.define('Help', 'Help by the nurse')
    await one.theirs('Ben', async hand => {
      await hand.define('Help', 'Help by Tomasz')
      await hand.code('Tomasz')
    })
    await one.theirs('Cem', hand => hand.correct('Tomasz', '[colleague]', { redacts: true }))
    expect((await one.merge('Ben')).asked).toEqual(['M07 Help'])
    const { ours } = one
    await ours.code('As Tomasz says')
    await one.merge('Cem')
    for (const table of ['merge_question', 'act'])
      expect(
        ours.rows(table).filter(row => row.includes('Tomasz')),
        table,
      ).toEqual([])
    for (const { id: reportId } of await ours.ask('merge.reports', {}))
      expect(JSON.stringify(await ours.ask('merge.report', { reportId }))).not.toContain('Tomasz')
    const [open] = await ours.ask('merge.open', {})
    await ours.ask('merge.answer', { decision: { question: open!.id, choice: 'theirs' } })
    expect(ours.rows('code').filter(row => row.includes('Help by [colleague]'))).toHaveLength(1)
    await sound(ours)
    await ours.ask('project.undo', {})
    await ours.ask('project.undo', {})
    expect(ours.rows('merge_question').filter(row => row.includes('Tomasz'))).toHaveLength(1)
  })

  it('[M27] the name is part of a word, and the paragraph was corrected here: no history keeps it, and no later copy brings it back', async () => {
    const one = await cases.start()
    await one.ours.correct('Tomasz helped us', 'Tomasz’s team helped us')
    await one.handOut('Ben', 'Cem')
    await one.ours.correct('playbooks early', 'playbooks very early')
    await one.theirs('Ben', hand => hand.correct('Tomasz', '[colleague]', { redacts: true }))
    await one.theirs('Cem', hand => hand.correct('Tomasz’s team helped us a lot', 'Tomasz’s people helped us'))
    for (const who of ['Ben', 'Cem']) await one.merge(who)
    const { ours } = one
    expect(await ours.text()).toContain('We shared the playbooks very early, and [colleague]’s people helped us.')
    const history = await ours.ask('source.textHistory', { sourceId: await ours.sourceId() })
    expect(history.filter(edit => edit.redacts)).toHaveLength(1)
    // What the lead corrected before the copies were handed out is history that whoever redacted saw.
    const came = ours.rows('text_edit').filter(row => row.includes('came with the copy'))
    expect(came.length).toBeGreaterThan(0)
    expect(came.filter(row => row.includes('Tomasz'))).toEqual([])
    await sound(ours)
  })

  it('[M27] redacted there, and the same words corrected here with others: what was corrected besides stands, in any order of two copies', async () => {
    const one = await cases.start('Ben', 'Cem')
    await one.ours.correct('the playbooks early', 'playbooks')
    await one.ours.correct('Tomasz helped us', 'Tom gave help')
    await one.theirs('Ben', hand => hand.correct('Tomasz', '[colleague]', { redacts: true }))
    await one.theirs('Cem', hand => hand.correct('a lot', '[much]', { redacts: true }))
    const seen = await inEveryOrder(one, ['Ben', 'Cem'], async hand => [await hand.text()])
    expect(seen[0]).toContain('We shared playbooks, and [colleague] gave help [much].')
    expect(seen).toHaveLength(1)
  })

  it('[M27] redacted here, and the words around them taken out in one copy: what another copy wrote of the name says what stood there, in any order', async () => {
    // The soak met it under seed -550398744: where the paragraph was gone, nothing told that a name had been taken out of it.
    const one = await cases.start('Ben', 'Cem')
    await one.ours.correct('Tomasz', '[colleague]', { redacts: true })
    await one.theirs('Ben', hand =>
      hand.ask('memo.write', { about: 'project', subjectId: null, title: 'Next', body: 'Ask Tomasz.' }),
    )
    await one.theirs('Cem', hand =>
      hand.correct('Respondent: We shared the playbooks early, and Tomasz', 'A colleague'),
    )
    const seen = await inEveryOrder(one, ['Ben', 'Cem'], async hand =>
      (await hand.ask('memo.list', {})).map(memo => memo.body),
    )
    expect(seen[0]).toBe('Ask [colleague].')
  })

  it('[M27] redacted there, corrected here: the redaction comes in as one, and no history keeps the words', async () => {
    const one = await cases.start('Ben')
    await one.ours.correct('And then', 'And after that')
    await one.ours.correct('the playbooks', 'all the playbooks')
    await one.theirs('Ben', hand => hand.correct('Tomasz', '[colleague]', { redacts: true }))
    const { ours } = await one.merge('Ben')
    const text = await ours.text()
    expect(text).toContain('all the playbooks early, and [colleague] helped')
    expect(text).toContain('And after that')
    expect(ours.rows('text_edit').filter(row => row.includes('Tomasz'))).toEqual([])
    const history = await ours.ask('source.textHistory', { sourceId: await ours.sourceId() })
    expect(history.map(edit => edit.redacts)).toEqual([true, false, false])
    await sound(ours)
  })

  it('[M27] redacted there: what ours keeps of the words, in comments, quotes’ edits and rounds, says what stands there', async () => {
    const one = await cases.start('Ben')
    const codingId = await one.ours.apply('Help', 'and Tomasz helped')
    const thing = { about: 'coding', id: codingId as never } as const
    await one.ours.ask('comment.add', { thing, body: 'Is this right?' })
    const { added } = await one.ours.ask('quote.add', { codingIds: [codingId as never] })
    await one.ours.ask('quote.edit', {
      quoteId: added[0]!,
      edits: [{ start: 4, end: 10, kind: 'substitute', text: 'him' }],
    })
    await one.theirs('Ben', hand => hand.correct('Tomasz', '[colleague "T"]', { redacts: true }))
    const { ours } = await one.merge('Ben')
    expect(await ours.text()).toContain('[colleague "T"] helped')
    for (const table of ['comment', 'quote', 'anchor_question'])
      expect(
        ours.rows(table).filter(row => row.includes('Tomasz')),
        table,
      ).toEqual([])
    const [section] = (await ours.ask('quote.basket', {})).sections.filter(section => section.quotes.length > 0)
    expect(section!.quotes[0]!.edits.edits.map(edit => edit.was)).toEqual(['[colleague "T"]'])
    await sound(ours)
  })

  it('[M27] redacted there, and taken out here with its paragraph: nothing comes back', async () => {
    const one = await cases.start('Ben')
    await one.ours.correct('Respondent: We shared the playbooks early, and Tomasz helped us a lot.\n', '')
    await one.theirs('Ben', hand => hand.correct('Tomasz', '[colleague]', { redacts: true }))
    const { ours } = await one.merge('Ben')
    expect(await ours.text()).not.toContain('helped')
    expect(ours.rows('merge_question').filter(row => row.includes('Tomasz'))).toEqual([])
    await sound(ours)
  })

  it('[M27] one copy redacted, another coded the words and wrote of them: in one pass, or one after the other', async () => {
    for (const passes of [[['Ben', 'Cem']], [['Ben'], ['Cem']], [['Cem'], ['Ben']]]) {
      const one = await cases.start('Ben', 'Cem')
      await one.theirs('Ben', hand => hand.correct('Tomasz', '[colleague]', { redacts: true }))
      await one.theirs('Cem', async hand => {
        await hand.apply('Help', 'Tomasz helped')
        await hand.correct('a lot', 'enormously')
      })
      for (const pass of passes) expect((await one.merge(...pass)).asked).toEqual([])
      expect(await one.ours.text()).toContain('and [colleague] helped us enormously.')
      expect(await one.ours.codings()).toContain('Help: [colleague] helped (Cem)')
      for (const table of ['paragraph', 'text_edit', 'anchor_question', 'merge_question', 'coding'])
        expect(
          one.ours.rows(table).filter(row => row.includes('Tomasz')),
          table,
        ).toEqual([])
      await sound(one.ours)
    }
  })

  it('[M27] redacted here, corrected there: the redaction holds', async () => {
    const one = await cases.start('Ben')
    await one.ours.correct('Tomasz', '[colleague]', { redacts: true })
    await one.theirs('Ben', hand => hand.correct('Tomasz', 'Tomas'))
    const { asked, ours } = await one.merge('Ben')
    expect(asked).toEqual([])
    expect(await ours.text()).toContain('[colleague] helped')
    expect(await ours.text()).not.toContain('Tomas')
    await sound(ours)
  })

  it('[M28] redacted differently on both sides: our replacement, asked about without the words', async () => {
    const one = await cases.start('Ben')
    await one.ours.correct('Tomasz', '[colleague]', { redacts: true })
    await one.theirs('Ben', hand => hand.correct('Tomasz', '[T.]', { redacts: true }))
    const { asked, ours, question } = await one.merge('Ben')
    expect(asked).toEqual(['M28 interview'])
    expect(JSON.stringify(question('M28'))).not.toContain('Tomasz')
    expect(await ours.text()).toContain('[colleague] helped')
  })

  for (const order of ['here', 'there'] as const)
    it(`[M28] more was redacted ${order}: what either took out is gone, and neither answer brings it back`, async () => {
      const less = (hand: Hand) => hand.correct('Tomasz', '[colleague]', { redacts: true })
      const more = async (hand: Hand) => {
        await hand.correct('Tomasz helped us', '[T.]', { redacts: true })
        await hand.correct('playbooks', '[tool]', { redacts: true })
      }
      const one = await cases.start('Ben')
      await (order === 'here' ? more : less)(one.ours)
      await one.theirs('Ben', async hand => {
        await hand.apply('Sharing', 'shared the playbooks early')
        await (order === 'here' ? less : more)(hand)
      })
      const { asked, ours } = await one.merge('Ben')
      expect(asked).toEqual(['M28 interview'])
      const [mine, other] = order === 'here' ? ['[T.]', '[colleague]'] : ['[colleague]', '[T.]']
      expect(await ours.text()).toContain(`We shared the [tool] early, and ${mine} a lot.`)
      for (const table of ['text_edit', 'paragraph', 'merge_question', 'anchor_question'])
        expect(
          ours.rows(table).filter(row => /Tomasz|helped us|playbooks/.test(row)),
          table,
        ).toEqual([])
      await sound(ours)
      expect((await one.compare('Ben')).deeds).toBe(0)
      const [open] = await ours.ask('merge.open', {})
      await ours.ask('merge.answer', { decision: { question: open!.id, choice: 'theirs' } })
      expect(await ours.text()).toContain(`We shared the [tool] early, and ${other} a lot.`)
      await sound(ours)
    })

  const redactAll = (by: Readonly<Record<string, string>>) => async (hand: Hand) => {
    for (const [words, instead] of Object.entries(by)) await hand.correct(words, instead, { redacts: true })
  }

  it('[M28] one pair of replacements in several paragraphs and copies: one question, one answer for all', async () => {
    const one = await cases.start('Ben', 'Cem')
    await redactAll({ Tomasz: '[person]', 'the vendor': '[person]' })(one.ours)
    await one.theirs('Ben', redactAll({ Tomasz: '[P.]', 'the vendor': '[P.]' }))
    await one.theirs('Cem', redactAll({ Tomasz: '[P.]' }))
    const { asked, ours, question } = await one.merge('Ben', 'Cem')
    expect(asked).toEqual(['M28 interview'])
    expect(question('M28')).toMatchObject({
      copies: [0, 1],
      fields: [{ ours: '[person]', theirs: ['[P.]', '[P.]'] }],
      options: [{ label: '“[person]” everywhere' }, { label: '“[P.]” everywhere' }, { takes: 'text' }],
    })
    expect(question('M28').says).toContain('in 2 paragraphs')
    const [open] = await ours.ask('merge.open', {})
    await ours.ask('merge.answer', { decision: { question: open!.id, choice: 'theirs' } })
    expect(await ours.text()).toContain('and [P.] helped us')
    expect(await ours.text()).toContain('Then [P.] changed')
    await sound(ours)
    await ours.ask('project.undo', {})
    await ours.ask('merge.answer', { decision: { question: open!.id, choice: 'text', text: '[somebody]' } })
    expect(await ours.text()).toContain('and [somebody] helped us')
    expect(await ours.text()).toContain('Then [somebody] changed')
    await sound(ours)
    expect((await one.compare('Ben', 'Cem')).questions).toEqual([])
  })

  it('[M28] two pairs in one paragraph: each is answered by itself', async () => {
    const one = await cases.start('Ben')
    await redactAll({ Tomasz: '[colleague]', playbooks: '[tool]' })(one.ours)
    await one.theirs('Ben', redactAll({ Tomasz: '[T.]', playbooks: '[book]' }))
    const { questions, id } = await one.compare('Ben')
    expect(questions.map(each => each.kind)).toEqual(['M28', 'M28'])
    const decisions = await Promise.all(
      questions.map(async ({ id: questionId }) => {
        const { fields } = await one.ours.ask('merge.question', { planId: id, questionId })
        return fields[0]!.ours === '[tool]'
          ? { question: questionId, choice: 'theirs' }
          : { question: questionId, choice: 'text', text: '[a friend]' }
      }),
    )
    await one.ours.ask('merge.decide', { planId: id, decisions })
    await one.ours.ask('merge.apply', { planId: id })
    expect(await one.ours.text()).toContain('We shared the [book] early, and [a friend] helped us a lot.')
    await sound(one.ours)
  })

  it('[M28] answered when more was redacted beside it: that stays', async () => {
    const one = await cases.start('Ben')
    await redactAll({ Tomasz: '[colleague]' })(one.ours)
    await one.theirs('Ben', redactAll({ Tomasz: '[T.]' }))
    const { ours } = await one.merge('Ben')
    await redactAll({ playbooks: '[tool]' })(ours)
    const [open] = await ours.ask('merge.open', {})
    await ours.ask('merge.answer', { decision: { question: open!.id, choice: 'theirs' } })
    expect(await ours.text()).toContain('We shared the [tool] early, and [T.] helped us a lot.')
    await ours.ask('project.undo', {})
    await ours.correct('and [colleague] helped us a lot', 'it went')
    const late = ours.ask('merge.answer', { decision: { question: open!.id, choice: 'theirs' } })
    await expect(late).rejects.toThrow('were changed since')
  })

  it('[M28] two copies redacted more and less, ours nothing: all of it is gone', async () => {
    const one = await cases.start('Ben', 'Cem')
    const redact = (words: string, instead: string) => (hand: Hand) => hand.correct(words, instead, { redacts: true })
    await one.theirs('Ben', async hand => {
      await redact('Tomasz', '[B]')(hand)
      await redact('playbooks', '[tool]')(hand)
    })
    await one.theirs('Cem', redact('Tomasz', '[C]'))
    for (const order of [
      ['Ben', 'Cem'],
      ['Cem', 'Ben'],
    ]) {
      const { asked, ours } = await one.merge(...order)
      expect(asked).toEqual(['M28 interview'])
      expect(await ours.text()).toMatch(/We shared the \[tool\] early, and \[[BC]\] helped/)
      await ours.ask('project.undo', {})
    }
  })
})

describe('sources', () => {
  const text = 'Interviewer: Hello.\nRespondent: We meet every week in the library.\n'

  it('[M29] the same text imported on both sides: one source with the codings of both, asked about', async () => {
    const one = await cases.start('Ben')
    const code = async (hand: Hand, name: string, words: string) => {
      const source = (await hand.ask('source.list', {})).find(each => each.name === name)!
      const start = text.indexOf(words)
      await hand.ask('coding.apply', {
        sourceId: source.id,
        codeIds: [await hand.codeId('Sharing')],
        range: { start, end: start + words.length },
      })
    }
    await importText(one.ours, 'ours.md', text)
    await code(one.ours, 'ours', 'every week')
    await one.theirs('Ben', async hand => {
      await importText(hand, 'theirs.txt', text)
      await code(hand, 'theirs', 'We meet every week')
    })
    const { asked, ours } = await one.merge('Ben')
    expect(asked).toEqual(['M29 ours'])
    const source = (await ours.ask('source.list', {})).filter(each => each.name !== 'interview')
    expect(source.map(each => [each.name, each.codings])).toEqual([['ours', 2]])
    await sound(ours)
    expect((await one.merge('Ben')).plan.deeds).toBe(0)
  })

  it('[M30] one name, different words: two sources, asked about', async () => {
    const one = await cases.start('Ben')
    await importText(one.ours, 'minutes.txt', 'One text here.')
    await one.theirs('Ben', hand => importText(hand, 'minutes.txt', 'Another text there.'))
    const { asked, ours } = await one.merge('Ben')
    expect(asked).toEqual(['M30 minutes'])
    expect((await ours.ask('source.list', {})).filter(each => each.name === 'minutes')).toHaveLength(2)
    await sound(ours)
  })
})

describe('two turns made one by one side, without the names of who speaks, and other words of them corrected by another', () => {
  it.each([
    ['taken off there', true],
    ['taken off here', false],
  ] as const)('%s: what is said begins where the paragraph does', async (_name, there) => {
    const one = await cases.start('Ben')
    const takesOff = (hand: Hand) =>
      hand.correct('Interviewer: How did it go?\nRespondent: We shared', 'so it is said We shared')
    const corrects = (hand: Hand) => hand.correct('the', 'our')
    await (there ? corrects : takesOff)(one.ours)
    await one.theirs('Ben', there ? takesOff : corrects)
    const { ours, asked } = await one.merge('Ben')
    const { paragraphs } = await ours.ask('source.open', { sourceId: await ours.sourceId() })
    const { text, speechStart } = paragraphs[0]!
    expect([asked, text, speechStart]).toEqual([
      [],
      'so it is said We shared our playbooks early, and Tomasz helped us a lot.',
      0,
    ])
  })
})
