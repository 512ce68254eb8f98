// What the desktop shell's preload puts on the window. The web shell puts nothing there.

import type { ProjectEvent, Progress, Reply } from '../../src/base/reply.ts'

/** What a file or folder is chosen for: it decides which native dialog opens. */
export interface ChoosePath {
  readonly kind: 'open-project' | 'new-project' | 'study-folder' | 'files' | 'sheet' | 'save-as'
  /** A file name to begin with, for the two kinds that write. */
  readonly name?: string
}

/** The few things the window may ask of the desktop shell. */
export interface Bridge {
  readonly platform: string
  /** Only plain functions cross to the preload, so an `AbortSignal` cannot: `whenStarted` gets what stops the call. */
  call(
    name: string,
    input: unknown,
    options?: { readonly onProgress?: (progress: Progress) => void; readonly whenStarted?: (stop: () => void) => void },
  ): Promise<Reply<unknown>>
  onEvent(listener: (event: ProjectEvent) => void): () => void
  /** Menu items of the native menu send the id of an action; `open-file` brings the path of a project that was opened from outside. */
  onAction(listener: (actionId: string, path?: string) => void): () => void
  /** Turns dropped files into tokens (or paths) that calls accept where they take paths. */
  openDropped(files: readonly File[]): Promise<readonly string[]>
  /** Opens a native dialog; answers the chosen paths, none when it was left. */
  choosePath?(what: ChoosePath): Promise<readonly string[]>
}

declare global {
  interface Window {
    readonly crosscase?: Bridge
  }
}
