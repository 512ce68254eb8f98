import type { SuggestedPosition } from '../../../src/analysis/types.ts'
import type { Position } from '../../components/stance-sign.tsx'

/** The sign of a position, by its name in the field. */
export const SIGNS: Readonly<Record<SuggestedPosition, Position>> = {
  supports: 'supports',
  'supports with conditions': 'supportsWithConditions',
  conditional: 'conditional',
  mixed: 'mixed',
  'challenges with conditions': 'challengesWithConditions',
  challenges: 'challenges',
  silent: 'silent',
}
