// The door: validated input, trouble of three kinds told apart, events, progress and cancel.

import { existsSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { toTrouble } from '../../src/api/trouble.ts'
import type { ProjectEvent } from '../../src/base/reply.ts'
import { Fault, Mistake, Refusal } from '../../src/base/trouble.ts'
import { Journey, SAMPLE } from '../support/journey.ts'

let journey: Journey
beforeEach(() => {
  journey = new Journey()
})
afterEach(() => journey.end())

describe('what comes in', () => {
  const wrong: [what: string, name: string, input: unknown, says: string][] = [
    ['an unknown call', 'coding.everything', {}, 'no such call'],
    ['a call of the prototype', 'constructor', {}, 'no such call'],
    ['a list in place of an object', 'source.open', [], 'expected an object'],
    ['a missing field', 'source.open', {}, 'sourceId: expected id of a source'],
    ['a field too many', 'source.list', { all: true }, 'no field “all”'],
    ['an id that is none', 'source.open', { sourceId: 'T10' }, 'sourceId: expected the id of a source'],
    [
      'a range backwards',
      'memo.write',
      { title: '', body: '', passage: { sourceId: crypto.randomUUID(), range: { start: 9, end: 3 } } },
      'an end after its start',
    ],
    ['a number that is none', 'search.text', { words: 'x', limit: Number.NaN }, 'a whole number'],
    ['a text too long', 'search.text', { words: 'x'.repeat(501) }, 'at most 500'],
  ]
  for (const [what, name, input, says] of wrong) {
    it(`${what} is told by its place and changes nothing`, async () => {
      await journey.project()
      expect(await journey.core.call(name, input)).toMatchObject({
        ok: false,
        trouble: { message: expect.stringContaining(says) },
      })
      expect(journey.core.needProject().project.lastChange).toBe(0)
    })
  }

  it('is never quoted back: it may be research text', async () => {
    await journey.project()
    const reply = await journey.core.call('code.create', { name: 7, brief: 'what she said' })
    expect(JSON.stringify(reply)).not.toContain('what she said')
  })

  it('without a project is refused in words', async () => {
    expect(await journey.refused('source.list', {})).toBe('No project is open. Open one first.')
  })
})

describe('trouble', () => {
  it('is of three kinds, and a mistake tells its place and not its words', () => {
    expect(toTrouble(new Refusal('name-empty', 'A code needs a name.'))).toEqual({
      kind: 'refusal',
      code: 'name-empty',
      message: 'A code needs a name.',
    })
    expect(toTrouble(new Fault('disk-full', 'The disk is full.')).kind).toBe('fault')
    expect(toTrouble(Object.assign(new Error('ENOSPC: /home/ana/secret'), { code: 'ENOSPC' })).message).toBe(
      'The disk is full. Nothing of this step was kept; what came before is safe. Make room on it and try again.',
    )
    const ours = toTrouble(new TypeError('cannot read “I was told not to say”'))
    expect(ours.kind).toBe('mistake')
    expect(ours.message).toContain('TypeError; door.test.ts:')
    expect(ours.message).not.toContain('told not to say')
    expect(toTrouble(new Mistake('an act has at least one change')).message).toContain('an act has at least one change')
  })

  it('a refused change leaves nothing, and the next one works', async () => {
    await journey.project()
    await journey.ask('code.create', { name: 'Trust' })
    expect(await journey.refused('code.create', { name: 'TRUST' })).toContain('already a code “Trust”')
    await journey.ask('code.create', { name: 'Distrust' })
    expect((await journey.ask('project.history', {})).map(act => act.label)).toEqual([
      'New code “Distrust”',
      'New code “Trust”',
    ])
  })
})

describe('events', () => {
  it('say what changed: tables, sources, and what can be undone now', async () => {
    await journey.sample()
    const heard: ProjectEvent[] = []
    journey.core.listen(event => heard.push(event))
    const source = (await journey.ask('source.list', {})).find(one => one.key === 'T10')!
    const code = (await journey.ask('code.list', {})).find(one => one.key === 'PLAYBOOK')!
    const [coding] = await journey.ask('coding.apply', {
      sourceId: source.id,
      codeIds: [code.id],
      range: { start: 300, end: 340 },
    })
    expect(heard.at(-1)).toMatchObject({
      type: 'changed',
      tables: ['anchor', 'coding'],
      sourceIds: [source.id],
      everything: false,
      undo: { undo: 'Apply code “Playbooks”', redo: null },
    })
    await journey.ask('coding.remove', { codingIds: [coding!] })
    expect(heard.at(-1)).toMatchObject({ sourceIds: [source.id], undo: { undo: 'Remove coding “Playbooks”' } })
    await journey.ask('project.undo', { acts: 2 })
    expect(heard.at(-1)).toMatchObject({ sourceIds: [source.id], undo: { redo: 'Apply code “Playbooks”' } })
  })

  it('progress is told, and long work that is stopped stays as one act that can be undone', async () => {
    await journey.project()
    const stop = new AbortController()
    const told: number[] = []
    const reply = await journey.core.call(
      'study.load',
      { path: SAMPLE },
      {
        signal: stop.signal,
        onProgress: ({ done, total }) => {
          told.push(done)
          if (total > 0 && done > 60) stop.abort()
        },
      },
    )
    expect(told.length).toBeGreaterThan(2)
    expect(reply).toMatchObject({ ok: true, answer: { cancelled: true } })
    expect(await journey.ask('project.history', {})).toHaveLength(1)
    expect((await journey.ask('project.check', {})).problems).toEqual([])
    await journey.ask('project.undo', {})
    expect((await journey.ask('project.info', {}))!.counts).toEqual({ sources: 0, sites: 0, codes: 0, codings: 0 })
  })

  it('reading and coding go on while a study is brought in', async () => {
    await journey.project()
    await journey.ask('code.create', { name: 'Trust' })
    const loading = journey.core.call('study.load', { path: SAMPLE })
    let during = 0
    const state = { ended: false }
    void loading.then(() => (state.ended = true))
    while (!state.ended) {
      // A caller waits for each answer, as a window does.
      await new Promise(resolve => setImmediate(resolve))
      await journey.ask('source.list', {})
      if (!state.ended) during++
    }
    expect((await loading).ok).toBe(true)
    expect(during).toBeGreaterThan(20)
  })
})

describe('projects', () => {
  it('a file that is none is refused and left as it is', async () => {
    const path = journey.path('letter.crosscase')
    writeFileSync(path, 'Dear all, '.repeat(1000))
    expect(await journey.refused('project.open', { path })).toContain('is no Crosscase project')
    expect(await journey.refused('project.open', { path, passphrase: 'x' })).toContain('is no Crosscase project')
    // Of whole pages it may be one that is closed.
    writeFileSync(path, 'Dear all'.repeat(1024))
    expect(await journey.refused('project.open', { path })).toContain('passphrase')
    expect(await journey.refused('project.open', { path, passphrase: 'x' })).toContain('does not open')
    writeFileSync(path, '')
    expect(await journey.refused('project.open', { path })).toContain('not a')
    expect(await journey.refused('project.open', { path: journey.path('none.crosscase') })).toContain('no file')
    expect(existsSync(`${path}-lock`)).toBe(false)
  })

  it('what is open stays open where another cannot be opened', async () => {
    await journey.project('one')
    await journey.ask('code.create', { name: 'Trust' })
    await journey.ask('project.create', { path: journey.path('two'), name: 'Two', coder: 'A', passphrase: 'words' })
    await journey.ask('project.open', { path: journey.path('one.crosscase') })
    expect(
      await journey.refused('project.open', { path: journey.path('two.crosscase'), passphrase: 'wrong' }),
    ).toContain('does not open')
    expect(await journey.refused('project.create', { path: journey.path('two'), name: 'Two', coder: 'A' })).toContain(
      'already a file',
    )
    expect(await journey.ask('code.list', {})).toHaveLength(1)
  })

  it('recent ones are listed, latest first, those of a passphrase without name and counts', async () => {
    await journey.project('one')
    await journey.ask('project.create', {
      path: journey.path('two'),
      name: 'Ward interviews',
      coder: 'A',
      passphrase: 'words',
    })
    const recent = await journey.ask('project.recent', {})
    expect(recent.map(({ name, encrypted, there, summary }) => [name, encrypted, there, summary])).toEqual([
      ['two', true, true, ''],
      ['one', false, true, '0 sources, 0 sites, 0 codings'],
    ])
    await journey.ask('project.forget', { path: recent[0]!.path })
    expect(await journey.ask('project.recent', {})).toHaveLength(1)
  })

  it('an encrypted one locks, opens with passphrase or recovery key, and takes another passphrase', async () => {
    const { path, recoveryKey } = await journey.ask('project.create', {
      path: journey.path('study'),
      name: 'Study',
      coder: 'A',
      passphrase: 'first words',
    })
    await journey.ask('code.create', { name: 'Trust' })
    await journey.ask('project.lock', {})
    expect(await journey.refused('code.list', {})).toContain('No project is open')
    await journey.ask('project.open', { path, recoveryKey: recoveryKey! })
    expect(await journey.refused('project.encrypt', { passphrase: 'x' })).toContain('already')
    await journey.ask('project.rekey', { passphrase: 'second words' })
    await journey.ask('project.lock', {})
    expect(await journey.refused('project.open', { path, passphrase: 'first words' })).toContain('does not open')
    expect(await journey.refused('project.open', { path, recoveryKey: recoveryKey! })).toContain('does not open')
    await journey.ask('project.open', { path, passphrase: 'second words' })
    await journey.ask('project.decrypt', {})
    expect(await journey.refused('project.lock', {})).toContain('Only a project with a passphrase')
    expect(await journey.ask('code.list', {})).toHaveLength(1)
  })

  it('exports are noted in the history and cannot be undone', async () => {
    await journey.project()
    await journey.ask('export.excerpts', { to: journey.path('all.csv') })
    expect(await journey.ask('project.history', {})).toMatchObject([
      { label: 'Export every excerpt to “all.csv”', state: 'noted' },
    ])
    expect(await journey.ask('project.undo', {})).toEqual({ label: null })
  })
})

describe('where a new project goes', () => {
  it('beside the last one opened, and ~ is home', async () => {
    await journey.project('one')
    expect(await journey.ask('project.folder', {})).toEqual({ folder: journey.folder })
    expect(await journey.refused('project.open', { path: '~/no such folder/x.crosscase' })).not.toContain('~')
  })
})
