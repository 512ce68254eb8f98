// Which Node runs the project. The database driver crashes on Node 20 instead of failing, and Node 20 cannot read
// TypeScript, so every tool starts here, in plain JavaScript, before anything of the project is loaded.

import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, realpathSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the repository. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

/** The least Node the project runs on. */
export const LEAST_NODE = [22, 12, 0]

/** `v24.21.0` as `[24, 21, 0]`. */
export function versionOf(text) {
  return text
    .trim()
    .replace(/^v/, '')
    .split('.')
    .map(part => Number.parseInt(part, 10) || 0)
}

/** Whether a version is at least another, both as lists of numbers. */
export function atLeast(version, least) {
  for (let at = 0; at < least.length; at++) {
    const difference = (version[at] ?? 0) - least[at]
    if (difference !== 0) return difference > 0
  }
  return true
}

/** The flags a Node of this version needs to run TypeScript as it is, without a warning on every start. */
export function flagsFor(version) {
  const flags = ['--disable-warning=ExperimentalWarning']
  const [major] = version
  const strips = major === 22 ? atLeast(version, [22, 18, 0]) : atLeast(version, [23, 6, 0])
  return strips ? flags : ['--experimental-strip-types', ...flags]
}

/** The Node pinned for this platform in node_modules, or null where no package fits or it does not run. */
function pinnedNode(folder) {
  const exe = process.platform === 'win32' ? 'node.exe' : 'node'
  const platform = process.platform === 'win32' ? 'win' : process.platform
  const candidates = [
    path.join(folder, 'node_modules', `node-${platform}-${process.arch}`, 'bin', exe),
    path.join(folder, 'node_modules', '.bin', exe),
  ]
  for (const file of candidates) {
    if (!existsSync(file)) continue
    // Asked, not believed: a package for another C library is there but does not start.
    const answer = spawnSync(file, ['--version'], { encoding: 'utf8' })
    if (answer.status === 0) return { path: file, version: versionOf(answer.stdout) }
  }
  return null
}

/** The words for somebody whose Node is too old. */
export function askForNode(running = process.version) {
  return `Crosscase needs Node ${LEAST_NODE[0]}.${LEAST_NODE[1]} or newer on this platform, and this is ${running}. Install a newer Node (the current long-term version will do) and run the same command again.`
}

/** The Node to use with its flags: the pinned one, else the running one if new enough, else null. */
export function chooseNode(folder = root) {
  const pinned = pinnedNode(folder)
  if (pinned && atLeast(pinned.version, LEAST_NODE)) return { path: pinned.path, flags: flagsFor(pinned.version) }
  const running = versionOf(process.versions.node)
  if (atLeast(running, LEAST_NODE)) return { path: process.execPath, flags: flagsFor(running) }
  return null
}

/** As {@link chooseNode}, but says what is needed and ends with 1 where there is none. */
export function requireNode(folder = root) {
  const node = chooseNode(folder)
  if (node) return node
  process.stderr.write(`${askForNode()}\n`)
  return process.exit(1)
}

/** The environment for programs that start Node themselves: the chosen one comes first in the path. */
export function environment(extra = {}) {
  const key = Object.keys(process.env).find(name => name.toUpperCase() === 'PATH') ?? 'PATH'
  const bins = path.join(root, 'node_modules', '.bin')
  return { ...process.env, [key]: `${bins}${path.delimiter}${process.env[key] ?? ''}`, ...extra }
}

/** Runs a script on the chosen Node with this terminal as its own; gives its exit code. Signals are handed on. */
export function runNode(args, options = {}) {
  const node = requireNode()
  const child = spawn(node.path, [...node.flags, ...args], {
    stdio: 'inherit',
    ...options,
    env: environment(options.env),
  })
  const handOn = signal => child.kill(signal)
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  for (const signal of signals) process.on(signal, handOn)
  return new Promise(resolve => {
    child.on('error', error => {
      process.stderr.write(`${error.message}\n`)
      resolve(1)
    })
    child.on('exit', (code, signal) => {
      for (const name of signals) process.off(name, handOn)
      resolve(code ?? (signal === 'SIGINT' ? 130 : 1))
    })
  })
}

/**
 * How a process that holds the core is started: a young generation of 4 MB, an old one that grows by a fifth at a time, one
 * allocation arena. With the defaults an import of a full-size study took 390 MB, with these 216; of all that `npm run bench`
 * measures only the export of every excerpt slowed, by a quarter.
 */
export const coreProcess = {
  flags: ['--max-semi-space-size=4', '--heap-growing-percent=20'],
  env: { MALLOC_ARENA_MAX: '1' },
}

/** The script behind a command of node_modules (`tsc`, `vitest` …), read from npm's own list so that it works on every platform. */
export function commandPath(name) {
  const installed = JSON.parse(readFileSync(path.join(root, 'node_modules', '.package-lock.json'), 'utf8'))
  for (const [folder, entry] of Object.entries(installed.packages)) {
    const inner = entry.bin?.[name]
    const nested = folder.lastIndexOf('node_modules/') > 0
    if (inner && !nested) return path.join(root, folder, inner)
  }
  return null
}

/** Whether a module is the script that was started. */
export function isMain(url) {
  if (!process.argv[1]) return false
  try {
    return realpathSync(process.argv[1]) === realpathSync(fileURLToPath(url))
  } catch {
    return false
  }
}
