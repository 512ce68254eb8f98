// The matrix as a heat map: the shade of a cell is the share of what could be there, its figure stands in it, and what is
// empty carries the sign of its reason.

import { HeatmapRect } from '@visx/heatmap'
import { scaleLinear } from '@visx/scale'
import { matrixWords } from '../../words/matrix.ts'
import { sidesWords } from '../../words/sides.ts'
import { sideKind, type MatrixChoices } from '../matrix/choices.ts'
import { headOf } from '../matrix/grid-measures.ts'
import { Legend } from '../matrix/legend.tsx'
import { cellAt, cellWords, denominatorsAt, type SeenCell, type SeenMatrix } from '../matrix/seen.ts'
import { shadeStep } from '../matrix/shade.ts'
import { capital, sideWords } from '../matrix/side-words.ts'
import { fitted, widthOf } from './labels.ts'
import { Mark } from './mark.tsx'
import { Picture } from './picture.tsx'

/** As many cells as can be read as a picture. */
export const MOST_HEAT = 3000
const w = sidesWords.heat
const NAMES = 250
const ROW = 26

interface HeatMapProps {
  readonly seen: SeenMatrix
  readonly choices: MatrixChoices
  readonly caption: string
  readonly onOpen: (row: number, column: number) => void
}

/** Whether a cell stands for itself: no subtotal, and no open group. */
const isOwn = (cell: SeenCell) => cell !== null && ('reason' in cell || !cell.present)

interface Bin {
  readonly row: number
}

