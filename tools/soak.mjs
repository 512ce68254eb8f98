// `npm run soak`: the long tests (tests/**/*.soak.ts), which print figures and may take an hour.

import { ensure } from './ensure.mjs'
import { lastLine, runTests } from './test.mjs'

await ensure()
const { code, counts } = await runTests(process.argv.slice(2), { CROSSCASE_SOAK: '1' })
if (code !== 0 && counts.failed === 0) counts.failed = 1
process.stdout.write(`${lastLine(counts)}\n`)
process.exitCode = counts.failed === 0 ? 0 : 1
