// Whether the lock file is whole. npm passes over an optional package that its registry did not have when the lock was
// written, and `npm ci` then fails on another day; and a lock must not say where packages come from.

import { readFileSync } from 'node:fs'
import path from 'node:path'
import { isMain, root } from './node.mjs'

/** What is wrong with a lock, in sentences; empty when nothing is. */
export function problemsOf(lock) {
  const problems = []
  // As Node looks: beside the package that asks, then further and further out.
  const has = (folder, name) => {
    for (let place = folder; ;) {
      if (Object.hasOwn(lock.packages, `${place && `${place}/`}node_modules/${name}`)) return true
      if (place === '') return false
      place = place.slice(0, Math.max(0, place.lastIndexOf('node_modules/') - 1))
    }
  }
  for (const [folder, entry] of Object.entries(lock.packages)) {
    for (const name of Object.keys(entry.optionalDependencies ?? {})) {
      if (!has(folder, name)) problems.push(`${folder || 'The project'} names ${name}, which has no entry.`)
    }
    if (entry.resolved && !entry.link) problems.push(`${folder} says where it comes from.`)
    if (folder.includes('node_modules/') && !entry.link && !entry.integrity && !entry.inBundle) {
      problems.push(`${folder} has no checksum.`)
    }
  }
  return problems
}

if (isMain(import.meta.url)) {
  const lock = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'))
  const problems = problemsOf(lock)
  for (const problem of problems) process.stderr.write(`package-lock.json: ${problem}\n`)
  if (problems.length === 0)
    process.stdout.write(`package-lock.json is whole: ${Object.keys(lock.packages).length} packages\n`)
  process.exitCode = problems.length === 0 ? 0 : 1
}
