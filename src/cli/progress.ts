import type { Progress } from '../base/reply.ts'

/** Where progress is shown, as far as it is a terminal. */
export interface Terminal {
  readonly isTTY?: boolean
  readonly columns?: number
  write(text: string): unknown
}

/** One line that is written over and over, on a terminal only. */
export class ProgressLine {
  readonly #stream: Terminal
  #isShown = false
  #last = 0

  constructor(stream: Terminal) {
    this.#stream = stream
  }

  /** Shows how far the work is. */
  show({ done, total, doing }: Progress): void {
    const now = performance.now()
    if (!this.#stream.isTTY || now - this.#last < 60) return
    this.#last = now
    this.#isShown = true
    const count = total > 0 ? `${done} of ${total}` : done > 0 ? String(done) : ''
    const line = [count, doing].filter(part => part !== '').join('  ')
    this.#stream.write(`\r\u001B[K${line.slice(0, (this.#stream.columns ?? 80) - 1)}`)
  }

  /** Takes the line away. */
  end(): void {
    if (this.#isShown) this.#stream.write('\r\u001B[K')
    this.#isShown = false
  }
}
