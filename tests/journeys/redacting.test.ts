// Taking out what identifies somebody, through the door: other words stand in its place, and the study tells the words nowhere.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SourceId } from '../../src/base/ids.ts'
import { sql } from '../../src/store/sql.ts'
import { Journey } from '../support/journey.ts'
import { researchTables } from '../support/research-tables.ts'

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
    await journey.sample()
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

  it.each(['source.redact', 'source.edit'] as const)(
    'nor a part of them, where a coding ends within the words (%s)',
    async name => {
      const at = await open()
      const end = at.paragraphs.find(one => one.text.length > 150)!.start + 150
      const text = await textNow()
      const range = { start: text.lastIndexOf(' ', end - 30) + 1, end: text.indexOf(' ', end) }
      const [words, middle] = [text.slice(range.start, range.end), range.start + 12]
      const codes = (await journey.ask('code.list', {})).filter(code => code.kind === 'code')
      await journey.ask('coding.apply', {
        sourceId,
        codeIds: [codes[1]!.id],
        range: { start: range.start - 40, end: middle },
      })
      const known = JSON.stringify(await journey.ask('anchor.questions', { sourceId }))
      const state = at.textState
      if (name === 'source.redact') await journey.ask(name, { sourceId, state, range, scope: 'here', by: '[that]' })
      else await journey.ask(name, { sourceId, state, steps: [{ ...range, insert: '[that]' }], redacts: true })
      const waiting = await journey.ask('anchor.questions', { sourceId })
      expect(waiting.length).toBeGreaterThan(JSON.parse(known).length)
      const told = JSON.stringify(waiting)
      for (const part of [words.slice(0, 12), words.slice(12)]) expect(told).not.toContain(part)
      await journey.ask('project.undo', {})
      await journey.ask('project.undo', {})
    },
  )

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

  describe('what is kept of the words elsewhere', () => {
    const [words, by] = ['fountain', '[a kind of]']
    /** Every row of research that still says the words, but for the texts’ own original files. */
    const saying = () =>
      Object.entries(researchTables(journey.core.needProject().project.read)).flatMap(([table, rows]) =>
        rows.filter(row => row.includes(words)).map(() => table),
      )
    let before: Record<string, string[]>

    it('quotes’ edits, comments, rounds, links of memos and names of acts say what stands there; what people wrote is listed', async () => {
      const at = await open()
      const text = await textNow()
      const range = await rangeOf(words)
      const around = { start: range.start - 40, end: range.end + 40 }
      const [codeId] = (await journey.ask('code.list', {})).filter(code => code.kind === 'code').map(code => code.id)
      const [codingId] = await journey.ask('coding.apply', { sourceId, codeIds: [codeId!], range: around })
      const { added } = await journey.ask('quote.add', { codingIds: [codingId!] })
      await journey.ask('quote.edit', {
        quoteId: added[0]!,
        edits: [
          { start: 40, end: 40 + words.length, kind: 'substitute', text: `the ${words}` },
          { start: 45 + words.length, end: 60 + words.length, kind: 'elide', text: '' },
        ],
      })
      await journey.ask('comment.add', { thing: { about: 'coding', id: codingId! as never }, body: 'Look again.' })
      const roundId = await journey.ask('round.open', { name: 'Round 9', coderIds: [(await journey.ask('project.coders', {}))[0]!.id] }) // prettier-ignore
      await journey.ask('round.add', { roundId, things: [{ about: 'coding', id: codingId! as never }] })
      const link = { type: 'link', to: 'coding', id: codingId!, name: 'words' } as const
      await journey.ask('memo.write', { title: 'Of links', body: '', rich: [{ type: 'paragraph', children: [link] }] })
      await journey.ask('memo.write', { title: `On the ${words}`, body: 'Said twice.' })
      await journey.ask('source.findReplace', {
        sourceId,
        state: at.textState,
        words,
        by: `${words} ink`,
        matchCase: true,
      })
      const { project } = journey.core.needProject()
      project.keepAnswers('merge', 'Ben', new Map([['q', JSON.stringify({ choice: 'text', text: `A ${words}` })]]))
      before = researchTables(journey.core.needProject().project.read)
      expect(text).toContain(words)

      const found = await journey.ask('source.wordsElsewhere', { sourceId, range: await rangeOf(words) })
      expect(found.first.map(one => [one.what, one.name, one.part])).toEqual([['Memo', `On the ${words}`, 'Title']])
      const { textState: state } = await open()
      await journey.ask('source.redact', {
        sourceId,
        state,
        range: await rangeOf(words),
        scope: 'everywhere',
        by,
        kind: 'other',
      })
      expect(saying()).toEqual(['memo'])
      expect(project.read.all(sql`SELECT answer FROM main.answer_so_far`)).toEqual([])
      expect(JSON.stringify(await journey.ask('project.history', {}))).not.toContain(`“${words}”`)
      const [edit] = await journey.ask('source.textHistory', { sourceId })
      expect(edit).toMatchObject({ redacts: true, redactedKind: 'other' })
    })

    it('a quote’s edits still stand on their words, and a comment says that nothing changed', async () => {
      const basket = await journey.ask('quote.basket', {})
      const [quote] = basket.sections.flatMap(section => section.quotes)
      expect(quote!.edits.lost).toEqual([])
      expect(quote!.edits.edits.map(edit => edit.was)).toEqual([expect.stringContaining(by), expect.any(String)])
      const { comments } = await journey.ask('comment.find', {})
      expect(comments[0]!.moved).toEqual([])
    })

    it('one undo brings back all of it, and redo takes it out again', async () => {
      await journey.ask('project.undo', {})
      expect(researchTables(journey.core.needProject().project.read)).toEqual(before)
      await journey.ask('project.redo', {})
      expect(saying()).toEqual(['memo'])
      expect((await journey.ask('project.check', {})).problems).toEqual([])
    })
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
    expect((await journey.ask('source.textHistory', { sourceId })).filter(edit => edit.redacts).length).toBe(4)
  })
})
