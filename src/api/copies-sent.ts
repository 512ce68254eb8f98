// Copies that a shell holds, put where SQLite can open them: in a folder that only this user reads, gone when the project closes.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { heldFile, isHeldPath, letGo } from '../base/held-file.ts'
import { Refusal } from '../base/trouble.ts'

/** The copies that were sent while a project is open. */
export class CopiesSent {
  #folder: string | null = null
  #count = 0

  /** The path under which a copy can be opened: its own, or where a held one was put. Refuses one that is not held any more. */
  async place(path: string): Promise<string> {
    if (!isHeldPath(path)) return path
    const file = heldFile(path)
    if (!file) throw new Refusal('no-file', 'A copy that was chosen is not held any more. Choose it again.')
    this.#folder ??= mkdtempSync(join(tmpdir(), 'crosscase-sent-'))
    // A folder each: two copies may have one name.
    const placed = join(this.#folder, String(++this.#count), basename(file.name))
    mkdirSync(dirname(placed), { mode: 0o700 })
    writeFileSync(placed, await file.read(), { mode: 0o600, flag: 'wx' })
    letGo(path)
    return placed
  }

  /** Takes them away. */
  close(): void {
    if (this.#folder !== null) rmSync(this.#folder, { recursive: true, force: true, maxRetries: 3 })
    this.#folder = null
  }
}
