import type { IncomingMessage, ServerResponse } from 'node:http'
import { contract, isCallName } from '../api/contract.ts'
import type { Reply } from '../base/reply.ts'
import { answerReply } from './answer.ts'
import { textOf } from './body.ts'
import type { Door } from './door.ts'
import type { Denial } from './guard.ts'

/** The most bytes of a call's input. Texts to import come as files, not in calls. */
const CALL_LIMIT = 1024 ** 2

const OURS: Reply<never> = {
  ok: false,
  trouble: { kind: 'mistake', code: 'shell', message: 'Something in Crosscase itself went wrong with this.' },
}

/** Carries one call to the door and its reply back. A job's progress goes ahead of its reply, a line each; hanging up cancels. */
export async function carryCall(
  door: Door,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<Denial | null> {
  if (!request.headers['content-type']?.startsWith('application/json')) {
    return { status: 415, code: 'not-json', message: 'A call takes JSON.' }
  }
  let input: unknown
  try {
    input = JSON.parse((await textOf(request, CALL_LIMIT)) || '{}')
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof TypeError)) throw error
    return { status: 400, code: 'not-json', message: 'The input of this call is not JSON.' }
  }
  const hungUp = new AbortController()
  response.on('close', () => {
    if (!response.writableFinished) hungUp.abort()
  })
  const isJob = isCallName(name) && contract[name].kind === 'job'
  if (isJob) response.writeHead(200, { 'content-type': 'application/x-ndjson; charset=utf-8' })
  if (isJob) response.flushHeaders()
  const reply = await door
    .call(name, input, {
      signal: hungUp.signal,
      onProgress(progress) {
        // A page that reads slowly gets fewer lines, never a growing heap of them.
        if (isJob && !response.writableNeedDrain) response.write(`${JSON.stringify({ progress })}\n`)
      },
    })
    .catch(() => OURS)
  if (hungUp.signal.aborted) return null
  if (isJob) response.end(`${JSON.stringify(reply)}\n`)
  else answerReply(response, reply)
  return null
}
