// Many stretches at once, earlier examples, quotes with their reference, and what a coding was made under.

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CodeId } from '../../src/base/ids.ts'
import { CodedText } from './support/a-coded-text.ts'

const TEXT = [
  'KO: What about plans?',
  '',
  'R11: The plan came early. Plans are good. A plan that plans itself.',
  '',
  'KO: Any more plans?',
  '',
  'R12: No.',
].join('\n')

let study: CodedText
let trust: CodeId
beforeEach(async () => {
  study = new CodedText()
  await study.begin(TEXT)
  trust = study.codes.get('Trust')!
})
afterEach(async () => {
  expect(study.problems()).toEqual([])
  await study.end()
})

describe('the hits of a search', () => {
  const hits = (extent: 'word' | 'sentence' | 'paragraph' | 'turn', speakers: 'all' | 'respondents' = 'all') => ({
    hits: { words: 'plan*', extent, speakers },
    codeIds: [trust],
  })
  const around =
    (extent: 'word' | 'sentence' | 'paragraph' | 'turn', count: number, ...words: string[]) =>
    async () => {
      expect(await study.ask('coding.places', hits(extent))).toEqual({
        places: count,
        sources: 1,
        already: 0,
        what: `${count} places with “plan*”`,
      })
      expect(await study.ask('coding.applyMany', hits(extent))).toEqual({
        added: count,
        skipped: 0,
        places: count,
        sources: 1,
      })
      expect(await study.codings()).toEqual(words.map(one => `Trust: ${one}`))
      expect(await study.lastAct()).toBe(`Apply code “Trust” to ${count} places with “plan*”`)
    }
  it('as words', around('word', 6, 'plans?', 'plan', 'Plans', 'plan', 'plans', 'plans?'))
  it(
    'as sentences, each once',
    around(
      'sentence',
      5,
      'What about plans?',
      'The plan came early.',
      'Plans are good.',
      'A plan that plans itself.',
      'Any more plans?',
    ),
  )
  it(
    'as paragraphs',
    around(
      'paragraph',
      3,
      'What about plans?',
      'The plan came early. Plans are good. A plan that plans itself.',
      'Any more plans?',
    ),
  )
  it(
    'as turns',
    around(
      'turn',
      3,
      'What about plans?',
      'The plan came early. Plans are good. A plan that plans itself.',
      'Any more plans?',
    ),
  )
  it('equal codings are skipped, and said beforehand', async () => {
    await study.code('Plans are good.')
    await study.code('What about plans?', 'Trust', 'Ben')
    expect(await study.ask('coding.places', hits('sentence'))).toMatchObject({ places: 5, already: 1 })
    expect(await study.ask('coding.applyMany', hits('sentence'))).toMatchObject({ added: 4, skipped: 1 })
  })
  it('one undo takes all back', async () => {
    await study.ask('coding.applyMany', hits('sentence'))
    await study.ask('project.undo', {})
    expect(await study.codings()).toEqual([])
  })
  it('stopped on the way, nothing stays', async () => {
    const before = JSON.stringify(study.rows())
    const stop = new AbortController()
    const reply = await study.core.call('coding.applyMany', hits('sentence'), {
      signal: stop.signal,
      onProgress: () => stop.abort(),
    })
    expect(reply).toMatchObject({ ok: false, trouble: { kind: 'cancelled' } })
    expect(JSON.stringify(study.rows())).toBe(before)
  })
  it('refuses a group before anything is looked for, and a search without hits', async () => {
    const group = await study.ask('code.create', { name: 'Feelings', kind: 'group' })
    expect(await study.refused('coding.applyMany', { ...hits('word'), codeIds: [group] })).toContain('only groups')
    const nothing = { hits: { words: 'nowhere', extent: 'word' as const }, codeIds: [trust] }
    expect(await study.refused('coding.applyMany', nothing)).toBe('There is nothing to code here.')
    expect(await study.refused('coding.places', {})).toContain('Say one thing to code')
  })
})

describe('a speaker’s turns and a section', () => {
  it('in one source', async () => {
    const { speakers } = await study.ask('source.open', { sourceId: study.sourceId })
    const turns = { sourceId: study.sourceId, speakerId: speakers.find(one => one.label === 'KO')!.id }
    expect(await study.ask('coding.applyMany', { turns, codeIds: [trust] })).toMatchObject({ added: 2 })
    expect(await study.codings()).toEqual(['Trust: What about plans?', 'Trust: Any more plans?'])
    expect(await study.lastAct()).toBe('Apply code “Trust” to 2 turns of KO')
  })
  it('under a heading', async () => {
    const sourceId = await study.source('Notes.md', '# One\n\nFirst words.\n\n# Two\n\nSecond words.\n')
    const section = { sourceId, at: 12 }
    expect(await study.ask('coding.places', { section })).toEqual({
      places: 1,
      sources: 1,
      already: 0,
      what: 'section “One”',
    })
    await study.ask('coding.applyMany', { section, codeIds: [trust] })
    expect(await study.codings()).toEqual(['Trust: First words.'])
  })
  it('refuses where there is no heading', async () => {
    expect(await study.refused('coding.places', { section: { sourceId: study.sourceId, at: 3 } })).toContain(
      'no heading above',
    )
  })
})

