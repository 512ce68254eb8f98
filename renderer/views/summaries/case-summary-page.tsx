// One page on one case: its summary in plain paragraphs, beside what is recorded of it, its cells, and where it stands.

import { useState } from 'react'
import type { OpenCell } from '../../../src/analysis/summaries/types.ts'
import type { CaseId } from '../../../src/base/ids.ts'
import { openCase, openProposition } from '../../actions/go.ts'
import { Button } from '../../components/button.tsx'
import { Trouble } from '../../components/field.tsx'
import { Icon } from '../../components/icon.tsx'
import { MenuButton } from '../../components/menu.tsx'
import { PositionSign, type Position } from '../../components/stance-sign.tsx'
import { Swatch } from '../../components/swatch.tsx'
import { useFocus } from '../../state/focus.ts'
import { useProject } from '../../state/project.ts'
import { useTabs } from '../../state/tabs.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { whenInWords } from '../../words/dates.ts'
import { attributeName, fullName } from '../../words/names.ts'
import { summariesWords } from '../../words/summaries.ts'
import { checkEntries } from '../disclosure/outputs.ts'
import { CELL_TABLES, History, MovedSince } from './cell-sections.tsx'
import { clear, exportCases, review, sign } from './deeds.ts'
import { SummaryEditor } from './summary-editor.tsx'
import { SummarySigns } from './summary-cell.tsx'

const w = summariesWords.cases
const d = summariesWords.drawer
const SIGNS: Readonly<Record<string, Position>> = {
  supports: 'supports',
  'supports with conditions': 'supportsWithConditions',
  conditional: 'conditional',
  mixed: 'mixed',
  'challenges with conditions': 'challengesWithConditions',
  challenges: 'challenges',
  silent: 'silent',
}

/** The summary of a case. */
export function CaseSummaryPage({ caseId }: { caseId: CaseId }) {
  const { answer: opened, trouble } = useAnswer('summary.cell', { caseId, codeId: null }, CELL_TABLES)
  const sheet = useAnswer('case.sheet', { caseId }, ['case', 'attribute', 'attribute_value']).answer
  const open = useTabs(state => state.open)
  if (trouble)
    return (
      <div className="case-none">
        <Trouble>{trouble}</Trouble>
      </div>
    )
  if (opened === null || sheet === null) return <div className="cs-page" aria-busy="true" />
  const name = fullName(sheet)
  const known = sheet.attributes.filter(one => one.value !== null)
  return (
    <div className="scroll cs-page">
      <header className="cs-head">
        <p className="label">{w.page}</p>
        <h1 className="title">{name}</h1>
        <p className="case-ways">
          <Button look="link" onClick={() => openCase(caseId)}>
            {summariesWords.openCase(sheet.key ?? sheet.name)}
          </Button>
          <Button look="link" onClick={() => open({ kind: 'case-themes', about: caseId })}>
            {summariesWords.themes.open}
          </Button>
          <Button look="link" onClick={() => open({ kind: 'case-summary' })}>
            {w.all}
          </Button>
        </p>
      </header>
      <div className="cs-columns">
        <div>
          <StatusLine opened={opened} name={sheet.key ?? sheet.name} caseId={caseId} />
          {opened.summary?.moved ? <MovedSince opened={opened} /> : null}
          <PageEditor key={caseId} opened={opened} name={sheet.key ?? sheet.name} label={w.label(name)} />
          {opened.history.length > 0 ? <History opened={opened} /> : null}
        </div>
        <aside>
          <section className="case-part">
            <h2>{w.attributes}</h2>
            {known.length === 0 ? <p className="hint">{w.noAttributes}</p> : null}
            <dl className="cs-facts">
              {known.map(one => (
                <div key={`${one.id} ${one.inheritedFrom}`}>
                  <dt>{attributeName(one.name)}</dt>
                  <dd>{one.value}</dd>
                </div>
              ))}
            </dl>
          </section>
          <Positions caseId={caseId} />
          <Cells caseId={caseId} />
        </aside>
      </div>
    </div>
  )
}

/** The editor stays with what it began with; what was written elsewhere meanwhile gives a new one while nobody writes here. */
function PageEditor({ opened, name, label }: { opened: OpenCell; name: string; label: string }) {
  const { summary } = opened
  const [round, setRound] = useState({ stamp: summary?.stamp ?? null, n: 0 })
  const [inside, setInside] = useState(false)
  const stamp = summary?.stamp ?? null
  if (!inside && stamp !== round.stamp) setRound({ stamp, n: round.n + 1 })
  return (
    <div
      onFocus={() => setInside(true)}
      onBlur={event => {
        if (!event.currentTarget.contains(event.relatedTarget)) setInside(false)
      }}
    >
      <SummaryEditor
        key={round.n}
        cell={{ caseId: opened.caseId, codeId: null }}
        begin={{ text: summary?.text ?? '', summaryId: summary?.id ?? null, stamp }}
        label={label}
        name={name}
        className="cs-editor"
        isFocused={inside && round.n > 0}
      />
    </div>
  )
}

