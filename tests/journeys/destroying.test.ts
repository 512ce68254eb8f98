// Destroying for good, through the door: the words are in no byte of the project any more, nothing brings them back.

import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { placeRewritten } from '../../src/store/rewriting.ts'
import { inflateRawSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { setFaultHook } from '../../src/base/fault-point.ts'
import type { SourceId } from '../../src/base/ids.ts'
import type { ProjectEvent } from '../../src/base/reply.ts'
import { backupFolder } from '../../src/store/backups.ts'
import { Connection } from '../../src/store/driver.ts'
import { sql } from '../../src/store/sql.ts'
import { CommandLine } from '../cli/support.ts'
import { Journey } from '../support/journey.ts'

/** The files of a project, its sidecars and its backups. */
function filesOf(path: string): string[] {
  const folder = dirname(path)
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => name.startsWith(basename(path)))
    .map(name => join(folder, name))
    .filter(file => statSync(file).isFile())
}

/** In which files some words stand, in UTF-8 or UTF-16. */
function bytesSay(path: string, words: string): string[] {
  const forms = [Buffer.from(words, 'utf8'), Buffer.from(words, 'utf16le'), Buffer.from(words, 'utf16le').swap16()]
  return filesOf(path).filter(file => {
    const bytes = readFileSync(file)
    return forms.some(form => bytes.includes(form))
  })
}

/** Whether what is packed in the log, or an original, says some words. */
function packedSays(journey: Journey, words: string): boolean {
  const { read } = journey.core.needProject().project
  const packed = read.all<{ bytes: Uint8Array }>(
    sql`SELECT before AS bytes FROM change_row WHERE typeof(before) = 'blob' UNION ALL SELECT after FROM change_row WHERE typeof(after) = 'blob' UNION ALL SELECT deflated FROM blob WHERE length(deflated) > 0
      UNION ALL SELECT content FROM framework_version WHERE content IS NOT NULL UNION ALL SELECT content FROM merge_report`,
  )
  return packed.some(({ bytes }) => inflateRawSync(bytes).toString('utf8').includes(words))
}

