// Agreement of coders: what is compared, the figures by code or source, where they differ as a picture, what was left out, kept runs.

import { useEffect, useState } from 'react'
import type { Agreement, AgreementRequest, AgreementRow, PassageWithin } from '../../../src/analysis/agreement/types.ts'
import type { Input } from '../../../src/api/contract.ts'
import type { AgreementRunId, CodeId, SourceId } from '../../../src/base/ids.ts'
import { call } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { doAndSay } from '../../components/deeds.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { Trouble } from '../../components/field.tsx'
import { Segments } from '../../components/segments.tsx'
import { useCoders, useCodes, useSources } from '../../state/lists.ts'
import { useProject } from '../../state/project.ts'
import { saveFile } from '../../state/save-file.ts'
import { withJob } from '../../state/status.ts'
import { useTabs } from '../../state/tabs.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { useLongAnswer } from '../../state/use-long-answer.ts'
import '../../styles/agreement.css'
import '../../styles/filter.css'
import { agreementWords as w } from '../../words/agreement.ts'
import '../settings/settings.css'
import type { ViewProps } from '../../state/tabs.ts'
import { AgreementToolbar, type AgreementFile } from './agreement-toolbar.tsx'
import { Across, LeftOut } from './below-figures.tsx'
import { comparedCoders, keepChoices, keptChoices, passagesOf, people, requestOf } from './choices.ts'
import { DotPlot } from './dot-plot.tsx'
import { FigureTable } from './figure-table.tsx'
import { isBare, RUN_TABLES, RunList } from './run-list.tsx'
import { RatingSection } from './rating-section.tsx'
import { StanceTable } from './stance-table.tsx'

const TABLES = ['coder_fact', 'coding', 'anchor', 'code', 'source', 'source_coder', 'paragraph', 'speaker', 'framework_version', 'coder', 'allocation'] // prettier-ignore

// With so many coders and measures together the table fits into the page.
const MANY = 8

