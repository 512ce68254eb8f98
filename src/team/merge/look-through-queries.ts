// Runs in a thread of its own: copies that came back are looked through, one task after the other. It holds nothing between them.

import { basename } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { Fault, Refusal } from '../../base/trouble.ts'
import {
  digestOfFile,
  lookThroughForeign,
  openLookedThrough,
  refuseDamagedTexts,
  type LookedThrough,
} from '../../store/foreign-file.ts'
import { Stopped } from '../../store/halt.ts'
import { refuseBent } from './incoming-queries.ts'

/** What a thread is asked. `look`: whether a file is one of ours, and where it is read. `digest`: its SHA-256. `texts`: whether its texts hold together. `rows`: whether what was changed in it after `from` (null: all that is in it) can be what Crosscase wrote. `key`: the raw key of an encrypted file. */
export type LookTask =
  | { readonly task: 'look'; readonly path: string; readonly key: Uint8Array | undefined }
  | { readonly task: 'digest'; readonly path: string }
  | { readonly task: 'texts'; readonly looked: LookedThrough; readonly key: Uint8Array | undefined }
  | {
      readonly task: 'rows'
      readonly looked: LookedThrough
      readonly from: number | null
      readonly key: Uint8Array | undefined
    }

/** What it answers, in the order asked. */
export type LookReply =
  | { readonly ok: true; readonly answer: LookedThrough | string | null }
  | { readonly ok: false; readonly kind: string; readonly code: string; readonly message: string }

/** A task as it is sent. `stop`: set to 1 by whoever wants it stopped. */
export interface LookRequest {
  readonly task: LookTask
  readonly stop: Int32Array
}

function perform(task: LookTask, halt: () => void): LookedThrough | string | null {
  switch (task.task) {
    case 'look':
      return lookThroughForeign(task.path, task.key, halt)
    case 'digest':
      return digestOfFile(task.path, halt)
    case 'texts':
      refuseDamagedTexts(task.looked, task.key, halt)
      return null
    case 'rows':
      lookAtRows(task, halt)
      return null
  }
}

function lookAtRows({ looked, from, key }: LookTask & { task: 'rows' }, halt: () => void): void {
  const file = openLookedThrough({ ...looked, folder: null }, key)
  try {
    refuseBent(basename(looked.path), file.read, from, halt)
  } catch (error) {
    // A text that cannot be read looks as if others had changed it.
    if (!(error instanceof Stopped)) refuseDamagedTexts(looked, key, halt)
    throw error
  } finally {
    file.close()
  }
}

const port = parentPort
if (port && (workerData as { readonly room?: string } | null)?.room === 'merge')
  port.on('message', (request: LookRequest | null) => {
    if (request === null) return port.close()
    const halt = () => {
      if (Atomics.load(request.stop, 0) === 1) throw new Stopped('Stopped.')
    }
    try {
      halt()
      port.postMessage({ ok: true, answer: perform(request.task, halt) } satisfies LookReply)
    } catch (error) {
      const kind = error instanceof Refusal ? 'refusal' : error instanceof Fault ? 'fault' : 'mistake'
      port.postMessage({
        ok: false,
        kind: error instanceof Stopped ? 'stopped' : kind,
        code: (error as { code?: string }).code ?? 'unknown',
        message: (error as Error).message,
      } satisfies LookReply)
    }
  })
