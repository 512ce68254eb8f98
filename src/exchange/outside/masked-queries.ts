// Reads how counts are told outside.

import type { Read } from '../../store/access.ts'
import type { Masked } from '../cases/sampling-table.ts'
import { earlierCounts } from '../disclosure/population-queries.ts'
import { outsideSettings } from './queries.ts'

/** From which count on, and what left before. */
export function maskedBy(read: Read): Masked {
  return { least: outsideSettings(read).least, earlier: earlierCounts(read) }
}
