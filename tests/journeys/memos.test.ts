// Memos through the door: written, formatted, linked, gone back from, and never lost with what they link to.

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { MemoId, SourceId } from '../../src/base/ids.ts'
import type { LinkKind } from '../../src/memos/types.ts'
import { Journey } from '../support/journey.ts'

const journey = new Journey()
beforeAll(async () => {
  await journey.sample()
})
afterAll(() => journey.end())

const text = (text: string) => ({ text })
const link = (to: LinkKind, id: string, name = 'as it was') => ({ type: 'link', to, id, name }) as const
const para = (...children: readonly object[]) => ({ type: 'paragraph', children }) as never
const write = (title: string, ...blocks: never[]) => journey.ask('memo.write', { title, rich: blocks })
const open = (memoId: MemoId) => journey.ask('memo.open', { memoId })
const clean = async () => expect((await journey.ask('project.check', {})).problems).toEqual([])
const one = async (memoId: MemoId) => (await journey.ask('memo.list', {})).find(memo => memo.id === memoId)
const undo = () => journey.ask('project.undo', {})

async function t10() {
  const sources = await journey.ask('source.list', {})
  const source = sources.find(one => one.key === 'T10')!
  const codes = await journey.ask('code.list', {})
  const code = codes.find(one => one.name === 'Playbooks') ?? codes.find(one => one.kind === 'code')!
  const opened = await journey.ask('source.open', { sourceId: source.id })
  const whole = { ...opened, text: opened.paragraphs.map(paragraph => paragraph.text).join('\n') }
  return { source, code, whole }
}
/** Words of T10 that nobody has anchored. */
async function freeWords(sourceId: SourceId, skip = 0) {
  const { paragraphs } = await journey.ask('source.open', { sourceId })
  const paragraph = paragraphs.filter(one => one.text.length > 40)[3 + skip]!
  return { start: paragraph.start + 3, end: paragraph.start + 37 }
}
const anchors = () =>
  journey.core.needProject().project.read.get<{ n: number }>({ text: 'SELECT count(*) AS n FROM anchor', values: [] })!
    .n

describe('a formatted memo', () => {
  it('keeps its words plain beside its formatting, and links called as things are called now', async () => {
    const { code } = await t10()
    const memoId = await write(
      'On sharing',
      { type: 'heading', level: 2, children: [text('First thoughts')] } as never,
      para(text('See '), link('code', code.id), text('.')),
      { type: 'item', list: 'bulleted', depth: 0, children: [text('one')] } as never,
      { type: 'item', list: 'bulleted', depth: 1, children: [text('two')] } as never,
    )
    const { memo, rich, targets, isTitled } = await open(memoId)
    expect(memo.body).toBe(`First thoughts\n\nSee ${code.name}.\n\none\ntwo`)
    expect(memo.links).toEqual([{ kind: 'code', id: code.id }])
    expect(rich.map(block => block.type)).toEqual(['heading', 'paragraph', 'item', 'item'])
    expect(targets).toMatchObject([{ kind: 'code', name: code.name }])
    expect(isTitled).toBe(true)
    await clean()
  })

  it('one from before is shown as plain paragraphs, and its words stay when only its title changes', async () => {
    const memoId = await journey.ask('memo.write', { title: '', body: 'First.\nStill first.\n\nSecond.' })
    const { rich, isTitled } = await open(memoId)
    expect(rich).toEqual([para(text('First.\nStill first.')), para(text('Second.'))])
    expect(isTitled).toBe(false)
    await journey.ask('memo.write', { memoId, title: 'Order', rich })
    await journey.ask('memo.write', { memoId, title: 'Order of things', body: (await open(memoId)).memo.body })
    expect((await open(memoId)).rich).toEqual(rich)
  })

  it('a hostile document changes nothing', async () => {
    const before = await journey.ask('memo.list', {})
    const said = await journey.refused('memo.write', { title: 'x', rich: [{ type: 'script', children: [] }] as never })
    expect(said).toContain('paragraph, heading, quote or item')
    expect(await journey.ask('memo.list', {})).toEqual(before)
    expect(await journey.refused('memo.write', { title: '', rich: [para(text('  '))] })).toContain('empty')
  })
})

