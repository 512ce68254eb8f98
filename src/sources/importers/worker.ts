// The reading thread: files come in one after the other, each comes back read or refused. It holds nothing between files.

import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { parentPort } from 'node:worker_threads'
import { assert, Refusal } from '../../base/trouble.ts'
import type { PreparedSource } from '../prepared.ts'
import { LARGEST_FILE, refuseFile } from './limits.ts'
import type { ReadingReply, ReadingTask } from './pool.ts'
import { readBytes, tooLarge } from './read.ts'

assert(parentPort, 'the reading thread runs as a worker')
const port = parentPort

let work = Promise.resolve()
port.on('message', (task: ReadingTask) => {
  work = work.then(() => answer(task))
})
port.postMessage({ ready: true } satisfies ReadingReply)

async function answer(task: ReadingTask): Promise<void> {
  const name = task.name ?? basename(task.path)
  try {
    const prepared = await readBytes(name, task.bytes ?? bytesOf(name, task.path), task.path)
    port.postMessage({ task: task.task, prepared } satisfies ReadingReply, transferable(prepared))
  } catch (trouble) {
    const refusal =
      trouble instanceof Refusal
        ? trouble
        : refuseFile(
            'reading-failed',
            name,
            'could not be read',
            'Open it in the program that made it, save it again, and import that.',
          )
    port.postMessage({ task: task.task, refused: refusal.message, code: refusal.code } satisfies ReadingReply)
  }
}

function transferable(prepared: PreparedSource): ArrayBuffer[] {
  return [prepared.deflated.buffer, prepared.hash.buffer, prepared.textHash.buffer]
}

function bytesOf(name: string, path: string): Buffer {
  try {
    // A pipe or device would be read for ever.
    const { size, isFile } = factsOf(path)
    if (!isFile) throw refuseFile('not-a-file', name, 'is not a file', 'Choose a file or a folder.')
    if (size > LARGEST_FILE) throw tooLarge(name)
    return readFileSync(path)
  } catch (trouble) {
    if (trouble instanceof Refusal) throw trouble
    const code = (trouble as NodeJS.ErrnoException).code
    if (code === 'ENOENT')
      throw refuseFile('file-missing', name, 'is not there any more', 'Check where it was moved to.')
    if (code === 'EACCES' || code === 'EPERM') {
      throw refuseFile(
        'file-not-readable',
        name,
        'may not be read',
        'Check its permissions, or whether another program holds it.',
      )
    }
    throw refuseFile(
      'file-not-readable',
      name,
      `could not be read from disk${code ? ` (${code})` : ''}`,
      'Check the disk or the connection to it.',
    )
  }
}

function factsOf(path: string): { size: number; isFile: boolean } {
  const facts = statSync(path)
  return { size: facts.size, isFile: facts.isFile() }
}
