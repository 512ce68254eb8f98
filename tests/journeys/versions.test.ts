// Scenario 29: what changed between versions, with reasons and counts; and versions saved in the workbench.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { VersionId } from '../../src/base/ids.ts'
import { Journey } from '../support/journey.ts'

const journey = new Journey()
beforeAll(async () => {
  await journey.sample()
})
afterAll(() => journey.end())

const versionId = async (label: string) =>
  (await journey.ask('version.list', {})).versions.find(one => one.label === label)!.id
const codeId = async (key: string) => (await journey.ask('code.list', {})).find(code => code.key === key)!.id
const diff = async (from: string, to: string | null) =>
  journey.ask('version.diff', { fromId: await versionId(from), toId: to === null ? null : await versionId(to) })
const lines = (answer: Awaited<ReturnType<typeof diff>>) =>
  answer.entries.map(({ kind, codes, into }) =>
    [
      kind,
      ...codes.map(code => code.key ?? code.name),
      ...(into.length > 0 ? ['into', ...into.map(code => code.key)] : []),
    ].join(' '),
  )

describe('versions known from the history sheet', () => {
  it('what changed since v2 is told with reasons and counts, and says what it cannot tell', async () => {
    const answer = await diff('v2', 'v4')
    expect(answer.told).toBe('history')
    expect(answer.note).toContain('v2 and v4 are known from the history of the framework only')
    expect(lines(answer)).toEqual([
      'added MOVERS',
      'added PEER',
      'added LOCAL_LEAD',
      'renamed BARRIER_IG',
      'merged CULTURE into CANDOUR',
      'redefined CANDOUR',
      'redefined REUSE',
    ])
    const merged = answer.entries.find(one => one.kind === 'merged')!
    expect(merged.reasons).toEqual([
      { reason: 'All six uses of CULTURE were about showing or hiding failure', by: 'B', on: '2024-05-03' },
    ])
    expect(answer.entries.find(one => one.codes[0]!.key === 'REUSE')!.codings).toBeGreaterThan(0)
  })
  it('asked the other way round it says the same', async () =>
    expect(lines(await diff('v4', 'v2'))).toEqual(lines(await diff('v2', 'v4'))))
  it('between v1 and v2 the codes that came with a split are there too', async () =>
    expect(lines(await diff('v1', 'v2'))).toEqual(
      expect.arrayContaining([
        'split DIRECTION into REUSE LEARN_BACK',
        'added REUSE',
        'added LEARN_BACK',
        'moved VERSION',
      ]),
    ))
  it('nothing happened since v4', async () => expect((await diff('v4', null)).entries).toEqual([]))
  it('a version is not compared with itself', async () => {
    const id = await versionId('v2')
    expect(await journey.refused('version.diff', { fromId: id, toId: id })).toContain('does not differ from itself')
  })
})

describe('versions saved here', () => {
  let v5: VersionId

  it('the whole framework is kept, under the next name', async () => {
    expect(await journey.ask('version.list', {})).toMatchObject({ nextLabel: 'v5', isChanged: null })
    v5 = await journey.ask('version.save', { label: 'v5', reason: 'Before the second round' })
    const { versions, isChanged } = await journey.ask('version.list', {})
    expect(versions.at(-1)).toMatchObject({
      label: 'v5',
      reason: 'Before the second round',
      by: 'Coder A',
      hasContent: true,
      counts: { codes: 26, groups: 6, retired: 2, codings: 538 },
    })
    expect(isChanged).toBe(false)
  })

  it('the same again is refused, unless insisted upon; a name is taken once', async () => {
    expect(await journey.refused('version.save', { label: 'v6' })).toContain('Nothing in the framework changed')
    expect(await journey.refused('version.save', { label: 'V5' })).toContain('already a version')
    await journey.ask('version.save', { label: 'v6', evenUnchanged: true })
    await journey.ask('project.undo', {})
    expect((await journey.ask('version.list', {})).versions).toHaveLength(5)
  })

  it('what was done since is told word by word', async () => {
    const candour = await codeId('CANDOUR')
    const entry = await journey.ask('code.entry', { codeId: candour })
    await journey.ask('code.change', { codeId: candour, full: `${entry.full} Silence counts too.` })
    await journey.ask('code.change', { codeId: await codeId('ADVICE'), name: 'Advice to others' })
    const made = await journey.ask('code.create', { name: 'Waiting', brief: 'Time lost' })
    const answer = await journey.ask('version.diff', { fromId: v5, toId: null })
    expect(answer).toMatchObject({ told: 'contents', note: null, older: { label: 'v5' }, newer: { id: null } })
    expect(lines(answer)).toEqual(['added Waiting', 'renamed ADVICE', 'redefined CANDOUR'])
    expect(answer.entries[0]!.codes[0]!.id).toBe(made)
    expect(answer.entries[1]).toMatchObject({ from: 'What they would change', to: 'Advice to others' })
    expect(answer.entries[2]!.fields[0]!.pieces.filter(piece => piece.kind !== 'same')).toEqual([
      { kind: 'added', words: ' Silence counts too.' },
    ])
    expect(answer.entries[2]!.codings).toBe(entry.codings)
  })

  it('codes that came since are noted to have come in the version that is saved, and its undo is one', async () => {
    await journey.ask('version.save', { label: 'v6', reason: null })
    const waiting = (await journey.ask('code.list', {})).find(code => code.name === 'Waiting')!.id
    expect((await journey.ask('code.entry', { codeId: waiting })).introducedIn).toBe('v6')
    expect(lines(await diff('v5', 'v6'))).toEqual(['added Waiting', 'renamed ADVICE', 'redefined CANDOUR'])
    expect((await journey.ask('project.undo', {})).label).toBe('Save version “v6” of the framework')
    expect((await journey.ask('code.entry', { codeId: waiting })).introducedIn).toBeNull()
  })
})

describe('the history of a code', () => {
  it('tells what happened in words, newest first, with who and why', async () => {
    const codeOf = async (key: string) =>
      (await journey.ask('code.history', { codeId: await codeId(key) })).toReversed()
    const candour = await codeOf('CANDOUR')
    expect(candour.map(({ kind, version }) => [kind, version])).toEqual([
      ['made', 'v2'],
      ['merged from', 'v3'],
      ['redefined', 'v3'],
      ['brought in', null],
      ['redefined', null],
    ])
    expect(candour[1]).toMatchObject({
      by: 'B',
      others: [{ name: 'Culture of sharing' }],
      reason: expect.stringContaining('All six uses'),
    })
    expect(candour[4]!.fields).toMatchObject([
      { field: 'full', pieces: [{ kind: 'same' }, { kind: 'added', words: ' Silence counts too.' }] },
    ])
    expect((await codeOf('ADVICE')).at(-1)).toMatchObject({
      kind: 'renamed',
      from: 'What they would change',
      to: 'Advice to others',
      by: 'Coder A',
    })
  })
  it('what was undone did not happen', async () => {
    await journey.ask('code.change', { codeId: await codeId('PEER'), name: 'From a peer' })
    await journey.ask('project.undo', {})
    expect((await journey.ask('code.history', { codeId: await codeId('PEER') })).map(one => one.kind)).toEqual([
      'brought in',
      'made',
    ])
  })
})
