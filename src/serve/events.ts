import type { ServerResponse } from 'node:http'
import type { Door } from './door.ts'

/** Milliseconds between empty lines that keep a quiet stream open. */
const HEARTBEAT = 15_000
/** A page this many bytes behind is hung up on; it comes back and reads everything anew. */
const BEHIND = 4 * 1024 ** 2

/** Streams what the core tells, a line of JSON each, until the page goes away. */
export function carryEvents(door: Door, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/x-ndjson; charset=utf-8' })
  response.write('\n')
  const stop = door.listen(event => {
    if (response.writableLength > BEHIND) response.destroy()
    else response.write(`${JSON.stringify(event)}\n`)
  })
  const heart = setInterval(() => response.write('\n'), HEARTBEAT)
  heart.unref()
  response.on('close', () => {
    clearInterval(heart)
    stop()
  })
}
