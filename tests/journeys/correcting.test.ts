// Correcting a text after it was coded: scenario 14 of the methods, through the door, and what becomes of the places that
// could not be carried exactly.

import { writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SourceId } from '../../src/base/ids.ts'
import { CodedText } from '../coding/support/a-coded-text.ts'
import { Journey } from '../support/journey.ts'

describe('[14] a correction to a transcript of the sample study after coding', () => {
  const journey = new Journey()
  let sourceId: SourceId
  const open = () => journey.ask('source.open', { sourceId })
  beforeAll(async () => {
    await journey.sample()
    sourceId = (await journey.ask('source.list', {})).find(one => one.key === 'T10')!.id
  })
  afterAll(() => journey.end())

  it('every coding still covers the same words, and those that cannot are queued with context', async () => {
    const before = await open()
    const text = before.paragraphs.map(one => one.text).join('\n')
    const first = before.codings[0]!
    const words = text.slice(first.start, first.end)
    // Two words put in at the very top, and the last word under the first coding taken away together with what follows it.
    const { state } = await journey.ask('source.edit', {
      sourceId,
      state: before.textState,
      steps: [
        { start: 0, end: 0, insert: 'Corrected copy. ' },
        { start: first.end + 11, end: first.end + 18, insert: '' },
      ],
    })
    const after = await open()
    expect(after.textState).toBe(state)
    const now = after.paragraphs.map(one => one.text).join('\n')
    const questions = await journey.ask('anchor.questions', { sourceId })
    const asked = new Set(questions.map(one => one.anchorId))
    for (const coding of before.codings) {
      const is = after.codings.find(one => one.id === coding.id)!
      if (!asked.has(coding.anchorId)) expect(now.slice(is.start, is.end)).toBe(text.slice(coding.start, coding.end))
    }
    const question = questions.find(one => one.anchorId === first.anchorId)!
    expect(question.kind).toBe('cut')
    expect(question.was.words).toBe(words)
    expect(question.is.words).toBe(words.slice(0, -5))
    expect(question.was.before.endsWith(text.slice(first.start - 20, first.start))).toBe(true)
    expect(await journey.ask('project.check', {})).toMatchObject({ problems: [] })
    await journey.ask('project.undo', {})
    expect(await open()).toEqual(before)
    expect(await journey.ask('anchor.questions', {})).toEqual([])
  })

  it('a matrix after a correction is the matrix of a project that is opened anew', async () => {
    const ask = () =>
      journey.ask('matrix.compute', {
        rows: 'codes',
        columns: 'sites',
        measure: 'words',
        where: [],
        codedBy: [],
        stance: null,
        rollUp: false,
      })
    await ask()
    const { textState } = await open()
    await journey.ask('source.findReplace', {
      sourceId,
      state: textState,
      words: 'the',
      by: 'the very',
      wholeWords: true,
    })
    const followed = await ask()
    const path = journey.core.needProject().project.path
    await journey.ask('project.close', {})
    await journey.ask('project.open', { path })
    expect(await ask()).toEqual(followed)
  })
})

