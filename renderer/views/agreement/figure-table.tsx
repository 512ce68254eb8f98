// Rows of agreement: counts, how much was coded, each measure; a “—” with its reason. A row opens its cells and its passages.

import type { ReactNode } from 'react'
import { WHY_NOT, type Figure, type WhyNot } from '../../../src/analysis/agreement/figure.ts'
import { measureName, measureShort } from '../../../src/analysis/agreement/names.ts'
import type { Agreement, AgreementFigures, AgreementRow, PassageGroup } from '../../../src/analysis/agreement/types.ts'
import { Icon } from '../../components/icon.tsx'
import { Swatch } from '../../components/swatch.tsx'
import { useCodes } from '../../state/lists.ts'
import { agreementWords as w } from '../../words/agreement.ts'
import { shown } from './choices.ts'

interface FigureTableProps {
  readonly found: Agreement
  readonly kind: 'code' | 'source'
  readonly rows: readonly AgreementRow[]
  readonly threshold: number | null
  readonly label: string
  /** The last line; none for cells. */
  readonly total?: AgreementRow
  readonly unfolded?: string | null
  readonly onUnfold?: (id: string | null) => void
  /** Opens the passages of a row (null: of all), of one group where a number of it was pressed. */
  readonly onOpen: (row: AgreementRow | null, group?: PassageGroup) => void
  /** Whether the passages of a row (null: of all) are here; left out: they are. */
  readonly leads?: (row: AgreementRow | null) => boolean
  /** The cells of the unfolded row. */
  readonly cells?: readonly AgreementRow[] | null
}

