// What a count is out of: the denominator that belongs to each measure.

import type { Denominators, Measure } from '../types.ts'

const OF = {
  cases: 'cases',
  sources: 'sources',
  participants: 'participants',
  codings: 'codings',
  excerpts: 'codings',
  words: 'words',
  coverage: 'characters',
  'shared words': 'words',
} as const satisfies Readonly<Record<Exclude<Measure, 'presence'>, keyof Denominators>>

/** How much there could be of a measure at most. Presence has none; coverage is a share already, so 1. */
export function mostOf(measure: Measure, of: Denominators): number {
  return measure === 'presence' || measure === 'coverage' ? 1 : (of[OF[measure]] ?? 0)
}
