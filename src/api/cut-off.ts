// What had been cut off when a project was last worked on, as it is told when it is opened again.

import { basename } from 'node:path'
import type { CutOff } from '../store/after-crash.ts'
import type { BackupsGone } from '../store/backups.ts'
import type { Project } from '../store/project.ts'

/** What was finished, or taken back, before a project was opened, in sentences. `waits`: it is left as it is, as the project is open for reading only. */
export function sayCutOff(cutOff: CutOff | 'waits'): readonly string[] {
  if (cutOff === 'waits') return [waiting('The key of the project was changed')]
  return [...ofTheFile(cutOff), ...ofBackups(cutOff.underFormerKey, 'the key of the project was changed')]
}

/** What was finished when it was opened, in sentences. */
export function sayFinished(finished: Project['finished']): readonly string[] {
  if (finished === 'waits') return [waiting('Something was destroyed for good')]
  return ofBackups(finished, 'something was destroyed for good')
}

function ofTheFile({ rewrite }: CutOff): string[] {
  if (rewrite === null) return []
  return [
    rewrite === 'finished'
      ? 'The project was being rewritten when it was cut off: that is finished now, and the former file is overwritten.'
      : 'The project was being rewritten, or copied, when it was cut off before that was done: it is as it was.',
  ]
}

function waiting(what: string): string {
  return `${what}, and backups made before may still be there: open the project for writing once, and they are deleted.`
}

function ofBackups(backups: BackupsGone | null, what: string): string[] {
  if (backups === null) return []
  const { gone, left } = backups
  const said: string[] = []
  if (gone.length > 0)
    said.push(
      `${gone.length === 1 ? 'A backup' : `${gone.length} backups`} made before ${what} ${gone.length === 1 ? 'was' : 'were'} deleted.`,
    )
  if (left.length > 0)
    said.push(
      `Made before ${what}, and could not be deleted: ${left.map(one => basename(one)).join(', ')}. Delete ${left.length === 1 ? 'it' : 'them'} yourself.`,
    )
  return said
}
