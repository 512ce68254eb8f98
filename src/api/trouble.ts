// Errors become trouble in one place: the door. A report of a mistake holds no research text.

import { InvalidInput } from '../base/parse.ts'
import type { Trouble } from '../base/reply.ts'
import { Fault, Mistake, Refusal } from '../base/trouble.ts'
import { DISK_FULL } from '../store/driver.ts'

/** Says an error as trouble. What is ours is told by its kind and place in our code, never by its message, which may quote what people wrote. */
export function toTrouble(error: unknown): Trouble {
  if (error instanceof Refusal) return { kind: 'refusal', code: error.code, message: error.message }
  if (error instanceof InvalidInput) return { kind: 'invalid', code: 'invalid-input', message: error.message }
  if (error instanceof Fault) return { kind: 'fault', code: error.code, message: error.message }
  if (isAbort(error)) return { kind: 'cancelled', code: 'cancelled', message: 'Stopped.' }
  const system = systemFault(error)
  if (system) return system
  return {
    kind: 'mistake',
    code: 'mistake',
    message: `Something went wrong in Crosscase itself. Nothing of this step was kept. ${placeOf(error)}`,
  }
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError'
}

const SYSTEM: Readonly<Record<string, string>> = {
  ENOENT: 'The file or folder is not there.',
  EACCES: 'The file or folder may not be read or written. See its permissions.',
  EPERM: 'The file or folder may not be read or written. See its permissions.',
  EISDIR: 'This is a folder, and a file is needed.',
  ENOTDIR: 'This is a file, and a folder is needed.',
  ENOSPC: DISK_FULL,
  EDQUOT: DISK_FULL,
  EROFS: 'This disk can only be read. Choose another place.',
  EBUSY: 'Another program holds the file. Close it there and try again.',
  EMFILE: 'Too many files are open. Close other programs and try again.',
  ENAMETOOLONG: 'The name is too long for this disk.',
}

function systemFault(error: unknown): Trouble | null {
  const code = (error as { code?: unknown } | null)?.code
  if (typeof code !== 'string' || !(code in SYSTEM)) return null
  return { kind: 'fault', code: code.toLowerCase(), message: SYSTEM[code]! }
}

/** The kind of an error and where in our code it arose: file names and lines of the stack, not its message. */
function placeOf(error: unknown): string {
  if (!(error instanceof Error)) return ''
  // Only the lines of calls: the first ones repeat the message.
  const calls = (error.stack ?? '').split('\n').filter(line => /^\s+at /.test(line))
  const frames = calls.flatMap(line => /([\w.-]+\.(?:ts|js)):(\d+)/.exec(line)?.slice(1, 3).join(':') ?? []).slice(0, 4)
  const what = error instanceof Mistake ? error.message : error.name
  return `(${what}${frames.length > 0 ? `; ${frames.join(' < ')}` : ''})`
}
