// `crosscase …`: the same door as the workbench, for bulk work and scripts. What a command needs is loaded when it needs it.

import { readFileSync } from 'node:fs'
import { enableCompileCache } from 'node:module'
import path from 'node:path'
import { ProgressLine } from './progress.ts'
import { run } from './run.ts'
import { shellOf } from './session.ts'

const root = path.resolve(import.meta.dirname, '../..')

async function makeDoor() {
  const { homeFolder } = await import('../serve/home.ts')
  const home = homeFolder()
  // Our own compiled code, kept for the next run: it starts in half the time. In our folder, not in one that others write to.
  enableCompileCache(path.join(home, 'code-cache'))
  const { Core } = await import('../api/core.ts')
  return new Core({ home, sampleStudy: path.join(root, 'fixtures', 'sample-study') })
}

const stop = new AbortController()
const line = new ProgressLine(process.stderr)
// The first Ctrl+C stops in good order, a second one at once.
process.once('SIGINT', () => {
  stop.abort()
  process.once('SIGINT', () => process.exit(1))
})
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // Whoever read our answer has seen enough (`… | head`).
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

process.exitCode = await run(process.argv.slice(2), {
  door: makeDoor,
  shell: shellOf(process.env, process.cwd(), async options => {
    const { serveUntilEnded } = await import('./serve.ts')
    await serveUntilEnded(root, options)
  }),
  version: () => (JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string }).version,
  out: text => void process.stdout.write(text),
  error: text => void process.stderr.write(text),
  onProgress: progress => line.show(progress),
  afterProgress: () => line.end(),
  signal: stop.signal,
})
