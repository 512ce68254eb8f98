// `npm start`: sets up, builds, and opens the workbench: in a window of its own where that can be had, else in the browser.
// `--web` chooses the browser, `--desktop` tries again to fetch the desktop runtime, `--port N` is for the browser.

import path from 'node:path'
import { openDesktop } from './desktop.mjs'
import { ensure } from './ensure.mjs'
import { coreProcess, root, runNode } from './node.mjs'
import { optionsHere } from './options.mjs'
import { buildIfOlder } from './out.mjs'

const values = optionsHere({
  usage: 'npm start [-- OPTION …]',
  says: 'Sets up, builds, and opens the workbench: in a window of its own where that can be had, else in the browser.',
  options: {
    web: { says: 'in the browser' },
    desktop: { says: 'tries again to get the desktop runtime' },
    port: { value: 'N', like: /^\d{1,5}$/, says: 'the port of the browser’s page; else a free one' },
    'no-open': { says: 'says the address of the page, and opens no browser' },
  },
})

await ensure()
if ((await buildIfOlder()) !== 0) process.exit(1)
const because = values.web ? 'The browser was asked for' : await openDesktop({ again: values.desktop })
if (because !== null) {
  const args = ['--why', `${because}, so Crosscase opens in your browser.`]
  if (values.port) args.push('--port', values.port)
  if (values['no-open']) args.push('--no-open')
  process.exitCode = await runNode([...coreProcess.flags, path.join(root, 'src', 'serve', 'main.ts'), ...args], {
    cwd: root,
    env: coreProcess.env,
  })
}
