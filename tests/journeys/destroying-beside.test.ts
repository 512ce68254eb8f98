// Destroying for good beside other things: readers elsewhere, work under way, backups that cannot be deleted, what was written out.

import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SourceId } from '../../src/base/ids.ts'
import { backupFolder, backups } from '../../src/store/backups.ts'
import { sql } from '../../src/store/sql.ts'
import { ROOT } from '../house/files.ts'
import { Journey } from '../support/journey.ts'

const journey = new Journey()
const WORD = 'Tomasz'
let sourceId: SourceId
let path: string
const wish = () => ({ what: 'words' as const, sourceIds: [sourceId] })
const planned = async () => (await journey.ask('destroy.plan', wish())).state
const destroy = async () => journey.ask('destroy.apply', { ...wish(), state: await planned(), typed: 'destroy' })
const redact = async (word: string) => {
  const { paragraphs, textState: state } = await journey.ask('source.open', { sourceId })
  const start = paragraphs.map(one => one.text).join('\n').indexOf(word) // prettier-ignore
  const range = { start, end: start + word.length }
  await journey.ask('source.redact', { sourceId, state, range, scope: 'everywhere', by: '[name]' })
}

beforeAll(async () => {
  await journey.sample()
  sourceId = (await journey.ask('source.list', {})).find(one => one.key === 'T08')!.id
  path = journey.core.needProject().project.path
})
afterAll(() => journey.end())

describe('what was written out', () => {
  it('before the words were taken out, and with their source in it, is listed with when, where to, and whether passages stand there', async () => {
    const to = (name: string) => journey.path(name)
    const other = (await journey.ask('source.list', {})).find(one => one.key === 'T01')!.id
    const annotated = { format: 'html' as const, audience: 'team' as const }
    // Written twice, it is one file.
    for (const name of ['T08.html', 'T08.html'])
      await journey.ask('export.annotated', { ...annotated, sourceId, to: to(name) })
    await journey.ask('export.annotated', { ...annotated, sourceId: other, to: to('T01.html') })
    await journey.ask('export.sources', { format: 'csv', to: to('sources.csv') })
    await redact(WORD)
    await journey.ask('export.annotated', { ...annotated, sourceId, to: to('T08 without.html') })
    const { outputs } = await journey.ask('destroy.plan', wish())
    expect(outputs).toEqual([
      expect.objectContaining({ file: 'sources.csv', kind: 'sources', holds: 'counted', folder: journey.folder }),
      expect.objectContaining({ file: 'T08.html', kind: 'annotated source', holds: 'quoted', folder: journey.folder }),
    ])
    expect(outputs.every(one => one.madeAt.startsWith('20'))).toBe(true)
  })

  it('of a source: whatever it went into, also since', async () => {
    const { outputs } = await journey.ask('destroy.plan', { what: 'sources', sourceIds: [sourceId] })
    expect(outputs.map(one => one.file)).toEqual(['T08 without.html', 'sources.csv', 'T08.html'])
  })
})

describe('beside other work', () => {
  it('is refused while somebody reads the project elsewhere, and leaves it as it was', async () => {
    const reader = await reading(path)
    const state = await planned()
    expect(await journey.refused('destroy.apply', { ...wish(), state, typed: 'destroy' })).toMatch(
      /open for reading elsewhere/,
    )
    // Nor is it encrypted under them.
    expect(await journey.refused('project.encrypt', { passphrase: 'x' })).toMatch(/open for reading elsewhere/)
    await journey.ask('memo.write', { title: 'Goes on', body: '' })
    expect((await journey.ask('project.check', {})).problems).toEqual([])
    expect(leftovers()).toEqual([])
    reader.kill()
    await new Promise(resolve => reader.once('close', resolve))
  })

  it('is refused while something is read in or written out; a plan of before is refused afterwards', async () => {
    const state = await planned()
    const exporting = journey.ask('export.excerpts', { to: journey.path('excerpts.csv') })
    const refused = await journey.refused('destroy.apply', { ...wish(), state, typed: 'destroy' })
    expect(refused).toMatch(/still being read in, written out or worked out/)
    await exporting
  })

  it('is refused where the project is open for reading only', async () => {
    const other = new Journey()
    await other.ask('project.open', { path, readOnly: 1 })
    expect(await other.refused('destroy.plan', wish())).toMatch(/reading only/)
    await other.end()
  })

  it('stopped before it is in its place, the project is as it was, and open', async () => {
    const state = await planned()
    const stop = new AbortController()
    const reply = await journey.core.call(
      'destroy.apply',
      { ...wish(), state, typed: 'destroy' },
      { signal: stop.signal, onProgress: ({ doing }) => doing === 'full text' && stop.abort() },
    )
    expect(reply).toMatchObject({ ok: false, trouble: { kind: 'cancelled' } })
    expect(leftovers()).toEqual([])
    expect(await planned()).toBe(state)
    const encrypting = await journey.core.call(
      'project.encrypt',
      { passphrase: 'seven small boats' },
      { signal: stop.signal },
    )
    expect(encrypting).toMatchObject({ ok: false, trouble: { kind: 'cancelled' } })
    expect(leftovers()).toEqual([])
    expect(await journey.ask('project.info', {})).toMatchObject({ encrypted: false })
  })

  it('closed before it is in its place, the project is as it was', async () => {
    const state = await planned()
    const closing: Promise<void>[] = []
    const deed = { ...wish(), state, typed: 'destroy' }
    const onProgress = () => void (closing.length === 0 && closing.push(journey.core.close()))
    expect(await journey.core.call('destroy.apply', deed, { onProgress })).toMatchObject({
      ok: false,
      trouble: { kind: 'cancelled' },
    })
    await closing[0]
    expect(leftovers()).toEqual([])
    expect((await journey.ask('project.open', { path })).finished).toBeNull()
    expect(await planned()).toBe(state)
  })

  it('a plan of a merge is gone afterwards, which is said, and made anew; a text that is being corrected goes on', async () => {
    const { textState } = await journey.ask('source.open', { sourceId })
    await journey.ask('team.handOut', {
      copies: [{ coder: 'Ben', to: journey.path('ben.crosscase') }],
      blind: false,
      withoutSources: [],
      originals: true,
    })
    const merge = await journey.ask('merge.compare', { paths: [journey.path('ben.crosscase')] })
    await destroy()
    expect(await journey.refused('merge.apply', { planId: merge.id })).not.toBe('')
    await journey.ask('merge.compare', { paths: [journey.path('ben.crosscase')] })
    await journey.ask('source.edit', { sourceId, state: textState, steps: [{ start: 0, end: 0, insert: 'Then: ' }] })
  })
})

