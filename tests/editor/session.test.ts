import { expect, it } from 'vitest'
import type { CodeId, CoderId, CodingId, SourceId } from '../../src/base/ids.ts'
import type { OpenSource } from '../../src/sources/types.ts'
import type { Coding } from '../../src/coding/types.ts'
import { ReadingSession, type Core } from '../../renderer/views/source/session.ts'
import { aCoding } from './support/a-text.ts'

const SOURCE = 's1' as SourceId
const ME = 'A' as CoderId
const range = { start: 0, end: 4 }

/** A core whose answers come when the test says so. */
function slowCore(codings: readonly Coding[] = [], text = 'One two three.') {
  const waiting: { answer(value: unknown): void; refuse(error: Error): void }[] = []
  const ask = <Value>() =>
    new Promise<Value>((resolve, reject) => waiting.push({ answer: value => resolve(value as Value), refuse: reject }))
  const source = (now: readonly Coding[], words = text) =>
    ({
      id: SOURCE,
      codings: now,
      evidence: [],
      speakers: [],
      codedBy: [],
      paragraphs: [
        {
          id: 'p',
          number: 1,
          start: 0,
          text: words,
          style: 'body',
          level: null,
          page: null,
          speakerId: null,
          speechStart: 0,
          marks: [],
        },
      ],
    }) as unknown as OpenSource
  const core: Core = {
    open: () => ask(),
    codings: () => ask(),
    apply: () => ask(),
    remove: () => ask(),
    recode: () => ask(),
    resize: () => ask(),
  }
  const session = new ReadingSession(SOURCE, core)
  const changes: string[] = []
  session.listen(change =>
    changes.push(change.text ? 'text' : change.touched.map(one => `${one.start}-${one.end}`).join(' ')),
  )
  const shown = () =>
    session.codings
      .map(coding => coding.codeId)
      .sort()
      .join(' ')
  const next = async (value: unknown) => {
    waiting.shift()!.answer(value)
    await Promise.resolve()
  }
  const loaded = async () => {
    const load = session.load()
    await next(source(codings))
    await load
    changes.length = 0
  }
  return {
    session,
    changes,
    shown,
    next,
    source,
    loaded,
    refuse: (error: Error) => waiting.shift()!.refuse(error),
    waiting,
  }
}

it('shows a coding before the core has answered', async () => {
  const { session, shown, changes, loaded, next } = slowCore()
  await loaded()
  const applied = session.apply(['a' as CodeId], range, ME)
  expect(shown()).toBe('a')
  expect(changes).toEqual(['0-4'])
  expect(session.isComing(session.codings[0]!.id)).toBe(true)
  await next(['real'])
  expect(await applied).toEqual(['real'])
  expect(session.codings.map(coding => coding.id)).toEqual(['real'])
  expect(session.isComing('real' as CodingId)).toBe(false)
})

it('takes a coding back when the core refuses, and throws its sentence', async () => {
  const { session, shown, loaded, refuse } = slowCore()
  await loaded()
  const applied = session.apply(['a' as CodeId], range, ME)
  refuse(new Error('You coded this before.'))
  await expect(applied).rejects.toThrow('You coded this before.')
  expect(shown()).toBe('')
})

it('hides a coding being removed, and shows it again when the core refuses', async () => {
  const { session, shown, loaded, refuse } = slowCore([aCoding('a', 0, 4, 'A', 'x')])
  await loaded()
  const removed = session.remove(['x' as CodingId])
  expect(shown()).toBe('')
  refuse(new Error('It has a memo.'))
  await expect(removed).rejects.toThrow('It has a memo.')
  expect(shown()).toBe('a')
})

it('tells only what changed when codings are read again, and keeps the text', async () => {
  const { session, changes, loaded, next } = slowCore([aCoding('a', 0, 4, 'A', 'x'), aCoding('b', 5, 8, 'A', 'y')])
  await loaded()
  const { reading } = session
  const load = session.loadCodings()
  await next({ codings: [aCoding('a', 0, 4, 'A', 'x'), aCoding('c', 9, 12, 'B', 'z')], evidence: [], textState: '' })
  await load
  expect(changes).toEqual(['9-12 5-8'])
  expect(session.reading).toBe(reading)
})

it('shows another text when its words changed', async () => {
  const { session, changes, loaded, next, source } = slowCore()
  await loaded()
  const load = session.load()
  await next(source([], 'One too three.'))
  await load
  expect(changes).toEqual(['text'])
})

it('keeps the newest of two answers that come in the wrong order', async () => {
  const { session, shown, loaded, waiting, source } = slowCore()
  await loaded()
  const older = session.load()
  const newer = session.load()
  waiting[1]!.answer(source([aCoding('new', 0, 4)]))
  await newer
  waiting[0]!.answer(source([aCoding('old', 0, 4)]))
  await older
  expect(shown()).toBe('new')
})

it('shows a coding once when its event comes before its answer', async () => {
  const { session, loaded, next, source } = slowCore()
  await loaded()
  const applied = session.apply(['a' as CodeId], range, ME)
  const load = session.load()
  await next(['real'])
  await applied
  await next(source([aCoding('a', 0, 4, 'A', 'real')]))
  await load
  expect(session.codings.map(coding => coding.id)).toEqual(['real'])
})

it('shows another code and other words before the core has answered', async () => {
  const coding = aCoding('a', 0, 4)
  const { session, shown, changes, loaded, next } = slowCore([coding])
  await loaded()
  const recoded = session.recode(session.codings[0]!, 'b' as CodeId)
  expect(shown()).toBe('b')
  await next(undefined)
  await recoded
  expect(shown()).toBe('b')
  changes.length = 0
  const resized = session.resize(session.codings[0]!, { start: 2, end: 9 })
  expect(session.codings[0]).toMatchObject({ start: 2, end: 9 })
  expect(changes).toEqual(['0-4 2-9'])
  await next(undefined)
  await resized
  expect(session.codings[0]).toMatchObject({ codeId: 'b', start: 2, end: 9 })
})

it('brings the former words back when the core refuses', async () => {
  const coding = aCoding('a', 0, 4)
  const { session, loaded, refuse } = slowCore([coding])
  await loaded()
  const resized = session.resize(session.codings[0]!, { start: 2, end: 9 })
  refuse(new Error('no'))
  await expect(resized).rejects.toThrow('no')
  expect(session.codings[0]).toMatchObject({ start: 0, end: 4 })
})
