import { useMemo } from 'react'
import type { CoderInfo } from '../../../src/store/types.ts'
import { useCoders } from '../../state/lists.ts'

/** The people of the team, each once, whatever names they work under. */
export function usePeople(): readonly CoderInfo[] {
  const coders = useCoders(state => state.items)
  return useMemo(() => coders.filter(one => one.joinedTo === null && one.kind === 'person'), [coders])
}