/** The picture. */
export function HeatMap({ seen, choices, caption, onOpen }: HeatMapProps) {
  const { plan, matrix } = seen
  const share = matrix.share ?? null
  const heads = plan.columns.map(({ column, group }) => (group ? matrixWords.together : headOf(column)))
  const widest = Math.max(...heads.map(head => widthOf(head, 11.5)))
  // Long heads stand on their ends, so that cells stay narrow.
  const upright = widest > 64
  const column = upright ? 34 : Math.max(40, Math.ceil(widest) + 12)
  const top = upright ? Math.min(150, Math.ceil(widest) + 14) : plan.groups.length > 0 ? 48 : 28
  const above = plan.groups.length > 0 && upright ? 22 : 0
  const place = (at: number) => NAMES + at * column
  const rowKind = sideKind(choices.rows)
  const columnKind = sideKind(choices.columns)
  const rowUnit = matrixWords.units[rowKind]
  const columnUnit = matrixWords.units[columnKind]
  const cells = plan.rows.map((_, row) => plan.columns.map((_column, at) => cellAt(seen, row, at)))
  const names = (row: number, at: number) => {
    const head = plan.columns[at]!
    return [plan.rows[row]!.row.name, head.group ? matrixWords.subtotalOf(head.column.name) : head.column.name] as const
  }
  let filled = 0
  let most: { value: number; row: number; column: number } | null = null
  for (const [row, line] of cells.entries()) {
    if (plan.rows[row]!.isTotal) continue
    for (const [at, cell] of line.entries()) {
      if (cell === null || 'reason' in cell || cell.present) continue
      filled++
      if (matrix.measure !== 'presence' && cell.value > (most?.value ?? 0))
        most = { value: cell.value, row, column: at }
    }
  }
  const mostWords =
    most === null
      ? ''
      : `${names(most.row, most.column).join(', ')} (${matrixWords.value(matrix.measure, most.value, share)})`
  const first = cells
    .flatMap((line, row) => line.map((cell, at) => (cell === null ? null : `${row} ${at}`)))
    .find(Boolean)
  const bins = plan.columns.map((_, at) => ({ at, bins: plan.rows.map((_row, row): Bin => ({ row })) }))
  const height = above + top + plan.rows.length * ROW + 8
  return (
    <Picture
      title={w.title(capital(sideWords(choices.rows)), sideWords(choices.columns))}
      description={w.says(
        matrix.rows.filter(row => row.kind !== 'group').length,
        rowUnit,
        matrix.columns.length,
        columnUnit,
        matrixWords.measures[matrix.measure],
        filled,
        cells.reduce((sum, line, row) => (plan.rows[row]!.isTotal ? sum : sum + line.filter(isOwn).length), 0),
        mostWords,
      )}
      caption={caption}
      width={place(plan.columns.length) + 12}
      height={height}
      first={first ?? null}
      legend={
        <Legend
          measure={matrix.measure}
          share={share}
          columns={columnKind}
          shade
          reasons={new Set(cells.flat().flatMap(cell => (cell !== null && 'reason' in cell ? [cell.reason] : [])))}
        />
      }
      table={{
        heads: [matrixWords.corners[rowKind], ...plan.columns.map((_, at) => names(0, at)[1])],
        rows: cells.map((line, row) => [plan.rows[row]!.row.name, ...line.map(cell => cellWords(seen, cell))]),
      }}
    >
      {plan.groups.map(group => (
        <text key={group.key} className="pic-head-text" x={place(group.first)} y={14}>
          {fitted(group.name, group.count * column - 8, 13)}
        </text>
      ))}
      {heads.map((head, at) => (
        <text
          // oxlint-disable-next-line react/no-array-index-key -- heads may be equal
          key={at}
          className="pic-small"
          {...(upright
            ? { transform: `translate(${place(at) + column / 2 + 4} ${above + top - 6}) rotate(-90)` }
            : { x: place(at) + column / 2, y: above + top - 9, textAnchor: 'middle' })}
        >
          {upright ? fitted(head, top - 12, 11.5) : head}
        </text>
      ))}
      {plan.rows.map((row, at) => (
        <text
          key={row.id}
          className={row.row.kind === 'group' ? 'pic-head-text' : 'pic-label'}
          x={8 + row.row.depth * 12}
          y={above + top + at * ROW + 18}
        >
          {fitted(row.row.name, NAMES - 20 - row.row.depth * 12, 13)}
        </text>
      ))}
      <HeatmapRect<{ at: number; bins: Bin[] }, Bin>
        data={bins}
        bins={one => one.bins}
        count={() => 0}
        xScale={scaleLinear<number>({ domain: [0, plan.columns.length], range: [NAMES, place(plan.columns.length)] })}
        yScale={scaleLinear<number>({
          domain: [0, plan.rows.length],
          range: [above + top, above + top + plan.rows.length * ROW],
        })}
        binWidth={column}
        binHeight={ROW}
        gap={2}
      >
        {columns =>
          columns.flatMap((line, at) =>
            line.map(bin => {
              const cell = cells[bin.row]![at]!
              if (cell === null) return null
              const [rowName, columnName] = names(bin.row, at)
              const step =
                'value' in cell && !cell.present
                  ? matrix.measure === 'presence'
                    ? 4
                    : shadeStep(
                        matrix.measure,
                        cell.value,
                        denominatorsAt(plan.rows[bin.row]!, plan.columns[at]!),
                        share,
                      )
                  : 0
              return (
                <Mark
                  key={`${bin.row} ${at}`}
                  id={`${bin.row} ${at}`}
                  x={bin.x + bin.width / 2}
                  y={bin.y + bin.height / 2}
                  says={matrixWords.cell(rowName, columnName, cellWords(seen, cell))}
                  onOpen={() => onOpen(bin.row, at)}
                  className={`pic-cell heat-${step}`}
                >
                  <rect className="pic-cell-ground" x={bin.x} y={bin.y} width={bin.width} height={bin.height} />
                  <Inside seen={seen} cell={cell} x={bin.x} y={bin.y} width={bin.width} height={bin.height} />
                </Mark>
              )
            }),
          )
        }
      </HeatmapRect>
    </Picture>
  )
}

interface InsideProps {
  readonly seen: SeenMatrix
  readonly cell: NonNullable<SeenCell>
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The figure of a cell, or the sign of why it is empty. */
function Inside({ seen, cell, x, y, width, height }: InsideProps) {
  const [cx, cy] = [x + width / 2, y + height / 2]
  if ('reason' in cell) {
    if (cell.reason === 'not coded') return <circle className="pic-sign is-dashed" cx={cx} cy={cy} r={4.5} />
    if (cell.reason === 'no source')
      return <line className="pic-hatch" x1={x + 3} y1={y + 3} x2={x + width - 3} y2={y + height - 3} />
    if (cell.reason === 'not asked')
      return (
        <path
          className="pic-hatch"
          fill="none"
          d={[0, 8, 16, 24]
            .map(by => `M${x + by} ${y + height}l${Math.min(height, width - by)} -${Math.min(height, width - by)}`)
            .join('')}
        />
      )
    return <line className="pic-sign" x1={cx - 3} y1={cy} x2={cx + 3} y2={cy} />
  }
  const { measure, share } = seen.matrix
  const words = cell.present
    ? matrixWords.present(cell.present.n, cell.present.of)
    : measure === 'presence'
      ? '●'
      : matrixWords.value(measure, cell.value, share ?? null)
  return (
    <text className="pic-cell-figure" x={cx} y={cy + 4.5} textAnchor="middle">
      {fitted(words, width, 12.5)}
    </text>
  )
}
