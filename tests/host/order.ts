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
    // A process that is kept for the next file is kept only where that is of its kind: those that have one each come first.
    const kept = ({ project }: TestSpecification) => (project.config.isolate ? 0 : 1)
    const sorted = await super.sort(files)
    return sorted.toSorted((one, other) => kept(one) - kept(other) || place(one) - place(other))
  }
}
