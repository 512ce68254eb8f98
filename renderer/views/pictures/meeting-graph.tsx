// Codes that meet, as a graph under a matrix: every line is one of its cells.

import { useMemo, useState } from 'react'
import type { CodeId } from '../../../src/base/ids.ts'
import { openCode } from '../../actions/go.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { MOVES_FILTERED } from '../../state/filtered-tables.ts'
import { useFocus } from '../../state/focus.ts'
import { useCodes } from '../../state/lists.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { figure } from '../../words/plural.ts'
import { matrixWords } from '../../words/matrix.ts'
import { picturesWords } from '../../words/pictures.ts'
import { sidesWords } from '../../words/sides.ts'
import { FIRST_CHOICES, requestOf, type MatrixChoices } from '../matrix/choices.ts'
import { meetingsOf } from '../matrix/meetings.ts'
import type { SeenMatrix } from '../matrix/seen.ts'
import { Network } from './network.tsx'

interface GraphProps {
  readonly seen: SeenMatrix
  readonly choices: MatrixChoices
  readonly caption: string
  readonly onOpen: (row: number, column: number) => void
}

/** The graph of a matrix of codes by codes near them, with a choice of which lines are drawn. */
export function MeetingGraph({ seen, choices, caption, onOpen }: GraphProps) {
  const uses = useUses(choices.filter)
  const near = choices.columns.of === 'codes near' ? choices.columns : choices.rows
  const how = near.of === 'codes near' ? sidesWords.nears[near.how] : ''
  const { codes, links, places } = meetingsOf(seen.matrix)
  const weights = [...new Set(links.map(link => link.weight))].sort((a, b) => a - b)
  const [least, setLeast] = useState(() => startingAt(links.map(link => link.weight)))
  if (links.length > 0 && uses === null) return null
  if (links.length === 0 || uses === null)
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
        codes={codes.map(code => ({ ...code, weight: uses.of(code.id) }))}
        links={links}
        unit={choices.measure === 'codings' ? sidesWords.graphOf(how) : matrixWords.measures[choices.measure]}
        caption={caption}
        least={least}
        onCode={id => uses.open(id, codes.find(code => code.id === id)?.name ?? '')}
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

/** How often each code is used, and what opens exactly that: the code itself, or its codings that pass a filter. Null while they are counted. */
function useUses(filter: MatrixChoices['filter']): {
  readonly of: (id: string) => number
  readonly open: (id: string, name: string) => void
} | null {
  const byId = useCodes(state => state.byId)
  const request = useMemo(
    () => requestOf({ ...FIRST_CHOICES, columns: { of: 'coders' }, measure: 'codings', filter }),
    [filter],
  )
  const { answer } = useAnswer('matrix.compute', filter === null ? null : request, MOVES_FILTERED)
  if (filter === null) return { of: id => byId.get(id)?.codings ?? 0, open: id => openCode(id as CodeId) }
  if (answer === null) return null
  const totals = new Map(answer.rows.map((row, at) => [row.id, answer.rowTotals[at] ?? 0]))
  return {
    of: id => totals.get(id) ?? 0,
    open: (id, name) =>
      useFocus.getState().focus({ kind: 'cell', request, row: id, column: '', names: { row: name, column: '' } }),
  }
}
