// Whether out/ was built from the sources as they are now.

import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { alone } from './gate.mjs'
import { root, runNode } from './node.mjs'

const SOURCES = ['src', 'electron', 'renderer', 'docs', 'package-lock.json', 'tools/bundles.mjs']
const STAMP = path.join(root, 'out', '.built')

function* filesOf(place) {
  const found = statSync(place, { throwIfNoEntry: false })
  if (!found) return
  if (found.isFile()) yield [path.relative(root, place), found.size, found.mtimeMs]
  if (found.isDirectory()) for (const name of readdirSync(place).toSorted()) yield* filesOf(path.join(place, name))
}

/** A digest of the names, sizes and times of everything the bundles are made from. */
export function sourcesDigest() {
  const digest = createHash('sha256')
  for (const place of SOURCES) for (const file of filesOf(path.join(root, place))) digest.update(file.join('\0'))
  return digest.digest('hex')
}

/** Whether the bundles in out/ are those of the sources as they are. */
export function isBuilt() {
  try {
    return readFileSync(STAMP, 'utf8') === sourcesDigest()
  } catch {
    return false
  }
}

/** Builds; gives the exit code. `loud` says what was made. */
export async function build({ loud = false } = {}) {
  const digest = sourcesDigest()
  // Standard output belongs to the program that is started next.
  const code = await runNode([path.join(root, 'tools', 'bundles.mjs')], {
    cwd: root,
    stdio: ['ignore', loud ? 'inherit' : 'ignore', 'inherit'],
  })
  if (code === 0) {
    mkdirSync(path.dirname(STAMP), { recursive: true })
    writeFileSync(STAMP, digest)
  }
  return code
}

/** Builds when out/ is older than the sources; gives the exit code, 0 when there was nothing to do. Under `npm test`, which has built (CROSSCASE_BUILT), nothing is built again beneath running tests. */
export function buildIfOlder() {
  return process.env.CROSSCASE_BUILT || isBuilt()
    ? Promise.resolve(0)
    : alone('building', () => (isBuilt() ? 0 : build()))
}
