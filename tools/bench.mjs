// `npm run bench`: sets up, then measures the core and the window on a generated study of the reference size. A report, never
// a test. `npm run bench -- --scale 0.1 --only core` for a quick look.

import path from 'node:path'
import { buildIfOlder } from './out.mjs'
import { ensure } from './ensure.mjs'
import { root, runNode } from './node.mjs'
import { BENCH } from './bench/asked.mjs'
import { optionsHere } from './options.mjs'

// What is asked for is looked at before anything is set up.
optionsHere(BENCH)
await ensure()
await buildIfOlder()
process.exitCode = await runNode([path.join(root, 'tools', 'bench', 'main.ts'), ...process.argv.slice(2)], {
  cwd: root,
})
