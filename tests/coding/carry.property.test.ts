import { it } from 'vitest'
import { carriesAsItMust } from './support/carry-property.ts'

it('10,000 random corrections: every place ends on the words it must, or is asked about', () => carriesAsItMust(10_000))
