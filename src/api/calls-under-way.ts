// What is asked and done in an open project, so that its file can be rewritten, or closed, without cutting anything off that nobody stopped.

/** The calls under way in a core. */
export class CallsUnderWay {
  readonly #jobs = new Set<{ stop: AbortController; ended: Promise<unknown> }>()
  readonly #questions = new Set<Promise<unknown>>()
  /** Settled when the project's file is written anew and in its place. */
  #rewriting: Promise<void> | null = null
  /** Settled when a project whose file is put in its place is open again. */
  #away: Promise<void> | null = null

  /** Whether work that closing stops is under way. */
  get hasJobs(): boolean {
    return this.#jobs.size > 0
  }

  /** What a call has to wait for before it begins, again and again until it is nothing: what only looks waits while the project is away, all else while its file is rewritten too. */
  wait(isLooking: boolean): Promise<void> | null {
    return this.#away ?? (isLooking ? null : this.#rewriting)
  }

  /** Does some work while what would change the open project waits. */
  whileStill<Result>(work: () => Promise<Result>): Promise<Result> {
    return during(work, until => (this.#rewriting = until))
  }

  /** Does some work while every call waits, once the questions under way are answered. */
  whileAway<Result>(work: () => Promise<Result>): Promise<Result> {
    return during(
      async () => {
        await Promise.allSettled(this.#questions)
        return work()
      },
      until => (this.#away = until),
    )
  }

  /** A question that may take its time. */
  async asking(answer: unknown): Promise<unknown> {
    if (!(answer instanceof Promise)) return answer
    this.#questions.add(answer)
    try {
      return await answer
    } finally {
      this.#questions.delete(answer)
    }
  }

  /** Work that closing the project stops, and waits for. */
  async job<Result>(work: (signal: AbortSignal) => Promise<Result>, signal?: AbortSignal): Promise<Result> {
    const stop = new AbortController()
    const forward = () => stop.abort()
    if (signal?.aborted) stop.abort()
    signal?.addEventListener('abort', forward, { once: true })
    const ended = work(stop.signal)
    const job = { stop, ended }
    this.#jobs.add(job)
    try {
      return await ended
    } finally {
      this.#jobs.delete(job)
      signal?.removeEventListener('abort', forward)
    }
  }

  /** Stops all jobs, and ends when they have ended. */
  async stopJobs(): Promise<void> {
    for (const job of this.#jobs) job.stop.abort()
    await Promise.allSettled([...this.#jobs].map(job => job.ended))
  }
}

async function during<Result>(
  work: () => Promise<Result>,
  set: (until: Promise<void> | null) => void,
): Promise<Result> {
  const { promise, resolve } = Promise.withResolvers<void>()
  set(promise)
  try {
    return await work()
  } finally {
    set(null)
    resolve()
  }
}