describe('links', () => {
  it('lead to an excerpt, words without a code, a source, a case, a proposition and a memo, each called by name and place', async () => {
    const { source, whole } = await t10()
    const [site] = await journey.ask('case.list', { kind: 'site' })
    const [proposition] = await journey.ask('proposition.list', {})
    const other = await write('Another', para(text('words')))
    const coding = whole.codings[0]!
    const range = await freeWords(source.id)
    const memoId = await write(
      'All of it',
      para(
        link('coding', coding.id),
        link('source', source.id),
        link('case', site!.id),
        link('proposition', proposition!.id),
        link('memo', other),
        { type: 'passage', sourceId: source.id, range, name: 'these words' },
      ),
    )
    const { targets, memo } = await open(memoId)
    expect(targets.map(target => target.kind)).toEqual(['coding', 'source', 'case', 'proposition', 'memo', 'anchor'])
    expect(targets[0]).toMatchObject({ range: { start: coding.start, end: coding.end }, sourceId: source.id })
    expect(targets[0]!.reference).toMatch(/^T10 ¶\d+$/)
    expect(targets[0]!.name).toContain('T10 ¶')
    expect(targets[5]).toMatchObject({ range, words: whole.text.slice(range.start, range.end) })
    expect(memo.body).toContain('T10 ')
    // The other side: what links here.
    const backlinks = (await journey.ask('memo.list', {})).filter(one => one.links.some(to => to.id === other))
    expect(backlinks.map(one => one.id)).toEqual([memoId])
    expect(await journey.ask('memo.inSource', { sourceId: source.id })).toMatchObject([{ memoId, kind: 'link', range }])
    await clean()
  })

  it('go with what is removed, in the same act; the words stay, and undo brings back both', async () => {
    const { source, code } = await t10()
    const range = await freeWords(source.id, 1)
    const [codingId] = await journey.ask('coding.apply', { sourceId: source.id, codeIds: [code.id], range })
    const memoId = await write('On an excerpt', para(link('coding', codingId!)))
    const { body } = (await one(memoId))!
    await journey.ask('coding.remove', { codingIds: [codingId!] })
    expect(await one(memoId)).toMatchObject({ body, links: [] })
    expect((await open(memoId)).targets).toEqual([])
    await clean()
    await undo()
    expect(await one(memoId)).toMatchObject({ body, links: [{ kind: 'coding', id: codingId }] })
    await clean()
  })

  it('go over when their excerpt is joined into another', async () => {
    const { source, code } = await t10()
    const { start, end } = await freeWords(source.id, 6)
    const halves = [
      { start, end: start + 12 },
      { start: start + 14, end },
    ]
    const ids = []
    for (const range of halves)
      ids.push((await journey.ask('coding.apply', { sourceId: source.id, codeIds: [code.id], range }))[0]!)
    const memoId = await write('On both', para(link('coding', ids[1]!), text(' and '), link('coding', ids[0]!)))
    const { body } = (await one(memoId))!
    await journey.ask('coding.join', { codingIds: ids })
    expect(await one(memoId)).toMatchObject({ body, links: [{ kind: 'coding', id: ids[0] }] })
    await clean()
    await undo()
    expect((await one(memoId))!.links).toHaveLength(2)
    await clean()
  })

  it('a code and a memo that are linked to can be removed', async () => {
    const codeId = await journey.ask('code.create', { name: 'Only linked', kind: 'code' })
    const other = await write('Goes away', para(text('soon')))
    const memoId = await write('Stays', para(link('code', codeId), link('memo', other)))
    await journey.ask('code.remove', { codeId })
    await journey.ask('memo.remove', { memoId: other })
    const { memo, rich } = await open(memoId)
    expect(memo.links).toEqual([])
    expect(memo.body).toBe('Only linkedGoes away')
    expect(rich[0]!.children).toMatchObject([{ name: 'Only linked' }, { name: 'Goes away' }])
    await undo()
    await undo()
    expect((await one(memoId))!.links).toHaveLength(2)
    await clean()
  })

  it('words keep their anchor as long as a link leads to them, and not longer', async () => {
    const { source } = await t10()
    const before = anchors()
    const range = await freeWords(source.id, 2)
    const memoId = await write('Words', para({ type: 'passage', sourceId: source.id, range, name: 'words' }))
    expect(anchors()).toBe(before + 1)
    await journey.ask('memo.write', { memoId, title: 'Words', rich: [para(text('none now'))] })
    expect(anchors()).toBe(before)
    await undo()
    expect(anchors()).toBe(before + 1)
    await journey.ask('memo.remove', { memoId })
    expect(anchors()).toBe(before)
    await clean()
  })

  it('to words outside the text are refused, and nothing is written', async () => {
    const { source, whole } = await t10()
    const before = await journey.ask('memo.list', {})
    const range = { start: whole.text.length - 1, end: whole.text.length + 5 }
    expect(
      await journey.refused('memo.write', {
        title: 'x',
        rich: [para({ type: 'passage', sourceId: source.id, range, name: 'x' })],
      }),
    ).toContain('outside the text')
    expect(await journey.ask('memo.list', {})).toEqual(before)
  })
})

