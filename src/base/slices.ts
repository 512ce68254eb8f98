/** Does work that is cut in slices without letting anybody go first. Gives back what it returns. */
export function toTheEnd<Result>(work: Generator<unknown, Result>): Result {
  for (;;) {
    const slice = work.next()
    if (slice.done) return slice.value
  }
}
