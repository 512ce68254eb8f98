// New edges, joined and split codings; another code in place; what a coder says of a coding.

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CodedText } from './support/a-coded-text.ts'

const TEXT = [
  'KO: How did you come to trust it?',
  '',
  'R11: We shared the plans early. That built trust. Then it went fast.',
  '',
  'R11: Too fast for some of us.',
].join('\n')

let study: CodedText
beforeEach(async () => {
  study = new CodedText()
  await study.begin(TEXT)
})
afterEach(async () => {
  expect(study.problems()).toEqual([])
  await study.end()
})

describe('the edges of a coding', () => {
  const resize = (codingId: Awaited<ReturnType<CodedText['code']>>, words: string) =>
    study.ask('coding.resize', { codingId, range: study.at(words) })

  it('are moved, and the former anchor goes', async () => {
    const coding = await study.code('shared the plans')
    await resize(coding, 'We shared the plans early.')
    expect(await study.codings()).toEqual(['Trust: We shared the plans early.'])
    expect(await study.lastAct()).toBe('Move the edges of coding “Trust”')
  })
  it('leave the anchor to another coding on it', async () => {
    const coding = await study.code('shared the plans')
    await study.code('shared the plans', 'Pace')
    await resize(coding, 'the plans')
    expect(await study.codings()).toEqual(['Pace: shared the plans', 'Trust: the plans'])
  })
  it('take their judgements along', async () => {
    const coding = await study.code('shared the plans')
    study.judge('shared the plans', 'P1')
    await resize(coding, 'We shared the plans early.')
    expect(await study.evidence()).toEqual(['P1 confirming: We shared the plans early.'])
  })
  it('share a judgement with another coding that stays', async () => {
    const coding = await study.code('shared the plans')
    await study.code('shared the plans', 'Pace')
    study.judge('shared the plans', 'P1')
    await resize(coding, 'the plans')
    expect(await study.evidence()).toEqual(['P1 confirming: shared the plans', 'P1 confirming: the plans'])
  })
  it('are not moved onto words judged otherwise', async () => {
    const coding = await study.code('shared the plans')
    study.judge('shared the plans', 'P1')
    await study.code('the plans', 'Pace')
    study.judge('the plans', 'P1', 'disconfirming')
    const refused = await study.refused('coding.resize', { codingId: coding, range: study.at('the plans') })
    expect(refused).toContain('already judged disconfirming')
    expect(await study.evidence()).toEqual(['P1 confirming: shared the plans', 'P1 disconfirming: the plans'])
  })
  it('refuse the words they have, and words with the same code', async () => {
    const coding = await study.code('shared the plans')
    await study.code('the plans')
    const to = (words: string) => study.refused('coding.resize', { codingId: coding, range: study.at(words) })
    expect(await to('shared the plans')).toBe('This coding of “Trust” begins and ends there already.')
    expect(await to('the plans')).toBe('You coded exactly these words with “Trust” before.')
  })
  it('of another coder name that coder in the log', async () => {
    const coding = await study.code('shared the plans', 'Trust', 'Ben')
    await resize(coding, 'the plans')
    expect(await study.codings()).toEqual(['Trust: the plans [Ben]'])
    expect(await study.lastAct()).toBe('Move the edges of coding “Trust” by Ben')
  })
})

describe('joining', () => {
  it('overlapping codings become one, from first to last', async () => {
    const late = await study.code('the plans early. That built')
    const early = await study.code('We shared the plans')
    expect(await study.ask('coding.join', { codingIds: [late, early] })).toBe(early)
    expect(await study.codings()).toEqual(['Trust: We shared the plans early. That built'])
    expect(await study.lastAct()).toBe('Join 2 codings “Trust”')
  })
  it('keeps what was said of each', async () => {
    const first = await study.code('We shared')
    const second = await study.code('the plans')
    const third = await study.code('That built trust.')
    await study.ask('coding.mark', { codingIds: [first], comment: 'first' })
    await study.ask('coding.mark', { codingIds: [second], strength: 'weak', exemplar: true })
    await study.ask('coding.mark', { codingIds: [third], strength: 'strong', comment: 'third' })
    await study.ask('memo.write', { about: 'coding', subjectId: third, title: '', body: 'kept' })
    study.judge('That built trust.', 'P1')
    await study.ask('coding.join', { codingIds: [first, second, third] })
    expect(await study.codings()).toEqual([
      'Trust: We shared the plans early. That built trust. [strong, exemplar, “first\nthird”, memo “kept”]',
    ])
    expect(await study.evidence()).toEqual(['P1 confirming: We shared the plans early. That built trust.'])
  })
  it('a coding on the words of the whole takes the others in', async () => {
    const whole = await study.code('We shared the plans')
    const inside = await study.code('the plans')
    await study.ask('coding.join', { codingIds: [inside, whole] })
    expect(await study.codings()).toEqual(['Trust: We shared the plans'])
  })
  it('refuses one alone, other codes, other coders', async () => {
    const mine = await study.code('We shared')
    const other = await study.code('the plans', 'Pace')
    const bens = await study.code('That built', 'Trust', 'Ben')
    const refused = (...codingIds: (typeof mine)[]) => study.refused('coding.join', { codingIds })
    expect(await refused(mine, mine)).toContain('Choose at least two')
    expect(await refused(mine, other)).toContain('of different codes')
    expect(await refused(mine, bens)).toContain('made by different coders')
  })
})

