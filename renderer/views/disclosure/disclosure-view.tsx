// The disclosure check: what would leave the team, what is found in it, ways out, and what was decided.

import type { Input } from '../../../src/api/contract.ts'
import type { DisclosureReport, Thresholds } from '../../../src/exchange/disclosure/types.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { Trouble } from '../../components/field.tsx'
import { Segments } from '../../components/segments.tsx'
import { BarLine, Toolbar } from '../../components/toolbar.tsx'
import { useTabs } from '../../state/tabs.ts'
import { useAnswer } from '../../state/use-answer.ts'
import '../../styles/disclosure.css'
import { disclosureWords as w } from '../../words/disclosure.ts'
import type { ViewProps } from '../registry.ts'
import '../settings/settings.css'
import { Findings } from './findings.tsx'
import { Labels } from './labels.tsx'
import { SamplingCheck } from './sampling-check.tsx'

const WHAT = ['quotes', 'matrix', 'positions', 'sampling'] as const
/** What a tab keeps: what is checked, under which thresholds, and the matrix that was in front when it was asked for. */
interface Kept {
  readonly what?: (typeof WHAT)[number]
  readonly thresholds?: Thresholds
  readonly request?: Input<'matrix.compute'>
}
const TABLES = [
  'quote',
  'output',
  'output_setting',
  'disclosure_decision',
  'case',
  'attribute',
  'attribute_value',
  'consent',
  'evidence',
  'position',
  'proposition',
  'anchor',
  'source_coder',
  'case_source',
  'coding',
  'code',
]
/** The matrix that is checked until one was chosen: at which sites is what spoken of? */
const MATRIX: Input<'matrix.compute'> = {
  rows: 'codes',
  columns: 'sites',
  measure: 'presence',
  where: [],
  codedBy: [],
  stance: null,
  rollUp: false,
}
const USUAL: Thresholds = { site: 3, person: 3, pair: 3, count: 3 }

/** The view. What is checked, and under which thresholds, stays with the tab. */
export default function DisclosureView({ tab }: ViewProps) {
  const { what = 'quotes', thresholds = USUAL, request = MATRIX } = (tab.options ?? {}) as Kept
  const keep = (next: Kept) => useTabs.getState().setOptions(tab.id, { ...next })
  const asked =
    what === 'quotes'
      ? (['site', 'person', 'pair'] as const)
      : what === 'matrix'
        ? (['site', 'person', 'pair', 'count'] as const)
        : (['count'] as const)
  return (
    <>
      <Toolbar label={w.title}>
        <Segments
          label={w.what}
          value={what}
          choices={WHAT.map(value => ({ value, label: w[value] }))}
          onChange={next => keep({ what: next })}
        />
        <BarLine />
        <span className="disclosure-least">{w.least}</span>
        {asked.map(unit => (
          <label key={unit} className="disclosure-k" title={w.leastSays(unit)}>
            <input
              type="number"
              className="input"
              min={1}
              max={99}
              value={thresholds[unit]}
              aria-label={w.leastSays(unit)}
              onChange={event => {
                const k = Math.round(event.target.valueAsNumber)
                if (k >= 1 && k <= 99) keep({ thresholds: { ...thresholds, [unit]: k } })
              }}
            />
            {w.leastOf(unit)}
          </label>
        ))}
      </Toolbar>
      <div className="scroll">
        <article className="page page-wide disclosure">
          <h1 className="title">{w.title}</h1>
          <p className="page-says">{w.says}</p>
          {what === 'quotes' && <QuotesCheck thresholds={thresholds} />}
          {what === 'matrix' && <MatrixCheck request={request} thresholds={thresholds} />}
          {what === 'positions' && <PositionsCheck thresholds={thresholds} />}
          {what === 'sampling' && (
            <SamplingCheck thresholds={thresholds}>{report => <Report report={report} />}</SamplingCheck>
          )}
        </article>
      </div>
    </>
  )
}

function QuotesCheck({ thresholds }: { thresholds: Thresholds }) {
  const { answer, trouble } = useAnswer('disclosure.quotes', { thresholds }, TABLES)
  // An empty basket, or sites without a published code: the core says what to do first.
  if (trouble)
    return (
      <EmptyState title={w.empty}>
        <p>{trouble}</p>
      </EmptyState>
    )
  return answer && <Report report={answer} />
}

function MatrixCheck({ request, thresholds }: { request: Input<'matrix.compute'>; thresholds: Thresholds }) {
  const { answer, trouble } = useAnswer('disclosure.matrix', { request, thresholds }, TABLES)
  if (trouble) return <Trouble>{trouble}</Trouble>
  return (
    answer && (
      <>
        <p className="hint">{w.matrixSays}</p>
        <Report report={answer} />
      </>
    )
  )
}

function PositionsCheck({ thresholds }: { thresholds: Thresholds }) {
  const { answer, trouble } = useAnswer('disclosure.positions', { thresholds }, TABLES)
  if (trouble) return <Trouble>{trouble}</Trouble>
  return answer && <Report report={answer} />
}

function Report({ report }: { report: DisclosureReport }) {
  return (
    <>
      <p
        className={report.findings.length === 0 ? 'disclosure-conclusion' : 'disclosure-conclusion has-findings'}
        role="status"
      >
        {report.conclusion}
      </p>
      <p className="hint">{w.among(report.population)}</p>
      {report.findings.length > 0 && <Findings report={report} />}
      {report.labels.length > 0 && <Labels report={report} />}
    </>
  )
}
