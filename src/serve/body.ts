import type { IncomingMessage } from 'node:http'

/** How many bytes too many are read before the connection is cut instead. */
const PATIENCE = 1024 ** 3

/** A request body that is larger than allowed. */
export class TooLarge extends Error {
  readonly limit: number

  constructor(limit: number) {
    super(`more than ${limit} bytes`)
    this.limit = limit
  }
}

/** The chunks of a request body, up to `limit` bytes; then {@link TooLarge}, after the rest was read and dropped so that the sentence about it arrives. */
export async function* limited(request: IncomingMessage, limit: number): AsyncGenerator<Buffer> {
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size <= limit) yield chunk
    else if (size > limit + PATIENCE) break
  }
  if (size > limit) throw new TooLarge(limit)
}

/** A request body as text of at most `limit` bytes. */
export async function textOf(request: IncomingMessage, limit: number): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of limited(request, limit)) chunks.push(chunk)
  return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))
}
