import { it } from 'vitest'
import { editsAsItMust } from './support/edit-property.ts'

it(
  '20,000 runs of random corrections through the door: no anchor astray, none dropped, undo brings back every row',
  () => editsAsItMust(20_000),
  3_600_000,
)
