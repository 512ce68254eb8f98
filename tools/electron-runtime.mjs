// Where Electron's runtime is, found without loading the package: that would start a download and fail where there is none.

import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root, runNode } from './node.mjs'

const PACKAGE = path.join(root, 'node_modules', 'electron')
const TRIED = path.join(root, 'out', '.electron-tried')
/** How long one download may take, in milliseconds; where there is no network it fails at once. */
const LIMIT = 120_000
const DAY = 24 * 3_600_000

function read(...parts) {
  try {
    return readFileSync(path.join(...parts), 'utf8').trim()
  } catch {
    return null
  }
}

/** The file to start, or null when the runtime is not there. */
export function electronBinary(folder = PACKAGE, override = process.env.ELECTRON_OVERRIDE_DIST_PATH) {
  const name = read(folder, 'path.txt')
  if (override) {
    const file = path.join(override, name ?? 'electron')
    return existsSync(file) ? file : null
  }
  const { version } = JSON.parse(read(folder, 'package.json') ?? '{}')
  if (!name || read(folder, 'dist', 'version')?.replace(/^v/, '') !== version) return null
  const file = path.join(folder, 'dist', name)
  return existsSync(file) ? file : null
}

/** Tries to download the runtime, once a day at most unless `again`; gives the file to start or null. */
export async function fetchElectron({ again = false } = {}) {
  const tried = statSync(TRIED, { throwIfNoEntry: false })
  if (tried && !again && Date.now() - tried.mtimeMs < DAY) return null
  process.stderr.write('Fetching the desktop runtime (once) …\n')
  const stop = AbortSignal.timeout(LIMIT)
  await runNode([path.join(PACKAGE, 'install.js')], { stdio: 'ignore', signal: stop, killSignal: 'SIGKILL' })
  const binary = electronBinary()
  if (!binary) {
    mkdirSync(path.dirname(TRIED), { recursive: true })
    writeFileSync(
      TRIED,
      'The desktop runtime could not be fetched at this time. `npm start -- --desktop` tries again.\n',
    )
  }
  return binary
}

/** Why no window can be opened here, or null. */
export function noWindowBecause(env = process.env, platform = process.platform, user = process.getuid?.()) {
  if (platform !== 'linux') return null
  if (!env.DISPLAY && !env.WAYLAND_DISPLAY) return 'There is no display here'
  if (user === 0) return 'The desktop runtime’s sandbox does not run as root'
  return null
}
