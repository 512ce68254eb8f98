// The store worker: long blocking work on a file, off the core's thread, by a connection of its own.

import { parentPort, workerData } from 'node:worker_threads'
import { Fault, Refusal } from '../base/trouble.ts'
import { backUp, copyVerified } from './backups.ts'
import { checkFile } from './check.ts'

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
  | { readonly task: 'check'; readonly path: string; readonly key?: Uint8Array | undefined }

function perform(task: StoreTask): unknown {
  switch (task.task) {
    case 'back up':
      return backUp(task.path, task.reason, task.now, task.key)
    case 'copy':
      return copyVerified(task.path, task.to, task.key)
    case 'check':
      return checkFile(task.path, task.key)
  }
}

if (parentPort && (workerData as { room?: string } | null)?.room === 'store') {
  try {
    parentPort.postMessage({ ok: true, answer: perform((workerData as { task: StoreTask }).task) })
  } catch (error) {
    const kind = error instanceof Refusal ? 'refusal' : error instanceof Fault ? 'fault' : 'mistake'
    parentPort.postMessage({
      ok: false,
      kind,
      code: (error as { code?: string }).code ?? 'unknown',
      message: (error as Error).message,
    })
  }
}
