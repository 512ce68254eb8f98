// Asks the store worker, and brings its trouble back as trouble.

import { Worker } from 'node:worker_threads'
import { Fault, Mistake, Refusal } from '../base/trouble.ts'
import type { BackupInfo, CheckReport } from './types.ts'
import type { BackupsGone } from './backups.ts'
import type { CopiedOut } from './copy-out.ts'
import type { Rewritten } from './destroying.ts'
import type { StoreTask, StoreWorkerData } from './worker.ts'

type AnswerOf<Task extends StoreTask> = Task extends { task: 'back up' }
  ? BackupInfo
  : Task extends { task: 'check' }
    ? CheckReport
    : Task extends { task: 'copy out' }
      ? CopiedOut
      : Task extends { task: 'write without' }
        ? Rewritten
        : Task extends { task: 'finish destroying' | 'finish rekeying' }
          ? BackupsGone
          : Task extends { task: 'write under' | 'write home' }
            ? void
            : { readonly size: number }
type Message =
  | { doing: string }
  | { ok: true; answer: unknown }
  | { ok: false; kind: string; code: string; message: string }

// From the sources the worker is a file beside this one; in a bundle it lies beside the bundle.
const WORKER = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './store-worker.js', import.meta.url)

/** Runs long work on a file in a thread of its own, which may tell what it is `doing`. When `signal` aborts it ends at its next step, takes away what it began, and only then is told as stopped. */
export function longWork<Task extends StoreTask>(
  task: Task,
  signal?: AbortSignal,
  doing?: (doing: string) => void,
): Promise<AnswerOf<Task>> {
  return new Promise((resolve, reject) => {
    const stopped = () => reject(new DOMException('Stopped.', 'AbortError'))
    if (signal?.aborted) return stopped()
    const stop = new Int32Array(new SharedArrayBuffer(4))
    const workerData: StoreWorkerData = { room: 'store', task, stop }
    const worker = new Worker(WORKER, { workerData })
    const wantStop = () => void Atomics.store(stop, 0, 1)
    signal?.addEventListener('abort', wantStop, { once: true })
    worker.on('message', (message: Message) => {
      if ('doing' in message) doing?.(message.doing)
      else if (message.ok) resolve(message.answer as AnswerOf<Task>)
      else if (message.kind === 'stopped') stopped()
      else if (message.kind === 'refusal') reject(new Refusal(message.code, message.message))
      else if (message.kind === 'fault') reject(new Fault(message.code, message.message))
      // The code of a system's error says what it is; else it is ours.
      else if (/^E[A-Z]+$/.test(message.code)) reject(Object.assign(new Error(message.message), { code: message.code }))
      else reject(new Mistake(message.message))
    })
    worker.once('error', reject)
    worker.once('exit', () => {
      signal?.removeEventListener('abort', wantStop)
      reject(new Fault('worker-ended', 'Long work on the project file ended before its time. Nothing was changed.'))
    })
  })
}
