// Files that the browser sent. They wait on the disk, never in the clear: the project they are for may be encrypted, so
// each is written under a key that lives only in this process. When the process ends, however it ends, they are noise.

import { createCipheriv, createDecipheriv, randomBytes, randomUUID } from 'node:crypto'
import { mkdir, open, readdir, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { holdFile, letGo } from '../base/held-file.ts'
import { Refusal } from '../base/trouble.ts'

/** How much may be held, in bytes, one by one and together. */
export interface HoldLimits {
  readonly file: number
  readonly all: number
}

/** What the web shell holds when nobody says otherwise: a file of 256 MB, 4 GB together. */
const HOLD_LIMITS: HoldLimits = { file: 256 * 1024 ** 2, all: 4 * 1024 ** 3 }

const ALGORITHM = 'aes-256-gcm'

/** The uploads of one run of the web shell, in a folder only this person can read. */
export class HeldUploads {
  readonly #parent: string
  readonly #folder: string
  readonly #limits: HoldLimits
  readonly #key = randomBytes(32)
  readonly #paths = new Set<string>()
  #size = 0

  /** `home` is the folder of the program's own data; the uploads lie in one of their own below it. */
  constructor(home: string, limits: HoldLimits = HOLD_LIMITS) {
    this.#parent = path.join(home, 'held')
    this.#folder = path.join(this.#parent, `${process.pid}-${randomUUID().slice(0, 8)}`)
    this.#limits = limits
  }

  /** Makes the folder, and takes away those of runs that ended without doing so. */
  async begin(): Promise<void> {
    await mkdir(this.#parent, { recursive: true, mode: 0o700 })
    for (const name of await readdir(this.#parent)) {
      if (!isAlive(Number.parseInt(name, 10))) await rm(path.join(this.#parent, name), { recursive: true, force: true })
    }
    await mkdir(this.#folder, { mode: 0o700 })
  }

  /** Keeps a file as it streams in; gives the path that calls accept in its place. Refuses more than may be held. */
  async keep(name: string, chunks: AsyncIterable<Buffer>): Promise<{ readonly token: string; readonly size: number }> {
    const id = randomUUID()
    const file = path.join(this.#folder, id)
    const iv = randomBytes(12)
    const cipher = createCipheriv(ALGORITHM, this.#key, iv)
    let size = 0
    try {
      const handle = await open(file, 'wx', 0o600)
      try {
        for await (const chunk of chunks) {
          size += chunk.length
          this.#size += chunk.length
          if (this.#size > this.#limits.all) {
            throw new Refusal(
              'too-much-held',
              'Too many files are waiting to be imported. Import or discard those first.',
            )
          }
          await handle.appendFile(cipher.update(chunk))
        }
        await handle.appendFile(cipher.final())
      } finally {
        await handle.close()
      }
    } catch (error) {
      this.#size -= size
      await rm(file, { force: true })
      throw error
    }
    const tag = cipher.getAuthTag()
    const read = async () => {
      const decipher = createDecipheriv(ALGORITHM, this.#key, iv).setAuthTag(tag)
      const bytes = await readFile(file)
      return Buffer.concat([decipher.update(bytes), decipher.final()])
    }
    const release = () => {
      this.#size -= size
      this.#paths.delete(token)
      // What cannot be taken away now is noise, and goes with the folder.
      rm(file, { force: true }).catch(() => {})
    }
    const token = holdFile(id, { name: plainName(name), size, read, release })
    this.#paths.add(token)
    return { token, size }
  }

  /** The folder of this run, for what else must be gone when it ends. */
  get folder(): string {
    return this.#folder
  }

  /** The most bytes of one file. */
  get fileLimit(): number {
    return this.#limits.file
  }

  /** Lets go of all files, as when the project they were sent for is closed. */
  letGoOfAll(): void {
    for (const token of this.#paths) letGo(token)
  }

  /** Lets go of everything, the folder too. */
  async end(): Promise<void> {
    this.letGoOfAll()
    await rm(this.#folder, { recursive: true, force: true })
  }
}

/** A name from outside as a harmless one: its folders stay, steps upwards, roots and control characters go. */
export function plainName(name: string): string {
  const parts = name
    .slice(0, 1000)
    .split(/[/\\]+/)
    .map(part => part.replaceAll(/\p{Cc}/gu, '').trim())
    .filter(part => part !== '' && part !== '.' && part !== '..')
  return parts.join('/') || 'file'
}

function isAlive(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
