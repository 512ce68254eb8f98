// The store worker: long blocking work on a file, off the core's thread, by a connection of its own.

import { parentPort, workerData } from 'node:worker_threads'
import { Fault, Refusal } from '../base/trouble.ts'
import { backUp, copyVerified } from './backups.ts'
import { checkFile } from './check.ts'
import { copyOut, type CopyOut } from './copy-out.ts'
import { destroyIn, finishDestroyingIn, type Destroying } from './destroying.ts'
import { rewriteUnder } from './encryption.ts'
import { Stopped, type Halt } from './halt.ts'
import type { FileKey } from './passphrase.ts'

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
  | { readonly task: 'destroy'; readonly destroying: Destroying }
  | { readonly task: 'finish destroying'; readonly path: string; readonly key?: Uint8Array | undefined }
  | {
      readonly task: 'rekey'
      readonly path: string
      readonly from: FileKey | undefined
      readonly to: FileKey | null
      readonly now: string
    }
  | { readonly task: 'check'; readonly path: string; readonly key?: Uint8Array | undefined }

function perform(task: StoreTask, halt: Halt): unknown {
  switch (task.task) {
    case 'back up':
      return backUp(task.path, task.reason, task.now, task.key, halt)
    case 'copy':
      return copyVerified(task.path, task.to, task.key, halt)
    case 'copy out':
      return copyOut(task.copy, doing => {
        halt()
        parentPort?.postMessage({ doing })
      })
    case 'destroy':
      return destroyIn(task.destroying, halt, doing => parentPort?.postMessage({ doing }))
    case 'finish destroying':
      return finishDestroyingIn(task.path, task.key)
    case 'rekey':
      return rewriteUnder(task.path, task.from, task.to, task.now, doing => parentPort?.postMessage({ doing }))
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
  } catch (error) {
    const kind = error instanceof Refusal ? 'refusal' : error instanceof Fault ? 'fault' : 'mistake'
    parentPort.postMessage({
      ok: false,
      kind: error instanceof Stopped ? 'stopped' : kind,
      code: (error as { code?: string }).code ?? 'unknown',
      message: (error as Error).message,
    })
  }
}
