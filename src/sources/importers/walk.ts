// From what a person chose or dropped (files and folders) to the list of files in it.

import { lstat, readdir, realpath, stat } from 'node:fs/promises'
import { basename, join, resolve, sep } from 'node:path'
import { heldFile, isHeldPath } from '../../base/held-file.ts'
import { compareNatural } from '../../base/order.ts'
import { Refusal } from '../../base/trouble.ts'

/** A file found. `path` is where it lies; `within` its path from the folder that was chosen, that folder's name first, with `/` (its name for a file chosen by itself). */
export interface FoundFile {
  readonly path: string
  readonly within: string
  /** In bytes. */
  readonly size: number
}

/** What a walk found: the files in natural order of their paths, each once; and in sentences what was left aside. */
export interface FoundFiles {
  readonly files: readonly FoundFile[]
  readonly leftAside: readonly string[]
}

/** Most files one import may bring. */
export const MOST_FILES = 100_000
const DEEPEST_FOLDER = 64

/** Whether a name is one that programs leave behind: hidden files, lock files of Word and LibreOffice, folder views. */
export function isLeftover(name: string): boolean {
  return (
    name.startsWith('.') ||
    name.startsWith('~$') ||
    /^(?:thumbs\.db|desktop\.ini|ehthumbs\.db|__macosx|icon\r)$/i.test(name)
  )
}

/** Finds all files in the paths given; folders are walked. Links are followed only inside the chosen folder. Refuses a path that is not there, and more than {@link MOST_FILES} files. */
export async function walkPaths(paths: readonly string[], signal?: AbortSignal): Promise<FoundFiles> {
  const found = new Map<string, FoundFile>()
  const leftAside: string[] = []
  for (const given of paths) {
    if (isHeldPath(given)) {
      const held = heldFile(given)
      if (!held) throw new Refusal('path-missing', 'A file that was sent is not held any more. Choose it again.')
      add(given, held.name, held.size)
      continue
    }
    const path = resolve(given)
    const real = await realpath(path).catch(() => null)
    if (real === null) throw new Refusal('path-missing', `There is no file or folder “${given}”. Check the path.`)
    const root = await stat(real)
    if (root.isDirectory()) await walk(path, basename(path), real, 0)
    else add(path, basename(path), root.size)
  }
  const files = [...found.values()].sort((a, b) => compareNatural(a.within, b.within) || (a.path < b.path ? -1 : 1))
  return { files, leftAside }

  function add(path: string, within: string, size: number): void {
    if (found.has(path)) return
    if (found.size >= MOST_FILES)
      throw new Refusal(
        'too-many-files',
        `There are more than 100,000 files in “${within.split('/')[0]}”. Import its folders one by one.`,
      )
    found.set(path, { path, within, size })
  }

  async function walk(folder: string, within: string, root: string, depth: number): Promise<void> {
    signal?.throwIfAborted()
    if (depth > DEEPEST_FOLDER) {
      leftAside.push(`“${within}” lies deeper than ${DEEPEST_FOLDER} folders and was left aside.`)
      return
    }
    const names = await readdir(folder).catch(() => null)
    if (names === null) {
      leftAside.push(`The folder “${within}” cannot be read and was left aside.`)
      return
    }
    for (const name of names) {
      if (isLeftover(name)) continue
      const path = join(folder, name)
      const inside = `${within}/${name}`
      const entry = await lstat(path).catch(() => null)
      if (entry?.isDirectory()) await walk(path, inside, root, depth + 1)
      else if (entry?.isFile()) add(path, inside, entry.size)
      else if (entry?.isSymbolicLink()) await follow(path, inside, root)
    }
  }

  // A link to a file of the same folder is that file; a link to a folder could lead in circles, a link outwards anywhere.
  async function follow(path: string, within: string, root: string): Promise<void> {
    const target = await realpath(path).catch(() => null)
    const entry = target === null ? null : await stat(target).catch(() => null)
    if (target === null || !entry?.isFile()) leftAside.push(`The link “${within}” leads to no file and was left aside.`)
    else if (!target.startsWith(root + sep))
      leftAside.push(`The link “${within}” leads out of the folder and was left aside.`)
  }
}
