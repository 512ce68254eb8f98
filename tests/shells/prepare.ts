// What the shells' tests need before they start: the bundles, and a home that is theirs.

import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buildIfOlder } from '../../tools/out.mjs'

/** The repository. */
export const ROOT = path.resolve(import.meta.dirname, '../..')

/** Builds what is missing (`npm test` has done so before) and throws where that fails. */
export async function built(): Promise<void> {
  if ((await buildIfOlder()) !== 0) throw new Error('The bundles could not be built: see above.')
}

/** The built page, copied into a folder: somebody may build again while the tests run. Gives the path of the copy. */
export async function builtPage(folder: string): Promise<string> {
  await built()
  const page = path.join(folder, 'page')
  cpSync(path.join(ROOT, 'out/renderer'), page, { recursive: true })
  return page
}

/** A fresh home for the program's own data, set for this process. */
export function freshHome(): { readonly home: string; remove(): void } {
  const home = mkdtempSync(path.join(tmpdir(), 'crosscase-shell-'))
  process.env['CROSSCASE_HOME'] = home
  return { home, remove: () => rmSync(home, { recursive: true, force: true, maxRetries: 3 }) }
}
