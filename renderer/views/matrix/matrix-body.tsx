import { useCallback, useContext, useEffect, useMemo, useState } from 'react'
import type { EmptyReason } from '../../../src/analysis/types.ts'
import type { CaseId, CodeId, SourceId } from '../../../src/base/ids.ts'
import { InFront } from '../../actions/registry.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { useFocus } from '../../state/focus.ts'
import { useSources } from '../../state/lists.ts'
import { useStatus } from '../../state/status.ts'
import { matrixWords } from '../../words/matrix.ts'
import { columnKind, requestOf, type MatrixChoices } from './choices.ts'
import { linesAsHtml, linesAsText } from './copy.ts'
import { Legend } from './legend.tsx'
import { MatrixGrid, type GridPlace } from './matrix-grid.tsx'
import { linesOf, totalHeadsOf } from './matrix-lines.ts'
import { enterDrawer } from './return-focus.ts'
import { cellAt, cellWords, type SeenMatrix } from './seen.ts'

/** The grid with its legend, once there is an answer. */
export function MatrixBody({
  seen,
  choices,
  change,
}: {
  seen: SeenMatrix
  choices: MatrixChoices
  readonly change: (some: Partial<MatrixChoices>) => void
}) {
  const { matrix, plan } = seen
  const kind = columnKind(choices.columns)
  const sources = useSources(state => state.items)
  const focus = useFocus(state => state.focus)
  const [placed, setPlaced] = useState<GridPlace | null>(null)
  const inFront = useContext(InFront)
  const totalHeads = useMemo(() => totalHeadsOf(matrix, kind, sources.length), [matrix, kind, sources.length])
  const reasons = useMemo(
    () => new Set(matrix.empty.flatMap(line => line.filter((reason): reason is EmptyReason => reason !== null))),
    [matrix],
  )

  const groupSays = useCallback(
    (first: number, count: number) => {
      const columns = plan.columns.slice(first, first + count)
      const ids = new Set(columns.map(({ column }) => column.id))
      const people = columns.reduce((sum, { column }) => sum + column.denominators.participants, 0)
      return matrixWords.groupHead({
        columns: count,
        unit: matrixWords.units[kind],
        people,
        sources: sources.filter(source => source.caseIds.some(id => ids.has(id))).length,
      })
    },
    [plan.columns, kind, sources],
  )

  const open = useCallback(
    (place: GridPlace, byKey: boolean) => {
      const column = plan.columns[place.column]?.column
      if (place.row < 0) {
        if (column && kind === 'sources') focus({ kind: 'source', sourceId: column.id as SourceId })
        else if (column && kind !== 'coders' && kind !== 'values') focus({ kind: 'case', caseId: column.id as CaseId })
        return
      }
      const row = plan.rows[place.row]
      if (!row) return
      const code = row.row.id as CodeId
      if (place.column < 0) return focus({ kind: 'code', codeId: code })
      focus({
        kind: 'cell',
        request: { ...requestOf(choices), rollUp: choices.rollUp || row.folded },
        row: code,
        column: column?.id ?? '',
      })
      if (byKey) enterDrawer()
    },
    [plan, kind, choices, focus],
  )
  // While the drawer shows a cell it follows the one in focus, a moment after the keys rest.
  useEffect(() => {
    if (placed === null || placed.row < 0 || placed.column < 0 || placed.column >= plan.columns.length) return
    if (useFocus.getState().focused?.kind !== 'cell') return
    const timer = setTimeout(() => open(placed, false), 140)
    return () => clearTimeout(timer)
  }, [placed, open, plan.columns.length])

  useEffect(() => {
    if (!inFront) return undefined
    const { setPlace } = useStatus.getState()
    const codes = matrix.rows.filter(row => row.kind === 'code').length
    const size = matrixWords.size(codes, plan.columns.length, matrixWords.units[kind], matrix.leftOut.length)
    const row = placed && plan.rows[placed.row]
    const column = placed && plan.columns[placed.column]
    const cell = placed && cellAt(seen, placed.row, placed.column)
    setPlace(
      row && column && cell
        ? [matrixWords.place(row.row.name, column.column.key, cellWords(seen, cell)), size]
        : [size],
    )
    return () => setPlace([])
  }, [seen, placed, matrix, plan, kind, inFront])

  if (matrix.rows.length === 0) return <EmptyState title={matrixWords.empty.noCodes} />
  if (matrix.columns.length === 0) return <EmptyState title={matrixWords.empty.noColumns(matrixWords.units[kind])} />
  return (
    <>
      <MatrixGrid
        label={matrixWords.grid}
        seen={seen}
        shade={choices.shade}
        totalHeads={totalHeads}
        groupSays={groupSays}
        onPlace={setPlaced}
        onOpen={open}
        onFold={id =>
          change({
            folded: choices.folded.includes(id) ? choices.folded.filter(one => one !== id) : [...choices.folded, id],
          })
        }
        onCopy={clipboard => {
          const { lines, heads } = linesOf(seen)
          clipboard.setData('text/plain', linesAsText(lines, matrix.caption))
          clipboard.setData('text/html', linesAsHtml(lines, heads, matrix.caption))
          useStatus.getState().say(matrixWords.copied(plan.rows.length, plan.columns.length))
        }}
      />
      <Legend measure={matrix.measure} columns={kind} shade={choices.shade} reasons={reasons} />
    </>
  )
}
