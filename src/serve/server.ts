// The loopback web shell: the page and the door on 127.0.0.1, for the person at this machine and nobody else.

import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Refusal } from '../base/trouble.ts'
import { answerDenial, answerReply } from './answer.ts'
import { limited, TooLarge } from './body.ts'
import { carryCall } from './calls.ts'
import type { Door } from './door.ts'
import { Downloads } from './downloads.ts'
import { carryEvents } from './events.ts'
import { checkAddress, checkCaller, checkMethod, type Denial } from './guard.ts'
import { HeldUploads, type HoldLimits } from './held-uploads.ts'
import { lockingWhenLeft } from './idle.ts'
import { PageFiles } from './page-files.ts'
import { HEADERS } from './policy.ts'
import { withShellCalls } from './shell-calls.ts'

/** What the web shell needs: the door, the folder of the built page, and a folder of the program's own for what it holds. Port 0 takes a free one. */
export interface ServeOptions {
  readonly door: Door
  readonly page: string
  readonly home: string
  readonly port?: number
  readonly limits?: HoldLimits
}

/** A web shell that runs. `address` is what a person opens; it holds the token of this start in its fragment, which browsers send nowhere. */
export interface Serving {
  readonly address: string
  readonly origin: string
  readonly token: string
  /** A folder of this run that only this person can read; gone when it ends. */
  readonly folder: string
  /** Hangs up on every page and takes away what was held. The door stays open: whoever made it closes it. */
  close(): Promise<void>
}

const NOTHING_HERE: Denial = { status: 404, code: 'nothing-here', message: 'There is nothing at this address.' }

/** Starts the web shell on 127.0.0.1, which locks an encrypted project when everybody has left. Refuses a port that is taken. */
export async function serve(options: ServeOptions): Promise<Serving> {
  const token = randomBytes(32).toString('base64url')
  const uploads = new HeldUploads(options.home, options.limits)
  await uploads.begin()
  const downloads = new Downloads(uploads.folder)
  const locking = lockingWhenLeft(options.door)
  const door = withShellCalls(locking, downloads)
  // Files are sent for an import into the open project; when it closes, nobody will ask for them again.
  const stopHearing = options.door.listen(event => {
    if (event.type === 'project' && !event.open) uploads.letGoOfAll()
  })
  const files = new PageFiles(options.page)
  const secret = Buffer.from(token)
  let host = ''

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<Denial | null> {
    const foreign = checkAddress(request, host)
    if (foreign) return foreign
    const { pathname, searchParams } = new URL(`http://${host}${request.url}`)
    const [, room = '', rest = ''] = /^\/(call|events|files|file)(?:\/([^/]+))?$/.exec(pathname) ?? []
    if (room === '') return sendPage(pathname, request, response)
    const denial =
      checkMethod(request, room === 'call' || room === 'files' ? 'POST' : 'GET') ?? checkCaller(request, secret)
    if (denial) return denial
    if (room === 'call' && rest) return carryCall(door, rest, request, response)
    if (room === 'files' && !rest) return keepUpload(searchParams.get('name') ?? 'file', request, response)
    if (room === 'events' && !rest) return (carryEvents(door, response), null)
    if (room === 'file' && rest) return (await downloads.send(rest, response), null)
    return NOTHING_HERE
  }

  async function sendPage(
    pathname: string,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<Denial | null> {
    const denial = checkMethod(request, 'GET', 'HEAD')
    if (denial) return denial
    const file = await files.at(pathname)
    if (!file) return NOTHING_HERE
    response.writeHead(200, { 'content-type': file.type, 'content-length': file.bytes.length })
    response.end(request.method === 'HEAD' ? undefined : file.bytes)
    return null
  }

  async function keepUpload(name: string, request: IncomingMessage, response: ServerResponse): Promise<null> {
    const held = await uploads.keep(name, limited(request, uploads.fileLimit))
    answerReply(response, { ok: true, answer: held })
    return null
  }

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const denial = await answer(request, response).catch(denialFor)
    if (denial && response.headersSent) response.destroy()
    else if (denial) answerDenial(response, denial)
  }

  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value)
    void respond(request, response)
  })
  server.headersTimeout = 20_000
  server.maxConnections = 256

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, '127.0.0.1', resolve)
  }).catch(async (error: unknown) => {
    stopHearing()
    locking.rest()
    await uploads.end()
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    throw new Refusal(
      'port-taken',
      `Port ${options.port} is in use by another program. Choose another, or leave it to Crosscase.`,
    )
  })
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`

  return {
    address: `http://${host}/#token=${token}`,
    origin: `http://${host}`,
    token,
    folder: uploads.folder,
    async close() {
      const closed = new Promise(resolve => server.close(resolve))
      server.closeAllConnections()
      await closed
      stopHearing()
      locking.rest()
      await downloads.end()
      await uploads.end()
    },
  }
}

function denialFor(error: unknown): Denial {
  if (error instanceof TooLarge) {
    const most = error.limit >= 1024 ** 2 ? `${Math.floor(error.limit / 1024 ** 2)} MB` : `${error.limit} bytes`
    return { status: 413, code: 'too-large', message: `This is larger than what can be sent here (${most}).` }
  }
  if (error instanceof Refusal) return { status: 409, code: error.code, message: error.message }
  // The world failed: a full disk, a folder that went away. No path and no text of the project in the answer.
  return {
    status: 500,
    code: 'shell',
    message: 'Crosscase could not do this. Is the disk full, or was its folder taken away?',
  }
}
