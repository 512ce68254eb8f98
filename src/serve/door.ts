import type { ProjectEvent, Progress, Reply } from '../base/reply.ts'

/** The door as a shell sees it: calls by name, events, an end. The core is one; tests have others. */
export interface Door {
  call(
    name: string,
    input: unknown,
    options?: { onProgress?(progress: Progress): void; signal?: AbortSignal },
  ): Promise<Reply<unknown>>
  listen(listener: (event: ProjectEvent) => void): () => void
  close(): Promise<void>
}
