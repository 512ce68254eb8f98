// Brings what the project needs from the package registry, once: `npm ci` when node_modules is missing or differs from
// the lock. Everything it prints goes to standard error, so that `crosscase … --json` stays clean.

import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { alone } from './gate.mjs'
import { isMain, requireNode, root } from './node.mjs'

/** Whether what is installed is what the lock asks for. Compares contents, not times: a checkout gives every file a new time. */
export function isInstalled(folder = root) {
  const hidden = path.join(folder, 'node_modules', '.package-lock.json')
  if (!existsSync(hidden)) return false
  const installed = JSON.parse(readFileSync(hidden, 'utf8')).packages
  const wanted = JSON.parse(readFileSync(path.join(folder, 'package-lock.json'), 'utf8')).packages
  for (const [name, entry] of Object.entries(wanted)) {
    if (name === '') continue
    const have = installed[name]
    if (!have) {
      // Packages for other platforms, and what only they ask for, are left out by npm.
      if (!entry.optional && !entry.devOptional && !entry.peer) return false
      continue
    }
    if (have.version !== entry.version || have.integrity !== entry.integrity) return false
  }
  return Object.keys(installed).every(name => Object.hasOwn(wanted, name))
}

function runNpm(args) {
  const options = { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] }
  const script = process.env.npm_execpath
  // Under `npm run` npm says where it lies; else it is found by name (on Windows a command file, which needs a shell).
  if (script && /npm-cli\.[cm]?js$/.test(script)) return spawnSync(process.execPath, [script, ...args], options)
  if (process.platform === 'win32') return spawnSync(`npm ${args.join(' ')}`, { ...options, shell: true })
  return spawnSync('npm', args, options)
}

/** Installs what is missing and checks the Node; ends the process in words where that is not possible. Quiet when there is nothing to do. */
export async function ensure() {
  if (!isInstalled()) {
    // No package of ours needs a script of its own at install, and the driver’s would compile what it brings ready-made.
    await alone('installing', () => {
      if (isInstalled()) return
      process.stderr.write('Setting up Crosscase (npm ci), about half a minute the first time …\n')
      const result = runNpm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'])
      if (result.status !== 0) {
        process.stderr.write(
          'The set-up did not finish: npm ci failed (its own words are above). Nothing else was changed; run the same command again once the registry can be reached.\n',
        )
        process.exit(1)
      }
    })
  }
  return requireNode()
}

if (isMain(import.meta.url)) await ensure()
