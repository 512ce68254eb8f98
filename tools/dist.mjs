// `npm run dist`: the real installers, on a machine where the desktop runtime can be downloaded. Arguments go to electron-builder.

import { ensure } from './ensure.mjs'
import { commandPath, root, runNode } from './node.mjs'
import { buildIfOlder } from './out.mjs'

await ensure()
process.exitCode =
  (await buildIfOlder()) ||
  (await runNode([commandPath('electron-builder'), '--publish', 'never', ...process.argv.slice(2)], { cwd: root }))
