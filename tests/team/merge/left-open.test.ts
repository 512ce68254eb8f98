// Questions that merges left open, where people find them: on their things, with the codings they concern, answered one by one or those of a kind together.

import { writeFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { Cases, smallBase, type Hand } from './support/merge-case.ts'

const cases = new Cases(smallBase)
afterAll(() => cases.end())

/** Two codes that both sides defined otherwise, one with two codings; nothing answered. */
async function twoDefinitions() {
  const one = await cases.start('Ben')
  await one.ours.apply('Help', 'Tomasz')
  await one.ours.apply('Help', 'a lot')
  for (const name of ['Help', 'Sharing']) await one.ours.define(name, `${name}, as we say it`)
  await one.theirs('Ben', async hand => {
    for (const name of ['Help', 'Sharing']) await hand.define(name, `${name}, as Ben says it`)
  })
  const { ours, asked } = await one.merge('Ben')
  expect(asked).toEqual(['M07 Help', 'M07 Sharing'])
  return { one, ours }
}

describe('questions left open', () => {
  it('stand on their things', async () => {
    const { ours } = await twoDefinitions()
    const signs = await ours.ask('merge.signs', {})
    expect(signs.map(sign => [sign.kind, sign.on])).toEqual([
      ['M07', [{ about: 'code', id: await ours.codeId('Help'), besideId: null }]],
      ['M07', [{ about: 'code', id: await ours.codeId('Sharing'), besideId: null }]],
    ])
  })

  it('a wording of a text stands on its source', async () => {
    const one = await cases.start('Ben')
    await one.ours.correct('Tomasz', 'Thomas')
    await one.theirs('Ben', hand => hand.correct('Tomasz', 'Tom'))
    const { ours } = await one.merge('Ben')
    await ours.apply('Help', 'Thomas')
    const [sign] = await ours.ask('merge.signs', {})
    expect(sign!.on).toEqual([{ about: 'source', id: await ours.sourceId(), besideId: null }])
    const concerned = await ours.ask('merge.concerned', { questionId: sign!.id })
    expect(concerned.first.map(coding => coding.words)).toEqual(['Thomas'])
  })

  it('say which codings they concern now, page by page', async () => {
    const { ours } = await twoDefinitions()
    const [help] = await ours.ask('merge.signs', {})
    const page = await ours.ask('merge.concerned', { questionId: help!.id, from: 1, limit: 1 })
    expect(page).toMatchObject({ total: 2, first: [{ words: 'a lot', code: 'Help', source: 'interview' }] })
    expect(page.first[0]!.range).not.toBeNull()
  })

  it('of some of the codings under a code list just these, and say how many of them were removed since', async () => {
    const one = await cases.start()
    await one.ours.apply('Help', 'Tomasz')
    await one.ours.apply('Help', 'shared')
    await one.handOut('Ben')
    await one.ours.retire('Help')
    await one.theirs('Ben', async hand => {
      await hand.apply('Help', 'helped us')
      await hand.apply('Help', 'a lot')
    })
    const { ours, question } = await one.merge('Ben')
    expect(question('M16').says).toContain('while 2 codings were added there')
    const [sign] = await ours.ask('merge.signs', {})
    const concerned = async () => {
      const { total, gone, first } = await ours.ask('merge.concerned', { questionId: sign!.id })
      return [total, gone, first.map(coding => coding.words)]
    }
    expect(await concerned()).toEqual([2, undefined, ['helped us', 'a lot']])
    const first = (await ours.ask('merge.concerned', { questionId: sign!.id })).first[0]!
    await ours.ask('coding.remove', { codingIds: [first.id] })
    expect(await concerned()).toEqual([1, 1, ['a lot']])
  })

  it('are answered alike in one act, which one undo takes back', async () => {
    const { ours } = await twoDefinitions()
    const [help] = await ours.ask('merge.signs', {})
    const decision = { question: help!.id, choice: 'theirs' }
    expect(await ours.ask('merge.answer', { decision, alike: true })).toEqual({ answered: 2 })
    const briefs = async () => (await ours.ask('code.list', {})).map(code => code.brief)
    expect(await briefs()).toEqual(expect.arrayContaining(['Help, as Ben says it', 'Sharing, as Ben says it']))
    expect(await ours.ask('merge.signs', {})).toEqual([])
    await ours.ask('project.undo', {})
    expect(await ours.ask('merge.signs', {})).toHaveLength(2)
    expect(await briefs()).toEqual(expect.arrayContaining(['Help, as we say it', 'Sharing, as we say it']))
  })

  it('of other kinds are not answered along', async () => {
    const one = await cases.start('Ben')
    await one.ours.define('Help', 'ours')
    await one.ours.rename('Sharing', 'Giving')
    await one.theirs('Ben', async hand => {
      await hand.define('Help', 'theirs')
      await hand.rename('Sharing', 'Taking')
    })
    const { ours } = await one.merge('Ben')
    const [first, second] = await ours.ask('merge.signs', {})
    const decision = { question: first!.id, choice: 'theirs' }
    expect(await ours.ask('merge.answer', { decision, alike: true })).toEqual({ answered: 1 })
    expect((await ours.ask('merge.signs', {})).map(({ id }) => id)).toEqual([second!.id])
  })
})

describe('[M22] a coding whose edges both set, answered after the text was corrected', () => {
  const resize = (words: string) => async (hand: Hand) => {
    const start = (await hand.text()).indexOf(words)
    await hand.ask('coding.resize', {
      codingId: hand.idOfCoding('Trust'),
      range: { start, end: start + words.length },
    })
  }
  /** Ours holds until somebody answers. */
  async function resizedOnBoth(before: (hand: Hand) => Promise<void> = async () => {}) {
    const one = await cases.start('Ben')
    await before(one.ours)
    await resize('trust went')(one.ours)
    await one.theirs('Ben', resize('trust went away for months'))
    const { ours, asked } = await one.merge('Ben')
    expect(asked.map(each => each.slice(0, 3))).toEqual(['M22'])
    const theirs = async () => {
      const [question] = await ours.ask('merge.open', {})
      return ours.journey.core.call('merge.answer', { decision: { question: question!.id, choice: 'theirs' } })
    }
    return { ours, theirs }
  }

  it('before it, it stands on its words', async () => {
    const { ours, theirs } = await resizedOnBoth()
    await ours.correct('Then the vendor', 'After that, as I said, the vendor')
    await theirs()
    expect(await ours.codings()).toEqual(['Trust: trust went away for months (Ana Lead)'])
    expect((await ours.ask('project.check', {})).problems).toEqual([])
  })

  it('so that its paragraph is another, it stands on its words', async () => {
    const { ours, theirs } = await resizedOnBoth()
    const path = ours.journey.path('heard-again.txt')
    writeFileSync(path, (await ours.text()).split('\n').toReversed().join('\n'))
    const { token } = await ours.ask('source.planReplace', { sourceId: await ours.sourceId(), path })
    await ours.ask('source.replace', { sourceId: await ours.sourceId(), token })
    await theirs()
    expect(await ours.codings()).toEqual(['Trust: trust went away for months (Ana Lead)'])
    expect((await ours.ask('project.check', {})).problems).toEqual([])
  })

  it('before it, and another source destroyed for good, it stands on its words', async () => {
    const { ours, theirs } = await resizedOnBoth(async hand => {
      const path = hand.journey.path('other.txt')
      writeFileSync(path, 'Somebody else spoke of something else.')
      const plan = await hand.ask('import.plan', { paths: [path] })
      await hand.ask('import.apply', {
        files: plan.map(({ token, name, kind, date }) => ({
          token,
          name,
          kind,
          date,
          caseKeys: [],
          participantKeys: [],
        })),
      })
    })
    await ours.correct('Then the vendor', 'After that, as I said, the vendor')
    const other = (await ours.ask('source.list', {})).find(source => source.name === 'other')!.id
    const wish = { what: 'sources' as const, sourceIds: [other] }
    const { state } = await ours.ask('destroy.plan', wish)
    await ours.ask('destroy.apply', { ...wish, state, typed: 'destroy' })
    expect(await theirs()).toMatchObject({ ok: true })
    expect(await ours.codings()).toEqual(['Trust: trust went away for months (Ana Lead)'])
  })

  it('over its edge, the answer is refused in words, and ours still can be kept', async () => {
    const { ours, theirs } = await resizedOnBoth()
    await ours.correct('for months.', 'long ago')
    expect(await theirs()).toMatchObject({
      ok: false,
      trouble: { message: expect.stringMatching(/^The words that this answer is about were changed since/) },
    })
    const [question] = await ours.ask('merge.open', {})
    await ours.ask('merge.answer', { decision: { question: question!.id, choice: 'ours' } })
    expect(await ours.codings()).toEqual(['Trust: trust went (Ana Lead)'])
  })
})
