// Opening the desktop window, or finding out in words why it cannot be opened here.

import { spawn } from 'node:child_process'
import { electronBinary, fetchElectron, noWindowBecause } from './electron-runtime.mjs'
import { environment, root } from './node.mjs'

/** A window that ends in failure sooner than this never came up, in milliseconds. */
const TOO_SOON = 5000

/** Opens the desktop window and waits for its end. Gives null when there was one, else why not: a clause to go on with “so …”. `again` tries a download that failed before. */
export async function openDesktop({
  env = process.env,
  user = process.getuid?.(),
  again = false,
  fetch = fetchElectron,
} = {}) {
  const because = noWindowBecause(env, process.platform, user)
  if (because) return because
  const binary = electronBinary(undefined, env.ELECTRON_OVERRIDE_DIST_PATH) ?? (await fetch({ again }))
  if (!binary) return 'The desktop runtime could not be fetched'
  const started = Date.now()
  const code = await new Promise(resolve => {
    const child = spawn(binary, [root], { stdio: 'inherit', env: environment() })
    child.on('error', () => resolve(1))
    child.on('exit', status => resolve(status ?? 1))
  })
  return code !== 0 && Date.now() - started < TOO_SOON ? 'The desktop window did not come up' : null
}
