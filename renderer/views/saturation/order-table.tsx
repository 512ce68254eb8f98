// The order of analysis: every unit with its themes and the codes new in it; lines move up and down.

import { useRef, useState } from 'react'
import type { CaseId, SourceId } from '../../../src/base/ids.ts'
import type { Saturation, SaturationUnit } from '../../../src/analysis/types.ts'
import { openCase, openCode, openSource } from '../../actions/go.ts'
import { altArrows } from '../../components/alt-arrows.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { Swatch } from '../../components/swatch.tsx'
import { useCodes } from '../../state/lists.ts'
import { useStatus } from '../../state/status.ts'
import { saturationWords as w } from '../../words/saturation.ts'
import type { UnitKind } from './choices.ts'

interface OrderTableProps {
  readonly answer: Saturation
  readonly units: UnitKind
  readonly isChosen: boolean
  /** Null where the order cannot be changed, as not all of it is shown. */
  readonly onOrder: ((ids: readonly string[] | null) => void) | null
}

const FIRST = 200

/** The table. Long ones show their first part, and more on request. */
export function OrderTable({ answer, units, isChosen, onOrder }: OrderTableProps) {
  const [shown, setShown] = useState(FIRST)
  // What was asked for since the table was worked out: the next press goes on from there.
  const asked = useRef<{ readonly since: Saturation; readonly ids: readonly string[] } | null>(null)
  const move = ({ id, key, name }: SaturationUnit, by: 1 | -1) => {
    const ids = asked.current?.since === answer ? [...asked.current.ids] : answer.units.map(unit => unit.id)
    const at = ids.indexOf(id)
    const to = at + by
    if (onOrder === null || at < 0 || to < 0 || to >= ids.length) return
    ids.splice(at, 1)
    ids.splice(to, 0, id)
    asked.current = { since: answer, ids }
    onOrder(ids)
    useStatus.getState().hint(w.moved(key ?? name, to + 1))
    // The line takes the focus along, so that the next press moves it on.
    requestAnimationFrame(() => document.getElementById(`sat-unit-${id}`)?.focus())
  }
  return (
    <section className="sat-order" aria-labelledby="sat-order-head">
      <div className="sat-section-head">
        <h2 id="sat-order-head">{w.order}</h2>
        {isChosen && onOrder !== null && (
          <Button look="link" onClick={() => onOrder(null)}>
            {w.resetOrder}
          </Button>
        )}
      </div>
      <p className="hint">{onOrder === null ? w.orderFixed : w.orderSays}</p>
      <table className="sat-table">
        <thead>
          <tr>
            <th scope="col" className="number">
              {w.place}
            </th>
            <th scope="col">{units === 'interviews' ? w.unit : w.unitKinds[units]}</th>
            <th scope="col" className="number">
              {w.themes}
            </th>
            <th scope="col" className="number">
              {w.newThemes}
            </th>
            <th scope="col">{w.newHere}</th>
            <th scope="col">
              <span className="visually-hidden">{w.order}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {answer.units.slice(0, shown).map((unit, at) => (
            <UnitRow
              key={unit.id}
              unit={unit}
              at={at}
              units={units}
              base={answer.base}
              onMove={onOrder === null ? null : by => move(unit, by)}
            />
          ))}
        </tbody>
      </table>
      {answer.units.length > shown && (
        <Button onClick={() => setShown(answer.units.length)}>{w.more(answer.units.length - shown)}</Button>
      )}
    </section>
  )
}

interface UnitRowProps {
  readonly unit: SaturationUnit
  readonly at: number
  readonly units: UnitKind
  readonly base: number
  readonly onMove: ((by: 1 | -1) => void) | null
}

function UnitRow({ unit, at, units, base, onMove }: UnitRowProps) {
  const codes = useCodes(state => state.byId)
  const name = [unit.key, unit.name].filter((one, n, all) => one && all.indexOf(one) === n).join(' ')
  const open = () => (units === 'sites' ? openCase(unit.id as CaseId) : openSource(unit.id as SourceId))
  return (
    <tr className={at === base - 1 ? 'is-last-of-base' : undefined}>
      <td className="number count">{at + 1}</td>
      <th scope="row">
        <button
          type="button"
          className="sat-unit"
          id={`sat-unit-${unit.id}`}
          onClick={open}
          onKeyDown={onMove === null ? undefined : altArrows(onMove)}
        >
          {name}
        </button>
      </th>
      <td className="number">{unit.themes}</td>
      <td className="number">
        <b>{unit.newThemes}</b>
      </td>
      <td className="sat-codes">
        {unit.newCodes.map(id => {
          const code = codes.get(id)
          return (
            <button key={id} type="button" className="chip" onClick={() => openCode(id)}>
              {code && <Swatch hue={code.hue} pattern={code.pattern} />}
              {code?.name}
            </button>
          )
        })}
      </td>
      <td className="sat-moves">
        {onMove === null ? null : (
          <>
            <IconButton icon="up" label={w.up(name)} onClick={() => onMove(-1)} />
            <IconButton icon="down" label={w.down(name)} onClick={() => onMove(1)} />
          </>
        )}
      </td>
    </tr>
  )
}
