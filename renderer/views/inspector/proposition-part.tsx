import { STANCES } from '../../../src/analysis/propositions/types.ts'
import type { PropositionId } from '../../../src/base/ids.ts'
import { openProposition } from '../../actions/go.ts'
import { Button } from '../../components/button.tsx'
import { Facts, Section } from '../../components/section.tsx'
import { StanceSign } from '../../components/stance-sign.tsx'
import { useCases, usePropositions } from '../../state/lists.ts'
import { activeTab, useTabs } from '../../state/tabs.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { words } from '../../words/en.ts'
import { NegativeCases, Searches, Wordings } from '../propositions/sheet-parts.tsx'
import { SHEET_TABLES } from '../propositions/tables.ts'
import { Claims } from '../propositions/claims.tsx'
import '../../styles/propositions.css'
import type { FocusedOf } from '../../state/focus.ts'
import { reviewWords } from '../../words/review.ts'
import { Comments } from '../review/comments.tsx'
import { AboutMemos } from './about-memos.tsx'
import { Part } from './part.tsx'

const { inspector: w } = words

/** A proposition: what it claims, what would count for and against it, and how much of each there is. */
export default function PropositionPart({ focused }: { focused: FocusedOf<'proposition'> }) {
  const one = usePropositions(state => state.byId.get(focused.propositionId))
  const rival = usePropositions(state =>
    one?.rivalOf ? (state.byId.get(one.rivalOf) ?? state.items.find(other => other.key === one.rivalOf)) : undefined,
  )
  const { answer: sheet } = useAnswer('proposition.sheet', { propositionId: focused.propositionId }, SHEET_TABLES)
  // On its sheet the case that is looked at is the one whose evidence is shown.
  const shown = useTabs(state => {
    const tab = activeTab(state)
    return tab?.kind === 'propositions' ? (tab.options?.['site'] as string | null | undefined) : undefined
  })
  const caseId = shown ?? focused.caseId
  const position = useCases(state => (caseId ? state.byId.get(caseId) : undefined))
  if (!one) return null
  const id = one.id as PropositionId
  return (
    <Part head={w.heads.proposition} {...(one.key ? { detail: one.key } : {})}>
      <Section>
        <p className="inspect-statement">{one.statement}</p>
        <p className="inspect-acts">
          <Button look="link" onClick={() => openProposition(id)}>
            {w.open}
          </Button>
        </p>
      </Section>
      {position && (
        <Comments
          key={position.id}
          thing={{ about: 'position', id: one.id as never, besideId: position.id as never }}
          name={`${one.key ?? one.shortName ?? one.statement} × ${position.key ?? position.name}`}
          title={reviewWords.onPosition(position.key ?? position.name)}
        />
      )}
      <Section title={w.proposition.evidence}>
        <ul className="stance-lines">
          {STANCES.map(stance => (
            <li key={stance}>
              <StanceSign stance={stance} bare />
              <span className="row-name">{words.common.stances[stance]}</span>
              <span className="count">{w.proposition.excerpts(one[stance])}</span>
            </li>
          ))}
        </ul>
      </Section>
      {sheet?.proposition.id === one.id ? (
        <>
          <NegativeCases sheet={sheet} />
          <Searches sheet={sheet} />
          <Claims propositionId={id} />
          <Wordings sheet={sheet} />
        </>
      ) : null}
      <Section>
        <Facts
          facts={[
            one.confirmingMeans !== null && [w.proposition.confirming, one.confirmingMeans],
            one.disconfirmingMeans !== null && [w.proposition.disconfirming, one.disconfirmingMeans],
            one.origin !== null && [w.proposition.origin, one.origin],
            [w.proposition.status, one.status],
            rival && [
              w.proposition.rivalOf,
              <Button key="rival" look="link" onClick={() => openProposition(rival.id as PropositionId)}>
                {rival.key ?? rival.statement}
              </Button>,
            ],
          ]}
        />
      </Section>
      <Comments
        thing={{ about: 'proposition', id: one.id as never }}
        name={one.key ?? one.statement}
        hears={!position}
      />
      <AboutMemos about="proposition" subjectId={one.id} />
    </Part>
  )
}