describe('a correction', () => {
  const study = new CodedText()
  const TEXT = [
    'KO: How was it?',
    'R11: They left us out. We were angry.',
    'KO: And then?',
    '',
    'R11: Then it got better, slowly.',
  ].join('\n')
  const edit = async (removed: string, insert: string) => {
    const source = await study.ask('source.open', { sourceId: study.sourceId })
    const text = source.paragraphs.map(one => one.text).join('\n')
    const start = text.indexOf(removed)
    return await study.ask('source.edit', {
      sourceId: study.sourceId,
      state: source.textState,
      steps: [{ start, end: start + removed.length, insert }],
    })
  }
  const paragraphs = async () => (await study.ask('source.open', { sourceId: study.sourceId })).paragraphs
  const questions = () => study.ask('anchor.questions', { sourceId: study.sourceId })
  beforeAll(() => study.begin(TEXT))
  afterAll(() => study.end())

  it('moves codings along, in words that stand before them', async () => {
    await study.code('left us out')
    await study.code('got better', 'Pace')
    await edit('How was it?', 'How was it for you?')
    expect(await study.codings()).toEqual(['Trust: left us out', 'Pace: got better'])
    expect(await questions()).toEqual([])
  })

  it('splits a paragraph: the words behind the cut are a new one of the same speaker', async () => {
    await edit('. We were', '.\nWe were')
    const made = (await paragraphs()).map(one => [one.text, one.speakerId !== null, one.speechStart])
    expect(made[1]).toEqual(['R11: They left us out.', true, 5])
    expect(made[2]).toEqual(['We were angry.', true, 0])
    expect((await paragraphs())[2]!.speakerId).toBe((await paragraphs())[1]!.speakerId)
    expect(await study.ask('search.text', { words: 'angry' })).toMatchObject({ total: 1 })
  })

  it('joins paragraphs, with the speaker’s label taken away', async () => {
    const ids = (await paragraphs()).map(one => one.id)
    await edit('angry.\nKO: And then?\n\nR11: Then', 'angry. Then')
    const now = await paragraphs()
    expect(now.map(one => one.text)).toEqual([
      'KO: How was it for you?',
      'R11: They left us out.',
      'We were angry. Then it got better, slowly.',
    ])
    expect(now.map(one => one.id)).toEqual(ids.slice(0, 3))
    expect(await study.codings()).toEqual(['Trust: left us out', 'Pace: got better'])
  })

  it('leaves a coding whose words are gone in the queue: counted nowhere, shown nowhere, there on undo', async () => {
    study.text = (await paragraphs()).map(one => one.text).join('\n')
    study.judge('left us out', 'P1')
    await edit('They left us out.', 'It was good.')
    expect(await study.codings()).toEqual(['Pace: got better'])
    expect(await study.evidence()).toEqual([])
    expect((await study.ask('code.list', {})).find(one => one.name === 'Trust')!.codings).toBe(0)
    expect((await study.ask('source.list', {}))[0]!.codings).toBe(1)
    expect((await study.ask('project.info', {}))?.counts.codings).toBe(1)
    expect((await study.ask('proposition.list', {}))[0]).toMatchObject({ confirming: 0 })
    const [question] = await questions()
    expect(question).toMatchObject({
      kind: 'lost',
      was: { before: 'KO: How was it for you?\nR11: They ', words: 'left us out' },
      is: { words: '' },
      codings: [{ code: 'Trust', coder: 'Coder A' }],
      alsoHolds: { evidence: 1, memos: 0, founds: 0, links: 0, comments: 0 },
    })
    expect((await study.ask('project.check', {})).problems).toEqual([])
    await study.ask('project.undo', {})
    expect(await study.codings()).toEqual(['Trust: left us out', 'Pace: got better'])
    await study.ask('project.redo', {})
  })

  it('puts it on other words, with all that rests on it', async () => {
    const [question] = await questions()
    expect(await study.refused('anchor.answer', { answers: [{ questionId: question!.id, answer: 'keep' }] })).toMatch(
      /are gone/,
    )
    expect(await study.refused('anchor.answer', { answers: [{ questionId: question!.id, answer: 'remove' }] })).toMatch(
      /evidence rests/,
    )
    study.text = (await paragraphs()).map(one => one.text).join('\n')
    await study.ask('anchor.answer', {
      answers: [{ questionId: question!.id, answer: 'place', range: study.at('It was good') }],
    })
    expect(await study.codings()).toEqual(['Trust: It was good', 'Pace: got better'])
    expect(await study.evidence()).toEqual(['P1 confirming: It was good'])
    expect(await questions()).toEqual([])
    expect(study.problems()).toEqual([])
  })

  it('asks about exactly replaced words; kept, they stand', async () => {
    await edit('got better', 'improved')
    expect((await questions()).map(one => [one.kind, one.was.words, one.is.words])).toEqual([
      ['replaced', 'got better', 'improved'],
    ])
    await study.ask('anchor.answer', { answers: [{ questionId: (await questions())[0]!.id, answer: 'keep' }] })
    expect(await study.codings()).toEqual(['Trust: It was good', 'Pace: improved'])
    expect(await study.lastAct()).toBe('Keep a place as carried after a correction')
  })

  it('[C7] typing that goes on behind a replacement, stored in two corrections, is as if put in at once', async () => {
    const source = await study.ask('source.open', { sourceId: study.sourceId })
    const start = source.paragraphs
      .map(one => one.text)
      .join('\n')
      .indexOf('improved')
    const ask = (state: string, from: number, to: number, insert: string, goesOn: boolean) =>
      study.ask('source.edit', { sourceId: study.sourceId, state, steps: [{ start: from, end: to, insert }], goesOn })
    const first = await ask(source.textState, start, start + 8, 'chan', false)
    const second = await ask(first.state, start + 4, start + 4, 'ged', true)
    expect(await study.codings()).toEqual(['Trust: It was good', 'Pace: changed'])
    // Somebody who types there later types behind it.
    await ask(second.state, start + 7, start + 7, ' much', false)
    expect(await study.codings()).toEqual(['Trust: It was good', 'Pace: changed'])
    for (let acts = 0; acts < 3; acts++) await study.ask('project.undo', {})
  })

  it('removing a coding in the queue by hand takes its question along', async () => {
    await edit('improved, slowly', 'changed')
    const [question] = await questions()
    expect(question).toMatchObject({ kind: 'lost' })
    await study.ask('coding.remove', { codingIds: question!.codings.map(one => one.id) })
    expect(await questions()).toEqual([])
    await study.ask('project.undo', {})
    expect((await questions()).length).toBe(1)
    await study.ask('anchor.answer', { answers: [{ questionId: question!.id, answer: 'remove' }] })
    expect(await questions()).toEqual([])
    expect(await study.lastAct()).toBe('Remove the codings of a place after a correction')
  })

  it('is refused against another text than it was meant for, and outside it', async () => {
    const { textState } = await study.ask('source.open', { sourceId: study.sourceId })
    const steps = [{ start: 0, end: 0, insert: 'x' }]
    expect(await study.refused('source.edit', { sourceId: study.sourceId, state: 'a'.repeat(64), steps })).toMatch(
      /changed meanwhile/,
    )
    const outside = [{ start: 0, end: 100_000, insert: 'x' }]
    expect(await study.refused('source.edit', { sourceId: study.sourceId, state: textState, steps: outside })).toMatch(
      /outside the text/,
    )
    const half = [{ start: 0, end: 0, insert: '\ud83d' }]
    expect(await study.refused('source.edit', { sourceId: study.sourceId, state: textState, steps: half })).toMatch(
      /Half a character/,
    )
  })

  it('finds and replaces, counted first', async () => {
    const find = { sourceId: study.sourceId, words: 'WAS' }
    expect((await study.ask('source.occurrences', find)).count).toBe(2)
    expect((await study.ask('source.occurrences', { ...find, matchCase: true })).count).toBe(0)
    const { textState } = await study.ask('source.open', { sourceId: study.sourceId })
    const done = await study.ask('source.findReplace', { ...find, state: textState, by: 'is' })
    expect(done).toMatchObject({ count: 2, carried: { lost: 0 } })
    expect(await study.codings()).toEqual(['Trust: It is good'])
    expect(await study.lastAct()).toBe('Replace “WAS” by “is” in “The text”, 2 places')
    expect(await study.refused('source.findReplace', { ...find, state: done.state, by: '' })).toMatch(/does not stand/)
  })

  it('can be read in the history of the text', async () => {
    const history = await study.ask('source.textHistory', { sourceId: study.sourceId })
    expect(history[0]).toMatchObject({ kind: 'find and replace', by: 'Coder A', reason: null })
    expect(history[0]!.steps.map(one => [one.removed, one.inserted])).toEqual([
      ['was', 'is'],
      ['was', 'is'],
    ])
    expect(history.at(-1)!.steps).toMatchObject([
      {
        start: 4,
        removed: 'How was it?',
        inserted: 'How was it for you?',
        before: 'KO: ',
        after: '\nR11: They left us out. We were angry.\nKO: And t',
      },
    ])
  })

  it('leaves the file it came from known: bringing it in again finds it', async () => {
    const [again] = await study.ask('import.plan', { paths: [study.path('The text.txt')] })
    expect(again).toMatchObject({ result: 'duplicate' })
  })
})