describe('a stretch of writing', () => {
  const stretch = 'one'
  let memoId: MemoId
  beforeEach(async () => {
    memoId = (await journey.ask('memo.keep', { stretch: 'begin', title: '', rich: [para(text('Th'))] })).memoId
  })
  const acts = async () => (await journey.ask('project.history', { limit: 1 }))[0]!

  it('is one act, called by what is written in the end, and one undo', async () => {
    const { stamp } = await open(memoId)
    const kept = await journey.ask('memo.keep', {
      memoId,
      stretch: 'begin',
      stamp,
      title: '',
      rich: [para(text('The site'))],
    })
    await journey.ask('memo.keep', {
      memoId,
      stretch: 'begin',
      stamp: kept.stamp,
      title: '',
      rich: [para(text('The sites'))],
    })
    expect(await acts()).toMatchObject({ label: 'Write memo “The sites”', changes: 3 })
    expect((await undo()).label).toBe('Write memo “The sites”')
    expect(await one(memoId)).toBeUndefined()
    await journey.ask('project.redo', {})
    expect(await one(memoId)).toMatchObject({ body: 'The sites' })
    await clean()
  })

  it('ends where something else is done, or an undo comes between', async () => {
    const { code } = await t10()
    const keep = async (words: string) =>
      journey.ask('memo.keep', {
        memoId,
        stretch,
        title: '',
        stamp: (await open(memoId)).stamp,
        rich: [para(text(words))],
      })
    await keep('one')
    await journey.ask('code.change', { codeId: code.id, brief: `Looked at ${memoId}` })
    await keep('one two')
    expect(await acts()).toMatchObject({ label: 'Rewrite memo “one two”', changes: 1 })
    await undo()
    await keep('one three')
    await keep('one three four')
    expect(await acts()).toMatchObject({ changes: 2 })
    await undo()
    await journey.ask('project.redo', {})
    await keep('five')
    expect(await acts()).toMatchObject({ changes: 1 })
    await undo()
    expect((await one(memoId))!.body).toBe('one three four')
    await clean()
  })

  it('does not write over what was changed elsewhere', async () => {
    const { stamp } = await open(memoId)
    await journey.ask('memo.write', { memoId, title: 'Mine', body: 'From another window' })
    expect(
      await journey.refused('memo.keep', { memoId, stretch, stamp, title: '', rich: [para(text('x'))] }),
    ).toContain('changed elsewhere')
    expect((await one(memoId))!.body).toBe('From another window')
  })

  it('tells which passages have become anchors', async () => {
    const { source } = await t10()
    const range = await freeWords(source.id, 4)
    const kept = await journey.ask('memo.keep', {
      memoId,
      stretch,
      title: '',
      rich: [para({ type: 'passage', sourceId: source.id, range, name: 'words' })],
    })
    expect(kept.anchored).toMatchObject([{ sourceId: source.id, range }])
    expect(kept.targets).toMatchObject([{ kind: 'anchor', id: kept.anchored[0]!.anchorId, range }])
  })
})

