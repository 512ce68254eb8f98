// Reads the facts of a study as those outside may read them.

import type { Read } from '../../store/access.ts'
import { earlierCounts, populationOf } from '../disclosure/population-queries.ts'
import type { StudyFacts } from '../reporting/study-facts.ts'
import { studyFacts } from '../reporting/study-facts-queries.ts'
import { outsideFacts } from './outside-facts.ts'
import { outsideSettings } from './queries.ts'

/** The facts, in slices, without counts of few, and without those that would give few away together with what left before. */
export function* readOutsideFacts(read: Read): Generator<void, StudyFacts> {
  return outsideFacts(yield* studyFacts(read), outsideSettings(read).least, populationOf(read), earlierCounts(read))
}
