// Where the cases stand on every proposition, as signs: propositions down, cases across, the cases in the order of an attribute.

import { useMemo } from 'react'
import type { SuggestedPosition } from '../../../src/analysis/types.ts'
import { PositionShape } from '../../components/stance-sign.tsx'
import { words } from '../../words/en.ts'
import { picturesWords } from '../../words/pictures.ts'
import { SIGNS } from '../propositions/signs.ts'
import { fitted, widthOf } from './labels.ts'
import { Mark } from './mark.tsx'
import { Picture } from './picture.tsx'

const w = picturesWords.positions

/** A case with its value of the attribute that orders, null where it has none. */
export interface StripCase {
  readonly id: string
  readonly key: string
  readonly name: string
  readonly value: string | null
}

/** A proposition with the position of every case, in the order of the cases. `decided` where the team did. */
export interface StripRow {
  readonly id: string
  readonly key: string
  readonly statement: string
  readonly places: readonly {
    readonly position: SuggestedPosition
    readonly decided?: boolean
    readonly confirming: number
    readonly qualifying: number
    readonly disconfirming: number
  }[]
}

interface StripProps {
  readonly cases: readonly StripCase[]
  readonly rows: readonly StripRow[]
  /** The attribute that orders, in words; null for the order of the study. */
  readonly orderedBy: string | null
  readonly onOpen: (propositionId: string, caseId: string) => void
}

const NAMES = 320
const ROW = 34

/** The picture. */
export function PositionStrip({ cases, rows, orderedBy, onOpen }: StripProps) {
  const groups = useMemo(() => groupsOf(cases, orderedBy !== null), [cases, orderedBy])
  const column = Math.max(34, Math.ceil(Math.max(...cases.map(one => widthOf(one.key, 12))) + 10))
  const left = (at: number) => NAMES + at * column + groups.findIndex(one => at < one.first + one.count) * 10
  const top = orderedBy === null ? 30 : 52
  const width = left(cases.length - 1) + column + 12
  const supporting = (row: StripRow) => row.places.filter(one => one.position.startsWith('supports')).length
  const against = (row: StripRow) => row.places.filter(one => one.position.startsWith('challenges')).length
  const inOrder = cases.map(one => (one.value === null ? one.key : `${one.key} (${one.value})`))
  return (
    <Picture
      title={w.title}
      description={w.says(
        rows.map(row => ({ key: row.key, for: supporting(row), against: against(row) })),
        cases.length,
        orderedBy,
      )}
      caption={w.caption(orderedBy)}
      width={width}
      height={top + rows.length * ROW + 10}
      first={rows[0] && cases[0] ? `${rows[0].id} ${cases[0].id}` : null}
      legend={<Legend />}
      table={{
        heads: [w.proposition, ...inOrder],
        rows: rows.map(row => [
          `${row.key} ${row.statement}`,
          ...row.places.map(
            one =>
              `${words.common.positions[SIGNS[one.position]]} (${one.confirming}, ${one.qualifying}, ${one.disconfirming})`,
          ),
        ]),
      }}
    >
      {orderedBy === null
        ? null
        : groups.map(group => (
            <g key={group.name}>
              <text className="pic-head-text" x={left(group.first)} y={16}>
                {fitted(group.name, Math.max(column, group.count * column - 6), 13)}
              </text>
              <line
                className="pic-rule"
                x1={left(group.first)}
                x2={left(group.first + group.count - 1) + column}
                y1={24}
                y2={24}
              />
            </g>
          ))}
      {cases.map((one, at) => (
        <text key={one.id} className="pic-small" x={left(at) + column / 2} y={top - 10} textAnchor="middle">
          {one.key}
        </text>
      ))}
      {rows.map((row, r) => (
        <g key={row.id}>
          <line className="pic-rule" x1={0} x2={width} y1={top + r * ROW} y2={top + r * ROW} />
          <text className="pic-head-text" x={0} y={top + r * ROW + 22}>
            {row.key}
          </text>
          <text className="pic-label" x={36} y={top + r * ROW + 22}>
            {fitted(row.statement, NAMES - 52, 13)}
          </text>
          {row.places.map((place, c) => {
            const one = cases[c]!
            const x = left(c)
            const y = top + r * ROW
            return (
              <Mark
                key={one.id}
                id={`${row.id} ${one.id}`}
                x={x + column / 2}
                y={y + ROW / 2}
                says={w.place(row.key, `${one.key} ${one.name}`, words.common.positions[SIGNS[place.position]], place)}
                onOpen={() => onOpen(row.id, one.id)}
              >
                <rect className="pic-hit" x={x} y={y + 1} width={column} height={ROW - 2} data-screen="" />
                <g transform={`translate(${x + column / 2 - 10} ${y + ROW / 2 - 8})`}>
                  <PositionShape position={SIGNS[place.position]} />
                </g>
                {place.decided ? (
                  <line className="pic-decided" x1={x + 9} x2={x + column - 9} y1={y + 29} y2={y + 29} />
                ) : null}
              </Mark>
            )
          })}
        </g>
      ))}
    </Picture>
  )
}

function Legend() {
  return (
    <ul className="pic-legend">
      {(Object.keys(SIGNS) as SuggestedPosition[]).map(one => (
        <li key={one}>
          <svg viewBox="0 0 20 16" aria-hidden="true">
            <PositionShape position={SIGNS[one]} />
          </svg>
          {words.common.positions[SIGNS[one]]}
        </li>
      ))}
    </ul>
  )
}

/** Runs of cases with one value, in the order they stand. */
export function groupsOf(
  cases: readonly StripCase[],
  grouped: boolean,
): { name: string; first: number; count: number }[] {
  if (!grouped) return [{ name: '', first: 0, count: cases.length }]
  const groups: { name: string; first: number; count: number }[] = []
  for (const [at, one] of cases.entries()) {
    const name = one.value ?? w.noValue
    const last = groups.at(-1)
    if (last?.name === name) last.count++
    else groups.push({ name, first: at, count: 1 })
  }
  return groups
}
