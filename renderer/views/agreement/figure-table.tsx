// Rows of agreement: counts, how much was coded, each measure; a “—” with its reason. A row opens its cells and its passages.

import type { ReactNode } from 'react'
import { threePlaces, WHY_NOT, type Figure, type WhyNot } from '../../../src/analysis/agreement/figure.ts'
import { measureName, measureShort } from '../../../src/analysis/agreement/names.ts'
import type { Agreement, AgreementFigures, AgreementRow, PassageWithin } from '../../../src/analysis/agreement/types.ts'
import { Icon } from '../../components/icon.tsx'
import { Swatch } from '../../components/swatch.tsx'
import { useCodes } from '../../state/lists.ts'
import { agreementWords as w } from '../../words/agreement.ts'

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
  /** Opens the passages of a row (null: of all); those behind a number where one was pressed. */
  readonly onOpen: (row: AgreementRow | null, within?: PassageWithin) => void
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
    <div className="agr-scroll" ref={watchFit}>
      <table className="agr-table" aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{kind === 'code' ? w.code : w.source}</th>
            <th scope="col" className="number">
              {m === 2 ? w.both : w.all}
            </th>
            {found.coders.map(coder => (
              <th key={coder.id} scope="col" className="number agr-only">
                <span>{coder.name}</span> {w.onlyHead}
              </th>
            ))}
            {m > 2 && (
              <th scope="col" className="number">
                {w.some}
              </th>
            )}
            <th scope="col" className="number">
              {m === 2 ? w.neither : w.nobody}
            </th>
            <th scope="col" className="number" title={w.prevalenceSays}>
              {w.prevalence}
            </th>
            {found.measures.map(measure => (
              <th key={measure} scope="col" className="number agr-figure" title={measureName(measure, m)}>
                <Symbol of={measureShort(measure, m)} />
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
              <Counts found={found} row={total} onOpen={leads(null) ? within => props.onOpen(null, within) : null} />
              {total.figures.map((figure, at) => (
                <FigureCell
                  key={found.measures[at]}
                  figure={figure}
                  way="pooled"
                  threshold={props.threshold}
                  onOpen={leads(null) ? () => props.onOpen(null) : null}
                />
              ))}
            </tr>
            {(['meanOfCells', 'weightedBySize'] as const).map(way => (
              <tr key={way} className="agr-way">
                <th scope="row" colSpan={m + (m > 2 ? 5 : 4)}>
                  {w[way]}
                </th>
                {total.figures.map((figure, at) => (
                  <FigureCell
                    key={found.measures[at]}
                    figure={figure}
                    way={way}
                    threshold={props.threshold}
                    onOpen={leads(null) ? () => props.onOpen(null) : null}
                  />
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

/** A table that is wider than its place is scrolled sideways in it, its first column staying; one that fits has heads that stay while the page goes by. */
function watchFit(box: HTMLDivElement | null) {
  if (box === null) return
  const look = () => box.classList.toggle('is-wider', box.firstElementChild!.scrollWidth > box.clientWidth + 1)
  const watch = new ResizeObserver(look)
  watch.observe(box)
  watch.observe(box.firstElementChild!)
  return () => watch.disconnect()
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
        <Counts found={found} row={row} onOpen={isHere ? within => onOpen(row, within) : null} />
        {row.figures.map((figure, at) => (
          <FigureCell
            key={found.measures[at]}
            figure={figure}
            way="pooled"
            threshold={threshold}
            onOpen={isHere ? () => onOpen(row) : null}
          />
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
  readonly found: Agreement
  readonly row: AgreementRow
  /** Null where its passages are not here. */
  readonly onOpen: ((within?: PassageWithin) => void) | null
}

function Counts({ found, row, onOpen }: CountsProps) {
  const { counts } = row
  // What two coders coded of one sentence need not be the same words: then every passage may be meant.
  const where = (is: 'all' | 'some') => (found.unit === 'character' ? { is } : undefined)
  return (
    <>
      <td className="number">
        <Number n={counts.all} onOpen={onOpen && (() => onOpen(where('all')))} />
      </td>
      {counts.only.map((n, place) => (
        // The columns are those of the coders, which do not change places.
        // oxlint-disable-next-line react/no-array-index-key
        <td key={place} className="number">
          <Number n={n} onOpen={onOpen && (() => onOpen({ is: 'only', place }))} />
        </td>
      ))}
      {found.coders.length > 2 && (
        <td className="number">
          <Number n={counts.some} onOpen={onOpen && (() => onOpen(where('some')))} />
        </td>
      )}
      <td className="number agr-rest">{count(counts.none)}</td>
      <td className="number agr-rest">{`${(row.prevalence * 100).toFixed(1)} %`}</td>
    </>
  )
}

/** A number leads to the passages under it; by keyboard the name of its row does, which is one stop and not many. */
function Number({ n, onOpen }: { readonly n: number; readonly onOpen: (() => void) | null }) {
  return <ToPassages onOpen={n === 0 ? null : onOpen}>{count(n)}</ToPassages>
}

function ToPassages({ onOpen, children }: { readonly onOpen: (() => void) | null; readonly children: ReactNode }) {
  if (onOpen === null) return <>{children}</>
  return (
    <button type="button" className="agr-open" tabIndex={-1} onClick={onOpen}>
      {children}
    </button>
  )
}

/** The sign of a measure, what stands after its stroke set low. */
function Symbol({ of }: { readonly of: string }) {
  const [sign, low] = of.split('_')
  return (
    <>
      {sign}
      {low && <sub>{low}</sub>}
    </>
  )
}

interface FigureCellProps {
  readonly figure: AgreementFigures
  readonly way: 'pooled' | 'meanOfCells' | 'weightedBySize'
  readonly threshold: number | null
  readonly onOpen: (() => void) | null
}

function FigureCell({ figure, way, threshold, onOpen }: FigureCellProps) {
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
        <span
          className="agr-below"
          role="img"
          aria-label={w.below(threePlaces(threshold))}
          title={w.below(threePlaces(threshold))}
        >
          ▾
        </span>
      )}
      <ToPassages onOpen={onOpen}>{threePlaces(own.value)}</ToPassages>
      {interval && (
        <small>
          {interval.why === null ? (
            w.interval(threePlaces(interval.low), threePlaces(interval.high))
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
