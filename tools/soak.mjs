// `npm run soak`: the long tests (tests/**/*.soak.ts), which print figures and may take an hour.

import { ensure } from './ensure.mjs'
import { sayHelp } from './options.mjs'
import { lastLine, runTests } from './test.mjs'

sayHelp({
  usage: 'npm run soak [-- FILE … OPTION …]',
  says: 'Runs the long tests (tests/**/*.soak.ts), or those of the files and folders named; they print figures and may take an hour.\nThe last line is as that of npm test. Options are vitest’s own, such as these:',
  options: { t: { value: 'WORDS', says: 'only tests with these words in their name' } },
})
await ensure()
const { code, counts } = await runTests(process.argv.slice(2), { CROSSCASE_SOAK: '1' })
if (code !== 0 && counts.failed === 0) counts.failed = 1
process.stdout.write(`${lastLine(counts)}\n`)
process.exitCode = counts.failed === 0 ? 0 : 1
