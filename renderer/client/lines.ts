/** Splits a stream of bytes into its lines of text, as they arrive. Empty lines are left out: servers send them to keep a stream alive. */
export async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let rest = ''
  try {
    for (;;) {
      const { done, value } = await reader.read()
      rest += done ? decoder.decode() : decoder.decode(value, { stream: true })
      let end = rest.indexOf('\n')
      while (end >= 0) {
        const line = rest.slice(0, end).trim()
        rest = rest.slice(end + 1)
        if (line) yield line
        end = rest.indexOf('\n')
      }
      if (done) break
    }
    if (rest.trim()) yield rest.trim()
  } finally {
    reader.releaseLock()
  }
}
