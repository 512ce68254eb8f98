// Taking out what identifies somebody, through the door: other words stand in its place, and the study tells the words nowhere.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SourceId } from '../../src/base/ids.ts'
import { Journey, SAMPLE } from '../support/journey.ts'

describe('redacting words of the sample study', () => {
  const journey = new Journey()
  let sourceId: SourceId
  const open = () => journey.ask('source.open', { sourceId })
  const textNow = async () => (await open()).paragraphs.map(one => one.text).join('\n')
  const rangeOf = async (words: string) => {
    const start = (await textNow()).indexOf(words)
    return { start, end: start + words.length }
  }
  beforeAll(async () => {
    await journey.project()
    await journey.ask('study.load', { path: SAMPLE })
    sourceId = (await journey.ask('source.list', {})).find(one => one.key === 'T08')!.id
  })
  afterAll(() => journey.end())

  it('says before how often the words stand in the text and in all', async () => {
    const plan = await journey.ask('source.planRedaction', { sourceId, range: await rangeOf('Tomasz') })
    expect(plan).toEqual({ inText: 5, everywhere: 5, sources: 1, used: [] })
  })

  it('[91] everywhere: all five places change alike, codings stay on them, and the act does not say the words', async () => {
    const before = await open()
    const { textState: state } = before
    const by = '[name]'
    const done = await journey.ask('source.redact', {
      sourceId,
      state,
      range: await rangeOf('Tomasz'),
      scope: 'everywhere',
      by,
      reason: 'asked for by R09',
    })
    expect(done).toMatchObject({ places: 5, sources: 1 })
    const after = await open()
    const text = after.paragraphs.map(one => one.text).join('\n')
    expect(text).not.toContain('Tomasz')
    expect(text.split(by).length - 1).toBe(5)
    expect(after.codings.length).toBe(before.codings.length)
    expect(after.paragraphs.flatMap(one => one.marks.filter(([, , mark]) => mark === 'redacted')).length).toBe(5)
    expect((await journey.ask('list.rows', { what: 'changes' }))[0]!.name).toBe('Redact words of “T08”, 5 places')
    expect((await journey.ask('search.text', { words: 'Tomasz' })).total).toBe(0)
    expect((await journey.ask('project.check', {})).problems).toEqual([])
  })

  it('the history says that, why and where, and keeps no words', async () => {
    const [edit] = await journey.ask('source.textHistory', { sourceId })
    expect(edit).toMatchObject({ redacts: true, reason: 'asked for by R09' })
    expect(edit!.steps.map(step => step.removed)).toEqual(Array<string>(5).fill('██████'))
    expect(JSON.stringify(await journey.ask('source.textHistory', { sourceId }))).not.toContain('Tomasz')
  })

  it('what stood in place of words before is offered again', async () => {
    const plan = await journey.ask('source.planRedaction', { sourceId, range: await rangeOf('Wrell') })
    expect(plan.used).toEqual(['[name]'])
  })

  it('an earlier correction does not tell the words either', async () => {
    const before = await open()
    const range = await rangeOf('ninety pages')
    await journey.ask('source.edit', {
      sourceId,
      state: before.textState,
      steps: [{ ...range, insert: 'ninety pages for Ulrike' }],
    })
    const at = await open()
    const name = await rangeOf('Ulrike')
    await journey.ask('source.redact', { sourceId, state: at.textState, range: name, scope: 'text', by: '[name]' })
    const history = await journey.ask('source.textHistory', { sourceId })
    expect(JSON.stringify(history)).not.toContain('Ulrike')
    expect(history[1]!.steps[0]!.inserted).toBe('ninety pages for ██████')
  })

  it('places that wait to be looked at do not tell the words', async () => {
    const at = await open()
    const range = await rangeOf('interface engine')
    const [codeId] = (await journey.ask('code.list', {})).filter(code => code.kind === 'code').map(code => code.id)
    await journey.ask('coding.apply', { sourceId, codeIds: [codeId!], range })
    await journey.ask('source.redact', { sourceId, state: at.textState, range, scope: 'here', by: '[system]' })
    const waiting = await journey.ask('anchor.questions', { sourceId })
    expect(waiting.length).toBeGreaterThan(0)
    expect(waiting.some(one => one.was.words.includes('interface engine'))).toBe(false)
    expect(JSON.stringify(waiting)).not.toContain('Tomasz')
  })

  it('only here: the other places stay', async () => {
    const at = await open()
    const words = 'appraisal'
    const range = await rangeOf(words)
    const done = await journey.ask('source.redact', {
      sourceId,
      state: at.textState,
      range,
      scope: 'here',
      by: '[removed]',
    })
    expect(done).toMatchObject({ places: 1, sources: 1 })
    await journey.ask('project.undo', {})
    expect(await textNow()).toContain(words)
  })

  it('refuses a gap, words that still hold them, no words, and another state of the text', async () => {
    const { textState: state } = await open()
    const range = await rangeOf('Wrell')
    const blank = (await textNow()).indexOf(' ')
    const redaction = { sourceId, state, range, scope: 'text' as const, by: '[name]' }
    expect(await journey.refused('source.redact', { ...redaction, by: ' ' })).toMatch(/a gap would mislead/)
    expect(await journey.refused('source.redact', { ...redaction, by: 'Wrell (changed)' })).toMatch(/still holds/)
    expect(await journey.refused('source.redact', { ...redaction, range: { start: blank, end: blank + 1 } })).toMatch(
      /Select the words/,
    )
    expect(await journey.refused('source.redact', { ...redaction, state: 'another' })).toMatch(/meanwhile|changed/)
  })

  it('is carried to copies', async () => {
    const to = journey.path('copy.crosscase')
    await journey.ask('team.handOut', {
      copies: [{ coder: 'Ben', to }],
      blind: false,
      withoutSources: [],
      originals: false,
    })
    await journey.ask('project.open', { path: to })
    expect((await open()).paragraphs.some(one => one.marks.some(([, , mark]) => mark === 'redacted'))).toBe(true)
    expect((await journey.ask('source.textHistory', { sourceId })).filter(edit => edit.redacts).length).toBe(3)
  })
})
