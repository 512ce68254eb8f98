// The one place where something leaves the team. Every exporter passes here.

import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { CoderId } from '../../base/ids.ts'
import { fixPublishedCodes } from '../../cases/published-commands.ts'
import { fixSourceCodes } from '../../cases/source-code-commands.ts'
import type { Project } from '../../store/project.ts'
import { writeWhole } from '../write-file.ts'
import { addOutput } from './commands.ts'
import { manifestName, manifestOf, manifestText, type Outgoing, type WrittenFile } from './manifest.ts'
import { projectState } from './queries.ts'

/** What an exporter gives back: the file it wrote; with `files`, the folder `path` and the names of the files in it. */
export interface Written {
  readonly path: string
  readonly files?: readonly string[]
}

/**
 * Writes something out: `write` does it, whole or not at all; then a manifest is laid beside it (`NAME.xlsx.manifest.json`,
 * in a folder `manifest.json`), and it is noted in the log and among the outputs, which alters nothing in the research; published codes that it
 * shows are fixed.
 * `outgoing` says what it is; a function is asked once the file is there, where only the exporter knows its filter.
 * Every exporter uses this one: `sendOut(open.project, open.coderId, { kind, called, filter, options }, () => exportIt(…))`.
 */
export async function sendOut<Answer extends Written>(
  project: Project,
  coderId: CoderId,
  outgoing: Outgoing | ((answer: Answer) => Outgoing),
  write: () => Promise<Answer>,
): Promise<Answer & { readonly manifest: string }> {
  const before = projectState(project.read)
  // Whatever has to be looked at before anything leaves the team is looked at here.
  const answer = await write()
  const out = typeof outgoing === 'function' ? outgoing(answer) : outgoing
  const files: WrittenFile[] = []
  for (const name of answer.files ?? [basename(answer.path)])
    files.push(await fileOf(answer.files ? answer.path : dirname(answer.path), name))
  const after = projectState(project.read).change
  const state = after === before.change ? before : { ...before, changedMeanwhile: after }
  const manifest = manifestOf(out, state, files)
  const beside = answer.files ? join(answer.path, 'manifest.json') : manifestName(answer.path)
  await writeWhole(beside, [manifestText(manifest)])
  try {
    project.note(`Export ${out.called} to “${basename(answer.path)}”`, coderId, tx => {
      addOutput(tx, answer.path, manifest, out)
      fixPublishedCodes(tx, out.shownCases ?? [])
      fixSourceCodes(tx, out.shownSources ?? [])
    })
  } catch (error) {
    // Nothing leaves the team that the project knows nothing of.
    for (const file of [
      beside,
      ...files.map(({ name }) => join(answer.files ? answer.path : dirname(answer.path), name)),
    ])
      rmSync(file, { force: true })
    throw error
  }
  return { ...answer, manifest: beside }
}

/** What a manifest says of a file. It is read back through one piece of memory: a large file would leave as much garbage. */
async function fileOf(folder: string, name: string): Promise<WrittenFile> {
  const hash = createHash('sha256')
  const piece = Buffer.allocUnsafe(1 << 20)
  const file = await open(join(folder, name))
  try {
    let bytes = 0
    for (;;) {
      const { bytesRead } = await file.read(piece, 0, piece.length)
      if (bytesRead === 0) return { name, bytes, sha256: hash.digest('hex') }
      hash.update(piece.subarray(0, bytesRead))
      bytes += bytesRead
    }
  } finally {
    await file.close()
  }
}
