import type { ProjectEvent, Progress, Reply } from '../../src/base/reply.ts'
import type { ChoosePath } from './bridge.ts'

/** What a call may bring along: a listener to its progress, and a signal that stops it. */
export interface CallOptions {
  readonly onProgress?: (progress: Progress) => void
  signal?: AbortSignal
}

/** How calls and events travel between the window and the core. There are two: the desktop bridge and the loopback web shell. */
export interface Carrier {
  readonly platform: string
  readonly call: (name: string, input: unknown, options: CallOptions) => Promise<Reply<unknown>>
  /** Listens to the core's events until the returned function is called. `onState` tells when the core is out of reach and back. */
  readonly listen: (onEvent: (event: ProjectEvent) => void, onState: (reachable: boolean) => void) => () => void
  /** Listens to actions that the native menu asks for. */
  readonly onAction: (listener: (actionId: string, path?: string) => void) => () => void
  /** Makes files that a person dropped or chose known to the core; answers what to give to calls in place of paths. Of large ones it takes a while, which the signal ends. */
  readonly openDropped: (files: readonly File[], signal?: AbortSignal) => Promise<readonly string[]>
  /** Opens a native dialog, or is null where there is none and a path is typed. */
  readonly choosePath: ((what: ChoosePath) => Promise<readonly string[]>) | null
  /** A place to write a file of this name to, or null when the person left the dialog. */
  readonly saveAs: (name: string) => Promise<SavePlace | null>
}

/** Where an export is written. `finish` brings it to the person afterwards: the web shell hands it to the browser. `at` is told where the person did not choose the folder. */
export interface SavePlace {
  readonly path: string
  readonly at?: string
  readonly finish: () => Promise<void>
}

/** The reply of a call that the person stopped. */
export const CANCELLED: Extract<Reply<never>, { ok: false }> = {
  ok: false,
  trouble: { kind: 'cancelled', code: 'cancelled', message: 'Stopped. Nothing half done is left.' },
}
