import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { contentType } from './policy.ts'

/** One file of the page. */
export interface PageFile {
  readonly type: string
  readonly bytes: Uint8Array
}

/** The built page as a list of files: what is not on the list is not there, so that no address can lead out of the folder. */
export class PageFiles {
  readonly #folder: string
  #names: ReadonlySet<string> = new Set()

  constructor(folder: string) {
    this.#folder = folder
  }

  /** The file at the path of an address (`/`, `/assets/x.js`), or null. */
  async at(pathname: string): Promise<PageFile | null> {
    const name = nameIn(pathname)
    if (name === null) return null
    // Read again when a name is new: the page may have been built since.
    if (!this.#names.has(name)) this.#names = await namesIn(this.#folder)
    if (!this.#names.has(name)) return null
    return { type: contentType(name), bytes: await readFile(path.join(this.#folder, name)) }
  }
}

function nameIn(pathname: string): string | null {
  try {
    const name = decodeURIComponent(pathname).replace(/^\//, '')
    return name === '' ? 'index.html' : name
  } catch {
    return null
  }
}

async function namesIn(folder: string): Promise<ReadonlySet<string>> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true })
    const files = entries.filter(entry => entry.isFile())
    return new Set(
      files.map(entry => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/')),
    )
  } catch {
    return new Set()
  }
}
