import { it } from 'vitest'
import { editsAsItMust } from './support/edit-property.ts'

it(
  'random corrections through the door: no anchor astray, none dropped, undo brings back every row',
  { timeout: 240_000 },
  () => editsAsItMust(120),
)
