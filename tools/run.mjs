// Runs a command of node_modules on the pinned Node: `node tools/run.mjs tsc -b`.

import { commandPath, runNode } from './node.mjs'
import { ensure } from './ensure.mjs'

await ensure()
const [name, ...rest] = process.argv.slice(2)
if (!name) {
  process.stderr.write('Usage: node tools/run.mjs COMMAND [ARGUMENT …]\n')
  process.exit(2)
}
const script = commandPath(name)
if (!script) {
  process.stderr.write(`There is no command “${name}” among the installed packages.\n`)
  process.exit(2)
}
process.exitCode = await runNode([script, ...rest])
