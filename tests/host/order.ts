// The order of the files: those that take longest begin, so that all workers end together and none is left with them.

import { BaseSequencer, type TestSpecification } from 'vitest/node'

// The slowest, and then where the slow ones are; everything else comes last.
const FIRST = [
  'tests/e2e/axe.test',
  'tests/journeys/crash.test',
  'tests/e2e/',
  'tests/renderer-views/views.test',
  'tests/renderer/window.test',
  'tests/team/',
  'tests/journeys/',
]

/** Sorts slow files to the front; within a kind as Vitest does. */
export default class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const found = FIRST.findIndex(part => moduleId.replaceAll('\\', '/').includes(part))
      return found < 0 ? FIRST.length : found
    }
    const sorted = await super.sort(files)
    return sorted.toSorted((one, other) => place(one) - place(other))
  }
}