/** The view. */
export default function AgreementView({ tab }: ViewProps) {
  const projectId = useProject(state => state.info?.id ?? null)
  const readOnly = useProject(state => state.info?.readOnly ?? true)
  const coders = useCoders(state => state.items)
  const codes = useCodes(state => state.items)
  const sources = useSources(state => state.items)
  const [choices, setChoices] = useState(() => keptChoices(projectId))
  // Kept with the tab: back from the passages, the same run is there.
  const runId = (tab.options?.['runId'] ?? null) as AgreementRunId | null
  const setRun = (next: AgreementRunId | null) => useTabs.getState().setOptions(tab.id, { runId: next })
  const coderIds = comparedCoders(choices, coders, sources)
  const request = requestOf(choices, coderIds)
  const reckoned = useLongAnswer('agreement.compute', runId === null ? request : null, TABLES, w.reckoningLabel)
  const { answer, trouble, busy, isStopped, stop } = reckoned
  useEscape(busy, stop)
  const run = useAnswer('agreement.run', runId === null ? null : { runId }, RUN_TABLES)
  const here = runId === null ? undefined : run.answer?.here
  const change = (some: Partial<typeof choices>) => {
    const next = { ...choices, ...some }
    setRun(null)
    setChoices(next)
    keepChoices(projectId, next)
  }
  const found = runId === null ? (request === null ? null : answer) : (run.answer?.result ?? null)
  const onKeep = async (label: string) => {
    if (request === null) return false
    return doAndSay(
      () => withJob(w.keep, options => call('agreement.keep', { ...request, label }, options)),
      w.kept(label),
    )
  }
  const onExport = (format: AgreementFile) => {
    const what = runId === null ? { request: request! } : { runId }
    return saveFile(
      `${w.fileName}.${format}`,
      (to, options) => call('export.agreement', { ...what, to, format }, options),
      { busy: w.exporting, done: w.exported },
    )
  }
  const openPassages = (
    of: { codeId?: CodeId; sourceId?: SourceId },
    within?: PassageWithin,
    state: 'all' | 'to decide' = 'all',
  ) =>
    useTabs.getState().open({
      kind: 'adjudication',
      options: {
        question: {
          // Of a kept run: the passages as they are now.
          ...(run.answer && runId !== null
            ? passageFields(run.answer.request)
            : reckoned.of
              ? passageFields(reckoned.of)
              : passagesOf(choices, coderIds)),
          ...(of.codeId ? { codeIds: [of.codeId] } : {}),
          ...(of.sourceId ? { sourceIds: [of.sourceId] } : {}),
          ...(within ? { within } : {}),
        },
        names: found?.coders.map(coder => coder.name),
        group: null,
        state,
      },
    })
  return (
    <>
      <AgreementToolbar
        choices={choices}
        coderIds={coderIds}
        size={found?.coders.length ?? coderIds.length}
        coders={coders}
        codes={codes}
        sources={sources}
        busy={runId === null && busy}
        onStop={stop}
        change={change}
        onKeep={readOnly || found === null || runId !== null || isStopped ? null : onKeep}
        onExport={found === null || (runId === null && isStopped) ? null : format => void onExport(format)}
      />
      <div className="scroll">
        <article
          className={
            found !== null && found.coders.length + found.measures.length > MANY
              ? 'page page-wide agr has-many-columns'
              : 'page page-wide agr'
          }
        >
          <h1 className="title">{w.title}</h1>
          <p className="page-says">{w.says}</p>
          <RunList
            runId={runId}
            run={run.answer}
            onRun={setRun}
            onAgain={() => {
              const then = run.answer?.request
              if (!then) return
              change({
                coderIds: then.coderIds,
                by: then.by ?? null,
                unit: then.unit,
                excerptsOf: then.excerptsOf && 'codeId' in then.excerptsOf ? then.excerptsOf.codeId : null,
                codeIds: then.codeIds ?? [],
                sourceIds: then.sourceIds ?? [],
                measures: then.measures,
                countAsOne: then.countAsOne ?? false,
                half: then.match === 'half',
                intervals: then.intervals ?? false,
              })
            }}
          />
          {(runId === null ? trouble : run.trouble) && <Trouble>{runId === null ? trouble! : run.trouble!}</Trouble>}
          {runId === null && request === null && (
            <Choose
              needsExcerpts={coderIds.length > 1 && choices.unit === 'excerpt'}
              isAlone={people(coders).length < 2}
            />
          )}
          {runId === null && isStopped && (
            <div className="agr-stopped" role="status">
              <p>{answer === null ? w.stopped : w.stoppedBefore}</p>
              <Button onClick={reckoned.again}>{w.reckonNow}</Button>
            </div>
          )}
          {found !== null && (
            <Answer
              found={found}
              threshold={choices.threshold}
              rows={choices.rows}
              onRows={rows => change({ rows })}
              unfolded={(tab.options?.['unfolded'] ?? null) as string | null}
              unfold={unfolded => useTabs.getState().setOptions(tab.id, { unfolded })}
              request={runId === null ? reckoned.of : null}
              onPassages={openPassages}
              bare={
                here === undefined ? null : isBare({ here }) ? 'all' : new Set([...here.codeIds, ...here.sourceIds])
              }
            />
          )}
        </article>
      </div>
    </>
  )
}

/** What is still to be chosen before there is anything to compare. */
function Choose({ needsExcerpts, isAlone }: { readonly needsExcerpts: boolean; readonly isAlone: boolean }) {
  return needsExcerpts ? (
    <EmptyState title={w.chooseExcerpts}>
      <p>{w.chooseExcerptsSays}</p>
    </EmptyState>
  ) : (
    <EmptyState title={w.chooseFirst}>
      <p>{isAlone ? w.oneCoder : w.chooseFirstSays}</p>
    </EmptyState>
  )
}

interface AnswerProps {
  readonly found: Agreement
  readonly threshold: number | null
  readonly rows: 'code' | 'source'
  readonly onRows: (rows: 'code' | 'source') => void
  /** The row whose cells are seen. */
  readonly unfolded: string | null
  readonly unfold: (id: string | null) => void
  /** What the figures answer; null of a kept run. */
  readonly request: AgreementRequest | null
  readonly onPassages: (
    of: { codeId?: CodeId; sourceId?: SourceId },
    within?: PassageWithin,
    state?: 'all' | 'to decide',
  ) => void
  /** Of another project's run: the codes and sources that are here, so that their passages are; `all`: none is. Null: everything is ours. */
  readonly bare: ReadonlySet<string> | 'all' | null
}