describe('destroying what redactions took out', () => {
  const journey = new Journey()
  const words = 'Tomasz'
  let sourceId: SourceId
  const range = async () => {
    const { paragraphs } = await journey.ask('source.open', { sourceId })
    const start = paragraphs.map(one => one.text).join('\n').indexOf(words) // prettier-ignore
    return { start, end: start + words.length }
  }
  beforeAll(async () => {
    await journey.sample()
    sourceId = (await journey.ask('source.list', {})).find(one => one.key === 'T08')!.id
    await journey.ask('memo.write', { title: 'Said', body: `Spoke to ${words}.` })
    await journey.ask('team.handOut', {
      copies: [{ coder: 'Ben', to: journey.path('ben.crosscase') }],
      blind: false,
      withoutSources: [],
      originals: true,
    })
    const { textState: state } = await journey.ask('source.open', { sourceId })
    await journey.ask('source.redact', { sourceId, state, range: await range(), scope: 'everywhere', by: '[name]' })
    await journey.ask('project.backUp', {})
  })
  afterAll(() => journey.end())

  it('refuses without the word, and after another change', async () => {
    const { state } = await journey.ask('destroy.plan', { what: 'words', sourceIds: [sourceId] })
    const wish = { what: 'words' as const, sourceIds: [sourceId], state }
    expect(await journey.refused('destroy.apply', { ...wish, typed: 'yes' })).toMatch(/Type the word/)
    await journey.ask('memo.write', { title: 'Meanwhile', body: '' })
    expect(await journey.refused('destroy.apply', { ...wish, typed: 'destroy' })).toMatch(/Look at the plan again/)
  })

  it('the plan names what holds them and what cannot be reached, without the words', async () => {
    const plan = await journey.ask('destroy.plan', { what: 'words', sourceIds: [sourceId] })
    expect(plan.sources).toEqual([{ id: sourceId, name: 'T08', redactions: 1, untold: 0 }])
    expect(plan.log.entries).toBeGreaterThan(0)
    expect(plan.log.acts.map(act => act.label)).toContain('Redact words of “T08”, 5 places')
    expect(plan.originals).toBe(1)
    expect(plan.backups.length).toBeGreaterThan(0)
    expect(plan.copies).toEqual([expect.objectContaining({ for: 'Ben', cameBack: 0 })])
    expect(plan.written.first.map(one => one.name)).toEqual(['Said'])
    expect(plan.alsoIn).toEqual([])
    expect(JSON.stringify(plan)).not.toContain(words)
  })

  it('no byte of the folder says them any more; check is clean; the deed stands in the history; undo does not cross it', async () => {
    // What a person wrote is theirs to change.
    const [memo] = (await journey.ask('memo.list', {})).filter(one => one.title === 'Said')
    await journey.ask('memo.remove', { memoId: memo!.id })
    const { path } = journey.core.needProject().project
    expect(packedSays(journey, words) || bytesSay(path, words).length > 0).toBe(true)
    const plan = await journey.ask('destroy.plan', { what: 'words', sourceIds: [sourceId] })
    const done = await journey.ask('destroy.apply', {
      what: 'words',
      sourceIds: [sourceId],
      state: plan.state,
      typed: 'destroy',
    })
    expect(done.entries).toBe(plan.log.entries)
    expect(done.backups).toEqual(plan.backups.map(one => basename(one.path)))
    expect((await journey.ask('project.backups', {})).map(one => one.reason)).toEqual(['after destroying'])
    expect(packedSays(journey, words)).toBe(false)
    expect(bytesSay(path, words)).toEqual([])
    expect((await journey.ask('project.check', {})).problems).toEqual([])
    const [act] = await journey.ask('project.history', {})
    expect(act).toMatchObject({ label: 'Destroy for good what a redaction took out of T08', state: 'noted' })
    expect(await journey.refused('project.undo', {})).toMatch(/undo does not go back beyond that/)
    expect((await journey.ask('project.redo', {})).label).toBeNull()
    expect(await journey.refused('destroy.plan', { what: 'words', sourceIds: [sourceId] })).toMatch(/No redaction/)
  })

  it('what is done since can be undone', async () => {
    await journey.ask('memo.write', { title: 'After', body: '' })
    await journey.ask('project.undo', {})
    expect(await journey.refused('project.undo', {})).toMatch(/destroyed for good/)
  })

  it('[72] a copy handed out before comes home without the words', async () => {
    const { path } = journey.core.needProject().project
    await journey.ask('project.open', { path: journey.path('ben.crosscase'), coder: 'Ben' })
    await journey.ask('memo.write', { title: 'From Ben', body: `${words} said so.` })
    const [code] = (await journey.ask('code.list', {})).filter(one => one.kind === 'code')
    await journey.ask('code.change', { codeId: code!.id, typical: `${words} said so.` })
    await journey.ask('version.save', { label: 'of Ben', evenUnchanged: true })
    const { textState: state } = await journey.ask('source.open', { sourceId })
    await journey.ask('source.edit', { sourceId, state, steps: [{ start: 0, end: 0, insert: 'Ben: ' }] })
    await journey.ask('project.open', { path })
    const plan = await journey.ask('merge.compare', { paths: [journey.path('ben.crosscase')] })
    await journey.ask('merge.apply', { planId: plan.id })
    const { read } = journey.core.needProject().project
    expect(read.all(sql`SELECT body FROM memo WHERE title = 'From Ben'`)).toEqual([{ body: '[name] said so.' }])
    expect((await journey.ask('search.text', { words })).total).toBe(0)
    expect(packedSays(journey, words)).toBe(false)
    await journey.ask('project.close', {})
    // Of backups the one made before the merge is without them too.
    expect(bytesSay(path, words)).toEqual([])
    await journey.ask('project.open', { path })
    expect((await journey.ask('project.check', {})).problems).toEqual([])
  })
})