/** The table. */
export function FigureTable(props: FigureTableProps) {
  const { found, kind, rows, total, label, leads = everyRow } = props
  const m = found.coders.length
  const reasons = reasonsIn([...rows, ...(total ? [total] : [])])
  return (
    <div className="agr-scroll">
      <table className="agr-table" aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{kind === 'code' ? w.code : w.source}</th>
            <th scope="col" className="number">
              {m === 2 ? w.both : w.all}
            </th>
            {found.coders.map(coder => (
              <th key={coder.id} scope="col" className="number">
                {w.only(coder.name)}
              </th>
            ))}
            {m > 2 && (
              <th scope="col" className="number">
                {w.some}
              </th>
            )}
            <th scope="col" className="number">
              {w.neither}
            </th>
            <th scope="col" className="number" title={w.prevalenceSays}>
              {w.prevalence}
            </th>
            {found.measures.map(measure => (
              <th key={measure} scope="col" className="number agr-figure" title={measureName(measure, m)}>
                {measureShort(measure, m)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <Row key={row.id} row={row} {...props} />
          ))}
        </tbody>
        {total && (
          <tfoot>
            <tr>
              <th scope="row">
                <Opens onOpen={leads(null) ? () => props.onOpen(null) : null}>{w.total}</Opens>
              </th>
              <Counts row={total} m={m} onOpen={leads(null) ? group => props.onOpen(null, group) : null} />
              {total.figures.map((figure, at) => (
                <FigureCell key={found.measures[at]} figure={figure} way="pooled" threshold={props.threshold} />
              ))}
            </tr>
            {(['meanOfCells', 'weightedBySize'] as const).map(way => (
              <tr key={way} className="agr-way">
                <th scope="row" colSpan={m + (m > 2 ? 5 : 4)}>
                  {w[way]}
                </th>
                {total.figures.map((figure, at) => (
                  <FigureCell key={found.measures[at]} figure={figure} way={way} threshold={props.threshold} />
                ))}
              </tr>
            ))}
          </tfoot>
        )}
      </table>
      {reasons.length > 0 && (
        <p className="hint agr-notes">
          {reasons.map(why => (
            <span key={why}>
              — <sup>{letterOf(why)}</sup> {WHY_NOT[why]}
            </span>
          ))}
        </p>
      )}
    </div>
  )
}

/** Of our own figures every row leads to its passages. */
const everyRow = () => true

/** The name of a row, which leads to its passages where these are here. */
function Opens({
  title,
  onOpen,
  children,
}: {
  readonly title?: string
  readonly onOpen: (() => void) | null
  readonly children: ReactNode
}) {
  if (onOpen === null) return <span className="agr-plain">{children}</span>
  return (
    <button type="button" className="agr-open" title={title} onClick={onOpen}>
      {children}
    </button>
  )
}

const ORDER = Object.keys(WHY_NOT) as WhyNot[]
/** Every reason has a letter of its own, the same in every table. */
const letterOf = (why: WhyNot) => String.fromCharCode(97 + ORDER.indexOf(why))

function reasonsIn(rows: readonly AgreementRow[]): WhyNot[] {
  const found = new Set<WhyNot>()
  for (const { figures } of rows) {
    for (const { pooled, meanOfCells, interval } of figures)
      for (const why of [pooled.why, meanOfCells.why, interval?.why ?? null]) if (why !== null) found.add(why)
  }
  return ORDER.filter(why => found.has(why))
}

function Row(props: FigureTableProps & { readonly row: AgreementRow }) {
  const { row, found, kind, unfolded, onUnfold, onOpen, cells, threshold } = props
  const code = useCodes(state => (kind === 'code' ? state.byId.get(row.id as never) : undefined))
  const isUnfolded = unfolded === row.id
  const isHere = (props.leads ?? everyRow)(row)
  const m = found.coders.length
  const columns = 1 + m + (m > 2 ? 4 : 3) + found.measures.length
  return (
    <>
      <tr className={isUnfolded ? 'is-unfolded' : undefined}>
        <th scope="row">
          <span className="agr-name">
            {onUnfold && (
              <button
                type="button"
                className="agr-fold"
                aria-expanded={isUnfolded}
                aria-label={kind === 'code' ? w.cells(row.name) : w.cellsOfSource(row.name)}
                onClick={() => onUnfold(isUnfolded ? null : row.id)}
              >
                <Icon name={isUnfolded ? 'down' : 'right'} />
              </button>
            )}
            {code && <Swatch hue={code.hue} pattern={code.pattern} />}
            <Opens title={w.open(row.name)} onOpen={isHere ? () => onOpen(row) : null}>
              {kind === 'source' && row.key ? `${row.key} ` : ''}
              {row.name}
            </Opens>
          </span>
        </th>
        <Counts row={row} m={m} onOpen={isHere ? group => onOpen(row, group) : null} />
        {row.figures.map((figure, at) => (
          <FigureCell key={found.measures[at]} figure={figure} way="pooled" threshold={threshold} />
        ))}
      </tr>
      {isUnfolded && cells && (
        <tr className="agr-cells">
          <td colSpan={columns}>
            <FigureTable
              found={found}
              kind={kind === 'code' ? 'source' : 'code'}
              rows={cells}
              threshold={threshold}
              label={kind === 'code' ? w.cells(row.name) : w.cellsOfSource(row.name)}
              onOpen={onOpen}
            />
          </td>
        </tr>
      )}
    </>
  )
}

const count = (n: number) => n.toLocaleString('en')

interface CountsProps {
  readonly row: AgreementRow
  readonly m: number
  /** Null where its passages are not here. */
  readonly onOpen: ((group?: PassageGroup) => void) | null
}

function Counts({ row, m, onOpen }: CountsProps) {
  const { counts } = row
  return (
    <>
      <td className="number">
        <Number n={counts.all} onOpen={onOpen && (() => onOpen())} />
      </td>
      {counts.only.map((n, at) => (
        // The columns are those of the coders, which do not change places.
        // oxlint-disable-next-line react/no-array-index-key
        <td key={at} className="number">
          <Number n={n} onOpen={onOpen && (() => onOpen('apart'))} />
        </td>
      ))}
      {m > 2 && <td className="number">{count(counts.some)}</td>}
      <td className="number hint">{count(counts.none)}</td>
      <td className="number hint">{`${(row.prevalence * 100).toFixed(1)} %`}</td>
    </>
  )
}

/** A number leads to the passages under it; by keyboard the name of its row does, which is one stop and not many. */
function Number({ n, onOpen }: { readonly n: number; readonly onOpen: (() => void) | null }) {
  if (n === 0 || onOpen === null) return <>{count(n)}</>
  return (
    <button type="button" className="agr-open" tabIndex={-1} onClick={onOpen}>
      {count(n)}
    </button>
  )
}

interface FigureCellProps {
  readonly figure: AgreementFigures
  readonly way: 'pooled' | 'meanOfCells' | 'weightedBySize'
  readonly threshold: number | null
}

function FigureCell({ figure, way, threshold }: FigureCellProps) {
  const own: Figure = figure[way]
  const interval = way === 'pooled' ? figure.interval : undefined
  if (own.value === null)
    return (
      <td className="number agr-figure">
        <span className="agr-none" title={w.why(WHY_NOT[own.why])}>
          —<span className="visually-hidden"> {WHY_NOT[own.why]}</span>
          <sup aria-hidden="true">{letterOf(own.why)}</sup>
        </span>
      </td>
    )
  const isBelow = threshold !== null && own.value < threshold
  return (
    <td className={isBelow ? 'number agr-figure is-below' : 'number agr-figure'}>
      {isBelow && (
        <span className="agr-below" role="img" aria-label={w.below(shown(threshold))} title={w.below(shown(threshold))}>
          ▾
        </span>
      )}
      {shown(own.value)}
      {interval && (
        <small>
          {interval.why === null ? (
            w.interval(shown(interval.low), shown(interval.high))
          ) : (
            <>
              —<span className="visually-hidden"> {WHY_NOT[interval.why]}</span>
              <sup aria-hidden="true">{letterOf(interval.why)}</sup>
            </>
          )}
        </small>
      )}
    </td>
  )
}