function StatusLine({ opened, name, caseId }: { opened: OpenCell; name: string; caseId: CaseId }) {
  const info = useProject(state => state.info)
  const { summary } = opened
  if (!summary) return <p className="cs-status hint">{w.nothingWritten}</p>
  return (
    <div className="cs-status">
      <p className="sm-meta">
        <SummarySigns status={summary.status} moved={summary.moved} />
        {summary.signed
          ? d.signedBy(summary.signed.by, whenInWords(summary.signed.at))
          : summary.reviewed
            ? d.reviewedBy(summary.reviewed.by, whenInWords(summary.reviewed.at))
            : d.by(summary.coder, whenInWords(summary.changedAt))}
        {` · ${w.words(summary.text.split(/\s+/u).filter(Boolean).length)}`}
      </p>
      <p className="sm-acts">
        {summary.status === 'draft' ? (
          <Button onClick={() => void review(summary.id, name, true)}>{d.review}</Button>
        ) : (
          <Button onClick={() => void review(summary.id, name, false)}>{d.toDraft}</Button>
        )}
        {summary.status === 'signed' || !info ? null : (
          <Button look="primary" onClick={() => void sign(summary.id, info.coder.id, name)}>
            {d.sign(info.coder.name)}
          </Button>
        )}
        <MenuButton
          className="button"
          entries={[
            ...(['docx', 'html'] as const).map(format => ({
              id: format,
              label: w.formats[format],
              run: () => void exportCases([caseId], false, format),
            })),
            ...checkEntries('summaries'),
            { line: true as const },
            { id: 'clear', label: d.clear, icon: 'bin' as const, run: () => void clear(summary.id, name) },
          ]}
        >
          {summariesWords.more}
          <Icon name="down" />
        </MenuButton>
      </p>
    </div>
  )
}

function Positions({ caseId }: { caseId: CaseId }) {
  const { answer } = useAnswer('summary.positions', { caseId }, [
    'position',
    'proposition',
    'evidence',
    'anchor',
    'source_coder',
    'case_source',
  ])
  return (
    <section className="case-part">
      <h2>{w.positions}</h2>
      {answer?.length === 0 ? <p className="hint">{w.noPositions}</p> : null}
      <ul className="cs-positions">
        {answer?.map(one => {
          const value = one.decided ?? one.suggested
          return (
            <li key={one.propositionId}>
              <button
                type="button"
                onClick={() => openProposition(one.propositionId as Parameters<typeof openProposition>[0])}
                title={one.statement}
              >
                <PositionSign position={SIGNS[value] ?? 'silent'} bare />
                <b>{one.key ?? ''}</b>
                <span>
                  {value}, {one.decided === null ? w.suggested : w.decided}
                </span>
                <small>{w.people(one.confirming, one.qualifying, one.disconfirming)}</small>
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function Cells({ caseId }: { caseId: CaseId }) {
  const { answer } = useAnswer(
    'summary.matrix',
    {
      rows: 'sites',
      people: false,
      caseIds: [caseId],
      codeIds: null,
      show: 'all',
      attributes: [],
      order: null,
      retired: false,
    },
    CELL_TABLES,
  )
  const pairs = useAnswer(
    'summary.matrix',
    answer?.rows.length === 0
      ? {
          rows: 'pairs',
          people: false,
          caseIds: [caseId],
          codeIds: null,
          show: 'all',
          attributes: [],
          order: null,
          retired: false,
        }
      : null,
    CELL_TABLES,
  ).answer
  const matrix = answer?.rows.length === 0 ? pairs : answer
  if (!matrix || matrix.rows.length === 0) return null
  const shown = matrix.columns.flatMap((code, at) => {
    const summary = matrix.summaries.find(one => one.column === at)
    const codings = matrix.counts[0]![at]!
    return codings > 0 || summary ? [{ code, summary, codings }] : []
  })
  return (
    <section className="case-part">
      <h2>
        {w.itsCells} <span className="count">{w.cellsOf(matrix.summaries.length, shown.length)}</span>
      </h2>
      {shown.length === 0 ? <p className="hint">{w.noCells}</p> : null}
      <ul className="cs-cells">
        {shown.map(({ code, summary, codings }) => (
          <li key={code.codeId}>
            <button
              type="button"
              onClick={() => useFocus.getState().focus({ kind: 'summary', caseId, codeId: code.codeId })}
            >
              <span className="cs-code">
                {code.kind === 'code' ? <Swatch hue={code.hue} pattern={code.pattern} /> : null}
                <b>{code.name}</b>
                <span className="sm-count">{summariesWords.codings(codings)}</span>
              </span>
              {summary ? (
                <span className="cs-cell-text">
                  {summary.text} <SummarySigns status={summary.status} moved={summary.moved} />
                </span>
              ) : (
                <span className="sm-empty">{w.nothingWritten}</span>
              )}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
