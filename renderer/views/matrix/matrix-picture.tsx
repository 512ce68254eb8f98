// The matrix as a picture: heat map, bars with their denominators, and the graph of codes that meet. Every mark opens the
// excerpts under it, as the cells of the table do.

import { useCallback } from 'react'
import { EmptyState } from '../../components/empty-state.tsx'
import { useFocus } from '../../state/focus.ts'
import { picturesWords } from '../../words/pictures.ts'
import { HeatMap, MOST_HEAT } from '../pictures/heat-map.tsx'
import { MeetingGraph } from '../pictures/meeting-graph.tsx'
import { PresenceBars } from '../pictures/presence-bars.tsx'
import { isCooccurrence, type MatrixChoices } from './choices.ts'
import { captionOf } from './matrix-lines.ts'
import { questionOf } from './question.ts'
import type { SeenMatrix } from './seen.ts'

interface MatrixPictureProps {
  readonly seen: SeenMatrix
  readonly choices: MatrixChoices
}

/** The picture chosen. */
export function MatrixPicture({ seen, choices }: MatrixPictureProps) {
  const open = useCallback(
    (row: number, column: number) => {
      const planned = seen.plan.rows[row]
      if (planned) useFocus.getState().focus(questionOf(choices, planned, seen.plan.columns[column] ?? null))
    },
    [seen, choices],
  )
  const caption = captionOf(seen.matrix)
  const cells = seen.plan.rows.length * seen.plan.columns.length
  if (choices.look === 'heat' && cells > MOST_HEAT)
    return <EmptyState title={picturesWords.tooMany(cells, MOST_HEAT)} />
  return (
    <div className="scroll mx-picture">
      {choices.look === 'bars' ? (
        <PresenceBars seen={seen} choices={choices} caption={caption} onOpen={row => open(row, -1)} />
      ) : choices.look === 'graph' && isCooccurrence(choices) ? (
        <MeetingGraph seen={seen} choices={choices} caption={caption} onOpen={open} />
      ) : (
        <HeatMap seen={seen} choices={choices} caption={caption} onOpen={open} />
      )}
    </div>
  )
}
