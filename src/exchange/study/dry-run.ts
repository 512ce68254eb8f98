// What a deed would do, found out by doing it to a copy that is thrown away. So the report of a dry run cannot differ from the
// deed's own. The copy is encrypted if the project is.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { longWork } from '../../store/long-work.ts'
import { Project } from '../../store/project.ts'
import type { Working } from './loading.ts'

/** Runs a deed on a copy of the project. Nothing of the project changes; it may be open for reading only. */
export async function onACopy<Answer>(
  working: Working,
  signal: AbortSignal,
  deed: (copy: Working) => Promise<Answer>,
): Promise<Answer> {
  const folder = await mkdtemp(join(tmpdir(), 'crosscase-dry-run-'))
  try {
    const path = join(folder, 'copy.crosscase')
    await longWork({ task: 'copy', path: working.project.path, to: path, key: working.project.key?.key }, signal)
    const copy = Project.open(path, { key: working.project.key })
    try {
      return await deed({ project: copy, coderId: working.coderId })
    } finally {
      copy.close()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
