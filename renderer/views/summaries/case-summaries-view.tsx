// The page on each case, and how far all of them are.

import { useState } from 'react'
import type { CaseProgress } from '../../../src/analysis/summaries/types.ts'
import type { CaseId } from '../../../src/base/ids.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Trouble } from '../../components/field.tsx'
import { Icon } from '../../components/icon.tsx'
import { MenuButton, type MenuEntry } from '../../components/menu.tsx'
import { Spacer, Toolbar } from '../../components/toolbar.tsx'
import { useTabs, type Tab } from '../../state/tabs.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { whenInWords } from '../../words/dates.ts'
import { fullName } from '../../words/names.ts'
import { summariesWords } from '../../words/summaries.ts'
import '../../styles/cases.css'
import '../../styles/summaries.css'
import { checkEntries } from '../disclosure/outputs.ts'
import { CaseSummaryPage } from './case-summary-page.tsx'
import { CELL_TABLES } from './cell-sections.tsx'
import { exportCases } from './deeds.ts'

const w = summariesWords.cases
const STEPS: readonly CaseProgress[] = ['not started', 'in progress', 'reviewed', 'signed']

/** The summary of one case; without one, how far all cases are. */
export default function CaseSummariesView({ tab }: { tab: Tab }) {
  return tab.about === null ? <CaseList /> : <CaseSummaryPage key={tab.about} caseId={tab.about as CaseId} />
}

function CaseList() {
  const { answer, trouble } = useAnswer('summary.cases', {}, CELL_TABLES)
  const [step, setStep] = useState<CaseProgress | null>(null)
  const [signed, setSigned] = useState(false)
  const open = useTabs(state => state.open)
  if (trouble)
    return (
      <div className="case-none">
        <Trouble>{trouble}</Trouble>
      </div>
    )
  if (answer === null) return <div className="cs-list" aria-busy="true" />
  const shown = answer.filter(one => step === null || one.progress === step)
  const filters: MenuEntry[] = [
    { id: 'every', label: w.every, checked: step === null, run: () => setStep(null) },
    ...STEPS.map(one => ({
      id: one,
      label: summariesWords.progress[one],
      checked: step === one,
      run: () => setStep(one),
    })),
  ]
  return (
    <div className="cs-list">
      <Toolbar label={w.title}>
        <MenuButton entries={filters}>
          <em>{w.filter}</em> <b>{step === null ? w.every : summariesWords.progress[step]}</b>
          <Icon name="down" />
        </MenuButton>
        <span className="cs-counts">
          {w.counts(
            STEPS.map(one => [summariesWords.progress[one], answer.filter(item => item.progress === one).length]),
          )}
        </span>
        <Spacer />
        <MenuButton
          className="button"
          placement="bottom end"
          entries={[
            { id: 'signed', label: w.onlySigned, checked: signed, among: 'alone', run: () => setSigned(!signed) },
            { head: summariesWords.exportTo },
            ...(['docx', 'html'] as const).map(format => ({
              id: format,
              label: w.formats[format],
              run: () => void exportCases(null, signed, format),
            })),
            ...checkEntries('summaries'),
          ]}
        >
          <Icon name="out" />
          {summariesWords.exportTo}
          <Icon name="down" />
        </MenuButton>
      </Toolbar>
      {shown.length === 0 ? (
        <EmptyState title={answer.length === 0 ? summariesWords.noCases : w.none}>
          {answer.length === 0 ? <p>{summariesWords.noCasesHint}</p> : null}
        </EmptyState>
      ) : (
        <div className="scroll">
          <table className="cs-table">
            <thead>
              <tr>
                {[w.case, w.progress, w.cells, w.stale, w.by, w.changed, w.first].map(head => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map(one => (
                <tr key={one.caseId}>
                  <th scope="row">
                    <Button look="link" onClick={() => open({ kind: 'case-summary', about: one.caseId })}>
                      {fullName(one)}
                    </Button>
                  </th>
                  <td>
                    <span className={`cs-step is-${one.progress.replace(' ', '-')}`}>
                      {summariesWords.progress[one.progress]}
                    </span>
                    {one.summary?.isStale ? <span className="sm-stale">{summariesWords.lookAgain}</span> : null}
                  </td>
                  <td className="is-number">{w.cellsOf(one.cells.written, one.cells.coded)}</td>
                  <td className="is-number">{one.cells.stale}</td>
                  <td>{one.summary?.coder ?? ''}</td>
                  <td>{one.summary ? whenInWords(one.summary.changedAt) : ''}</td>
                  <td className="cs-first">{one.summary?.text ?? ''}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  )
}
