// The list of projects opened here before: names and paths, in the app's own folder. No research text; an encrypted project
// shows its file name only.

import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { RecentProject } from '../store/contract.ts'

type Entry = Omit<RecentProject, 'there'>

const MOST = 20

/** Keeps the list in `home`/recent.json. A damaged list is an empty one. */
export class RecentProjects {
  readonly #file: string

  constructor(home: string) {
    this.#file = join(home, 'recent.json')
  }

  /** The projects, latest first, with whether their file is there now. */
  list(): RecentProject[] {
    return this.#read().map(entry => ({ ...entry, there: existsSync(entry.path) }))
  }

  /** Puts a project first. Where the list cannot be kept (a disk that is full) it stays as it is: work goes on without. */
  add(project: { path: string; name: string; encrypted: boolean; summary: string }, openedAt: string): void {
    const entry = project.encrypted ? { ...project, name: basename(project.path, '.crosscase'), summary: '' } : project
    try {
      this.#write([{ ...entry, openedAt }, ...this.#read().filter(one => one.path !== project.path)].slice(0, MOST))
    } catch {
      // It shows what was opened before.
    }
  }

  /** Takes a project off the list. */
  forget(path: string): void {
    this.#write(this.#read().filter(one => one.path !== path))
  }

  #read(): Entry[] {
    try {
      const list: unknown = JSON.parse(readFileSync(this.#file, 'utf8'))
      return Array.isArray(list) ? list.filter(isEntry) : []
    } catch {
      return []
    }
  }

  #write(entries: readonly Entry[]): void {
    mkdirSync(join(this.#file, '..'), { recursive: true, mode: 0o700 })
    writeFileSync(`${this.#file}.part`, JSON.stringify(entries, null, 2), { mode: 0o600 })
    renameSync(`${this.#file}.part`, this.#file)
  }
}

function isEntry(entry: unknown): entry is Entry {
  const one = entry as Record<string, unknown> | null
  return (
    typeof one === 'object' &&
    one !== null &&
    ['path', 'name', 'openedAt', 'summary'].every(field => typeof one[field] === 'string') &&
    typeof one['encrypted'] === 'boolean'
  )
}
