// How widely each row stands: a bar of the columns in which it is present, against all there are, in parts where they are grouped.

import { Bar } from '@visx/shape'
import { scaleLinear } from '@visx/scale'
import { matrixWords } from '../../words/matrix.ts'
import { sidesWords } from '../../words/sides.ts'
import { sideKind, type MatrixChoices } from '../matrix/choices.ts'
import { totalsAt, type SeenMatrix } from '../matrix/seen.ts'
import { capital, sideWords } from '../matrix/side-words.ts'
import { fitted } from './labels.ts'
import { Mark } from './mark.tsx'
import { Picture } from './picture.tsx'

const w = sidesWords.bars
const NAMES = 260
const BARS = 420
const SAYS = 130
const ROW = 26

interface BarsProps {
  readonly seen: SeenMatrix
  readonly choices: MatrixChoices
  readonly caption: string
  readonly onOpen: (row: number) => void
}

/** The picture. */
export function PresenceBars({ seen, choices, caption, onOpen }: BarsProps) {
  const { matrix, plan } = seen
  const of = matrix.columns.length
  const unit = matrixWords.units[sideKind(choices.columns)]
  const rowKind = sideKind(choices.rows)
  const scale = scaleLinear<number>({ domain: [0, Math.max(1, of)], range: [0, BARS] })
  const rows = plan.rows.flatMap((row, at) => (row.isTotal ? [] : [{ row, at, totals: totalsAt(seen, row) }]))
  const widest = rows
    .filter(one => one.totals !== null && one.row.row.kind !== 'group')
    .sort((a, b) => b.totals!.presence - a.totals!.presence)
    .slice(0, 3)
    .map(one => `${one.row.row.name} (${one.totals!.presence})`)
  // One after the other along the bar, in the order of the groups.
  const groups = matrix.columnGroups ?? []
  const partsOf = (at: number) =>
    at < 0 ? [] : groups.map(group => ({ name: group.name, n: group.presence[at] ?? 0, of: group.members.length }))
  const total = (at: number, value: number) =>
    at < 0
      ? ''
      : matrix.measure === 'presence'
        ? ''
        : matrixWords.says(matrix.measure, value, null, matrix.share ?? null)
  return (
    <Picture
      title={w.title(capital(sideWords(choices.rows)), unit)}
      description={w.says(
        rows.filter(one => one.row.row.kind !== 'group').length,
        matrixWords.units[rowKind],
        of,
        unit,
        widest,
      )}
      caption={caption}
      width={NAMES + BARS + SAYS}
      height={(groups.length > 0 ? 30 : 8) + rows.length * ROW + 8}
      first={rows.find(one => one.totals !== null)?.row.id ?? null}
      table={{
        heads: w.heads(matrixWords.corners[rowKind], unit),
        rows: rows.flatMap(({ row, totals }) =>
          totals === null
            ? []
            : [
                [
                  row.row.name,
                  totals.presence,
                  of,
                  matrixWords.value(matrix.measure, totals.total, matrix.share ?? null),
                ],
              ],
        ),
      }}
    >
      {groups.map((group, at) => (
        <g key={group.value}>
          <rect className={`pic-part is-${at % 4}`} x={NAMES + at * 140} y={4} width={11} height={11} />
          <text className="pic-small" x={NAMES + at * 140 + 17} y={14}>
            {fitted(`${group.name} (${group.members.length})`, 118, 11.5)}
          </text>
        </g>
      ))}
      {rows.map(({ row, at, totals }, place) => {
        const y = (groups.length > 0 ? 30 : 8) + place * ROW
        const name = (
          <text
            className={row.row.kind === 'group' ? 'pic-head-text' : 'pic-label'}
            x={4 + row.row.depth * 12}
            y={y + 17}
          >
            {fitted(row.row.name, NAMES - 20 - row.row.depth * 12, 13)}
          </text>
        )
        if (totals === null) return <g key={row.id}>{name}</g>
        const parts = partsOf(row.at)
        let left = 0
        return (
          <g key={row.id}>
            <Mark
              id={row.id}
              x={NAMES}
              y={y + ROW / 2}
              says={w.bar(row.row.name, totals.presence, of, unit, [
                ...parts.map(part => w.part(part.name, part.n, part.of)),
                ...(total(row.at, totals.total) === '' ? [] : [total(row.at, totals.total)]),
              ])}
              onOpen={() => onOpen(at)}
            >
              <rect className="pic-hit" x={0} y={y} width={NAMES + BARS + SAYS} height={ROW} data-screen="" />
              <Bar className="pic-bar-rest" x={NAMES} y={y + 6} width={BARS} height={ROW - 12} />
              {parts.length === 0 ? (
                <Bar className="pic-bar" x={NAMES} y={y + 6} width={round(scale(totals.presence))} height={ROW - 12} />
              ) : (
                parts.map((part, which) => {
                  const x = NAMES + left
                  const wide = round(scale(part.n))
                  left = round(left + wide)
                  return (
                    <Bar
                      key={part.name}
                      className={`pic-part is-${which % 4}`}
                      x={x}
                      y={y + 6}
                      width={wide}
                      height={ROW - 12}
                    />
                  )
                })
              )}
            </Mark>
            {/* Beside the mark, not in it: its name says the same in a sentence. */}
            <g className="pic-quiet">
              {name}
              <text className="pic-figure" x={NAMES + BARS + 10} y={y + 17}>
                {w.figure(totals.presence, of)}
              </text>
            </g>
          </g>
        )
      })}
    </Picture>
  )
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
