import { POSITIONS, SILENT_KINDS, type SilentKind } from '../../../src/analysis/positions/types.ts'
import type { PropositionSheet, SuggestedPosition } from '../../../src/analysis/types.ts'
import type { PropositionId } from '../../../src/base/ids.ts'
import { openCase } from '../../actions/go.ts'
import { call } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { doAndSay } from '../../components/deeds.ts'
import { Editable } from '../../components/editable.tsx'
import { MenuButton } from '../../components/menu.tsx'
import { Icon } from '../../components/icon.tsx'
import { PositionSign } from '../../components/stance-sign.tsx'
import { StaleDot } from './stale-dot.tsx'
import { SIGNS } from './signs.ts'
import { sheetWords as w } from '../../words/proposition-sheet.ts'

type Place = PropositionSheet['cases'][number]

/** The position of one case: what is suggested and why, what the team decided, and what moved since. */
export function PositionPanel({
  propositionId,
  place,
  judged,
  onClose,
}: {
  propositionId: PropositionId
  place: Place
  /** Whether anything was judged for the proposition. */
  judged: boolean
  onClose: () => void
}) {
  const { decided } = place
  const caseId = place.caseId
  const decide = (value: SuggestedPosition, silentKind?: SilentKind | null, said?: string) =>
    doAndSay(
      () =>
        call('position.decide', {
          propositionId,
          caseId,
          value,
          ...(silentKind === undefined ? {} : { silentKind }),
        }),
      said ?? w.decidedNow(place.key, value),
    )
  return (
    <section className="pos-panel" aria-label={w.positionOf(place.key)}>
      <header>
        <h2>
          <b>{place.key}</b> {place.name}
        </h2>
        <span className="spacer" />
        <Button look="link" onClick={() => openCase(caseId)}>
          {w.caseSheet}
        </Button>
        <Button look="flat" onClick={onClose}>
          {w.closeSite}
        </Button>
      </header>
      <dl>
        <div>
          <dt>{w.suggested}</dt>
          <dd className="pos-said">
            <PositionSign position={SIGNS[place.suggested]} bare />
            <span>
              {judged ? place.suggested : w.notJudged}
              {judged && place.silentKind ? `: ${w.silentKinds[place.silentKind]}` : ''}
            </span>
            <small>{w.people(place.confirming, place.qualifying, place.disconfirming)}</small>
          </dd>
        </div>
        <div>
          <dt>{w.decided}</dt>
          <dd className="pos-said">
            {decided ? <PositionSign position={SIGNS[decided.value]} bare /> : null}
            <MenuButton
              label={`${w.decide}: ${decided?.value ?? w.undecided}`}
              menuLabel={w.decide}
              entries={POSITIONS.map(value => ({
                id: value,
                label: value,
                checked: decided?.value === value,
                run: () => void decide(value, value === 'silent' ? (place.silentKind ?? 'no data collected') : null),
              }))}
            >
              <b>{decided?.value ?? w.decide}</b>
              <Icon name="down" />
            </MenuButton>
            {decided?.value === 'silent' ? (
              <MenuButton
                label={`${w.whySilent}: ${decided.silentKind ?? ''}`}
                menuLabel={w.whySilent}
                entries={SILENT_KINDS.map(kind => ({
                  id: kind,
                  label: w.silentKinds[kind],
                  checked: decided.silentKind === kind,
                  run: () => void decide('silent', kind),
                }))}
              >
                {decided.silentKind ? w.silentKinds[decided.silentKind] : w.whySilent}
                <Icon name="down" />
              </MenuButton>
            ) : null}
            <small>{decided ? w.decidedBy(decided.coder, decided.decidedAt) : w.undecided}</small>
            {decided ? (
              <Button
                look="link"
                onClick={() =>
                  void doAndSay(() => call('position.undecide', { propositionId, caseId }), w.takenBack(place.key))
                }
              >
                {w.takeBack}
              </Button>
            ) : null}
          </dd>
        </div>
        {decided ? (
          <div>
            <dt>{w.rationale}</dt>
            <dd>
              <Editable
                label={w.rationale}
                value={decided.rationale}
                empty={w.rationaleEmpty}
                multiline
                onKeep={rationale =>
                  doAndSay(
                    () =>
                      call('position.decide', {
                        propositionId,
                        caseId,
                        value: decided.value,
                        silentKind: decided.silentKind,
                        rationale,
                      }),
                    w.decidedNow(place.key, decided.value),
                  )
                }
              />
            </dd>
          </div>
        ) : null}
      </dl>
      {decided?.moved ? (
        <p className="pos-moved">
          <StaleDot />
          <b>{w.lookAgain}:</b> {w.moved1(decided.moved.added, decided.moved.removed, decided.moved.changed)}.{' '}
          {w.thenSuggested(
            decided.moved.was.suggested,
            decided.moved.was.confirming,
            decided.moved.was.qualifying,
            decided.moved.was.disconfirming,
          )}{' '}
          <Button look="link" onClick={() => void decide(decided.value, decided.silentKind, w.holdsNow(place.key))}>
            {w.stillHolds}
          </Button>
        </p>
      ) : null}
    </section>
  )
}
