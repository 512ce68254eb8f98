// Who may ask the web shell anything. Other programs and other pages on the same machine can reach the port, so being
// there is not enough: the address must be exact, and what touches the project needs the token of this start.

import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** A no before anything was done: an HTTP status, a stable code and a sentence. */
export interface Denial {
  readonly status: number
  readonly code: string
  readonly message: string
}

const deny = (status: number, code: string, message: string): Denial => ({ status, code, message })

/** Whether a request came to the very address that was printed. A page elsewhere that points its own name at 127.0.0.1 sends another `Host`; one that calls across sends another `Origin`. */
export function checkAddress(request: IncomingMessage, host: string): Denial | null {
  if (request.headers.host !== host) {
    return deny(421, 'wrong-host', 'Open the exact address that Crosscase printed.')
  }
  const { origin } = request.headers
  if (origin !== undefined && origin !== `http://${host}`) {
    return deny(403, 'foreign-origin', 'Another page may not ask Crosscase.')
  }
  return null
}

/** Whether a request that touches the project came from our page and knows the token of this start. */
export function checkCaller(request: IncomingMessage, token: Buffer): Denial | null {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin') {
    return deny(403, 'foreign-origin', 'Another page may not ask Crosscase.')
  }
  const given = Buffer.from((request.headers.authorization ?? '').replace(/^Bearer /, ''))
  if (given.length !== token.length || !timingSafeEqual(given, token)) {
    return deny(401, 'no-token', 'This address belongs to an earlier start. Open the one that Crosscase printed last.')
  }
  return null
}

/** Whether the method is one of those allowed here. */
export function checkMethod(request: IncomingMessage, ...methods: readonly string[]): Denial | null {
  return methods.includes(request.method ?? '')
    ? null
    : deny(405, 'wrong-method', `Only ${methods.join(' and ')} here.`)
}
