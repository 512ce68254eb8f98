// Where the cases stand on every proposition, as signs: propositions down, cases across, the cases in the order of an attribute.

import { useMemo } from 'react'
import type { SuggestedPosition } from '../../../src/analysis/types.ts'
import type { Filter } from '../../../src/analysis/filter/types.ts'
import type { PositionCell } from '../../../src/analysis/positions/types.ts'
import { PositionShape } from '../../components/stance-sign.tsx'
import { words } from '../../words/en.ts'
import { picturesWords } from '../../words/pictures.ts'
import { propositionsWords } from '../../words/propositions.ts'
import { SIGNS } from '../propositions/signs.ts'
import { heldOf } from '../propositions/site-strip.tsx'
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

/** A proposition with the position of every case, in the order of the cases. */
export interface StripRow {
  readonly id: string
  readonly key: string
  readonly statement: string
  /** Whether anything was judged for it. */
  readonly isJudged: boolean
  readonly places: readonly PositionCell[]
}

interface StripProps {
  readonly cases: readonly StripCase[]
  readonly rows: readonly StripRow[]
  /** The attribute that orders, in words; null for the order of the study. */
  readonly orderedBy: string | null
  /** The filter that the evidence passes, and in words; null where there is none. */
  readonly filter: Filter | null
  readonly narrowed: string | null
  readonly onOpen: (propositionId: string, caseId: string) => void
}

const NAMES = 320
const ROW = 40

/** The picture. */
export function PositionStrip({ cases, rows, orderedBy, filter, narrowed, onOpen }: StripProps) {
  const groups = useMemo(() => groupsOf(cases, orderedBy !== null), [cases, orderedBy])
  const column = Math.max(40, Math.ceil(Math.max(...cases.map(one => widthOf(one.key, 12))) + 10))
  const left = (at: number) => NAMES + at * column + groups.findIndex(one => at < one.first + one.count) * 10
  const top = orderedBy === null ? 30 : 52
  // A narrower drawing would be blown up to the width of the page.
  const width = Math.max(760, left(cases.length - 1) + column + 12)
  const supporting = (row: StripRow) => row.places.filter(one => heldOf(one).startsWith('supports')).length
  const against = (row: StripRow) => row.places.filter(one => heldOf(one).startsWith('challenges')).length
  const decided = rows.flatMap(row => row.places).filter(one => one.decided !== null)
  const inOrder = cases.map(one => (one.value === null ? one.key : `${one.key} (${one.value})`))
  return (
    <Picture
      check="positions"
      checked={{ filter }}
      title={w.title}
      description={w.says(
        rows.map(row => ({
          name: row.key || `“${row.statement}”`,
          isJudged: row.isJudged,
          for: supporting(row),
          against: against(row),
        })),
        cases.length,
        orderedBy,
      )}
      caption={w.caption(orderedBy, decided.length, decided.filter(one => one.decided?.moved).length, narrowed)}
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
              `${propositionsWords.placeOf(one, row.isJudged)} (${one.confirming}, ${one.qualifying}, ${one.disconfirming})`,
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
                says={w.place(row.key, `${one.key} ${one.name}`, propositionsWords.placeOf(place, row.isJudged), place)}
                onOpen={() => onOpen(row.id, one.id)}
              >
                <rect className="pic-hit" x={x} y={y + 1} width={column} height={ROW - 2} data-screen="" />
                <Place place={place} x={x + column / 2} y={y} />
              </Mark>
            )
          })}
        </g>
      ))}
    </Picture>
  )
}

/** The position that holds, underlined where it was decided, with the suggested one small beside it where that is another; a half-filled dot where the evidence moved since. */
function Place({ place, x, y }: { place: PositionCell; x: number; y: number }) {
  const { decided } = place
  const differs = decided !== null && decided.value !== place.suggested
  const left = x - (differs ? 17 : 10)
  return (
    <>
      <g transform={`translate(${left} ${y + 11})`}>
        <PositionShape position={SIGNS[heldOf(place)]} />
      </g>
      {decided ? <line className="pic-decided" x1={left + 1} x2={left + 19} y1={y + 32} y2={y + 32} /> : null}
      {differs ? (
        <g transform={`translate(${left + 22} ${y + 14}) scale(0.65)`}>
          <PositionShape position={SIGNS[place.suggested]} />
        </g>
      ) : null}
      {decided?.moved ? <Stale x={x + 13} y={y + 8} /> : null}
    </>
  )
}

function Stale({ x, y }: { x: number; y: number }) {
  return (
    <>
      <circle className="pic-stale" cx={x} cy={y} r={3.4} />
      <path className="pic-stale-half" d={`M${x} ${y - 3.4}a3.4 3.4 0 0 1 0 6.8z`} />
    </>
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
      <li>
        <svg viewBox="0 0 20 20" aria-hidden="true">
          <PositionShape position="supports" />
          <line className="pic-decided" x1={1} x2={19} y1={18} y2={18} />
        </svg>
        {w.decidedKey}
      </li>
      <li>
        <svg viewBox="0 0 34 20" aria-hidden="true" className="is-wide">
          <PositionShape position="supports" />
          <line className="pic-decided" x1={1} x2={19} y1={18} y2={18} />
          <g transform="translate(21 3) scale(0.65)">
            <PositionShape position="mixed" />
          </g>
        </svg>
        {w.differsKey}
      </li>
      <li>
        <svg viewBox="0 0 12 12" aria-hidden="true" className="is-small">
          <Stale x={6} y={6} />
        </svg>
        {w.staleKey}
      </li>
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
