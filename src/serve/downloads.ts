import { randomBytes } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { homedir } from 'node:os'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { answerDenial } from './answer.ts'
import { plainName } from './held-uploads.ts'

/** Where the person's browser would put a file: their folder of downloads, else their home. */
export function downloadsFolder(user: string = homedir()): string {
  const folder = path.join(user, 'Downloads')
  return existsSync(folder) ? folder : user
}

/** Places for exports that go to the browser: an export writes to `path`, the browser fetches it once by `token`, then it is gone. */
export class Downloads {
  readonly #folder: string
  readonly #places = new Map<string, string>()

  constructor(folder: string) {
    this.#folder = folder
  }

  /** A fresh place for a file of this name, in a folder only this person can read. */
  async offer(name: string): Promise<{ readonly path: string; readonly token: string }> {
    const place = await mkdtemp(path.join(this.#folder, 'download-'))
    const token = randomBytes(16).toString('base64url')
    const file = path.join(place, path.basename(plainName(name)))
    this.#places.set(token, file)
    return { path: file, token }
  }

  /** A free place for a file of this name in the person's own folder: for an export that must not lie anywhere in between. */
  direct(name: string, folder: string = downloadsFolder()): { readonly path: string; readonly token: null } {
    const { name: stem, ext } = path.parse(path.basename(plainName(name)))
    for (let count = 1; ; count++) {
      const file = path.join(folder, count === 1 ? stem + ext : `${stem} (${count})${ext}`)
      if (!existsSync(file)) return { path: file, token: null }
    }
  }

  /** Sends the file of a token and takes it away. */
  async send(token: string, response: ServerResponse): Promise<void> {
    const file = this.#places.get(token)
    const found = file === undefined ? undefined : await stat(file).catch(() => undefined)
    if (file === undefined || !found?.isFile()) {
      answerDenial(response, {
        status: 404,
        code: 'no-such-file',
        message: 'There is no such file to fetch (any more).',
      })
      return
    }
    const name = encodeURIComponent(path.basename(file))
    response.writeHead(200, {
      'content-type': 'application/octet-stream',
      'content-length': found.size,
      'content-disposition': `attachment; filename*=UTF-8''${name}`,
    })
    await pipeline(createReadStream(file), response)
    this.#places.delete(token)
    await rm(path.dirname(file), { recursive: true, force: true })
  }

  /** Takes away what was not fetched. */
  async end(): Promise<void> {
    for (const file of this.#places.values()) await rm(path.dirname(file), { recursive: true, force: true })
    this.#places.clear()
  }
}
