// The sample study as a file, loaded once in a run: a project is a file, so who only works on the sample takes a copy.

import { copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Core } from '../../src/api/core.ts'
import { ROOT } from '../house/files.ts'

/** The sample study of the fixtures. */
export const SAMPLE = join(ROOT, 'fixtures/sample-study')

/** Puts a project with the sample study at a path, closed: as it is when it was just created under this name by this coder and loaded. */
export async function prepareSample(path: string, name: string, coder: string): Promise<void> {
  const prepared = process.env['CROSSCASE_PREPARED']!
  const file = join(prepared, `${encodeURIComponent(`${name} by ${coder}`)}.crosscase`)
  if (!existsSync(file)) {
    const aside = mkdtempSync(join(prepared, 'making-'))
    const made = join(aside, 'study.crosscase')
    const core = new Core({ home: join(aside, 'home'), sampleStudy: SAMPLE })
    for (const [call, input] of [
      ['project.create', { path: made, name, coder }],
      ['study.load', { path: SAMPLE }],
    ] as const) {
      const reply = await core.call(call, input)
      if (!reply.ok) throw new Error(`${call}: ${reply.trouble.message}`)
    }
    await core.close()
    // Whole or not there: another process may look for it now.
    renameSync(made, file)
    rmSync(aside, { recursive: true, force: true })
  }
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  copyFileSync(file, path)
}

/** Puts the sample where a program with this home has it once it was opened for the first time. */
export function prepareOpenedSample(home: string): Promise<void> {
  return prepareSample(join(home, 'sample', 'The Pathmaker study.crosscase'), 'The Pathmaker study', 'A')
}
