// What the window remembers by itself: sizes, settings, ids of open tabs. Never a word of research.

const PREFIX = 'crosscase.'

/** Remembers a small value under a key. Does nothing where the browser forbids it. */
export function keep(key: string, value: unknown): void {
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify(value))
  } catch {
    // Private windows may forbid storage: the window then begins as new next time.
  }
}

/** What was remembered under a key, or `otherwise` when there is nothing or it cannot be read. */
export function kept<Value>(key: string, otherwise: Value): Value {
  try {
    const text = localStorage.getItem(PREFIX + key)
    return text === null ? otherwise : (JSON.parse(text) as Value)
  } catch {
    return otherwise
  }
}
