import { it } from 'vitest'
import { carriesAsItMust } from './support/carry-property.ts'

it(
  '1,000,000 random corrections: every place ends on the words it must, or is asked about',
  () => carriesAsItMust(1_000_000),
  3_600_000,
)
