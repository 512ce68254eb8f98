import type { Filter } from '../../../src/analysis/filter/types.ts'
import type { PropositionSheet } from '../../../src/analysis/types.ts'
import type { PropositionId } from '../../../src/base/ids.ts'
import { MOVES_FILTERED } from '../../state/filtered-tables.ts'
import { PositionSign } from '../../components/stance-sign.tsx'
import { useAnswer } from '../../state/use-answer.ts'
import { sheetWords as w } from '../../words/proposition-sheet.ts'
import { SIGNS } from './signs.ts'
import { CQD, heldOf } from './site-strip.tsx'
import { POSITION_TABLES } from './tables.ts'

/** Each case on the proposition and on its rivals, side by side: expected of one, observed on both. Under the sheet's filter. */
export function BesideRival({ sheet, filter }: { sheet: PropositionSheet; filter: Filter | null }) {
  const ids = [sheet.proposition.id, ...sheet.rivals.map(one => one.id)] as PropositionId[]
  const { answer } = useAnswer(
    'position.matrix',
    { unit: sheet.unit, propositionIds: ids, ...(filter === null ? {} : { filter }) },
    filter === null ? POSITION_TABLES : [...POSITION_TABLES, ...MOVES_FILTERED],
  )
  if (!answer) return null
  const order = ids.map(id => answer.propositions.findIndex(one => one.id === id))
  return (
    <section className="pro-rivals">
      <h2>{w.rivals}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{w.case}</th>
            {order.map(column => (
              <th scope="col" key={column}>
                <b>{answer.propositions[column]?.key}</b> {answer.propositions[column]?.statement}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {answer.cases.map((one, row) => (
            <tr key={one.caseId}>
              <th scope="row">
                <b>{one.key}</b> {one.name}
              </th>
              {order.map(column => {
                const cell = answer.cells[row]?.[column]
                return (
                  <td key={column}>
                    {cell ? (
                      <span className="pro-rival-cell">
                        <PositionSign position={SIGNS[heldOf(cell)]} bare />
                        {heldOf(cell)}
                        <CQD c={cell.confirming} q={cell.qualifying} d={cell.disconfirming} />
                        <span className="visually-hidden">
                          {w.people(cell.confirming, cell.qualifying, cell.disconfirming)}
                        </span>
                      </span>
                    ) : null}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
