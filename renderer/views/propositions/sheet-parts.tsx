import { useState } from 'react'
import { DISPOSITIONS, type Disposition, type Wording } from '../../../src/analysis/propositions/types.ts'
import type { PropositionSheet } from '../../../src/analysis/types.ts'
import type { CaseId, PropositionId } from '../../../src/base/ids.ts'
import { wordDiff } from './word-diff.ts'
import { call } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { doAndSay } from '../../components/deeds.ts'
import { Editable } from '../../components/editable.tsx'
import { Icon } from '../../components/icon.tsx'
import { MenuButton } from '../../components/menu.tsx'
import { Section } from '../../components/section.tsx'
import { PositionSign } from '../../components/stance-sign.tsx'
import { useStatus } from '../../state/status.ts'
import { useTabs } from '../../state/tabs.ts'
import { sheetWords as w } from '../../words/proposition-sheet.ts'
import { LogSearch } from './log-search.tsx'
import { SIGNS } from './signs.ts'
import { heldOf, isJudged } from './site-strip.tsx'

/** Cases whose position is mixed or challenges, each with what became of it. */
export function NegativeCases({ sheet }: { sheet: PropositionSheet }) {
  const propositionId = sheet.proposition.id as PropositionId
  const said = new Map(sheet.negativeCases.map(one => [one.caseId as string, one]))
  const endedOn = new Map(sheet.wordings.map(one => [one.id as string, one.replacedAt.slice(0, 10)]))
  const cases = sheet.cases.filter(one => /mixed|challenges/.test(heldOf(one)) || said.has(one.caseId))
  const set = (caseId: CaseId, key: string, disposition: Disposition, explanation?: string | null) =>
    doAndSay(
      () =>
        call('negativeCase.set', {
          propositionId,
          caseId,
          disposition,
          ...(explanation === undefined ? {} : { explanation }),
        }),
      w.disposed(key, w.dispositions[disposition]),
    )
  return (
    <Section
      title={w.negative}
      act={<span className="count">{w.negativeOf(cases.length, sheet.cases.length, w.units[sheet.unit])}</span>}
    >
      {cases.length === 0 ? <p className="hint">{isJudged(sheet) ? w.noNegative : w.noNegativeYet}</p> : null}
      <ul className="negative-cases">
        {cases.map(one => {
          const now = said.get(one.caseId)
          const disposition = now?.disposition ?? 'unexplained'
          const ended = now?.wordingId ? endedOn.get(now.wordingId) : undefined
          return (
            <li key={one.caseId}>
              <PositionSign position={SIGNS[heldOf(one)]} />
              <div>
                <p className="negative-head">
                  <span>
                    <b>{one.key}</b> {one.name}
                  </span>
                  <MenuButton
                    label={`${w.disposition(one.key)}: ${w.dispositions[disposition]}`}
                    menuLabel={w.disposition(one.key)}
                    className={
                      disposition === 'unexplained' ? 'button button-flat is-unexplained' : 'button button-flat'
                    }
                    entries={DISPOSITIONS.map(value => ({
                      id: value,
                      label: w.dispositions[value],
                      checked: disposition === value,
                      // “Explained by” needs its words: writing them says so.
                      run: () =>
                        value === 'explained by' && !now?.explanation
                          ? useStatus.getState().hint(w.explainFirst(one.key))
                          : void set(one.caseId, one.key, value),
                    }))}
                  >
                    {w.dispositions[disposition]}
                    <Icon name="down" />
                  </MenuButton>
                </p>
                <Editable
                  label={w.explanation(one.key)}
                  value={now?.explanation ?? null}
                  empty={w.explanationEmpty}
                  multiline
                  onKeep={explanation =>
                    set(
                      one.caseId,
                      one.key,
                      explanation === null
                        ? 'unexplained'
                        : disposition === 'unexplained'
                          ? 'explained by'
                          : disposition,
                      explanation,
                    )
                  }
                />
                <p className="negative-foot">
                  {ended ? <small>{w.endedWording(ended)}</small> : null}
                  <Button
                    look="link"
                    onClick={() =>
                      useTabs.getState().open({
                        kind: 'propositions',
                        options: { propositionId, wording: true, after: one.caseId },
                      })
                    }
                  >
                    {w.rewordAfter}
                  </Button>
                </p>
              </div>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}

/** Who looked for evidence against it, where, and what came of it. */
export function Searches({ sheet }: { sheet: PropositionSheet }) {
  const [logging, log] = useState(false)
  return (
    <Section
      title={w.searches}
      act={
        <Button look="link" onClick={() => log(true)}>
          {w.logSearch}
        </Button>
      }
    >
      {logging ? (
        <LogSearch propositionId={sheet.proposition.id as PropositionId} onDone={() => log(false)} />
      ) : sheet.searches.length === 0 ? (
        <p className="hint">{w.noSearches}</p>
      ) : null}
      <ul className="search-log">
        {sheet.searches.map(one => (
          <li key={one.id}>
            <p>
              “{one.lookedFor}” <span className="hint">{one.lookedIn}</span>
            </p>
            <small>
              {w.loggedBy(one.coder, one.madeAt)}. {w.searchResult(one.found, one.lookedAt)}
              {one.note ? `. ${one.note}` : ''}
            </small>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** Every wording it had, newest first, with what changed marked. */
export function Wordings({ sheet }: { sheet: PropositionSheet }) {
  const { proposition, wordings } = sheet
  const now: Pick<Wording, 'statement' | 'confirmingMeans' | 'disconfirmingMeans'> = proposition
  return (
    <Section title={w.wordings} act={<span className="count">{w.version(wordings.length + 1)}</span>}>
      {wordings.length === 0 ? <p className="hint">{w.firstWording}</p> : null}
      <ol className="wordings" reversed>
        {wordings.map((one, at) => {
          const next = at === 0 ? now : wordings[at - 1]!
          const fields = (
            [
              [null, one.statement, next.statement],
              [w.for, one.confirmingMeans, next.confirmingMeans],
              [w.against, one.disconfirmingMeans, next.disconfirmingMeans],
            ] as const
          ).filter(([label, was, is]) => label === null || was !== is)
          return (
            <li key={one.id}>
              {fields.map(([label, was, is]) => (
                <p key={label ?? ''} className={label === null ? 'wording-said' : 'wording-means'}>
                  {label === null ? null : <small>{label} </small>}
                  {wordDiff(was ?? '', is ?? '').map((piece, index) =>
                    piece.kind === 'cut' ? (
                      <del key={index}>{piece.words}</del>
                    ) : piece.kind === 'add' ? (
                      <ins key={index}>{piece.words}</ins>
                    ) : (
                      <span key={index}>{piece.words}</span>
                    ),
                  )}
                </p>
              ))}
              <small>{w.untilThen(one.replacedAt, one.coder, one.caseKey)}</small>
              {one.reason ? <p className="hint">{one.reason}</p> : null}
            </li>
          )
        })}
      </ol>
    </Section>
  )
}
