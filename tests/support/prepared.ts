// Projects that many tests begin with, the sample study first, made once in a run: a project is a file, so who only works on it takes a copy.

import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Core } from '../../src/api/core.ts'
import { ROOT } from '../house/files.ts'

/** The sample study of the fixtures. */
export const SAMPLE = join(ROOT, 'fixtures/sample-study')

/** Puts a closed project at a path: the first time in a run it is made where `make` is told to, afterwards it is a copy of that. Equal projects are called alike. */
export async function prepare(path: string, called: string, make: (made: string) => Promise<void>): Promise<void> {
  const prepared = process.env['CROSSCASE_PREPARED']!
  const file = join(prepared, `${createHash('sha256').update(called).digest('hex')}.crosscase`)
  if (!existsSync(file)) {
    const aside = mkdtempSync(join(prepared, 'making-'))
    const made = join(aside, 'study.crosscase')
    await make(made)
    // Whole or not there: another process may look for it now.
    renameSync(made, file)
    rmSync(aside, { recursive: true, force: true })
  }
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  copyFileSync(file, path)
}

/** Puts a project with the sample study at a path, closed: as it is when it was just created under this name by this coder and loaded. */
export function prepareSample(path: string, name: string, coder: string): Promise<void> {
  return prepare(path, `${name} by ${coder}`, async made => {
    const core = new Core({ home: join(dirname(made), 'home'), sampleStudy: SAMPLE })
    for (const [call, input] of [
      ['project.create', { path: made, name, coder }],
      ['study.load', { path: SAMPLE }],
    ] as const) {
      const reply = await core.call(call, input)
      if (!reply.ok) throw new Error(`${call}: ${reply.trouble.message}`)
    }
    await core.close()
  })
}

/** Puts the sample where a program with this home has it once it was opened for the first time. */
export function prepareOpenedSample(home: string): Promise<void> {
  return prepareSample(join(home, 'sample', 'The Pathmaker study.crosscase'), 'The Pathmaker study', 'A')
}
