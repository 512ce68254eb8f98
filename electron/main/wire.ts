// What the main process and the core's process say to each other over their port.

import type { ProjectEvent, Progress, Reply } from '../../src/base/reply.ts'

/** Main to core. `begin` is the first. */
export type ToCore =
  | { readonly type: 'begin'; readonly home: string; readonly sampleStudy: string }
  | { readonly type: 'call'; readonly id: number; readonly name: string; readonly input: unknown }
  | { readonly type: 'stop'; readonly id: number }
  | { readonly type: 'end' }

/** Core to main. `ended` is the last: every file is closed. */
export type FromCore =
  | { readonly type: 'reply'; readonly id: number; readonly reply: Reply<unknown> }
  | { readonly type: 'progress'; readonly id: number; readonly progress: Progress }
  | { readonly type: 'event'; readonly event: ProjectEvent }
  | { readonly type: 'ended' }
