// An archive: one zip with a verified copy of the project and a list of what is in it, for keeping when a study ends.

import { createHash } from 'node:crypto'
import { closeSync, existsSync, openSync, readSync, rmSync } from 'node:fs'
import { basename } from 'node:path'
import { Refusal } from '../base/trouble.ts'
import { longWork } from '../store/long-work.ts'
import type { Project } from '../store/project.ts'
import { refuseOtherEnding, writeWhole } from './write-file.ts'
import { writeZip } from './zip/write-zip.ts'

const SLICE = 1 << 20

/** Packs a project into `to` (a .zip). `counts` are told in its list, one a line. Refuses a place where something is, and another ending. */
export async function writeArchive(
  project: Project,
  to: string,
  counts: Readonly<Record<string, number>>,
  signal: AbortSignal,
): Promise<{ path: string; size: number }> {
  refuseOtherEnding(to, 'zip')
  if (existsSync(to)) throw new Refusal('exists', `There is already a file at ${to}. Choose another name.`)
  const copy = `${to}.copy.part`
  rmSync(copy, { force: true })
  try {
    await longWork({ task: 'copy', path: project.path, to: copy, key: project.key?.key }, signal)
    const name = basename(project.path)
    const digest = createHash('sha256')
    for (const piece of piecesOf(copy)) digest.update(piece)
    const about = [
      'A Crosscase project, archived.',
      project.key
        ? 'It is closed by its passphrase; without that or its recovery key nobody can read it.'
        : 'It is not encrypted.',
      '',
      `${digest.digest('hex')}  ${name}`,
      '',
      ...Object.entries(counts).map(([what, count]) => `${what}: ${count}`),
      '',
    ].join('\n')
    const parts = [
      { name: 'about.txt', content: [about] },
      { name, content: piecesOf(copy) },
    ]
    return { path: to, size: await writeWhole(to, writeZip(parts), { signal }) }
  } finally {
    rmSync(copy, { force: true })
  }
}

function* piecesOf(path: string): Generator<Uint8Array> {
  const file = openSync(path, 'r')
  try {
    for (;;) {
      const piece = Buffer.allocUnsafe(SLICE)
      const read = readSync(file, piece, 0, SLICE, null)
      if (read === 0) return
      yield piece.subarray(0, read)
    }
  } finally {
    closeSync(file)
  }
}