describe('a corrected file in the place of a source', () => {
  const study = new CodedText()
  const TEXT =
    'KO: Why?\nR11: They left us owt. We were angry.\nKO: And?\nR11: Then it got better. No more of that now.'
  const write = (name: string, text: string) => {
    writeFileSync(study.path(name), text)
    return study.path(name)
  }
  beforeAll(async () => {
    await study.begin(TEXT)
    await study.code('We were angry')
    await study.code('Then it got better', 'Pace')
    await study.code('left us owt')
    await study.code('No more of that', 'Pace')
  })
  afterAll(() => study.end())

  it('is reported before it is done, done in one act, and undone', async () => {
    const { sourceId } = study
    const before = await study.ask('source.open', { sourceId })
    const path = write(
      'corrected.txt',
      'R11: Then it got better.\nKO: Why?\nR11: They left us out. We were angry.\nBB: I was there too.\nKO: And?',
    )
    const report = await study.ask('source.planReplace', { sourceId, path })
    expect(report.counts).toEqual({ kept: 1, moved: 1, changed: 1, lost: 1 })
    expect(report.places.map(one => `${one.fate}: ${one.was} → ${one.is}, ${one.codes[0]!.code}`)).toEqual([
      'moved: Then it got better → Then it got better, Pace',
      'changed: left us owt → left us out, Trust',
      'lost: No more of that → , Pace',
    ])
    expect(await study.ask('source.open', { sourceId })).toEqual(before)
    await study.ask('source.replace', { sourceId, token: report.token, reason: 'heard again' })
    expect(await study.codings()).toEqual(['Pace: Then it got better', 'Trust: left us out', 'Trust: We were angry'])
    const after = await study.ask('source.open', { sourceId })
    expect(after.speakers.map(one => one.label).toSorted()).toEqual(['BB', 'KO', 'R11'])
    expect(after.paragraphs[3]).toMatchObject({ text: 'BB: I was there too.', speechStart: 4 })
    expect((await study.ask('anchor.questions', { sourceId })).map(one => [one.kind, one.was.words])).toEqual([
      ['lost', 'No more of that'],
    ])
    expect((await study.ask('project.check', {})).problems).toEqual([])
    const [done] = await study.ask('source.textHistory', { sourceId })
    expect(done).toMatchObject({ kind: 'corrected file', reason: 'heard again' })
    expect(await study.lastAct()).toBe('Replace “The text” by the corrected file “corrected.txt”')
    await study.ask('project.undo', {})
    expect(await study.ask('source.open', { sourceId })).toEqual(before)
    await study.ask('project.redo', {})
  })

  it('finds words that were lost when they are there again', async () => {
    const { sourceId } = study
    const path = write('again.txt', `${TEXT.replace('owt', 'out')} Indeed.`)
    const report = await study.ask('source.planReplace', { sourceId, path })
    expect(report.counts.lost).toBe(0)
    await study.ask('source.replace', { sourceId, token: report.token })
    expect(await study.ask('anchor.questions', { sourceId })).toEqual([])
    expect((await study.codings()).length).toBe(4)
    expect((await study.ask('project.check', {})).problems).toEqual([])
  })

  it('is refused when it is the same text, another source, a folder, or the plan is an old one', async () => {
    const { sourceId } = study
    expect(await study.refused('source.planReplace', { sourceId, path: study.path('again.txt') })).toMatch(
      /exactly the text/,
    )
    await study.source('other.txt', 'Something else.')
    expect(await study.refused('source.planReplace', { sourceId, path: study.path('other.txt') })).toMatch(
      /another source/,
    )
    expect(await study.refused('source.replace', { sourceId, token: 'none' })).toMatch(/not there any more/)
  })
})
