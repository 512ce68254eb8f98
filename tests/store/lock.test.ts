import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { once } from 'node:events'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Project } from '../../src/store/project.ts'

let folder: string
let path: string
let child: ChildProcess | null = null

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'crosscase-lock-'))
  path = join(folder, 'p.crosscase')
})
afterEach(() => {
  child?.kill('SIGKILL')
  child = null
  rmSync(folder, { recursive: true })
})

const create = () => Project.create(path, { name: 'Study', coder: 'Ana', initials: 'A' }, { holder: 'Ana' })

/** Another process that holds the project until it is killed. */
async function heldElsewhere(): Promise<ChildProcess> {
  const script = `
    const { Project } = await import(${JSON.stringify(new URL('../../src/store/project.ts', import.meta.url).href)})
    // Kept: what nothing refers to may be closed by the collector.
    globalThis.held = Project.open(${JSON.stringify(path)}, { holder: 'Ben' })
    process.stdout.write('held')
    setInterval(() => {}, 1000)`
  child = spawn(process.execPath, ['--no-warnings', '--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout!, 'data')
  return child
}

describe('the lock', () => {
  it('tells a second opener who holds the project and since when, and lets them read', async () => {
    create().close()
    await heldElsewhere()
    expect(() => Project.open(path, { holder: 'Ana' })).toThrow(/held by Ben \(.+\) since \d{4}-/)
    const reading = Project.open(path, { readOnly: true })
    expect(() =>
      reading.change('x', reading.id as never, tx => tx.insert('question', { key: 'a', place: 1, wording: 'a' })),
    ).toThrow('reading only')
    reading.close()
  })

  it('is freed when the holder dies', async () => {
    create().close()
    const holder = await heldElsewhere()
    holder.kill('SIGKILL')
    await once(holder, 'exit')
    Project.open(path, { holder: 'Ana' }).close()
  })

  it('refuses a second opening in the same process too', () => {
    const project = create()
    expect(() => Project.open(path)).toThrow('held by')
    project.close()
  })

  it('leaves one file on a clean close', () => {
    create().close()
    expect(readdirSync(folder)).toEqual(['p.crosscase'])
  })

  it('refuses to make a project where a file is', () => {
    create().close()
    expect(create).toThrow('There is already a file')
    expect(existsSync(path)).toBe(true)
  })
})
