// Writes a file whole or not at all: under a name beside it, then in its place. Nothing half-written is left, whatever
// happens, but for a machine that stops: then the name beside it says what it is.

import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import path from 'node:path'
import { faultPoint } from '../base/fault-point.ts'
import { Refusal } from '../base/trouble.ts'

const CHUNK = 1 << 20
/** How long to work before others get their turn, in milliseconds. */
const SLICE = 15

/** What to tell while writing, and how to be stopped. */
export interface WriteOptions {
  readonly signal?: AbortSignal | undefined
  /** Called now and then, at most once a slice of work. */
  readonly onSlice?: (() => void) | undefined
}

/**
 * Writes pieces to a file, in the order they come, and gives back its size in bytes. The work is done in short slices,
 * so that reading and coding go on meanwhile. Refuses a folder that is not there and a place where a folder is;
 * stopped by `signal` it leaves what was there before.
 */
export async function writeWhole(
  to: string,
  pieces: Iterable<string | Uint8Array>,
  { signal, onSlice }: WriteOptions = {},
): Promise<number> {
  refuseBadPlace(to)
  signal?.throwIfAborted()
  const beside = path.join(path.dirname(to), `.${path.basename(to)}.${randomBytes(4).toString('hex')}.part`)
  let size = 0
  let file: number | null = openSync(beside, 'wx')
  try {
    const chunk = Buffer.allocUnsafe(CHUNK)
    let filled = 0
    const empty = () => {
      for (let at = 0; at < filled;) at += writeSync(file!, chunk, at, filled - at)
      size += filled
      filled = 0
    }
    onSlice?.()
    signal?.throwIfAborted()
    let due = performance.now() + SLICE
    for (const piece of pieces) {
      if (typeof piece === 'string' && piece.length * 3 <= CHUNK) {
        // A unit of text takes three bytes at most: what surely fits is written where it goes.
        if (piece.length * 3 > CHUNK - filled) empty()
        filled += chunk.write(piece, filled)
      } else {
        const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece
        for (let at = 0; at < bytes.length;) {
          const part = bytes.subarray(at, at + CHUNK - filled)
          chunk.set(part, filled)
          filled += part.length
          at += part.length
          if (filled === CHUNK) empty()
        }
      }
      if (performance.now() < due) continue
      onSlice?.()
      await new Promise(resolve => setImmediate(resolve))
      signal?.throwIfAborted()
      due = performance.now() + SLICE
    }
    empty()
    faultPoint('export.before-sync')
    fsyncSync(file)
    closeSync(file)
    file = null
    signal?.throwIfAborted()
    faultPoint('export.before-rename')
    renameSync(beside, to)
    return size
  } catch (error) {
    if (file !== null) closeSync(file)
    rmSync(beside, { force: true })
    throw inWords(error, to)
  }
}

/** Refuses a name whose ending is not that of the format: so that nothing is mistaken for what it is not, least of all a project file. */
export function refuseOtherEnding(to: string, ending: string): void {
  if (path.extname(to).toLowerCase() === `.${ending}`) return
  throw new Refusal(
    'other-ending',
    `“${path.basename(to)}” does not end with .${ending}. Give it that ending, or choose the format that fits its name.`,
  )
}

function refuseBadPlace(to: string): void {
  const folder = path.dirname(to)
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new Refusal('no-folder', `There is no folder ${folder}. Make it first, or choose another place.`)
  }
  if (statSync(to, { throwIfNoEntry: false })?.isDirectory())
    throw new Refusal('is-folder', `${to} is a folder. Say the name of a file in it.`)
}

function inWords(error: unknown, to: string): unknown {
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'EPERM' || code === 'EBUSY')
    return new Refusal(
      'file-busy',
      `${to} cannot be replaced. Is it open in another program? Close it there and try again.`,
    )
  if (code === 'EACCES' || code === 'EROFS')
    return new Refusal('not-writable', `Nothing may be written to ${path.dirname(to)}. Choose another folder.`)
  return error
}
