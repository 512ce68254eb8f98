// A process may end while its threads are at work: it ends, and does not crash.

import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { execPath } from 'node:process'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { Project } from '../../src/store/project.ts'
import { ROOT } from '../house/files.ts'

let folder: string
let path: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'crosscase-ends-'))
  path = join(folder, 'p.crosscase')
  Project.create(path, { name: 'Study', coder: 'Ana', initials: 'A' }).close()
})
afterAll(() => rmSync(folder, { recursive: true }))

it('in the midst of what a thread does of itself, as it does to check a file or back it up', () => {
  const inTree = (file: string) => JSON.stringify(pathToFileURL(join(ROOT, file)))
  writeFileSync(
    join(folder, 'thread.mjs'),
    `import { parentPort } from 'node:worker_threads'
     import { checkFile } from ${inTree('src/store/check.ts')}
     parentPort.postMessage('at work')
     for (;;) checkFile(${JSON.stringify(path)})`,
  )
  const process = join(folder, 'process.mjs')
  writeFileSync(
    process,
    `import { Worker } from 'node:worker_threads'
     new Worker(new URL('thread.mjs', import.meta.url)).on('message', () => setTimeout(() => globalThis.process.exit(0), 20))`,
  )
  const ended = spawnSync(execPath, ['--disable-warning=ExperimentalWarning', process], { encoding: 'utf8' })
  expect([ended.signal, ended.status, ended.stderr]).toEqual([null, 0, ''])
})
