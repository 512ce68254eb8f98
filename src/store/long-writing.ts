// How the writing connection works while something long is written, and how that gets from the log into the file afterwards: in a
// thread, while everybody goes on.

import type { Connection } from './driver.ts'
import { longWork } from './long-work.ts'
import { isLogLong, LOG_PAGES } from './write-ahead.ts'

/** The pages that writing keeps in memory, in KiB: mostly, and while something long is written. */
export const WRITING_CACHE = 12_000
const LONG_CACHE = 64_000

/** The long writing on one open file that is logged ahead. */
export class LongWriting {
  readonly #writer: Connection
  readonly #key: Uint8Array | undefined
  #home: Promise<void> = Promise.resolve()

  constructor(writer: Connection, key: Uint8Array | undefined) {
    this.#writer = writer
    this.#key = key
  }

  /** Ends when everything that was written at length is in the file itself and not only in its log: whoever closes it waits for that. */
  get home(): Promise<void> {
    return this.#home
  }

  begin(): void {
    // Rows land all over the indexes: a page without room goes to the disk and comes back for each of them.
    this.#writer.pragma(`cache_size = -${LONG_CACHE}`)
    // What a commit of so much would write home, everybody would wait for.
    this.#writer.pragma('wal_autocheckpoint = 0')
  }

  end(): void {
    this.#writer.pragma(`cache_size = -${WRITING_CACHE}`)
    this.#home = this.#writeHome()
  }

  async #writeHome(): Promise<void> {
    const { path } = this.#writer
    // Where it fails it is kept all the same: the next commit writes it home, or closing.
    if (isLogLong(path)) await longWork({ task: 'write home', path, key: this.#key }).catch(() => {})
    if (this.#writer.isOpen) this.#writer.pragma(`wal_autocheckpoint = ${LOG_PAGES}`)
  }
}