describe('splitting', () => {
  it('cuts at a place and lets white space and labels fall', async () => {
    const coding = await study.code(TEXT.slice(TEXT.indexOf('We shared'), TEXT.indexOf(' for some')))
    await study.ask('coding.split', { codingId: coding, at: study.at('Too fast').start })
    expect(await study.codings()).toEqual([
      'Trust: We shared the plans early. That built trust. Then it went fast.',
      'Trust: Too fast',
    ])
    expect(await study.lastAct()).toBe('Split coding “Trust”')
  })
  it('the first part keeps comment, memo and exemplar mark; strength and evidence go to both', async () => {
    const coding = await study.code('We shared the plans early. That built trust.')
    await study.ask('coding.mark', { codingIds: [coding], strength: 'moderate' })
    await study.ask('coding.mark', { codingIds: [coding], exemplar: true })
    await study.ask('coding.mark', { codingIds: [coding], comment: 'see ¶2' })
    await study.ask('memo.write', { about: 'coding', subjectId: coding, title: '', body: 'kept' })
    study.judge('We shared the plans early. That built trust.', 'P1')
    await study.ask('coding.split', { codingId: coding, at: study.at('That built').start })
    expect(await study.codings()).toEqual([
      'Trust: We shared the plans early. [moderate, exemplar, “see ¶2”, memo “kept”]',
      'Trust: That built trust. [moderate]',
    ])
    expect(await study.evidence()).toEqual([
      'P1 confirming: That built trust.',
      'P1 confirming: We shared the plans early.',
    ])
  })
  it('refuses a place outside, and words on one side only', async () => {
    const coding = await study.code('We shared the plans')
    const at = (place: number) => study.refused('coding.split', { codingId: coding, at: place })
    expect(await at(study.at('We shared').start)).toContain('not inside the coding')
    expect(await at(study.at('early').start)).toContain('not inside the coding')
    const blank = await study.code('R11: We shared')
    expect(await study.refused('coding.split', { codingId: blank, at: study.at('We shared').start })).toContain(
      'words on one side only',
    )
  })
})

describe('another code in place', () => {
  it('keeps words, coder and time, and notes the code it was', async () => {
    const coding = await study.code('shared the plans')
    const before = await study.ask('coding.entry', { codingId: coding })
    await study.ask('coding.recode', { codingIds: [coding], codeId: study.codes.get('Pace')! })
    const after = await study.ask('coding.entry', { codingId: coding })
    expect(after).toEqual({
      ...before,
      codeId: study.codes.get('Pace'),
      was: { id: study.codes.get('Trust'), name: 'Trust' },
    })
    expect(await study.lastAct()).toBe('Change coding “Trust” to “Pace”')
  })
  it('of several coders names the others', async () => {
    const codingIds = [await study.code('shared', 'Trust', 'Ben'), await study.code('early', 'Trust', 'Cem')]
    codingIds.push(await study.code('fast'))
    await study.ask('coding.recode', { codingIds, codeId: study.codes.get('Pace')! })
    expect(await study.lastAct()).toBe('Change 3 codings by Ben and Cem to “Pace”')
  })
  it('refuses a group, a retired code, the same code and an equal coding', async () => {
    const coding = await study.code('shared the plans')
    await study.code('shared the plans', 'Pace')
    const group = await study.ask('code.create', { name: 'Feelings', kind: 'group' })
    const old = await study.ask('code.create', { name: 'Old' })
    await study.ask('code.change', { codeId: old, status: 'retired' })
    const to = (codeId: typeof old) => study.refused('coding.recode', { codingIds: [coding], codeId })
    expect(await to(group)).toContain('only groups other codes')
    expect(await to(old)).toContain('is retired')
    expect(await to(study.codes.get('Trust')!)).toBe('This is a coding of “Trust” already.')
    expect(await to(study.codes.get('Pace')!)).toContain('You coded exactly these words with “Pace” too.')
  })
})

describe('what a coder says of a coding', () => {
  it('strength, exemplar and comment are set and taken off, each an act in words', async () => {
    const coding = await study.code('shared the plans')
    const codingIds = [coding]
    const said: string[] = []
    for (const marks of [
      { strength: 'strong' },
      { exemplar: true },
      { comment: ' Says it twice. ' },
      { strength: 'none' },
      { exemplar: false },
      { comment: '' },
    ] as const) {
      await study.ask('coding.mark', { codingIds, ...marks })
      said.push(await study.lastAct())
    }
    expect(said).toEqual([
      'Mark coding “Trust” as strong',
      'Mark coding “Trust” as an exemplar',
      'Comment on coding “Trust”',
      'Take the strength off coding “Trust”',
      'Take the exemplar mark off coding “Trust”',
      'Remove the comment on coding “Trust”',
    ])
    await study.ask('project.undo', {})
    await study.ask('project.undo', {})
    await study.ask('project.undo', {})
    expect(await study.codings()).toEqual(['Trust: shared the plans [strong, exemplar, “Says it twice.”]'])
  })
  it('removing another coder’s coding names that coder', async () => {
    const coding = await study.code('shared the plans', 'Trust', 'Ben')
    await study.ask('coding.remove', { codingIds: [coding] })
    expect(await study.lastAct()).toBe('Remove coding “Trust” by Ben')
  })
})
