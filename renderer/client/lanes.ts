// How many questions of one kind are under way at once. A browser gives up where hundreds are.

/** So many calls of one name fly at once; the others wait for their turn, in the order in which they came. */
const MOST = 4

/** Lanes by name, each with so many things under way. */
export class Lanes {
  readonly #most: number
  readonly #lanes = new Map<string, { flying: number; readonly waiting: (() => void)[] }>()

  constructor(most: number = MOST) {
    this.#most = most
  }

  /** Starts something when there is room on its lane. What was stopped while it waited is not started: it is `stopped` instead. */
  async run<Result>(
    name: string,
    start: () => Promise<Result>,
    { signal, stopped }: { readonly signal?: AbortSignal | undefined; readonly stopped: Result },
  ): Promise<Result> {
    let lane = this.#lanes.get(name)
    if (!lane) this.#lanes.set(name, (lane = { flying: 0, waiting: [] }))
    const { waiting } = lane
    if (lane.flying < this.#most) lane.flying++
    // Whoever is through hands its room on.
    else if (!(await turnOn(waiting, signal))) return stopped
    const leave = () => {
      const next = waiting.shift()
      if (next) next()
      else lane.flying--
    }
    try {
      return await start()
    } finally {
      leave()
    }
  }
}

/** Waits for one's turn; whether it came before one was stopped. */
function turnOn(waiting: (() => void)[], signal: AbortSignal | undefined): Promise<boolean> {
  return new Promise(come => {
    const onAbort = () => {
      waiting.splice(waiting.indexOf(go), 1)
      come(false)
    }
    const go = () => {
      signal?.removeEventListener('abort', onAbort)
      come(true)
    }
    waiting.push(go)
    signal?.addEventListener('abort', onAbort, { once: true })
  })
}
