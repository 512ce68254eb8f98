import { useCallback, useContext, useEffect, useMemo, useState } from 'react'
import type { EmptyReason, Matrix } from '../../../src/analysis/types.ts'
import type { CaseId, CodeId, SourceId } from '../../../src/base/ids.ts'
import { InFront } from '../../actions/registry.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { NothingLeft } from '../../components/filter/nothing-left.tsx'
import { useFocus } from '../../state/focus.ts'
import { useStatus } from '../../state/status.ts'
import { matrixWords } from '../../words/matrix.ts'
import { capital } from './side-words.ts'
import { isCodes, sideKind, type MatrixChoices } from './choices.ts'
import type { SideKind } from './side-kind.ts'
import { linesAsHtml, linesAsText } from './copy.ts'
import { groupSaysOf } from './group-says.ts'
import { Legend } from './legend.tsx'
import { whenKeysRest, type GridPlace } from '../../components/grid-places.ts'
import { MatrixGrid } from './matrix-grid.tsx'
import { captionOf, linesOf, totalHeadsOf } from './matrix-lines.ts'
import { MatrixPicture } from './matrix-picture.tsx'
import { questionOf } from './question.ts'
import { enterDrawer } from './return-focus.ts'
import { cellAt, cellWords, type SeenMatrix } from './seen.ts'

interface BodyProps {
  readonly seen: SeenMatrix
  readonly choices: MatrixChoices
  readonly change: (some: Partial<MatrixChoices>) => void
}

/** The grid with its legend, or its picture, once there is an answer; or why there is nothing to show. */
export function MatrixBody(props: BodyProps) {
  const { seen, choices, change } = props
  const { matrix } = seen
  const rows = sideKind(choices.rows)
  const columns = sideKind(choices.columns)
  const isBlank = matrix.rows.length === 0 || matrix.columns.length === 0
  if (choices.filter !== null && (isBlank || holdsNothing(matrix)))
    return <NothingLeft filter={choices.filter} onChange={filter => change({ filter })} />
  if ((rows === 'groups' && matrix.rows.length === 0) || (columns === 'groups' && matrix.columns.length === 0))
    return <EmptyState title={matrixWords.empty.noGroups} />
  if (matrix.rows.length === 0)
    return rows === 'codes' ? (
      <EmptyState title={matrixWords.empty.noCodes}>
        <p>{matrixWords.empty.noCodesHint}</p>
      </EmptyState>
    ) : (
      <EmptyState title={matrixWords.empty.noRows(matrixWords.units[rows])} />
    )
  if (matrix.columns.length === 0) return <EmptyState title={matrixWords.empty.noColumns(matrixWords.units[columns])} />
  return choices.look === 'table' ? <GridBody {...props} /> : <MatrixPicture {...props} />
}

const holdsNothing = (matrix: Matrix) => matrix.total === 0 && matrix.rowPresence.every(n => n === 0)

/** The inspector's subject for a head of a kind, or null where it has none. */
function subjectOf(kind: SideKind, id: string) {
  if (kind === 'codes' || kind === 'near') return { kind: 'code' as const, codeId: id as CodeId }
  if (kind === 'sources') return { kind: 'source' as const, sourceId: id as SourceId }
  if (kind === 'sites' || kind === 'participants' || kind === 'pairs' || kind === 'cases')
    return { kind: 'case' as const, caseId: id as CaseId }
  return null
}

function GridBody({ seen, choices, change }: BodyProps) {
  const { matrix, plan } = seen
  const rowKind = sideKind(choices.rows)
  const columnKind = sideKind(choices.columns)
  const focus = useFocus(state => state.focus)
  const [placed, setPlaced] = useState<GridPlace | null>(null)
  const inFront = useContext(InFront)
  const totalHeads = useMemo(() => totalHeadsOf(matrix, choices), [matrix, choices])
  const reasons = useMemo(
    () => new Set(matrix.empty.flatMap(line => line.filter((reason): reason is EmptyReason => reason !== null))),
    [matrix],
  )
  const groupSays = useMemo(() => groupSaysOf(columnKind), [columnKind])

  const open = useCallback(
    (place: GridPlace, byKey: boolean) => {
      const row = plan.rows[place.row]
      const column = plan.columns[place.column]
      if (place.row < 0 || place.column < 0) {
        const head = place.row < 0 ? column : row
        const kind = place.row < 0 ? columnKind : rowKind
        const id = place.row < 0 ? column?.column.id : row?.row.id
        const subject = head && !head.group && id !== undefined ? subjectOf(kind, id) : null
        if (subject) focus(subject)
        return
      }
      if (!row) return
      focus(questionOf(choices, row, column ?? null))
      if (byKey) enterDrawer()
    },
    [plan, rowKind, columnKind, choices, focus],
  )
  // While the drawer shows a cell it follows the one in focus, a moment after the keys rest.
  useEffect(() => {
    if (placed === null || placed.row < 0 || placed.column < 0 || placed.column >= plan.columns.length) return
    if (useFocus.getState().focused?.kind !== 'cell') return
    return whenKeysRest(() => open(placed, false))
  }, [placed, open, plan.columns.length])

  useEffect(() => {
    if (!inFront) return undefined
    const { setPlace } = useStatus.getState()
    const rows = matrix.rows.filter(row => row.kind !== 'group').length
    const size = matrixWords.size(
      rows,
      matrixWords.units[rowKind],
      matrix.columns.length,
      matrixWords.units[columnKind],
      matrix.leftOut.length,
    )
    const row = placed && plan.rows[placed.row]
    const column = placed && plan.columns[placed.column]
    const cell = placed && cellAt(seen, placed.row, placed.column)
    setPlace(
      row && column && cell
        ? [
            matrixWords.place(
              row.row.name,
              column.column.code ? column.column.name : column.column.key,
              cellWords(seen, cell),
            ),
            size,
          ]
        : [size],
    )
    return () => setPlace([])
  }, [seen, placed, matrix, plan, rowKind, columnKind, inFront])

  const fold = (key: string) =>
    change({
      folded: choices.folded.includes(key) ? choices.folded.filter(one => one !== key) : [...choices.folded, key],
    })
  return (
    <>
      <MatrixGrid
        label={matrixWords.grid(capital(matrixWords.units[rowKind]), matrixWords.units[columnKind])}
        corner={matrixWords.corners[rowKind]}
        seen={seen}
        shade={choices.shade}
        totalHeads={totalHeads}
        groupSays={groupSays}
        onPlace={setPlaced}
        onOpen={open}
        onFold={fold}
        onCopy={clipboard => {
          const { lines, heads } = linesOf(seen, choices)
          const caption = captionOf(matrix)
          clipboard.setData('text/plain', linesAsText(lines, caption))
          clipboard.setData('text/html', linesAsHtml(lines, heads, caption))
          useStatus.getState().note(matrixWords.copied(plan.rows.length, plan.columns.length))
        }}
      />
      <Legend
        measure={matrix.measure}
        share={matrix.share ?? null}
        columns={isCodes(choices.columns) && !isCodes(choices.rows) ? rowKind : columnKind}
        shade={choices.shade}
        reasons={reasons}
      />
    </>
  )
}
