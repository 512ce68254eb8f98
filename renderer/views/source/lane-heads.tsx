// Above lanes of coders: whose they are.

import { useSyncExternalStore, type CSSProperties, type ReactNode } from 'react'
import { CoderBadge } from '../../components/coder-badge.tsx'
import type { Reader } from './reader.ts'
import type { Team } from './team.ts'

/** The initials of each coder over the first of their lanes; they stay at the top while the text scrolls. */
export function LaneHeads({ reader, team }: { reader: Reader; team: Team }): ReactNode {
  const { lanes } = useSyncExternalStore(reader.subscribe, () => reader.stripes)
  const groups = Map.groupBy(
    lanes.filter(lane => lane.coderId !== null),
    lane => lane.coderId!,
  )
  return (
    <div className="lane-heads">
      {[...groups].map(([coderId, own]) => {
        const coder = team.coders.get(coderId)
        return (
          coder && (
            <span key={coderId} style={{ '--lane-at': own[0]!.index, '--lane-count': own.length } as CSSProperties}>
              <CoderBadge coder={coder} isYou={coderId === team.youId} />
            </span>
          )
        )
      })}
    </div>
  )
}
