// An open project is held through a sidecar lock database: its write lock is freed by the operating system when the holder dies.

import { unlinkSync } from 'node:fs'
import { hostname } from 'node:os'
import { Refusal } from '../base/trouble.ts'
import { Connection } from './driver.ts'
import { sql } from './sql.ts'

/** Who holds a project. `since` is ISO in UTC. */
export interface Holder {
  readonly name: string
  readonly host: string
  readonly process: number
  readonly since: string
}

/** The sidecar beside a project file. Holds a name and a time, no research text. */
function lockPath(projectPath: string): string {
  return `${projectPath}-lock`
}

/** Holds a project until `free()`. */
export class ProjectLock {
  readonly #connection: Connection
  readonly #path: string

  private constructor(connection: Connection, path: string) {
    this.#connection = connection
    this.#path = path
  }

  /** Takes the lock, or refuses naming who holds it and since when. */
  static take(projectPath: string, name: string, now: string): ProjectLock {
    const path = lockPath(projectPath)
    for (let attempt = 0; ; attempt++) {
      const connection = new Connection(path)
      try {
        connection.pragma('busy_timeout = 0')
        connection.pragma('journal_mode = DELETE')
        connection.run('CREATE TABLE IF NOT EXISTS holder (name TEXT, host TEXT, process INTEGER, since TEXT) STRICT')
        connection.run('BEGIN IMMEDIATE')
        connection.run('DELETE FROM holder')
        connection.write('INSERT INTO holder VALUES (?, ?, ?, ?)', [name, hostname(), process.pid, now])
        connection.run('COMMIT')
        connection.run('BEGIN IMMEDIATE')
        // The one who left may have taken the file away between our opening and locking it: then we hold nothing.
        if (!isStillThere(path) && attempt < 5) {
          connection.close()
          continue
        }
        return new ProjectLock(connection, path)
      } catch (error) {
        const holder = readHolder(connection)
        connection.close()
        if (error instanceof Refusal && error.code === 'busy') {
          const who = holder ? `${holder.name} (${holder.host}) since ${holder.since}` : 'somebody else'
          throw new Refusal(
            'held',
            `This project is open: held by ${who}. Close it there first, or open it here for reading only.`,
            { since: holder?.since ?? '' },
          )
        }
        throw error
      }
    }
  }

  /** Gives the project free and takes the sidecar away. */
  free(): void {
    try {
      unlinkSync(this.#path)
    } catch {
      // Windows keeps open files: the sidecar stays, empty of meaning, and the next opener takes it over.
    }
    this.#connection.close()
  }
}

function isStillThere(path: string): boolean {
  try {
    // Opened through the driver, never by node:fs: closing a plain handle in this process would drop the lock.
    const other = new Connection(path, { readOnly: true, mustExist: true })
    try {
      return other.get<{ process: number }>(sql`SELECT process FROM holder`)?.process === process.pid
    } finally {
      other.close()
    }
  } catch {
    return false
  }
}

function readHolder(connection: Connection): Holder | undefined {
  try {
    return connection.get<Holder>(sql`SELECT name, host, process, since FROM holder`)
  } catch {
    return undefined
  }
}
