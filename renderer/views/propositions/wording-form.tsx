import { useState } from 'react'
import type { Filter } from '../../../src/analysis/filter/types.ts'
import type { PropositionSheet } from '../../../src/analysis/types.ts'
import type { CaseId, PropositionId } from '../../../src/base/ids.ts'
import { call } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { Trouble } from '../../components/field.tsx'
import { useDeed } from '../../components/use-deed.ts'
import { useStatus } from '../../state/status.ts'
import { sheetWords as w } from '../../words/proposition-sheet.ts'
import { propositionName } from './called.ts'
import { CaseFilter } from './case-filter.tsx'
import { WordingArea, WordingFrame } from './wording-frame.tsx'

interface WordingFormProps {
  readonly sheet: PropositionSheet
  /** The case that is already named as having forced the new wording. */
  readonly after: string | null
  readonly onDone: () => void
}

/** A proposition worded anew: what it says, what counts on each side, what it covers, and why it changed. Esc leaves it as it was. */
export function WordingForm({ sheet, after, onDone }: WordingFormProps) {
  const { proposition } = sheet
  const [said, say] = useState({
    statement: proposition.statement,
    confirmingMeans: proposition.confirmingMeans ?? '',
    disconfirmingMeans: proposition.disconfirmingMeans ?? '',
    scope: sheet.scope ?? '',
    reason: '',
    caseId: after ?? '',
  })
  const [scopeFilter, setScope] = useState<Filter | null>(sheet.scopeFilter)
  const { busy, trouble, go } = useDeed(async () => {
    await call('proposition.reword', {
      propositionId: proposition.id as PropositionId,
      statement: said.statement,
      confirmingMeans: said.confirmingMeans || null,
      disconfirmingMeans: said.disconfirmingMeans || null,
      scope: said.scope || null,
      scopeFilter,
      reason: said.reason || null,
      caseId: (said.caseId || null) as CaseId | null,
    })
    useStatus.getState().say(w.reworded(propositionName(proposition)))
    onDone()
  })
  const area = (name: keyof typeof said, label: string, hint: string | null, rows: number) => (
    <WordingArea
      label={label}
      hint={hint}
      rows={rows}
      value={said[name]}
      isStatement={name === 'statement'}
      onChange={value => say({ ...said, [name]: value })}
    />
  )
  return (
    <WordingFrame label={w.rewordTitle} onKeep={() => void go()} onLeave={onDone}>
      {area('statement', w.statement, w.statementHint, 2)}
      <div className="wording-pair">
        {area('confirmingMeans', w.for, w.forHint, 3)}
        {area('disconfirmingMeans', w.against, w.againstHint, 3)}
      </div>
      <div className="wording-pair">
        {area('scope', w.scope, w.scopeHint, 2)}
        {area('reason', w.reason, null, 2)}
      </div>
      <CaseFilter label={w.covers} filter={scopeFilter} onChange={setScope} />
      <label className="wording-field">
        <span>{w.forcedBy}</span>
        <select className="input" value={said.caseId} onChange={event => say({ ...said, caseId: event.target.value })}>
          <option value="">{w.noCase}</option>
          {sheet.cases.map(one => (
            <option key={one.caseId} value={one.caseId}>
              {one.key} {one.name}
            </option>
          ))}
        </select>
      </label>
      {trouble ? <Trouble>{trouble}</Trouble> : null}
      <p className="wording-foot">
        <Button look="primary" type="submit" aria-disabled={busy}>
          {w.keepWording}
        </Button>
        <Button look="flat" onClick={onDone}>
          {w.leave}
        </Button>
        <span className="hint">{w.rewordHint}</span>
      </p>
    </WordingFrame>
  )
}
