// The store worker: long blocking work on a file, off the core's thread, by a connection of its own.

import { parentPort, workerData } from 'node:worker_threads'
import { Fault, Refusal } from '../base/trouble.ts'
import { backUp, copyVerified } from './backups.ts'
import { checkFile } from './check.ts'
import { copyOut, type CopyOut } from './copy-out.ts'
import { finishDestroyingIn, writeWithout, type Destroying } from './destroying.ts'
import { asTrouble } from './driver.ts'
import { finishRekeyingIn, writeUnder } from './encryption.ts'
import { Stopped, type Halt } from './halt.ts'
import type { FileKey } from './passphrase.ts'
import { writeHome } from './write-ahead.ts'

/** What the worker can be asked. `key` is the raw key of an encrypted file; it stays in this process's memory. */
export type StoreTask =
  | {
      readonly task: 'back up'
      readonly path: string
      readonly reason: string
      readonly now: string
      readonly key?: Uint8Array | undefined
    }
  | { readonly task: 'copy'; readonly path: string; readonly to: string; readonly key?: Uint8Array | undefined }
  | { readonly task: 'copy out'; readonly copy: CopyOut }
  | { readonly task: 'write without'; readonly destroying: Destroying }
  | { readonly task: 'finish destroying'; readonly path: string; readonly key?: Uint8Array | undefined }
  | {
      readonly task: 'write under'
      readonly path: string
      readonly from: FileKey | undefined
      readonly to: FileKey | null
    }
  | { readonly task: 'finish rekeying'; readonly path: string; readonly to: FileKey | null }
  | { readonly task: 'write home'; readonly path: string; readonly key?: Uint8Array | undefined }
  | { readonly task: 'check'; readonly path: string; readonly key?: Uint8Array | undefined }

function perform(task: StoreTask, halt: Halt): unknown {
  const tell = (doing: string) => parentPort?.postMessage({ doing })
  switch (task.task) {
    case 'back up':
      return backUp(task.path, task.reason, task.now, task.key, halt)
    case 'copy':
      return copyVerified(task.path, task.to, task.key, halt)
    case 'copy out':
      return copyOut(task.copy, doing => {
        halt()
        tell(doing)
      })
    case 'write without':
      return writeWithout(task.destroying, halt, tell)
    case 'finish destroying':
      return finishDestroyingIn(task.path, task.key)
    case 'write under':
      return writeUnder(task.path, task.from, task.to, halt, tell)
    case 'finish rekeying':
      return finishRekeyingIn(task.path, task.to)
    case 'write home':
      return writeHome(task.path, task.key)
    case 'check':
      return checkFile(task.path, task.key, halt)
  }
}

/** What the worker is started with. `stop`: set to 1 by whoever wants it stopped. */
export interface StoreWorkerData {
  readonly room: 'store'
  readonly task: StoreTask
  readonly stop: Int32Array
}

const given = workerData as StoreWorkerData | null
if (parentPort && given?.room === 'store') {
  const halt = () => {
    if (Atomics.load(given.stop, 0) === 1) throw new Stopped('Stopped.')
  }
  try {
    parentPort.postMessage({ ok: true, answer: perform(given.task, halt) })
  } catch (thrown) {
    const error = asTrouble(thrown)
    const kind = error instanceof Refusal ? 'refusal' : error instanceof Fault ? 'fault' : 'mistake'
    parentPort.postMessage({
      ok: false,
      kind: error instanceof Stopped ? 'stopped' : kind,
      code: (error as { code?: string }).code ?? 'unknown',
      message: (error as Error).message,
    })
  }
}
