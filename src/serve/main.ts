// The web shell as a program of its own: `npm start` runs it where there is no desktop window, `npm start -- --web` on purpose.

import path from 'node:path'
import { parseArgs } from 'node:util'
import { Core } from '../api/core.ts'
import { homeFolder } from './home.ts'
import { hasDisplay, openInBrowser } from './open-browser.ts'
import { openFirst } from './open-first.ts'
import { serve } from './server.ts'

const root = path.resolve(import.meta.dirname, '../..')
const { values } = parseArgs({
  options: { port: { type: 'string' }, why: { type: 'string' }, 'no-open': { type: 'boolean' } },
})

const home = homeFolder()
const core = new Core({ home, sampleStudy: path.join(root, 'fixtures', 'sample-study') })
try {
  const shell = await serve({
    door: core,
    page: path.join(root, 'out', 'renderer'),
    home,
    port: Number(values.port ?? 0),
  })
  let ending = false
  const end = async () => {
    if (ending) return
    ending = true
    await shell.close()
    await core.close()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end())
  const trouble = await openFirst((name, input) => core.call(name, input))
  if (trouble) process.stderr.write(`${trouble.message}\n`)
  if (values.why) process.stdout.write(`${values.why}\n`)
  process.stdout.write(
    `Crosscase is open at  ${shell.address}\nOpen this address in a browser on this machine. Ctrl+C ends it.\n`,
  )
  if (process.stdout.isTTY && !values['no-open'] && hasDisplay(process.env, process.platform))
    await openInBrowser(shell.address, shell.folder)
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  await core.close()
  process.exitCode = 1
}
