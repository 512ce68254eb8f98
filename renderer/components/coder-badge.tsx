import type { CoderInfo } from '../../src/store/types.ts'
import { words } from '../words/en.ts'

/** A coder's initials in a square: filled is you, outlined is another. */
export function CoderBadge({ coder, isYou }: { coder: Pick<CoderInfo, 'name' | 'initials'>; isYou: boolean }) {
  const name = isYou ? words.common.you(coder.name) : coder.name
  return (
    <span className={isYou ? 'coder' : 'coder coder-other'} role="img" aria-label={name} title={name}>
      {coder.initials}
    </span>
  )
}
