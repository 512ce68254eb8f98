// The proposition judged for last: the next passage begins with it. In memory only.

let last: string | null = null

/** The proposition judged for last. */
export function lastJudged(): string | null {
  return last
}

/** Keeps that one was judged for. */
export function rememberJudged(propositionId: string): void {
  last = propositionId
}
