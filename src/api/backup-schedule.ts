// Backups on a schedule: soon after opening and every twenty minutes, where there is something new to keep.

import { backups } from '../store/backups.ts'
import { longWork } from '../store/long-work.ts'
import type { Project } from '../store/project.ts'
import { sql } from '../store/sql.ts'

const FIRST = 60_000
const EVERY = 20 * 60_000

/** Makes verified backups of an open project from time to time, off the core's thread. `stop` ends it and waits for one that is being made. */
export class BackupSchedule {
  readonly #project: Project
  #timer: NodeJS.Timeout | null = null
  #running: Promise<unknown> = Promise.resolve()

  constructor(project: Project) {
    this.#project = project
    if (!project.readOnly) this.#next(FIRST)
  }

  async stop(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer)
    await this.#running
  }

  #next(wait: number): void {
    this.#timer = setTimeout(() => {
      // A disk that is full or gone shows itself at the next change; a backup that fails must not end the work.
      this.#running = this.#backUp().catch(() => {})
      this.#next(EVERY)
    }, wait).unref()
  }

  async #backUp(): Promise<void> {
    const { path, key, read } = this.#project
    const newest = backups(path)[0]?.madeAt ?? ''
    const changed = read.get<{ at: string | null }>(sql`SELECT max(made_at) AS at FROM change`)!.at ?? ''
    if (changed.slice(0, 19) > newest.slice(0, 19))
      await longWork({ task: 'back up', path, reason: 'on schedule', now: new Date().toISOString(), key: key?.key })
  }
}
