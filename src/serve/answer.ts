import type { ServerResponse } from 'node:http'
import type { Reply } from '../base/reply.ts'
import type { Denial } from './guard.ts'

/** Ends a request with a reply as JSON. */
export function answerReply(response: ServerResponse, reply: Reply<unknown>, status = 200): void {
  const body = Buffer.from(JSON.stringify(reply))
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'content-length': body.length })
  response.end(body)
}

/** Ends a request with a no, in the shape of a reply, so that the page can show its sentence. */
export function answerDenial(response: ServerResponse, denial: Denial): void {
  const { status, code, message } = denial
  answerReply(response, { ok: false, trouble: { kind: 'refusal', code, message } }, status)
}
