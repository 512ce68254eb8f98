// The page comes from a scheme of its own, never from the network or from `file:`.

import { protocol, session, type Session } from 'electron'
import { PageFiles } from '../../src/serve/page-files.ts'
import { HEADERS } from '../../src/serve/policy.ts'

/** The address of the page; nothing else is ever shown. */
export const ORIGIN = 'app://crosscase'

/** Says, before the app is ready, that the scheme is a secure one with an origin of its own. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }])
}

/** Whether an address is one of the page's own. */
export function isOurs(address: string): boolean {
  return address === ORIGIN || address.startsWith(`${ORIGIN}/`)
}

/** Answers the scheme from the folder of the built page. */
export function servePage(folder: string): void {
  const files = new PageFiles(folder)
  protocol.handle('app', async request => {
    const file = isOurs(request.url) && request.method === 'GET' ? await files.at(new URL(request.url).pathname) : null
    if (!file) return new Response('There is nothing at this address.', { status: 404, headers: HEADERS })
    return new Response(Uint8Array.from(file.bytes), { headers: { ...HEADERS, 'content-type': file.type } })
  })
}

/** Lets nothing of this session reach a network, ask for a device, or fetch a dictionary. */
export async function closeOff(page: Session = session.defaultSession): Promise<void> {
  page.setSpellCheckerEnabled(false)
  page.setSpellCheckerLanguages([])
  page.setSpellCheckerDictionaryDownloadURL(`${ORIGIN}/no-dictionaries/`)
  page.setPermissionRequestHandler((_contents, permission, answer) => answer(isHarmless(permission)))
  page.setPermissionCheckHandler((_contents, permission) => isHarmless(permission))
  page.setDevicePermissionHandler(() => false)
  page.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !staysHere(details.url) }))
  await page.setProxy({ mode: 'direct' })
}

/** Putting a table on the clipboard when a person asks for it; reading the clipboard is not. */
function isHarmless(permission: string): boolean {
  return permission === 'clipboard-sanitized-write'
}

/** Whether a request stays inside the program. `devtools:` is the inspector of a developer's own build. */
function staysHere(address: string): boolean {
  return isOurs(address) || /^(devtools|blob|data):/.test(address)
}
