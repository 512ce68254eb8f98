// `npm run build`: the renderer, the preload, and the desktop shell with its core and workers, into out/.

import { ensure } from './ensure.mjs'
import { alone } from './gate.mjs'
import { build } from './out.mjs'

await ensure()
process.exitCode = await alone('building', () => build({ loud: true }))
