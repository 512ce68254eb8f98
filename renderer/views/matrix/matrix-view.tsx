import { useCallback, useMemo, useRef, useState } from 'react'
import type { MatrixColumn } from '../../../src/analysis/types.ts'
import { Button } from '../../components/button.tsx'
import { Trouble } from '../../components/field.tsx'
import { Icon } from '../../components/icon.tsx'
import { Popover } from '../../components/popover.tsx'
import { useCoders } from '../../state/lists.ts'
import { useStatus } from '../../state/status.ts'
import { useTabs, type Tab } from '../../state/tabs.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { matrixWords } from '../../words/matrix.ts'
import { attributeName } from '../../words/names.ts'
import '../../styles/matrix.css'
import { captionPieces, choicesOf, requestOf, valuesBySite, type MatrixChoices } from './choices.ts'
import { copyBoth, linesAsHtml, linesAsText } from './copy.ts'
import { exportMatrix, type ExportFormat } from './export.ts'
import { FilterPanel } from './filter-panel.tsx'
import { planGrid } from './grid-plan.ts'
import { MatrixBody } from './matrix-body.tsx'
import { linesOf } from './matrix-lines.ts'
import { MatrixToolbar } from './matrix-toolbar.tsx'
import type { SeenMatrix } from './seen.ts'

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
        <MatrixBody seen={seen} choices={choices} change={change} />
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
  readonly change: (some: Partial<MatrixChoices>) => void
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