describe('the journal', () => {
  it('has entries by day, and a day is a day', async () => {
    const memoId = await journey.ask('memo.write', { title: '', body: 'At the site today.', journalOn: '2026-11-26' })
    expect(await one(memoId)).toMatchObject({ journalOn: '2026-11-26', about: 'project' })
    expect((await journey.ask('project.history', { limit: 1 }))[0]!.label).toBe('Write journal entry of 2026-11-26')
    await journey.ask('memo.move', { memoId, journalOn: '2026-11-25' })
    expect(await one(memoId)).toMatchObject({ journalOn: '2026-11-25' })
    for (const journalOn of ['2026-02-30', 'today', '2026-1-1', '26-11-2026'])
      expect(await journey.refused('memo.write', { title: 'x', body: 'x', journalOn })).toContain('a date')
  })
})

describe('moving', () => {
  it('makes a memo one about another thing, and a coding free to go', async () => {
    const { source, code } = await t10()
    const range = await freeWords(source.id, 5)
    const [codingId] = await journey.ask('coding.apply', { sourceId: source.id, codeIds: [code.id], range })
    const memoId = await journey.ask('memo.write', { about: 'coding', subjectId: codingId!, title: 'Here', body: 'x' })
    expect(await journey.refused('coding.remove', { codingIds: [codingId!] })).toContain('“Here”')
    await journey.ask('memo.move', { memoId, about: 'code', subjectId: code.id })
    expect(await one(memoId)).toMatchObject({ about: 'code', subjectId: code.id, codeId: code.id })
    await journey.ask('coding.remove', { codingIds: [codingId!] })
    expect(await journey.refused('memo.move', { memoId, about: 'coding', subjectId: codingId! })).toContain('not there')
    await clean()
  })
})

describe('comments on codings', () => {
  it('are read beside the memos, with their words and place', async () => {
    const { whole } = await t10()
    const coding = whole.codings[1]!
    await journey.ask('coding.mark', { codingIds: [coding.id], comment: 'Who paid for it?' })
    const { total, excerpts } = await journey.ask('coding.excerpts', { commented: true })
    expect(total).toBe(1)
    expect(excerpts[0]).toMatchObject({ codingId: coding.id, comment: 'Who paid for it?', sourceKey: 'T10' })
    await undo()
    expect((await journey.ask('coding.excerpts', { commented: true })).total).toBe(0)
  })
})

describe('a list that is kept', () => {
  it('is told which memos changed, and reads those; together they are the list', async () => {
    const states = async () => new Map((await journey.ask('memo.states', {})).map(one => [one.id, one.state]))
    const list = () => journey.ask('memo.list', {})
    const memoId = await journey.ask('memo.write', { title: 'Kept', body: 'One' })
    const before = await states()
    const memoIds = [...before.keys()]
    expect(memoIds).toEqual((await list()).map(one => one.id))
    expect(await journey.ask('memo.some', { memoIds })).toEqual(await list())
    await journey.ask('memo.write', { memoId, title: 'Kept', body: 'Two' })
    const after = await states()
    expect([...after].filter(([id, state]) => before.get(id) !== state).map(([id]) => id)).toEqual([memoId])
    expect(await journey.ask('memo.some', { memoIds: [memoId] })).toMatchObject([{ body: 'Two' }])
    await journey.ask('project.undo', {})
    expect(await states()).toEqual(before)
  })
})