describe('earlier examples', () => {
  const asked = { seed: 1, limit: 2 }
  it('exemplars come first, the place where one codes is left out, the same seed gives the same', async () => {
    await study.code('The plan')
    await study.code('The plan', 'Trust', 'Ben')
    await study.code('came early.')
    const best = await study.code('Plans are good.')
    await study.ask('coding.mark', { codingIds: [best], exemplar: true })
    const ask = (more: object) => study.ask('coding.examples', { codeId: trust, ...asked, ...more })
    const first = await ask({})
    expect(first.total).toBe(3)
    expect(first.excerpts[0]).toMatchObject({ words: 'Plans are good.', exemplar: true })
    expect(await ask({})).toEqual(first)
    const others = new Set(
      (await Promise.all([1, 2, 3, 4, 5, 6].map(seed => ask({ seed })))).map(one => one.excerpts[1]!.words),
    )
    expect(others).toEqual(new Set(['The plan', 'came early.']))
    const besides = await ask({ besides: { sourceId: study.sourceId, range: study.at('plan came') } })
    expect(besides.total).toBe(1)
  })
  it('exemplars alone are asked for among excerpts', async () => {
    await study.code('The plan')
    const best = await study.code('Plans are good.')
    await study.ask('coding.mark', { codingIds: [best], exemplar: true, comment: 'The best one.' })
    const page = await study.ask('coding.excerpts', { codeId: trust, exemplars: true })
    expect(page).toMatchObject({ total: 1, excerpts: [{ words: 'Plans are good.', comment: 'The best one.' }] })
  })
  it('of a code that is not used are none', async () => {
    expect(await study.ask('coding.examples', { codeId: trust, ...asked })).toEqual({ total: 0, excerpts: [] })
  })
})

it('what is said of a coding comes with it, and only where something is', async () => {
  const plain = await study.code('The plan')
  const said = await study.code('came early.')
  await study.ask('coding.mark', { codingIds: [said], strength: 'weak', comment: 'Hm.' })
  const { codings } = await study.ask('coding.inSource', { sourceId: study.sourceId })
  expect(codings.find(coding => coding.id === plain)).not.toHaveProperty('marks')
  expect(codings.find(coding => coding.id === said)?.marks).toEqual({
    strength: 'weak',
    exemplar: false,
    comment: 'Hm.',
    isEarlier: false,
  })
})

describe('what a coding was made under', () => {
  it('the framework version in force and the definition of its code', async () => {
    const before = await study.code('The plan')
    const { project, coderId } = study.core.needProject()
    project.change('Save', coderId, tx => {
      tx.insert('framework_version', { label: 'v1', savedOn: '2026-01-01' })
      tx.insert('framework_version', { label: 'v2', savedOn: '2026-02-01', savedAt: '2026-02-01T10:00:00.000Z' })
    })
    project.change('Redefine', coderId, tx => tx.update('code', trust, { definition: 2 }))
    const after = await study.code('came early.')
    const made = async (codingId: typeof after) => {
      const { version, isEarlier } = await study.ask('coding.entry', { codingId })
      return { version, isEarlier }
    }
    expect(await made(before)).toEqual({ version: null, isEarlier: true })
    expect(await made(after)).toEqual({ version: 'v2', isEarlier: false })
  })
  it('joined with an earlier one it waits to be looked at again; split, both parts do', async () => {
    const before = await study.code('The plan')
    const { project, coderId } = study.core.needProject()
    project.change('Redefine', coderId, tx => tx.update('code', trust, { definition: 2 }))
    const after = await study.code('came early.')
    const whole = await study.ask('coding.join', { codingIds: [before, after] })
    expect(await study.ask('coding.entry', { codingId: whole })).toMatchObject({ isEarlier: true })
    for (const codingId of await study.ask('coding.split', { codingId: whole, at: study.at('came').start }))
      expect(await study.ask('coding.entry', { codingId })).toMatchObject({ isEarlier: true })
  })
})

it('a code made while reading is one act, and may take the place of another', async () => {
  const range = study.at('The plan')
  const { codeId, codingId } = await study.ask('coding.applyNew', {
    name: 'Early plans',
    sourceId: study.sourceId,
    range,
  })
  expect(await study.codings()).toEqual(['Early plans: The plan'])
  expect(await study.lastAct()).toBe('New code “Early plans”, applied')
  const next = await study.ask('coding.applyNew', { name: 'Plans', sourceId: study.sourceId, range, codingId })
  expect(next.codingId).toBe(codingId)
  expect(await study.codings()).toEqual(['Plans: The plan'])
  await study.ask('project.undo', { acts: 2 })
  expect(await study.codings()).toEqual([])
  expect((await study.ask('code.list', {})).map(code => code.id)).not.toContain(codeId)
})

it('a coding of a sheet that was given other words is not brought in again', async () => {
  const { writeFileSync } = await import('node:fs')
  writeFileSync(
    study.path('coding.csv'),
    'coding_id,source_id,code_id,coder,quote\nG1,The text,Trust,Coder A,The plan came early.\n',
  )
  const bringIn = () => study.ask('import.codings', { path: study.path('coding.csv') })
  expect(await bringIn()).toMatchObject({ added: 1 })
  const [coding] = (await study.ask('coding.inSource', { sourceId: study.sourceId })).codings
  await study.ask('coding.resize', { codingId: coding!.id, range: study.at('The plan') })
  expect(await bringIn()).toMatchObject({ added: 0, skipped: 1 })
  expect(await study.codings()).toEqual(['Trust: The plan'])
})
