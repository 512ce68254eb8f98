// Command lines one after the other on real projects, through the real door.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { Journey, SAMPLE } from '../support/journey.ts'
import { CommandLine } from './support.ts'

const place = new Journey()
afterAll(() => place.end())

const line = new CommandLine(place)
const crosscase = (words: readonly string[], env?: Record<string, string>) => line.run(words, env)
const json = (...words: readonly string[]) => line.json(...words)

describe('a study from the command line', () => {
  it('is made and loaded, every quote checked', async () => {
    expect(await json('new', 'study.crosscase', '--coder', 'A')).toMatchObject({ name: 'study', coder: 'A' })
    const { counts, quotesVerified } = await json('load', 'study.crosscase', SAMPLE)
    expect(counts).toMatchObject({ sources: 38, sites: 12, participants: 26, pairs: 6, codes: 34, codings: 538 })
    expect(quotesVerified).toBe(538)
  })
  it('loaded a second time changes nothing', async () => {
    const acts = await json('list', 'study.crosscase', 'changes')
    const { counts } = await json('load', 'study.crosscase', SAMPLE)
    expect(Object.values(counts).every(count => count === 0)).toBe(true)
    expect(await json('list', 'study.crosscase', 'changes')).toEqual(acts)
  })
  it('has a text replaced by a corrected file, looked at first', async () => {
    const [source] = (await json('list', 'study.crosscase', 'sources')).filter(
      (one: { key: string }) => one.key === 'T10',
    )
    const text = readFileSync(path.join(SAMPLE, source.path), 'utf8')
    writeFileSync(place.path('corrected.txt'), text.replace('librarian', 'archivist'))
    const line = ['source', 'replace', 'study.crosscase', 'T10', place.path('corrected.txt')]
    const planned = await json(...line, '--dry-run')
    expect(planned).toMatchObject({ dryRun: true, changes: 1, counts: { moved: 0, lost: 0 } })
    expect((await json('list', 'study.crosscase', 'changes'))[0].name).not.toMatch(/corrected file/)
    await json(...line, '--reason', 'heard again')
    await json('undo', 'study.crosscase')
  })
  it('is searched', async () => {
    const answer = await json('search', 'study.crosscase', '"the playbook"', '--limit', '2')
    expect(answer).toMatchObject({ total: 5, sources: 5 })
    const sources = await json('list', 'study.crosscase', 'sources')
    for (const { source, start, end, match } of answer.hits) {
      const file = sources.find((one: { key: string }) => one.key === source).path
      expect(readFileSync(path.join(SAMPLE, file), 'utf8').slice(start, end)).toBe(match)
    }
  })
  it('is written out as a matrix, the same bytes twice', async () => {
    for (const name of ['m.xlsx', 'n.xlsx']) {
      expect(await crosscase(['matrix', 'study.crosscase', '--to', name])).toEqual({
        exit: 0,
        out: `Wrote ${place.path(name)}\n`,
        error: '',
      })
    }
    expect(readFileSync(place.path('m.xlsx')).equals(readFileSync(place.path('n.xlsx')))).toBe(true)
  })
  it('[51] where nobody asks for a measure, it says where there is anything, not how often', async () => {
    for (const [name, ...more] of [['d.json'], ['p.json', '--measure', 'presence'], ['c.json', '--measure', 'codings']])
      expect((await crosscase(['matrix', 'study.crosscase', '--to', name!, ...more])).exit).toBe(0)
    const written = (name: string) => readFileSync(place.path(name), 'utf8')
    expect(written('d.json')).toBe(written('p.json'))
    expect(written('d.json')).not.toBe(written('c.json'))
  })
  it('undone it is empty; redone every id and time is back', async () => {
    const before = await json('list', 'study.crosscase', 'codings')
    expect((await crosscase(['undo', 'study.crosscase'])).out).toBe('Undone: Load study “sample-study”\n')
    expect(await json('list', 'study.crosscase', 'sources')).toEqual([])
    expect(await json('check', 'study.crosscase')).toMatchObject({ clean: true })
    expect((await crosscase(['redo', 'study.crosscase'])).out).toBe('Redone: Load study “sample-study”\n')
    expect(await json('list', 'study.crosscase', 'codings')).toEqual(before)
    expect(await json('check', 'study.crosscase')).toMatchObject({ clean: true, problems: [] })
  })
  it('is one file when nothing runs', () => {
    expect(readdirSync(place.folder).filter(name => /^study\.crosscase(?!-backups)/.test(name))).toEqual([
      'study.crosscase',
    ])
  })
})

describe('an encrypted study', () => {
  const opens = async (option: string, variable: string) =>
    (await crosscase(['list', 'secret.crosscase', 'coders', option, 'V'], { V: variable })).exit

  it('opens with its passphrase or its recovery key only, and can be given another and none', async () => {
    const made = await crosscase(['new', 'secret.crosscase', '--coder', 'A', '--passphrase-env', 'V', '--json'], {
      V: 'a few quiet words',
    })
    const { recoveryKey } = JSON.parse(made.out)
    expect(await crosscase(['list', 'secret.crosscase', 'coders'])).toMatchObject({
      exit: 1,
      out: '',
      error: expect.stringContaining('closed by a passphrase'),
    })
    expect(await opens('--passphrase-env', 'other words')).toBe(1)
    expect(await opens('--passphrase-env', 'a few quiet words')).toBe(0)
    expect(await opens('--recovery-key-env', recoveryKey)).toBe(0)

    expect(
      (
        await crosscase(['rekey', 'secret.crosscase', '--passphrase-env', 'OLD', '--new-passphrase-env', 'NEW'], {
          OLD: 'a few quiet words',
          NEW: 'others again',
        })
      ).exit,
    ).toBe(0)
    expect(await opens('--passphrase-env', 'a few quiet words')).toBe(1)
    expect(await opens('--passphrase-env', 'others again')).toBe(0)

    expect(
      (await crosscase(['decrypt', 'secret.crosscase', '--passphrase-env', 'V'], { V: 'others again' })).exit,
    ).toBe(0)
    expect((await crosscase(['list', 'secret.crosscase', 'coders'])).exit).toBe(0)
  })
  it('a clear one can be encrypted, once', async () => {
    const encrypt = () => crosscase(['encrypt', 'secret.crosscase', '--passphrase-env', 'V'], { V: 'closed now' })
    expect(await encrypt()).toMatchObject({ exit: 0, out: expect.stringContaining('Recovery key, said only now') })
    expect(await crosscase(['list', 'secret.crosscase', 'coders'])).toMatchObject({ exit: 1 })
    expect(await encrypt()).toMatchObject({
      exit: 1,
      error: 'This project has a passphrase already. `crosscase rekey` changes it.\n',
    })
  })
})

describe('a project that somebody holds open', () => {
  it('may be looked at, and is not written to', async () => {
    await place.ask('project.open', { path: place.path('study.crosscase') })
    expect((await crosscase(['list', 'study.crosscase', 'sources', '--json'])).exit).toBe(0)
    expect(await crosscase(['undo', 'study.crosscase'])).toMatchObject({
      exit: 1,
      out: '',
      error: expect.stringContaining('This project is open: held by'),
    })
    await place.ask('project.close', {})
  })
})
