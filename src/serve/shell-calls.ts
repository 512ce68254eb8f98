// What a window asks of its shell, answered for a page in a browser: there are no native dialogs here, so paths are typed
// and files are sent and fetched.

import { text } from '../base/parse.ts'
import type { Reply } from '../base/reply.ts'
import type { Door } from './door.ts'
import type { Downloads } from './downloads.ts'

const refuse = (code: string, message: string): Reply<never> => ({
  ok: false,
  trouble: { kind: 'refusal', code, message },
})

/** Whether a call is for the shell and not for the core. */
export function isShellCall(name: string): boolean {
  return name.startsWith('shell.')
}

/** The web shell as a door in front of the core's: it answers `shell.…` itself and hands on the rest. */
export function withShellCalls(core: Door, downloads: Downloads): Door {
  const answer = async (name: string, input: unknown): Promise<Reply<unknown>> => {
    if (name !== 'shell.saveAs') {
      return refuse('not-in-this-shell', 'A page in a browser cannot do this. Type the path instead.')
    }
    const project = await core.call('project.info', {})
    if (project.ok && (project.answer as { encrypted?: boolean } | null)?.encrypted) {
      const message = 'This project is encrypted, so nothing is put down in between. Type where the file shall go.'
      return refuse('encrypted', message)
    }
    const name_ = text(500).parse((input as { name?: unknown } | null)?.name, 'name')
    return { ok: true, answer: await downloads.offer(name_) }
  }
  return {
    call: (name, input, options) => (isShellCall(name) ? answer(name, input) : core.call(name, input, options)),
    listen: listener => core.listen(listener),
    close: () => core.close(),
  }
}
