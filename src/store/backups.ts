// Backups beside the project: written under another name, opened and looked through, and only then given their name.

import { existsSync, mkdirSync, readdirSync, renameSync, statSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'
import { faultPoint } from '../base/fault-point.ts'
import { assert, Fault, Refusal } from '../base/trouble.ts'
import { damageIn } from './damage.ts'
import { Connection } from './driver.ts'
import { APPLICATION_ID } from './migrate.ts'
import { sql } from './sql.ts'
import type { BackupInfo } from './types.ts'
import type { Halt } from './halt.ts'

const NAME = /^(\d{4})(\d{2})(\d{2})-(\d{2})(\d{2})(\d{2})(?:-(\d+))?-([a-z0-9-]+)\.crosscase$/
const PART = '.part'

/** What deleting older backups came to: which are gone, and which could not be deleted. */
export interface BackupsGone {
  readonly gone: readonly string[]
  readonly left: readonly string[]
}

/** The folder of a project's backups: `NAME.crosscase-backups` beside it. */
export function backupFolder(projectPath: string): string {
  return `${projectPath}-backups`
}

/** Copies a project file (open or not) to `to` through SQLite and verifies the copy by opening it. Refuses a path where something is. Gives back its size in bytes. Blocking: run it in the store worker while people work. */
export function copyVerified(
  projectPath: string,
  to: string,
  key?: Uint8Array,
  halt: Halt = () => {},
): { readonly size: number } {
  if (existsSync(to)) throw new Refusal('exists', `There is already a file at ${to}. Choose another name.`)
  const part = `${to}${PART}`
  removeQuietly(part)
  try {
    const from = new Connection(projectPath, { key, mustExist: true })
    let last: number | null
    try {
      from.run('BEGIN')
      last = lastChange(from)
      from.run('COMMIT')
      from.write('VACUUM INTO ?', [part])
    } finally {
      from.close()
    }
    faultPoint('backup.copied')
    halt()
    const copy = new Connection(part, { key, mustExist: true })
    try {
      const sound = damageIn(copy, halt) === null
      const ours = copy.pragma<{ application_id: number }>('application_id')[0]?.application_id === APPLICATION_ID
      // Work may have gone on between looking and copying: the copy is never older.
      if (!sound || !ours || (lastChange(copy) ?? 0) < (last ?? 0))
        throw new Fault(
          'backup-damaged',
          'The backup could not be verified and was thrown away. See whether the disk is sound.',
        )
    } finally {
      copy.close()
    }
    faultPoint('backup.verified')
    halt()
    renameSync(part, to)
    faultPoint('backup.named')
    return { size: statSync(to).size }
  } catch (error) {
    removeQuietly(part)
    throw error
  }
}

/** Makes a verified backup beside the project and lets old ones go. `reason` in a few words ("before load"). `now` ISO in UTC. */
export function backUp(
  projectPath: string,
  reason: string,
  now: string,
  key?: Uint8Array,
  halt: Halt = () => {},
): BackupInfo {
  const folder = backupFolder(projectPath)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const stamp = now.slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-')
  const slug =
    reason
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, '')
      .slice(0, 40) || 'backup'
  let name = `${stamp}-${slug}.crosscase`
  for (let more = 2; existsSync(join(folder, name)); more++) name = `${stamp}-${more}-${slug}.crosscase`
  copyVerified(projectPath, join(folder, name), key, halt)
  for (const old of toLetGo(backups(projectPath))) removeQuietly(old.path)
  const made = backups(projectPath).find(backup => backup.path === join(folder, name))
  assert(made, 'the newest backup is kept')
  return made
}

/** The backups of a project, newest first. */
export function backups(projectPath: string): BackupInfo[] {
  const folder = backupFolder(projectPath)
  if (!existsSync(folder)) return []
  const found: BackupInfo[] = []
  for (const name of readdirSync(folder)) {
    const parts = NAME.exec(name)
    if (!parts) continue
    const [, year, month, day, hour, minute, second, , reason] = parts
    const path = join(folder, name)
    found.push({
      path,
      madeAt: `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`,
      reason: reason!.replaceAll('-', ' '),
      size: statSync(path).size,
    })
  }
  return found.sort((a, b) => (a.madeAt === b.madeAt ? (a.path < b.path ? 1 : -1) : a.madeAt < b.madeAt ? 1 : -1))
}

/** Which backups a rolling set lets go: it keeps the newest 8, the newest of each of the last 7 days that have one, and the newest of each of the last 8 weeks that have one. */
export function toLetGo(newestFirst: readonly BackupInfo[]): BackupInfo[] {
  const keep = new Set(newestFirst.slice(0, 8))
  const newestOfEach = (period: (backup: BackupInfo) => string | number, most: number) => {
    const seen = new Map<string | number, BackupInfo>()
    for (const backup of newestFirst) if (!seen.has(period(backup))) seen.set(period(backup), backup)
    for (const backup of [...seen.values()].slice(0, most)) keep.add(backup)
  }
  newestOfEach(backup => backup.madeAt.slice(0, 10), 7)
  newestOfEach(backup => Math.floor((Date.parse(backup.madeAt) / 86_400_000 + 3) / 7), 8)
  return newestFirst.filter(backup => !keep.has(backup))
}

/** Takes away what a killed process left half written beside a project. */
export function clearRemains(projectPath: string): void {
  const folder = backupFolder(projectPath)
  if (existsSync(folder)) {
    for (const name of readdirSync(folder))
      if (name.endsWith(PART) || name.endsWith(`${PART}-journal`)) removeQuietly(join(folder, name))
  }
  removeQuietly(`${projectPath}${PART}`)
  removeQuietly(`${projectPath}-copy${PART}`)
}

function lastChange(connection: Connection): number | null {
  return connection.get<{ n: number | null }>(sql`SELECT max(n) AS n FROM change`)!.n
}

/** Removes a file and what SQLite lays beside it, as far as they are there. */
export function removeQuietly(path: string): void {
  for (const suffix of ['', '-journal', '-wal', '-shm']) {
    try {
      unlinkSync(path + suffix)
    } catch {
      // Not there: that is what was wanted.
    }
  }
}
