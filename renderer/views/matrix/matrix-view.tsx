import { useCallback, useMemo } from 'react'
import { Button } from '../../components/button.tsx'
import { FilterLine } from '../../components/filter/filter-line.tsx'
import { Trouble } from '../../components/field.tsx'
import { useStatus } from '../../state/status.ts'
import { MOVES_FILTERED } from '../../state/filtered-tables.ts'
import { useTabs, type Tab } from '../../state/tabs.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { matrixWords } from '../../words/matrix.ts'
import { sidesWords } from '../../words/sides.ts'
import '../../styles/matrix.css'
import '../../styles/filter.css'
import { choicesOf, groupKey, requestOf, type MatrixChoices } from './choices.ts'
import { copyBoth, linesAsHtml, linesAsText } from './copy.ts'
import { exportMatrix, type ExportFormat } from './export.ts'
import { planGrid } from './grid-plan.ts'
import { MatrixBody } from './matrix-body.tsx'
import { captionOf, linesOf } from './matrix-lines.ts'
import { MatrixToolbar } from './matrix-toolbar.tsx'
import type { SeenMatrix } from './seen.ts'
import { capital, sideWords } from './side-words.ts'

/** A change of any of these may move a number. */
const TABLES = [...MOVES_FILTERED, 'code_set', 'code_set_member', 'code_question', 'source_coder', 'rating']

/** Anything by anything. */
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
  const matrix = asked.answer

  const commented = useAnswer('comment.cells', { request }, ['comment']).answer
  const comments = useMemo(
    () =>
      new Map(
        (commented ?? [])
          .filter(one => one.rowGroup === undefined && one.columnGroup === undefined)
          .map(one => [`${one.row ?? ''} ${one.column ?? ''}`, one] as const),
      ),
    [commented],
  )
  const seen = useMemo((): SeenMatrix | null => {
    if (matrix === null) return null
    const fitting =
      rolled.answer?.rows.length === matrix.rows.length && rolled.answer.columns.length === matrix.columns.length
    return {
      matrix,
      rolled: choices.rollUp ? matrix : fitting ? rolled.answer : null,
      plan: planGrid(matrix, new Set(choices.folded)),
      comments,
    }
  }, [matrix, rolled.answer, choices.folded, choices.rollUp, comments])
  const foldable = useMemo(
    () => [
      ...(matrix?.rowGroups ?? []).map(group => groupKey('row', group.value)),
      ...(matrix?.columnGroups ?? []).map(group => groupKey('column', group.value)),
    ],
    [matrix],
  )
  const [copy, doExport] = useOutputs(seen, choices)
  return (
    <div className="matrix-view">
      <MatrixToolbar choices={choices} foldable={foldable} change={change} onCopy={copy} onExport={doExport} />
      <FilterLine filter={choices.filter} onChange={filter => change({ filter })}>
        <p>{matrix?.caption}</p>
        {matrix?.notes && matrix.notes.length > 0 ? <p className="hint">{matrix.notes.join(' ')}</p> : null}
        {matrix?.asksReason ? (
          <p className="mx-asks" role="status">
            {sidesWords.reasonAsked}
          </p>
        ) : null}
      </FilterLine>
      {asked.trouble ? (
        <div className="mx-trouble">
          <Trouble>{asked.trouble}</Trouble>
          <Button onClick={asked.again}>{matrixWords.tryAgain}</Button>
        </div>
      ) : null}
      {seen === null ? (
        <div className="mx-waiting" aria-busy={asked.trouble === null} />
      ) : (
        <MatrixBody seen={seen} choices={choices} change={change} />
      )}
    </div>
  )
}

function useOutputs(seen: SeenMatrix | null, choices: MatrixChoices) {
  const corner = sideWords(choices.rows)
  const columns = sideWords(choices.columns)
  const copy = useCallback(() => {
    if (seen === null) return
    const { lines, heads } = linesOf(seen, choices)
    const caption = captionOf(seen.matrix)
    const { say, hint } = useStatus.getState()
    copyBoth(linesAsText(lines, caption), linesAsHtml(lines, heads, caption)).then(
      () => say(matrixWords.copied(seen.plan.rows.length, seen.plan.columns.length)),
      () => hint(matrixWords.notCopied),
    )
  }, [seen, choices])
  const doExport = useCallback(
    (format: ExportFormat) =>
      void exportMatrix(requestOf(choices), matrixWords.fileName(capital(corner), columns), format),
    [choices, corner, columns],
  )
  return [copy, doExport] as const
}
