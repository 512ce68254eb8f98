// The one way from the window to the core. Views, stores and actions call by name; what a call takes and answers is
// read from the contract, so that a wrong field does not compile.

import type { Answer, CallName, Input } from '../../src/api/contract.ts'
import type { ProjectEvent } from '../../src/base/reply.ts'
import type { ChoosePath } from './bridge.ts'
import { CANCELLED, type CallOptions, type Carrier, type SavePlace } from './carrier.ts'
import { desktopCarrier } from './desktop-carrier.ts'
import { Lanes } from './lanes.ts'
import { TroubleError } from './trouble-error.ts'
import { webCarrier } from './web-carrier.ts'

export { TroubleError } from './trouble-error.ts'

let carrier: Carrier | null = null

/** The carrier in use: the desktop bridge where there is one, else the web shell with the token of the address. */
function theCarrier(): Carrier {
  carrier ??= window.crosscase ? desktopCarrier(window.crosscase) : webCarrier(tokenOf(window.location.hash))
  return carrier
}

/** Sets another carrier. Only tests do. */
export function useCarrier(next: Carrier): void {
  carrier = next
}

/** The token of the web shell in an address fragment: `#token=…` or `#…`. It stays in the address so that a reload works. */
export function tokenOf(hash: string): string {
  const fragment = hash.replace(/^#/, '')
  return new URLSearchParams(fragment).get('token') ?? fragment
}

const lanes = new Lanes()

/** Calls the core; of one name a few at once, the others in their order. Throws a {@link TroubleError} for every trouble, also when the call was stopped through `signal`. */
export async function call<Name extends CallName>(
  name: Name,
  input: Input<Name>,
  options: CallOptions = {},
): Promise<Answer<Name>> {
  const reply = await lanes.run(name, () => theCarrier().call(name, input, options), {
    signal: options.signal,
    stopped: CANCELLED,
  })
  if (!reply.ok) throw new TroubleError(reply.trouble)
  return reply.answer as Answer<Name>
}

const listeners = new Set<(event: ProjectEvent) => void>()
const reachListeners = new Set<(reachable: boolean) => void>()
let stopListening: (() => void) | null = null

function listenOnce(): void {
  stopListening ??= theCarrier().listen(
    event => {
      for (const listener of listeners) listener(event)
    },
    reachable => {
      for (const listener of reachListeners) listener(reachable)
    },
  )
}

/** Listens to the core's events until the returned function is called. */
export function onEvent(listener: (event: ProjectEvent) => void): () => void {
  listeners.add(listener)
  listenOnce()
  return () => listeners.delete(listener)
}

/** Tells when the core goes out of reach and comes back (web shell only). */
export function onReach(listener: (reachable: boolean) => void): () => void {
  reachListeners.add(listener)
  listenOnce()
  return () => reachListeners.delete(listener)
}

/** Listens to what the desktop shell asks for, by action id; `open-file` brings the path of a project opened from outside. */
export function onShellAction(listener: (actionId: string, path?: string) => void): () => void {
  return theCarrier().onAction(listener)
}

/** Makes dropped or chosen files known to the core; answers what calls take in place of their paths. Throws that it was stopped where the signal says so. */
export function openDropped(files: readonly File[], signal?: AbortSignal): Promise<readonly string[]> {
  return theCarrier().openDropped(files, signal)
}

/** Whether native dialogs can be opened; where not, a person types a path. */
export function canChoosePath(): boolean {
  return theCarrier().choosePath !== null
}

/** Opens a native dialog; answers the chosen paths, none when it was left or there are no dialogs. */
export async function choosePath(what: ChoosePath): Promise<readonly string[]> {
  return (await theCarrier().choosePath?.(what)) ?? []
}

/** A place to write an export to; null when the person left the dialog. Call its `finish` once it is written. */
export function saveAs(name: string): Promise<SavePlace | null> {
  return theCarrier().saveAs(name)
}

/** The words of an error for the status line or the field: a trouble's own sentence, else a plain one of ours. */
export function sentenceOf(error: unknown, otherwise: string): string {
  return error instanceof TroubleError ? error.message : otherwise
}