describe('backups', () => {
  it('that cannot be deleted are told, and tried again whenever the project is opened', async () => {
    await redact('Ostrel')
    // A folder of such a name cannot be removed as a file.
    const stuck = join(backupFolder(path), '20260101-101500-by-hand.crosscase')
    mkdirSync(join(stuck, 'full'), { recursive: true })
    await journey.ask('project.backUp', {})
    const done = await destroy()
    expect(done.backupsLeft).toEqual([basename(stuck)])
    await journey.ask('project.close', {})
    const looking = new Journey()
    expect((await looking.ask('project.open', { path, readOnly: 1 })).finished).toMatch(/may still be there/)
    await looking.end()
    expect((await journey.ask('project.open', { path })).finished).toMatch(/could not be deleted: 20260101-101500/)
    await journey.ask('project.close', {})
    rmSync(stuck, { recursive: true })
    expect((await journey.ask('project.open', { path })).finished).toBeNull()
    // The fresh one was made since.
    expect(backups(path).map(one => one.reason)).toEqual(['after destroying'])
    const open = journey.core.needProject().project.read.all(sql`SELECT 1 FROM destroyed WHERE backups_gone = 0`)
    expect(open).toEqual([])
  })

  it('on another disk go too', async () => {
    const isOther = (disk: string) => existsSync(disk) && statSync(disk).dev !== statSync(path).dev
    const elsewhere = mkdtempSync(
      join([process.env['CROSSCASE_DISK']!, '/dev/shm'].find(isOther) ?? tmpdir(), 'crosscase-backups-'),
    )
    rmSync(backupFolder(path), { recursive: true })
    symlinkSync(elsewhere, backupFolder(path))
    await journey.ask('project.backUp', {})
    await redact('Drumlow')
    const done = await destroy()
    expect(done.backups).toHaveLength(1)
    expect(readdirSync(elsewhere)).toEqual([expect.stringMatching(/after-destroying/)])
    rmSync(elsewhere, { recursive: true })
    rmSync(backupFolder(path))
  })

  it('where no fresh one can be made, that is told, and what is destroyed is destroyed', async () => {
    await redact('Terrified')
    await journey.ask('project.backUp', {})
    const planning = await journey.ask('destroy.plan', wish())
    const reply = await journey.core.call(
      'destroy.apply',
      { ...wish(), state: planning.state, typed: 'destroy' },
      {
        onProgress: ({ doing }) => {
          if (doing !== 'a fresh backup') return
          // A file stands where the folder was.
          rmSync(backupFolder(path), { recursive: true })
          writeFileSync(backupFolder(path), '')
        },
      },
    )
    rmSync(backupFolder(path))
    expect(reply).toMatchObject({ ok: true, answer: { noBackup: expect.any(String) } })
    expect(backups(path)).toEqual([])
    expect(await journey.refused('destroy.plan', wish())).toMatch(/No redaction/)
  })
})

/** A program elsewhere that has the project open for reading. */
async function reading(file: string): Promise<ChildProcess> {
  const project = join(ROOT, 'src/store/project.ts')
  const code = `import { Project } from ${JSON.stringify(project)}; globalThis.held = Project.open(${JSON.stringify(file)}, { readOnly: true }); console.log('open'); setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--no-warnings', '--input-type=module', '-e', code])
  await new Promise((resolve, reject) => {
    child.stdout.once('data', resolve)
    child.once('close', () => reject(new Error('the reader ended')))
  })
  return child
}

/** What a rewrite would leave beside the project. */
function leftovers(): string[] {
  return readdirSync(dirname(path)).filter(name => /\.(part|former)$/.test(name))
}