function Answer({ found, threshold, rows, onRows, unfolded, unfold, request, onPassages, bare }: AnswerProps) {
  const of =
    unfolded === null
      ? null
      : rows === 'code'
        ? { is: 'code' as const, codeId: unfolded as CodeId }
        : { is: 'source' as const, sourceId: unfolded as SourceId }
  const cells = useAnswer(
    'agreement.cells',
    request && of ? { ...(request as Input<'agreement.compute'>), of } : null,
    TABLES,
  )
  if (found.bySource.length === 0)
    return (
      <>
        <EmptyState title={w.nothing}>
          <p>{w.nothingSays}</p>
        </EmptyState>
        <LeftOut found={found} />
      </>
    )
  if (found.byCode.length === 0)
    return (
      <>
        <EmptyState title={w.nothingCoded}>
          <p>{w.nothingCodedSays}</p>
        </EmptyState>
        <LeftOut found={found} />
      </>
    )
  const open = (row: AgreementRow | null, within?: PassageWithin) => {
    if (row === null) return onPassages({}, within)
    // Within an unfolded row, what is opened is the cell.
    const isCode = found.byCode.some(one => one.id === row.id)
    const cell = of !== null && row.id !== unfolded && (isCode ? rows === 'source' : rows === 'code')
    onPassages(
      {
        ...(isCode ? { codeId: row.id as CodeId } : { sourceId: row.id as SourceId }),
        ...(cell ? (of.is === 'code' ? { codeId: of.codeId } : { sourceId: of.sourceId }) : {}),
      },
      within,
    )
  }
  const { cells: all } = found.pooled
  const leads = (row: AgreementRow | null) => bare === null || (bare !== 'all' && (row === null || bare.has(row.id)))
  return (
    <>
      <p className="agr-caption">{found.caption}</p>
      <div className="agr-bar">
        <Segments
          label={w.view}
          value={rows}
          choices={[
            { value: 'code', label: w.byCode },
            { value: 'source', label: w.bySource },
          ]}
          onChange={next => {
            unfold(null)
            onRows(next)
          }}
        />
        {bare !== 'all' && (
          <Button icon="check" onClick={() => onPassages({}, undefined, 'to decide')}>
            {w.adjudicate}
          </Button>
        )}
      </div>
      <FigureTable
        found={found}
        kind={rows}
        rows={rows === 'code' ? found.byCode : found.bySource}
        threshold={threshold}
        label={rows === 'code' ? w.byCode : w.bySource}
        total={found.pooled}
        {...(request ? { unfolded, onUnfold: unfold, cells: cells.busy ? null : cells.answer } : {})}
        onOpen={open}
        leads={leads}
      />
      <p className="hint">{w.waysSay(all.all - all.empty, all.all)}</p>
      <DotPlot found={found} measure={pictured(found)} threshold={threshold} onOpen={open} leads={leads} />
      <Across found={found} />
      {request && (
        <StanceTable
          question={{ ...passageFields(request) }}
          onTables={TABLES}
          onPassages={within => onPassages({}, within)}
        />
      )}
      {request && <RatingSection question={ratingFields(request)} />}
      <LeftOut found={found} />
      <details className="agr-help">
        <summary>{w.help}</summary>
        {w.helpSays.map(sentence => (
          <p key={sentence}>{sentence}</p>
        ))}
      </details>
    </>
  )
}

/** Escape stops what is being worked out, where it closes nothing else. */
function useEscape(isOn: boolean, stop: () => void) {
  useEffect(() => {
    if (!isOn) return
    const hear = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) stop()
    }
    window.addEventListener('keydown', hear)
    return () => window.removeEventListener('keydown', hear)
  }, [isOn, stop])
}

const passageFields = ({ coderIds, by, codeIds, sourceIds, match }: AgreementRequest) => ({
  coderIds: [...coderIds],
  ...(by ? { by } : {}),
  ...(codeIds ? { codeIds: [...codeIds] } : {}),
  ...(sourceIds ? { sourceIds: [...sourceIds] } : {}),
  ...(match ? { match } : {}),
})

const ratingFields = ({ coderIds, by }: AgreementRequest) => ({ coderIds: [...coderIds], ...(by ? { by } : {}) })

/** The measure of the picture: the first that takes chance off, else the first. */
const pictured = ({ measures }: Agreement) =>
  Math.max(
    0,
    measures.findIndex(measure => measure !== 'percent' && measure !== 'all-agree'),
  )
