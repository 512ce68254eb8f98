// A vitest reporter that keeps only the count, for the last line of `npm test`.

import { writeFileSync } from 'node:fs'

/** Writes `{ passed, failed, skipped }` to the file named by CROSSCASE_COUNTS when a run ends. */
export default class CountReporter {
  onTestRunEnd(modules, unhandledErrors) {
    // An error outside any test (a file that does not load, a set-up that throws) is a failure too.
    const counts = { passed: 0, failed: unhandledErrors.length, skipped: 0 }
    for (const module of modules) {
      counts.failed += module.errors().length
      for (const suite of module.children.allSuites()) counts.failed += suite.errors().length
      for (const test of module.children.allTests()) {
        const { state } = test.result()
        if (state === 'passed') counts.passed++
        else if (state === 'failed') counts.failed++
        else counts.skipped++
      }
    }
    if (process.env.CROSSCASE_COUNTS) writeFileSync(process.env.CROSSCASE_COUNTS, JSON.stringify(counts))
  }
}
