// What a window asks of its shell, answered for a page in a browser: there are no native dialogs here, so paths are typed
// and files are sent and fetched.

import { InvalidInput, object, text } from '../base/parse.ts'
import type { Reply } from '../base/reply.ts'
import type { Door } from './door.ts'
import type { Downloads } from './downloads.ts'

const refuse = (kind: 'refusal' | 'invalid', code: string, message: string): Reply<never> => ({
  ok: false,
  trouble: { kind, code, message },
})

/** Whether a call is for the shell and not for the core. */
function isShellCall(name: string): boolean {
  return name.startsWith('shell.')
}

/** The web shell as a door in front of the core's: it answers `shell.…` itself and hands on the rest. */
export function withShellCalls(core: Door, downloads: Downloads): Door {
  const answer = async (name: string, input: unknown): Promise<Reply<unknown>> => {
    if (name !== 'shell.saveAs') {
      return refuse('refusal', 'not-in-this-shell', 'A page in a browser cannot do this. Type the path instead.')
    }
    try {
      const wanted = object({ name: text(500) }).parse(input, '')
      const project = await core.call('project.info', {})
      const encrypted = project.ok && (project.answer as { encrypted?: boolean } | null)?.encrypted === true
      // What leaves an encrypted project goes straight to the person's own folder, and lies nowhere in between.
      return { ok: true, answer: encrypted ? downloads.direct(wanted.name) : await downloads.offer(wanted.name) }
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error
      return refuse('invalid', 'invalid', error.message)
    }
  }
  return {
    call: (name, input, options) => (isShellCall(name) ? answer(name, input) : core.call(name, input, options)),
    listen: listener => core.listen(listener),
    close: () => core.close(),
  }
}
