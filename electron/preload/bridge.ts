// What the preload puts on the window, and nothing else. Types only: the renderer reads them too. In the web shell there
// is no `window.crosscase`, and the page speaks HTTP instead.

import type { ProjectEvent, Progress, Reply } from '../../src/base/reply.ts'

/** What a file or folder is chosen for: it decides which native dialog opens. */
export interface ChoosePath {
  readonly kind: 'open-project' | 'new-project' | 'study-folder' | 'files' | 'sheet' | 'save-as'
  /** A file name to begin with, for the two kinds that write. */
  readonly name?: string
}

/** What a call may bring along. Only plain functions cross between the page and the preload, so an `AbortSignal` cannot: `whenStarted` gets a function that stops the call. */
export interface BridgeCallOptions {
  readonly onProgress?: (progress: Progress) => void
  readonly whenStarted?: (stop: () => void) => void
}

/** The few things the page may ask of the desktop shell. */
export interface Bridge {
  /** `linux`, `darwin` or `win32`. */
  readonly platform: string
  /** Calls the core by name; `shell.reveal { path }` is answered by the shell itself. */
  call(name: string, input: unknown, options?: BridgeCallOptions): Promise<Reply<unknown>>
  /** Listens to what the core tells until the returned function is called. */
  onEvent(listener: (event: ProjectEvent) => void): () => void
  /** Listens to what the native menu asks for, by the id of an action. `open-file` brings the path of a project that was opened from outside. */
  onAction(listener: (actionId: string, path?: string) => void): () => void
  /** Turns dropped files into what calls accept where they take paths. */
  openDropped(files: readonly File[]): Promise<readonly string[]>
  /** Opens a native dialog; answers the chosen paths, none when it was left. */
  choosePath(what: ChoosePath): Promise<readonly string[]>
}
