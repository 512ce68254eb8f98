// Paths as people write them.

import { homedir } from 'node:os'
import { resolve } from 'node:path'

/** A path as people write it: `~` is their home. */
export function pathFrom(written: string): string {
  return resolve(written.replace(/^~(?=$|[/\\])/, homedir()))
}

/** The path of a project file: its ending may be left out. */
export function projectPath(written: string): string {
  const full = pathFrom(written)
  return full.endsWith('.crosscase') ? full : `${full}.crosscase`
}
