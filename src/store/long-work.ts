// Asks the store worker, and brings its trouble back as trouble.

import { Worker } from 'node:worker_threads'
import { Fault, Mistake, Refusal } from '../base/trouble.ts'
import type { BackupInfo, CheckReport } from './types.ts'
import type { StoreTask } from './worker.ts'

type AnswerOf<Task extends StoreTask> = Task extends { task: 'back up' }
  ? BackupInfo
  : Task extends { task: 'check' }
    ? CheckReport
    : { readonly size: number }
type Message = { ok: true; answer: unknown } | { ok: false; kind: string; code: string; message: string }

// From the sources the worker is a file beside this one; in a bundle it lies beside the bundle.
const WORKER = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './store-worker.js', import.meta.url)

/** Runs long work on a file in a thread of its own. Ends the thread when `signal` aborts. */
export function longWork<Task extends StoreTask>(task: Task, signal?: AbortSignal): Promise<AnswerOf<Task>> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(WORKER, { workerData: { room: 'store', task } })
    const stop = () => {
      void worker.terminate()
      reject(new DOMException('Stopped.', 'AbortError'))
    }
    if (signal?.aborted) return stop()
    signal?.addEventListener('abort', stop, { once: true })
    worker.once('message', (message: Message) => {
      if (message.ok) resolve(message.answer as AnswerOf<Task>)
      else if (message.kind === 'refusal') reject(new Refusal(message.code, message.message))
      else if (message.kind === 'fault') reject(new Fault(message.code, message.message))
      else reject(new Mistake(message.message))
    })
    worker.once('error', reject)
    worker.once('exit', () => {
      signal?.removeEventListener('abort', stop)
      reject(new Fault('worker-ended', 'Long work on the project file ended before its time. Nothing was changed.'))
    })
  })
}
