// Writes many files into one folder, or into one zip, all of them or none.

import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, extname, join } from 'node:path'
import { Refusal } from '../../base/trouble.ts'
import type { ExportJob } from '../commands.ts'
import { writeWhole } from '../write-file.ts'
import { writeZip } from '../zip/write-zip.ts'

/** A file of a folder: its name in it, and how it is written to a place. */
export interface FolderPart {
  readonly file: string
  readonly write: (to: string, job: ExportJob) => Promise<unknown>
}

/** What a folder (then with `files`) or a zip holds in the end, and which files were refused, with the reason. */
export interface WrittenFolder {
  readonly path: string
  readonly files?: readonly string[]
  readonly names: readonly string[]
  readonly refused: readonly { readonly file: string; readonly why: string }[]
}

/** Writes parts into a new folder (or one with nothing in it), beside it first and then in its place; into one file where the name ends with .zip. A part that is refused is left out and told; stopped or failed, nothing is left. Refuses a folder that has something in it, and to write none. */
export async function writeFolder(to: string, parts: readonly FolderPart[], job: ExportJob): Promise<WrittenFolder> {
  const isZip = extname(to).toLowerCase() === '.zip'
  if (!isZip) refuseFullFolder(to)
  const beside = `${to}.part`
  rmSync(beside, { recursive: true, force: true })
  mkdirSync(beside)
  const files: string[] = []
  const refused: { file: string; why: string }[] = []
  try {
    for (const [done, { file, write }] of parts.entries()) {
      job.signal.throwIfAborted()
      job.progress({ done, total: parts.length, doing: file })
      mkdirSync(dirname(join(beside, file)), { recursive: true })
      try {
        await write(join(beside, file), { signal: job.signal, progress: () => undefined })
        files.push(file)
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        refused.push({ file, why: error.message })
      }
    }
    job.signal.throwIfAborted()
    if (files.length === 0) throw new Refusal('nothing-written', refused[0]?.why ?? 'There is nothing to write yet.')
    if (isZip) {
      const packed = files.map(file => ({ name: file, content: [readFileSync(join(beside, file))] }))
      await writeWhole(to, writeZip(packed), { signal: job.signal })
      return { path: to, names: files, refused }
    }
    for (const name of readdirSync(beside)) {
      const inside = join(beside, name)
      if (statSync(inside).isDirectory() && readdirSync(inside).length === 0) rmSync(inside, { recursive: true })
    }
    if (existsSync(to)) rmSync(to, { recursive: true })
    renameSync(beside, to)
    return { path: to, files, names: files, refused }
  } finally {
    rmSync(beside, { recursive: true, force: true })
  }
}

function refuseFullFolder(to: string): void {
  if (!existsSync(dirname(to)))
    throw new Refusal('no-folder', `There is no folder ${dirname(to)}. Make it first, or choose another place.`)
  const there = statSync(to, { throwIfNoEntry: false })
  if (there && (!there.isDirectory() || readdirSync(to).length > 0))
    throw new Refusal('exists', `There is already something at ${to}. Choose a new folder, or one with nothing in it.`)
}
