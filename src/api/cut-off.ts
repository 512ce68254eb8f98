// What had been cut off when a project was last worked on, as it is told when it is opened again.

import { basename } from 'node:path'
import type { clearAfterCrash } from '../store/after-crash.ts'
import type { Project } from '../store/project.ts'

/** In words; null where nothing had been cut off. */
export function inWords(cutOff: ReturnType<typeof clearAfterCrash>, finished: Project['finished']): string | null {
  const said = [...ofTheFile(cutOff), ...ofBackups(finished)]
  return said.length === 0 ? null : said.join(' ')
}

function ofTheFile(cutOff: ReturnType<typeof clearAfterCrash>): string[] {
  if (cutOff === null) return []
  return [
    cutOff === 'finished'
      ? 'The project was being rewritten when it was cut off: that is finished now, and the former file is overwritten.'
      : 'The project was being rewritten, or copied, when it was cut off before that was done: it is as it was.',
  ]
}

function ofBackups(finished: Project['finished']): string[] {
  if (finished === null) return []
  if (finished === 'waits')
    return [
      'Something was destroyed for good, and backups made before may still be there: open the project for writing once, and they are deleted.',
    ]
  const { gone, left } = finished
  const said: string[] = []
  if (gone.length > 0)
    said.push(
      `${gone.length === 1 ? 'A backup' : `${gone.length} backups`} made before something was destroyed for good ${gone.length === 1 ? 'was' : 'were'} deleted.`,
    )
  if (left.length > 0)
    said.push(
      `Made before something was destroyed for good, and could not be deleted: ${left.map(one => basename(one)).join(', ')}. Delete ${left.length === 1 ? 'it' : 'them'} yourself.`,
    )
  return said
}
