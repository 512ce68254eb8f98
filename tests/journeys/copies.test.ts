// Copies are handed out, opened, and know where they came from.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from '../../src/store/sql.ts'
import { Journey } from '../support/journey.ts'

const journey = new Journey()
const copy = new Journey()
beforeAll(async () => {
  await journey.sample('study', 'Lead')
})
afterAll(async () => {
  await journey.end()
  await copy.end()
})

const sourceNamed = async (key: string) => (await journey.ask('source.list', {})).find(one => one.key === key)!.id
const plain = { blind: false, withoutSources: [], originals: true }

describe('handing out', () => {
  it('says before what it would do', async () => {
    const plan = await journey.ask('team.planHandOut', {
      ...plain,
      copies: [
        { coder: 'A', to: 'x' },
        { coder: 'Ben', to: 'y' },
      ],
    })
    expect(plan).toMatchObject({
      version: { label: 'Baseline 1', isNew: true },
      sources: 38,
      copies: [
        { name: 'A', isNew: false, sealed: 0 },
        { name: 'Ben', isNew: true },
      ],
    })
    expect(plan.copies.map(copy => copy.leftOut)).toEqual([0, 0])
  })

  it('a source that somebody is to code and that stays out is told', async () => {
    const [source] = await journey.ask('source.list', {})
    const coderId = (await journey.ask('project.coders', {})).find(coder => coder.name === 'A')!.id
    const allocate = (part: 'first' | null) =>
      journey.ask('team.allocate', { changes: [{ sourceId: source!.id, coderId, part, blind: false }] })
    await allocate('first')
    const { copies } = await journey.ask('team.planHandOut', {
      ...plain,
      withoutSources: [source!.id],
      copies: [{ coder: 'A', to: 'x' }],
    })
    expect(copies).toMatchObject([{ parts: { first: 0 }, leftOut: 1 }])
    await allocate(null)
  })

  it('writes one file a coder, and keeps what was handed out', async () => {
    const to = ['A', 'Ben'].map(name => ({ coder: name, to: journey.path(`for-${name}.crosscase`) }))
    const made = await journey.ask('team.handOut', { ...plain, copies: to })
    expect(made.map(one => existsSync(one.path))).toEqual([true, true])
    const { handedOut, copyOf } = await journey.ask('team.copies', {})
    expect(copyOf).toBeNull()
    expect(handedOut.map(one => [one.for.name, one.by.name, one.version?.label, one.file])).toEqual([
      ['A', 'Lead', 'Baseline 1', 'for-A.crosscase'],
      ['Ben', 'Lead', 'Baseline 1', 'for-Ben.crosscase'],
    ])
    expect(readdirSync(journey.folder).filter(name => name.includes('part'))).toEqual([])
  })

  it('a copy opens as the one for whom it was made, with a log of its own, whole', async () => {
    const info = await copy.ask('project.open', { path: journey.path('for-Ben.crosscase') })
    expect(info.coder.name).toBe('Ben')
    expect(info.copyOf).toMatchObject({ by: 'Lead', for: 'Ben' })
    expect(info.counts).toMatchObject({ sources: 38, codings: 538 })
    expect(info.lastChange).toBe(0)
    expect(await copy.ask('project.history', {})).toEqual([])
    expect((await copy.ask('project.check', {})).problems).toEqual([])
    expect((await copy.ask('team.copies', {})).handedOut).toEqual([])
    expect(await copy.refused('team.planHandOut', { ...plain, copies: [{ coder: 'A', to: 'x' }] })).toContain(
      'This is the copy that Lead handed out to Ben',
    )
  })

  it('knows the last change that is in it', async () => {
    const theirs = copy.core.needProject().project.read.get<{ position: number }>(sql`SELECT position FROM hand_out`)
    const ours = journey.core.needProject().project
    expect(theirs).toEqual(ours.read.get(sql`SELECT position FROM hand_out WHERE for_name = 'Ben'`))
    expect(theirs!.position).toBe(ours.lastChange)
  })

  it('leaves out sources with all that rests on them, and original files', async () => {
    const out = await sourceNamed('T10')
    await journey.ask('team.handOut', {
      ...plain,
      withoutSources: [out],
      originals: false,
      copies: [{ coder: 'A', to: journey.path('without.crosscase') }],
    })
    const info = await copy.ask('project.open', { path: journey.path('without.crosscase') })
    expect(info.counts.sources).toBe(37)
    const report = await copy.ask('project.check', {})
    expect(report.problems).toEqual([])
    expect(report.checked).toContainEqual({ what: 'originals that this copy was handed out without', count: 37 })
    expect((await copy.ask('team.copies', {})).copyOf!.withheld).toEqual({
      sources: [out],
      sealed: [],
      originals: true,
    })
    const bytes = readFileSync(journey.path('without.crosscase'))
    const { read } = journey.core.needProject().project
    const words = read.all<{ text: string }>(
      sql`SELECT text FROM paragraph JOIN source ON source.id = source_id WHERE source.key = 'T10' AND length(text) > 60`,
    )
    await copy.ask('project.close', {})
    expect(words.length).toBeGreaterThan(3)
    for (const { text } of words) expect(bytes.includes(text.slice(0, 40))).toBe(false)
  })

  it('has a passphrase of its own', async () => {
    await journey.ask('team.handOut', {
      ...plain,
      passphrase: 'seven small boats',
      copies: [{ coder: 'A', to: journey.path('closed') }],
    })
    const path = journey.path('closed.crosscase')
    expect(await copy.refused('project.open', { path })).toContain('closed by a passphrase')
    expect((await copy.ask('project.open', { path, passphrase: 'seven small boats' })).encrypted).toBe(true)
    expect((await copy.ask('project.check', {})).problems).toEqual([])
    await copy.ask('project.close', {})
  })

  it('refuses what is in the way, and changes nothing', async () => {
    const before = (await journey.ask('team.copies', {})).handedOut.length
    expect(
      await journey.refused('team.handOut', { ...plain, copies: [{ coder: 'A', to: journey.path('closed') }] }),
    ).toContain('already a file')
    expect(
      await journey.refused('team.handOut', { ...plain, copies: [{ coder: 'A', to: journey.path('no/where') }] }),
    ).toContain('There is no folder')
    expect(await journey.refused('team.handOut', { ...plain, copies: [] })).toContain('Nobody is chosen')
    expect((await journey.ask('team.copies', {})).handedOut.length).toBe(before)
  })

  it('stopped, it leaves nothing behind', async () => {
    const stop = new AbortController()
    const reply = await journey.core.call(
      'team.handOut',
      { ...plain, copies: [{ coder: 'A', to: journey.path('stopped') }] },
      { signal: stop.signal, onProgress: () => stop.abort() },
    )
    expect(reply.ok).toBe(false)
    expect(readdirSync(journey.folder).filter(name => /stopped|part/.test(name))).toEqual([])
    expect((await journey.ask('team.copies', {})).handedOut.some(one => one.file.includes('stopped'))).toBe(false)
  })
})
