import path from 'node:path'
import { Core } from '../api/core.ts'
import { homeFolder } from '../serve/home.ts'
import { hasDisplay, openInBrowser } from '../serve/open-browser.ts'
import { serve } from '../serve/server.ts'
import { Trouble, type Shell } from './command.ts'

/** Serves the workbench on this machine until it is ended by a signal. `root` is the folder of the program. Refuses a project that cannot be opened before anything is served. */
export async function serveUntilEnded(root: string, options: Parameters<Shell['serve']>[0]): Promise<void> {
  const home = homeFolder()
  const core = new Core({ home, sampleStudy: path.join(root, 'fixtures', 'sample-study') })
  if (options.project !== null) {
    const reply = await core.call('project.open', {
      path: options.project,
      ...(options.coder === null ? {} : { coder: options.coder }),
      ...options.secrets,
    })
    if (!reply.ok) {
      await core.close()
      throw new Trouble(reply.trouble.kind === 'refusal' ? 1 : 3, reply.trouble.code, reply.trouble.message)
    }
  }
  const shell = await serve({ door: core, page: path.join(root, 'out', 'renderer'), home, port: options.port }).catch(
    async (error: unknown) => {
      await core.close()
      throw error instanceof Error && error.name === 'Refusal' ? new Trouble(1, 'serve', error.message) : error
    },
  )
  process.stdout.write(
    `Crosscase is open at  ${shell.address}\nOpen this address in a browser on this machine. Ctrl+C ends it.\n`,
  )
  if (options.open && process.stdout.isTTY && hasDisplay(process.env, process.platform))
    await openInBrowser(shell.address, shell.folder)
  await new Promise<void>(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
  })
  await shell.close()
  await core.close()
}
