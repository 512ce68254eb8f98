// The matrix as a picture: heat map, bars with their denominators, and the graph of codes that meet. Every mark opens the
// excerpts under it, as the cells of the table do.

import { useCallback, useState } from 'react'
import type { CodeId } from '../../../src/base/ids.ts'
import { openCode } from '../../actions/go.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { useFocus } from '../../state/focus.ts'
import { useCodes } from '../../state/lists.ts'
import { figure } from '../../words/plural.ts'
import { matrixWords } from '../../words/matrix.ts'
import { picturesWords } from '../../words/pictures.ts'
import { sidesWords } from '../../words/sides.ts'
import { HeatMap, MOST_HEAT } from '../pictures/heat-map.tsx'
import { Network } from '../pictures/network.tsx'
import { PresenceBars } from '../pictures/presence-bars.tsx'
import { isCooccurrence, type MatrixChoices } from './choices.ts'
import { meetingsOf } from './meetings.ts'
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
        <Graph seen={seen} choices={choices} caption={caption} onOpen={open} />
      ) : (
        <HeatMap seen={seen} choices={choices} caption={caption} onOpen={open} />
      )}
    </div>
  )
}

interface GraphProps extends MatrixPictureProps {
  readonly caption: string
  readonly onOpen: (row: number, column: number) => void
}

function Graph({ seen, choices, caption, onOpen }: GraphProps) {
  const byId = useCodes(state => state.byId)
  const near = choices.columns.of === 'codes near' ? choices.columns : choices.rows
  const how = near.of === 'codes near' ? sidesWords.nears[near.how] : ''
  const { codes, links, places } = meetingsOf(seen.matrix)
  const weights = [...new Set(links.map(link => link.weight))].sort((a, b) => a - b)
  const [least, setLeast] = useState(() => startingAt(links.map(link => link.weight)))
  if (links.length === 0)
    return (
      <EmptyState title={picturesWords.network.none}>
        <p>{picturesWords.network.noneSays}</p>
      </EmptyState>
    )
  return (
    <>
      <p className="pic-choice">
        <label>
          {picturesWords.network.least}{' '}
          <select
            className="input fb-select"
            title={picturesWords.network.leastSays}
            value={least}
            onChange={event => setLeast(Number(event.target.value))}
          >
            {[...new Set([least, ...weights])]
              .sort((a, b) => a - b)
              .map(weight => (
                <option key={weight} value={weight}>
                  {figure(weight)}
                </option>
              ))}
          </select>
        </label>
      </p>
      <Network
        codes={codes.map(code => ({ ...code, weight: byId.get(code.id)?.codings ?? 0 }))}
        links={links}
        unit={choices.measure === 'codings' ? sidesWords.graphOf(how) : matrixWords.measures[choices.measure]}
        caption={caption}
        least={least}
        onCode={id => openCode(id as CodeId)}
        onLink={(a, b) => {
          const place = places.get(`${a} ${b}`)
          const row = seen.plan.rows.findIndex(one => one.at === place?.row)
          const column = seen.plan.columns.findIndex(one => one.at === place?.column)
          if (row >= 0 && column >= 0) onOpen(row, column)
        }}
      />
    </>
  )
}

/** The least weight with which at most sixty lines are drawn. */
function startingAt(weights: readonly number[]): number {
  const sorted = [...weights].sort((a, b) => b - a)
  const last = sorted[Math.min(59, sorted.length - 1)] ?? 1
  return sorted.length > 60 && sorted.filter(weight => weight >= last).length > 80 ? last + 1 : last
}
