import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { EmptyReason, Matrix, MatrixColumn } from '../../../src/analysis/types.ts'
import type { CaseId, CodeId, SourceId } from '../../../src/base/ids.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Trouble } from '../../components/field.tsx'
import { Icon } from '../../components/icon.tsx'
import { Popover } from '../../components/popover.tsx'
import { useFocus } from '../../state/focus.ts'
import { useCoders, useSources } from '../../state/lists.ts'
import { useStatus } from '../../state/status.ts'
import { useTabs, type Tab } from '../../state/tabs.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { matrixWords } from '../../words/matrix.ts'
import { attributeName } from '../../words/names.ts'
import '../../styles/matrix.css'
import { captionPieces, choicesOf, columnKind, requestOf, valuesBySite, type MatrixChoices } from './choices.ts'
import { copyBoth, gridAsLines, linesAsHtml, linesAsText } from './copy.ts'
import { exportMatrix, type ExportFormat } from './export.ts'
import { FilterPanel } from './filter-panel.tsx'
import { planGrid } from './grid-plan.ts'
import { Legend } from './legend.tsx'
import { MatrixGrid, type GridPlace } from './matrix-grid.tsx'
import { MatrixToolbar } from './matrix-toolbar.tsx'
import { enterDrawer } from './return-focus.ts'
import { cellAt, cellWords, type SeenMatrix } from './seen.ts'

/** A change of any of these may move a number. */
const TABLES = [
  'coding',
  'anchor',
  'evidence',
  'code',
  'code_question',
  'source',
  'source_coder',
  'case',
  'case_source',
  'case_member',
  'attribute_value',
  'speaker',
  'paragraph',
]

/** Codes × sites and their kin. */
export default function MatrixView({ tab }: { tab: Tab }) {
  const choices = useMemo(() => choicesOf(tab), [tab])
  const change = useCallback((some: Partial<MatrixChoices>) => useTabs.getState().setOptions(tab.id, some), [tab.id])
  const request = requestOf(choices)
  const asked = useAnswer('matrix.compute', request, TABLES)
  const rolled = useAnswer(
    'matrix.compute',
    choices.folded.length > 0 && !choices.rollUp ? { ...request, rollUp: true } : null,
    TABLES,
  )
  const sites = useAnswer('case.table', { kind: 'site' }, ['case', 'attribute', 'attribute_value']).answer
  const versions = useAnswer('framework.versions', {}, ['framework_version']).answer
  const version = versions?.at(-1)?.label ?? null
  const coders = useCoders(state => state.items)
  const matrix = asked.answer

  const seen = useMemo((): SeenMatrix | null => {
    if (matrix === null) return null
    const values =
      choices.groupBy !== null && choices.columns === 'sites' && sites !== null
        ? valuesBySite(sites, choices.groupBy)
        : null
    const groupOf =
      values &&
      ((column: MatrixColumn) => values.get(column.id) ?? matrixWords.noValue(attributeName(choices.groupBy!)))
    const fitting =
      rolled.answer?.rows.length === matrix.rows.length && rolled.answer.columns.length === matrix.columns.length
    return {
      matrix,
      rolled: choices.rollUp ? matrix : fitting ? rolled.answer : null,
      plan: planGrid(matrix, new Set(choices.folded), groupOf),
    }
  }, [matrix, rolled.answer, sites, choices.groupBy, choices.columns, choices.folded, choices.rollUp])

  const pieces = captionPieces(matrix?.caption ?? '', choices, coders, version)
  const [copy, doExport] = useOutputs(seen, choices)
  return (
    <div className="matrix-view">
      <MatrixToolbar
        choices={choices}
        sites={sites}
        version={version}
        change={change}
        onCopy={copy}
        onExport={doExport}
      />
      <FilterLine choices={choices} pieces={pieces} sites={sites} change={change} />
      {asked.trouble ? (
        <div className="mx-trouble">
          <Trouble>{asked.trouble}</Trouble>
          <Button onClick={asked.again}>{matrixWords.tryAgain}</Button>
        </div>
      ) : null}
      {seen === null ? (
        <div className="mx-waiting" aria-busy="true" />
      ) : (
        <Filled seen={seen} choices={choices} change={change} />
      )}
    </div>
  )
}

/** The filter as a sentence, with the panel that changes it. */
function FilterLine({
  choices,
  pieces,
  sites,
  change,
}: {
  choices: MatrixChoices
  pieces: readonly string[]
  sites: Parameters<typeof FilterPanel>[0]['sites']
  change(some: Partial<MatrixChoices>): void
}) {
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  return (
    <div className="mx-words">
      <Icon name="filter" />
      <p>{pieces.map((part, at) => (at % 2 === 1 ? <b key={at}>{part}</b> : part))}</p>
      <Button look="link" ref={button} onClick={() => setOpen(true)}>
        {matrixWords.changeFilter}
      </Button>
      <Popover label={matrixWords.filter.head} isOpen={open} onClose={() => setOpen(false)} anchor={button}>
        <FilterPanel choices={choices} sites={sites} change={change} onClose={() => setOpen(false)} />
      </Popover>
    </div>
  )
}

function useOutputs(seen: SeenMatrix | null, choices: MatrixChoices) {
  const copy = useCallback(() => {
    if (seen === null) return
    const { lines, heads } = linesOf(seen)
    const { say, hint } = useStatus.getState()
    copyBoth(linesAsText(lines, seen.matrix.caption), linesAsHtml(lines, heads, seen.matrix.caption)).then(
      () => say(matrixWords.copied(seen.plan.rows.length, seen.plan.columns.length)),
      () => hint(matrixWords.notCopied),
    )
  }, [seen])
  const doExport = useCallback(
    (format: ExportFormat) => void exportMatrix(requestOf(choices), format).catch(useStatus.getState().refuse),
    [choices],
  )
  return [copy, doExport] as const
}

function totalHeadsOf(matrix: Matrix, kind: ReturnType<typeof columnKind>, sources: number) {
  const base =
    matrix.of?.[matrix.measure === 'presence' ? 'sources' : matrix.measure] ??
    (matrix.measure === 'sources' ? sources : undefined)
  const first = { name: matrixWords.totalOf[kind], of: matrixWords.of(matrix.columns.length) }
  return matrix.measure === 'presence'
    ? [first]
    : [first, { name: matrixWords.totalMeasure[matrix.measure], of: base === undefined ? '' : matrixWords.of(base) }]
}

function linesOf(seen: SeenMatrix) {
  const heads = totalHeadsOf(seen.matrix, 'sites', 0).map(head => head.name)
  return { lines: gridAsLines(seen, heads), heads: seen.plan.groups.length > 0 ? 2 : 1 }
}

/** The grid with its legend, once there is an answer. */
function Filled({
  seen,
  choices,
  change,
}: {
  seen: SeenMatrix
  choices: MatrixChoices
  change(some: Partial<MatrixChoices>): void
}) {
  const { matrix, plan } = seen
  const kind = columnKind(choices.columns)
  const sources = useSources(state => state.items)
  const focus = useFocus(state => state.focus)
  const [placed, setPlaced] = useState<GridPlace | null>(null)
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
  }, [seen, placed, matrix, plan, kind])

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
