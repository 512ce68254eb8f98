// Where coders differ, as a picture: one dot a code, the lowest first, with its interval and the researcher's own threshold.

import { threePlaces } from '../../../src/analysis/agreement/figure.ts'
import { measureName } from '../../../src/analysis/agreement/names.ts'
import type { Agreement, AgreementRow } from '../../../src/analysis/agreement/types.ts'
import { agreementWords as w } from '../../words/agreement.ts'
import { useStatus } from '../../state/status.ts'
import { fitted } from '../pictures/labels.ts'
import { Mark } from '../pictures/mark.tsx'
import { Picture } from '../pictures/picture.tsx'

interface DotPlotProps {
  readonly found: Agreement
  /** Which of its measures. */
  readonly measure: number
  readonly threshold: number | null
  readonly onOpen: (row: AgreementRow) => void
  /** Whether the passages of a row are here. */
  readonly leads: (row: AgreementRow) => boolean
}

const ROW = 20
const LEFT = 220
const WIDTH = 760
const RIGHT = WIDTH - 60
const TOP = 26
const MOST = 60

/** The picture. */
export function DotPlot({ found, measure, threshold, onOpen, leads }: DotPlotProps) {
  const rows = found.byCode
    .flatMap(row => {
      const figure = row.figures[measure]!
      return figure.pooled.value === null ? [] : [{ row, value: figure.pooled.value, interval: figure.interval }]
    })
    .sort((a, b) => a.value - b.value)
    .slice(0, MOST)
  if (rows.length === 0) return null
  const least = Math.min(0, ...rows.map(one => one.interval?.low ?? one.value))
  const low = Math.floor(least * 5) / 5
  const x = (value: number) => LEFT + ((Math.max(low, Math.min(1, value)) - low) / (1 - low)) * (RIGHT - LEFT)
  const height = TOP + rows.length * ROW + 24
  const name = measureName(found.measures[measure]!, found.coders.length)
  const ticks = Array.from({ length: Math.round((1 - low) * 5) + 1 }, (_, at) => low + at / 5)
  return (
    <Picture
      check={null}
      title={w.picture}
      description={w.pictureSays(
        rows.length,
        name,
        rows
          .slice(0, 3)
          .map(one => `${one.row.name} ${threePlaces(one.value)}`)
          .join(', '),
      )}
      caption={found.caption}
      width={WIDTH}
      height={height}
      first={rows[0]!.row.id}
      table={{
        heads: w.pictureHeads(name),
        rows: rows.map(({ row, value, interval }) => [
          row.name,
          threePlaces(value),
          interval?.low == null ? '' : threePlaces(interval.low),
          interval?.high == null ? '' : threePlaces(interval.high),
          row.counts.units - row.counts.none,
        ]),
      }}
    >
      {ticks.map(tick => (
        <g key={tick.toFixed(1)}>
          <line className="agr-rule" x1={x(tick)} x2={x(tick)} y1={TOP - 6} y2={height - 20} />
          <text className="pic-small" x={x(tick)} y={height - 6} textAnchor="middle">
            {tick.toFixed(1).replace('-', '−')}
          </text>
        </g>
      ))}
      {threshold !== null && (
        <line className="agr-threshold" x1={x(threshold)} x2={x(threshold)} y1={TOP - 6} y2={height - 20} />
      )}
      {rows.map(({ row, value, interval }, at) => {
        const y = TOP + at * ROW + ROW / 2
        return (
          <Mark
            key={row.id}
            id={row.id}
            x={x(value)}
            y={y}
            says={w.pictureMark(row.name, threePlaces(value))}
            onOpen={() => {
              if (leads(row)) onOpen(row)
              else useStatus.getState().hint(w.runNoPassages)
            }}
          >
            <rect className="pic-hit" x={0} y={y - ROW / 2} width={WIDTH} height={ROW} data-screen="" />
            <text className="pic-label" x={LEFT - 12} y={y + 4} textAnchor="end">
              {fitted(row.name, LEFT - 24, 12.5)}
            </text>
            {interval?.why === null && (
              <line className="agr-interval" x1={x(interval.low)} x2={x(interval.high)} y1={y} y2={y} />
            )}
            <circle className="agr-dot" cx={x(value)} cy={y} r={4.5} />
            <text className="pic-small" x={RIGHT + 12} y={y + 4}>
              {threePlaces(value)}
            </text>
          </Mark>
        )
      })}
    </Picture>
  )
}
