/** Lets waiting calls go first, in the middle of long work. Throws an `AbortError` when the work was stopped. */
export function pause(signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    setImmediate(() => (signal?.aborted ? reject(new DOMException('Stopped.', 'AbortError')) : resolve()))
  })
}

/** Runs work that is cut in slices, letting waiting calls go first between them. Gives back what the work returns. `look` hears, after each pause, how far the work said it was; it may throw where the work is of no use any more. */
export async function inSlices<Step, Result>(
  work: Generator<Step, Result>,
  signal?: AbortSignal,
  look?: (step: Step) => void,
): Promise<Result> {
  for (;;) {
    const slice = work.next()
    if (slice.done) return slice.value
    await pause(signal)
    look?.(slice.value)
  }
}
