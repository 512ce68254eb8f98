// What the check found, each with its ways out. Choosing one logs it; letting something stand needs a reason.

import { useState } from 'react'
import type { DisclosureReport } from '../../../src/exchange/disclosure/types.ts'
import { call } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { doAndSay } from '../../components/deeds.ts'
import { Icon } from '../../components/icon.tsx'
import { useProject } from '../../state/project.ts'
import { dayInWords } from '../../words/dates.ts'
import { disclosureWords as w } from '../../words/disclosure.ts'

type Found = DisclosureReport['findings'][number]

/** The list, in the order of the rules and of the output. */
export function Findings({ report }: { report: DisclosureReport }) {
  return (
    <ol className="disclosure-findings">
      {report.findings.map(finding => (
        <Finding key={`${finding.rule} ${finding.subject}`} kind={report.kind} finding={finding} />
      ))}
    </ol>
  )
}

function Finding({ kind, finding }: { kind: string; finding: Found }) {
  const canWrite = useProject(state => state.info?.readOnly === false)
  const [isStanding, setStanding] = useState(false)
  const [isAgain, setAgain] = useState(false)
  const { rule, subject, decided } = finding
  const decide = (decision: string, reason: string | null) => {
    setAgain(false)
    return doAndSay(
      () => call('disclosure.decide', { kind: kind as 'quotes', rule, subject, decision, reason }),
      w.decidedSay(decision),
    )
  }
  return (
    <li className={decided ? 'is-decided' : undefined}>
      <h2>
        <Icon name={decided ? 'check' : 'warn'} />
        {w.rules[rule]}
        <span className="disclosure-where">{finding.where}</span>
      </h2>
      <p className="disclosure-says">{finding.says}</p>
      {decided ? (
        <p className="disclosure-decided">
          {w.decided(decided.decision, decided.coder, dayInWords(decided.at))}
          {decided.reason && <q>{decided.reason}</q>}
        </p>
      ) : null}
      {canWrite && decided && (
        <Button look="link" aria-expanded={isAgain} onClick={() => setAgain(!isAgain)}>
          {w.again}
        </Button>
      )}
      {canWrite && (!decided || isAgain) && (
        <div className="disclosure-ways" role="group" aria-label={w.ways}>
          {finding.ways.map(way => (
            <Button key={`${way.kind} ${way.says}`} onClick={() => void decide(way.says, null)}>
              {way.says}
              {way.k !== undefined && <small>{w.wayK(way.k, rule.split(' ')[0]!)}</small>}
            </Button>
          ))}
          <Button look="link" aria-expanded={isStanding} onClick={() => setStanding(!isStanding)}>
            {w.stands}
          </Button>
        </div>
      )}
      {isStanding && canWrite && (
        <StandingReason
          onKeep={async reason => {
            if (await decide('stands as it is', reason)) setStanding(false)
          }}
        />
      )}
    </li>
  )
}

function StandingReason({ onKeep }: { onKeep: (reason: string) => Promise<void> }) {
  const [reason, setReason] = useState('')
  return (
    <form
      className="disclosure-reason"
      onSubmit={event => {
        event.preventDefault()
        void onKeep(reason)
      }}
    >
      <input
        className="input"
        aria-label={w.standsReason}
        placeholder={w.standsReason}
        value={reason}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the person just asked to say why
        autoFocus
        onChange={event => setReason(event.target.value)}
      />
      <Button type="submit">{w.keep}</Button>
    </form>
  )
}
