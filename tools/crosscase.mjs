// `npm run -s crosscase -- …`: the command line, on the pinned Node, set up on first use. Nothing of its own on standard output.

import path from 'node:path'
import { ensure } from './ensure.mjs'
import { coreProcess, root, runNode } from './node.mjs'
import { buildIfOlder } from './out.mjs'

await ensure()
const args = process.argv.slice(2)
// The page is needed by this one command only.
const built = args[0] === 'serve' ? await buildIfOlder() : 0
// npm runs scripts in the folder of the project; paths on the command line are meant from where the person is.
const cwd = process.env.npm_lifecycle_event === 'crosscase' ? process.env.INIT_CWD : undefined
process.exitCode =
  built ||
  (await runNode([...coreProcess.flags, path.join(root, 'src', 'cli', 'main.ts'), ...args], {
    cwd: cwd ?? process.cwd(),
    env: coreProcess.env,
  }))
