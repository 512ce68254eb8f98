// The topic guide entered, ordered and linked to codes: scenario 5 of the methods.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Journey } from '../support/journey.ts'

const guide = async (journey: Journey) =>
  (await journey.ask('question.list', {})).map(question => `${question.key} ${question.wording}`)

describe('a topic guide', () => {
  const journey = new Journey()
  beforeAll(() => journey.project())
  afterAll(() => journey.end())

  it('is entered a question a line, as one act', async () => {
    await journey.ask('question.add', {
      wordings: ['How were you paired?', ' ', 'What moved?', 'What would you change?'],
    })
    expect(await guide(journey)).toEqual(['Q1 How were you paired?', 'Q2 What moved?', 'Q3 What would you change?'])
    expect((await journey.ask('project.info', {}))!.undo.undo).toBe('New questions, 3')
  })

  it('[5] codes made from a question come from the topic guide and are linked to it', async () => {
    const [first] = await journey.ask('question.list', {})
    const codeId = await journey.ask('question.makeCode', { questionId: first!.id, name: 'Choice of partner' })
    const entry = await journey.ask('code.entry', { codeId })
    expect([entry.provenance, entry.provenanceNote, entry.questions.map(question => question.key)]).toEqual([
      'deductive',
      'Q1',
      ['Q1'],
    ])
    expect((await journey.ask('question.list', {}))[0]!.codeIds).toEqual([codeId])
    await journey.ask('question.link', { questionId: first!.id, codeIds: [codeId], linked: false })
    expect((await journey.ask('question.list', {}))[0]!.codeIds).toEqual([])
    await journey.ask('project.undo', {})
    expect((await journey.ask('question.list', {}))[0]!.codeIds).toEqual([codeId])
  })

  it('is put in another order, over and over, and back', async () => {
    const before = await guide(journey)
    const third = (await journey.ask('question.list', {}))[2]!
    // More moves than there is room for between two places.
    for (let n = 0; n < 24; n++) await journey.ask('question.move', { questionId: third.id, to: n % 2 })
    expect(await guide(journey)).toEqual(['Q1 How were you paired?', 'Q3 What would you change?', 'Q2 What moved?'])
    await journey.ask('project.undo', { acts: 24 })
    expect(await guide(journey)).toEqual(before)
  })

  it('changes wording and key; refuses an empty one and a key that another has', async () => {
    const [first, second] = await journey.ask('question.list', {})
    await journey.ask('question.change', {
      questionId: first!.id,
      wording: 'How were the two of you paired?',
      key: 'P1',
    })
    expect((await guide(journey))[0]).toBe('P1 How were the two of you paired?')
    expect(await journey.refused('question.change', { questionId: second!.id, key: 'p1' })).toBe(
      'P1 is “How were the two of you paired?”. Choose another key.',
    )
    expect(await journey.refused('question.change', { questionId: second!.id, wording: '  ' })).toContain('is empty')
    expect(await journey.refused('question.add', { wordings: ['what MOVED?'] })).toContain('has this question already')
  })

  it('loses a question with its links, and the codes stay', async () => {
    const [first] = await journey.ask('question.list', {})
    await journey.ask('question.remove', { questionId: first!.id })
    expect(await guide(journey)).toEqual(['Q2 What moved?', 'Q3 What would you change?'])
    expect((await journey.ask('code.list', {})).map(code => code.name)).toEqual(['Choice of partner'])
    await journey.ask('project.undo', {})
    expect((await journey.ask('question.list', {}))[0]!.codeIds).toHaveLength(1)
    expect((await journey.ask('project.check', {})).problems).toEqual([])
  })
})

describe('the sample study', () => {
  it('[5] brings ten questions, linked to its codes', async () => {
    const journey = new Journey()
    await journey.sample()
    const questions = await journey.ask('question.list', {})
    expect(questions.map(question => question.key)).toEqual(Array.from({ length: 10 }, (_, at) => `Q${at + 1}`))
    expect(questions.filter(question => question.codeIds.length > 0).length).toBeGreaterThan(5)
    await journey.end()
  })
})
