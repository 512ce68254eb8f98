// `npm start`: sets up, builds, and opens the workbench: in a window of its own where that can be had, else in the browser.
// `--web` chooses the browser, `--desktop` tries again to fetch the desktop runtime, `--port N` is for the browser.

import { spawn } from 'node:child_process'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { electronBinary, fetchElectron, noWindowBecause } from './electron-runtime.mjs'
import { ensure } from './ensure.mjs'
import { environment, root, runNode } from './node.mjs'
import { buildIfOlder } from './out.mjs'

/** A window that ends in failure sooner than this never came up, in milliseconds. */
const TOO_SOON = 5000

const options = {
  web: { type: 'boolean' },
  desktop: { type: 'boolean' },
  port: { type: 'string' },
  'no-open': { type: 'boolean' },
}
const { values } = parseArgs({ options })

/** Opens the desktop window. Gives null when it ended in good order, else why it did not come up. */
async function openDesktop() {
  if (values.web) return 'The browser was asked for'
  const because = noWindowBecause()
  if (because) return because
  const binary = electronBinary() ?? (await fetchElectron({ again: values.desktop }))
  if (!binary) return 'The desktop runtime could not be fetched'
  const started = Date.now()
  const code = await new Promise(resolve => {
    const child = spawn(binary, [root], { stdio: 'inherit', env: environment() })
    child.on('error', () => resolve(1))
    child.on('exit', status => resolve(status ?? 1))
  })
  return code !== 0 && Date.now() - started < TOO_SOON ? 'The desktop window did not come up' : null
}

await ensure()
if ((await buildIfOlder()) !== 0) process.exit(1)
const because = await openDesktop()
if (because !== null) {
  const why = `${because}, so Crosscase opens in your browser.`
  const more = [
    '--why',
    why,
    ...(values.port ? ['--port', values.port] : []),
    ...(values['no-open'] ? ['--no-open'] : []),
  ]
  process.exitCode = await runNode([path.join(root, 'src', 'serve', 'main.ts'), ...more], { cwd: root })
}
