// What the check found, each with its ways out. Choosing one logs it; letting something stand needs a reason.

import { useState } from 'react'
import type { Deed, DisclosureReport, WayOut } from '../../../src/exchange/disclosure/types.ts'
import { call } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { doAndSay } from '../../components/deeds.ts'
import { Icon } from '../../components/icon.tsx'
import { useProject } from '../../state/project.ts'
import { useTabs } from '../../state/tabs.ts'
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
  const [replacing, setReplacing] = useState<WayOut | null>(null)
  const { rule, subject, decided } = finding
  const decide = (decision: string, reason: string | null) => {
    setAgain(false)
    return doAndSay(
      () => call('disclosure.decide', { kind: kind as 'quotes', rule, subject, decision, reason }),
      w.decidedSay(decision),
    )
  }
  const take = (decision: string, deed: Deed) => {
    setAgain(false)
    return doAndSay(
      () => call('disclosure.take', { kind: kind as 'quotes', rule, subject, decision, deed }),
      w.takenSay(decision),
    )
  }
  const go = (way: WayOut) => {
    const { deed } = way
    if (deed === undefined) return void decide(way.says, null)
    if (deed.do === 'look')
      return useTabs.getState().open({ kind: 'quotes', about: null, options: { quoteId: deed.quoteId } })
    if (deed.do === 'substitute' && deed.by === '') return setReplacing(way)
    void take(way.says, deed)
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
            <Button
              key={`${way.kind} ${way.says}`}
              look={way.deed ? 'plain' : 'flat'}
              title={way.deed ? w.deedSays[way.deed.do] : w.logSays}
              onClick={() => go(way)}
            >
              {way.says}
              {way.k !== undefined && <small>{w.wayK(way.k, unitOf(finding))}</small>}
            </Button>
          ))}
          <Button look="link" aria-expanded={isStanding} onClick={() => setStanding(!isStanding)}>
            {w.stands}
          </Button>
        </div>
      )}
      {replacing !== null && canWrite && (
        <AskWords
          label={w.inPlaceOf(finding.word ?? '')}
          deed={w.put}
          onKeep={async by => {
            const { deed } = replacing
            if (deed?.do !== 'substitute') return
            if (await take(w.putIn(by), { ...deed, by })) setReplacing(null)
          }}
        />
      )}
      {isStanding && canWrite && (
        <AskWords
          label={w.standsReason}
          deed={w.keep}
          onKeep={async reason => {
            if (await decide('stands as it is', reason)) setStanding(false)
          }}
        />
      )}
    </li>
  )
}

/** A line of words that a way out, or letting something stand, asks for. */
function AskWords({
  label,
  deed,
  onKeep,
}: {
  readonly label: string
  readonly deed: string
  readonly onKeep: (words: string) => Promise<void>
}) {
  const [said, setSaid] = useState('')
  return (
    <form
      className="disclosure-reason"
      onSubmit={event => {
        event.preventDefault()
        void onKeep(said)
      }}
    >
      <input
        className="input"
        aria-label={label}
        placeholder={label}
        value={said}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the person just asked to say it
        autoFocus
        onChange={event => setSaid(event.target.value)}
      />
      <Button type="submit">{deed}</Button>
    </form>
  )
}

/** What shares a label: the rule says so, of joined labels what they speak of. */
function unitOf({ rule, subject }: Pick<Found, 'rule' | 'subject'>): string {
  return (rule === 'linked labels' ? subject : rule).split(' ')[0]!
}
