import { spawn } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

const OPENERS: Readonly<Record<string, readonly string[]>> = {
  darwin: ['open'],
  win32: ['explorer.exe'],
  linux: ['xdg-open'],
}

/** Whether this machine shows windows to whoever started the program. */
export function hasDisplay(env: Readonly<Record<string, string | undefined>>, platform: string): boolean {
  return platform !== 'linux' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY'])
}

/** Opens an address in the person's browser, by way of a file only they can read in `folder`: what stands on a command line, everybody on the machine can read. */
export async function openInBrowser(address: string, folder: string): Promise<void> {
  const file = path.join(folder, 'open.html')
  const to = JSON.stringify(address).replaceAll('<', '\\u003c')
  const page = `<!doctype html><meta charset="utf-8"><title>Crosscase</title><script>location.replace(${to})</script>`
  await writeFile(file, page, { mode: 0o600 })
  const [command, ...args] = OPENERS[process.platform] ?? ['xdg-open']
  const child = spawn(command!, [...args, pathToFileURL(file).href], { stdio: 'ignore', detached: true })
  // No browser to be found: the address is printed anyway.
  child.on('error', () => {})
  child.unref()
}