describe('destroying sources of somebody who withdrew consent', () => {
  const journey = new Journey()
  let sourceId: SourceId
  let said: string
  beforeAll(async () => {
    await journey.sample()
    sourceId = (await journey.ask('source.list', {})).find(one => one.key === 'T16')!.id
    const { paragraphs } = await journey.ask('source.open', { sourceId })
    said = paragraphs.map(one => one.text).toSorted((a, b) => b.length - a.length)[0]!.slice(0, 60) // prettier-ignore
    const [code] = (await journey.ask('code.list', {})).filter(one => one.kind === 'code')
    await journey.ask('code.change', { codeId: code!.id, typical: `“${said}”` })
    await journey.ask('version.save', { label: 'quoting', evenUnchanged: true })
    await journey.ask('memo.write', { title: 'Quoted', body: `As T16 says: ${said}` })
    await journey.ask('team.handOut', {
      copies: [{ coder: 'Ben', to: journey.path('ben.crosscase') }],
      blind: false,
      withoutSources: [],
      originals: true,
    })
    await journey.ask('project.backUp', {})
  })
  afterEach(() => setFaultHook(null))
  afterAll(() => journey.end())

  it('[90] its text, codings, excerpts and index entries are gone, in every byte; outputs and copies are named', async () => {
    const { path } = journey.core.needProject().project
    expect(bytesSay(path, said).length).toBeGreaterThan(0)
    const plan = await journey.ask('destroy.plan', { what: 'sources', sourceIds: [sourceId] })
    expect(plan.resting.map(one => one.kind)).toContain('codings')
    expect(plan.copies.length).toBe(1)
    // What people wrote is told with where it is, and theirs to rewrite; what nobody can rewrite is counted.
    expect(plan.written.first.map(one => `${one.what}: ${one.part}`)).toEqual(
      expect.arrayContaining(['Code: Typical example', 'Memo: Words']),
    )
    expect(plan.kept).toContainEqual({ what: 'Version of the framework', count: 1 })
    const [memo] = (await journey.ask('memo.list', {})).filter(one => one.title === 'Quoted')
    await journey.ask('memo.remove', { memoId: memo!.id })
    const [code] = (await journey.ask('code.list', {})).filter(one => one.kind === 'code')
    await journey.ask('code.change', { codeId: code!.id, typical: null })
    const { state } = await journey.ask('destroy.plan', { what: 'sources', sourceIds: [sourceId] })
    await journey.ask('destroy.apply', { what: 'sources', sourceIds: [sourceId], state, typed: 'destroy' })
    expect(bytesSay(path, said)).toEqual([])
    expect(packedSays(journey, said)).toBe(false)
    expect((await journey.ask('source.list', {})).some(one => one.id === sourceId)).toBe(false)
    expect((await journey.ask('project.check', {})).problems).toEqual([])
    expect((await journey.ask('project.history', {}))[0]!.label).toBe('Destroy for good T16')
  })

  it('a copy handed out before brings nothing of it back', async () => {
    const { path } = journey.core.needProject().project
    await journey.ask('project.open', { path: journey.path('ben.crosscase'), coder: 'Ben' })
    const { paragraphs, textState } = await journey.ask('source.open', { sourceId })
    const [codeId] = (await journey.ask('code.list', {})).filter(code => code.kind === 'code').map(code => code.id)
    const at = paragraphs.find(one => one.text.startsWith(said))!.start
    await journey.ask('coding.apply', { sourceId, codeIds: [codeId!], range: { start: at, end: at + 20 } })
    await journey.ask('source.markCoded', { sourceId, coded: true })
    await journey.ask('source.edit', { sourceId, state: textState, steps: [{ start: 0, end: 0, insert: 'x' }] })
    await journey.ask('memo.write', { title: 'From Ben', body: 'Of something else.' })
    await journey.ask('project.open', { path })
    const plan = await journey.ask('merge.compare', { paths: [journey.path('ben.crosscase')] })
    expect(plan.lines.map(line => [line.kind, line.what, line.count])).toEqual(
      expect.arrayContaining([
        ['M50', 'coding', 1],
        ['M50', 'source_coder', 1],
      ]),
    )
    await journey.ask('merge.apply', { planId: plan.id })
    expect((await journey.ask('source.list', {})).some(one => one.id === sourceId)).toBe(false)
    expect((await journey.ask('memo.list', {})).map(one => one.title)).toContain('From Ben')
    await journey.ask('project.close', {})
    expect(bytesSay(path, said)).toEqual([])
    await journey.ask('project.open', { path })
    expect((await journey.ask('project.check', {})).problems).toEqual([])
  })

  it('cut off while it is put in its place, the project is as it was, or the deed is finished at the next opening', async () => {
    const { path } = journey.core.needProject().project
    await journey.ask('project.close', {})
    for (const point of ['rewrite.placing', 'rewrite.aside', 'rewrite.placed']) {
      const at = journey.path(`${point}.crosscase`)
      copyFileSync(path, at)
      copyFileSync(path, `${at}.part`)
      setFaultHook(name => {
        if (name === point) throw new Error('cut')
      })
      expect(() => placeRewritten(at, undefined), point).toThrow('cut')
      setFaultHook(null)
      await journey.ask('project.open', { path: at })
      expect((await journey.ask('project.check', {})).problems, point).toEqual([])
      await journey.ask('project.close', {})
      for (const left of ['.former', '.part', '-copy.part']) expect(existsSync(at + left), point).toBe(false)
    }
  })

  it('cut off before the older backups were deleted, they go at the next opening, and nothing else in that folder', async () => {
    const { path } = journey.core.opened?.project ?? { path: journey.path('study.crosscase') }
    await journey.ask('project.close', {})
    const at = journey.path('late.crosscase')
    copyFileSync(path, at)
    const connection = new Connection(at)
    connection.write('UPDATE destroyed SET backups_gone = 0', [])
    connection.close()
    mkdirSync(backupFolder(at))
    copyFileSync(path, join(backupFolder(at), '20260101-101500-by-hand.crosscase'))
    copyFileSync(path, join(backupFolder(at), 'kept by me.crosscase'))
    await journey.ask('project.open', { path: at })
    expect(readdirSync(backupFolder(at))).toEqual(['kept by me.crosscase'])
    await journey.ask('project.close', {})
  })

  it('on the command line: first only the plan, then the deed with the word', async () => {
    const line = new CommandLine(journey)
    const path = journey.path('late.crosscase')
    const plan = await line.run(['destroy', 'source', path, 'T01'])
    expect(plan).toMatchObject({ exit: 0, error: '' })
    expect(plan.out).toContain('Nothing was destroyed.')
    expect((await line.run(['destroy', 'source', path, 'T01', '--confirm', 'yes'])).exit).toBe(1)
    const done = await line.run(['destroy', 'source', path, 'T01', '--confirm', 'destroy'])
    expect(done).toMatchObject({ exit: 0, error: '' })
    expect(done.out).toContain('Destroy for good T01: done.')
    expect((await line.run(['check', path])).exit).toBe(0)
  })

  it('of an encrypted project, which stays so; while its file is written anew it can be read, and what would change it waits; windows are told to read anew', async () => {
    const path = journey.path('late.crosscase')
    const passphrase = 'seven small boats'
    await journey.ask('project.open', { path })
    await journey.ask('project.encrypt', { passphrase })
    const { id } = (await journey.ask('source.list', {})).find(one => one.key === 'T02')!
    const wish = { what: 'sources' as const, sourceIds: [id] }
    const { state } = await journey.ask('destroy.plan', wish)
    const told: ProjectEvent[] = []
    const done: string[] = []
    const asking = async (when: string) => {
      const sources = await journey.ask('source.list', {})
      done.push(`${when} it is ${sources.some(one => one.id === id) ? 'there' : 'gone'}`)
    }
    const meanwhile: Promise<unknown>[] = []
    const stop = journey.core.listen(event => {
      if (event.type !== 'progress') told.push(event)
      else if (event.progress.doing === 'a copy to work on')
        meanwhile.push(
          asking('while it is written'),
          journey.ask('memo.write', { title: 'Meanwhile', body: '' }).then(() => done.push('a memo is written')),
        )
    })
    setFaultHook(name => {
      if (name === 'rewrite.placing') meanwhile.push(asking('when it is placed'))
    })
    await journey.ask('destroy.apply', { ...wish, state, typed: 'destroy' })
    await Promise.all(meanwhile)
    stop()
    expect(done.toSorted()).toEqual([
      'a memo is written',
      'when it is placed it is gone',
      'while it is written it is there',
    ])
    expect(done[0]).toBe('while it is written it is there')
    expect((await journey.ask('project.history', {})).map(act => act.label).slice(0, 2)).toEqual([
      expect.stringMatching(/memo/),
      'Destroy for good T02',
    ])
    expect(told[0]).toMatchObject({ type: 'changed', everything: true })
    expect(told.filter(event => event.type !== 'changed')).toEqual([])
    expect((await journey.ask('project.check', {})).problems).toEqual([])
    await journey.ask('project.close', {})
    // Only what lay there before is in the clear.
    expect(bytesSay(path, 'SQLite format 3').map(file => basename(file))).toEqual(['kept by me.crosscase'])
    expect(await journey.refused('project.open', { path })).toContain('closed by a passphrase')
    await journey.ask('project.open', { path, passphrase })
  })
})
