import { ThingSign } from '../review/thing-sign.tsx'
import { useMemo, useState } from 'react'
import { fold } from '../../../src/base/order.ts'
import type { PropositionId } from '../../../src/base/ids.ts'
import { openProposition } from '../../actions/go.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { PlainList } from '../../components/plain-list.tsx'
import { StanceSign, type Stance } from '../../components/stance-sign.tsx'
import { useFocus } from '../../state/focus.ts'
import { usePropositions } from '../../state/lists.ts'
import { words } from '../../words/en.ts'
import { PaneSection } from './pane-section.tsx'

const { navigator: w } = words
const ORDER: readonly Stance[] = ['confirming', 'qualifying', 'disconfirming']

/** The propositions, each with its evidence: confirming, qualifying, disconfirming, always in this order, zeros shown. */
export function PropositionsPanel() {
  const { items, loaded } = usePropositions()
  const focused = useFocus(state => state.focused)
  const [narrow, setNarrow] = useState('')
  const shown = useMemo(
    () => items.filter(one => fold(`${one.key ?? ''} ${one.statement}`).includes(fold(narrow))),
    [items, narrow],
  )
  return (
    <PaneSection
      title={w.propositions}
      detail={words.common.count(items.length)}
      narrow={narrow}
      canNarrow={items.length > 0}
      onNarrow={setNarrow}
    >
      {loaded && items.length === 0 && <EmptyState title={w.propositionsEmpty} />}
      <PlainList
        label={w.propositions}
        items={shown}
        selectedId={focused?.kind === 'proposition' ? focused.propositionId : null}
        onSelect={one => useFocus.getState().focus({ kind: 'proposition', propositionId: one.id as PropositionId })}
        onActivate={one => openProposition(one.id as PropositionId)}
      >
        {one => (
          <>
            <span className="list-head">
              <b>{one.key}</b>
              <ThingSign about="proposition" id={one.id} />
              <span
                className="list-signs"
                role="img"
                aria-label={w.stanceCounts(one.confirming, one.qualifying, one.disconfirming)}
              >
                {ORDER.map(stance => (
                  <span key={stance} className="count">
                    <StanceSign stance={stance} bare /> {one[stance]}
                  </span>
                ))}
              </span>
            </span>
            <span className="list-words">{one.statement}</span>
          </>
        )}
      </PlainList>
    </PaneSection>
  )
}
