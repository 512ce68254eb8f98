// Proposals on the framework: what is proposed and why, what it would do now, and the decision.

import { useEffect, useState, type KeyboardEvent } from 'react'
import type { CodeId, CoderId } from '../../../src/base/ids.ts'
import type { Proposal, ProposalState } from '../../../src/team/review/types.ts'
import { openCode } from '../../actions/go.ts'
import { call } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { CoderBadge } from '../../components/coder-badge.tsx'
import { CommentSign } from '../../components/comment-sign.tsx'
import { doAndSay } from '../../components/deeds.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { Icon } from '../../components/icon.tsx'
import { PlainList } from '../../components/plain-list.tsx'
import { Swatch } from '../../components/swatch.tsx'
import { useCoders, useCodes, useProposals } from '../../state/lists.ts'
import { useOverlay } from '../../state/overlay.ts'
import { useProject } from '../../state/project.ts'
import type { Tab } from '../../state/tabs.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { whenInWords } from '../../words/dates.ts'
import { words } from '../../words/en.ts'
import '../../styles/restructure.css'
import { PlanSummary } from '../restructure/plan-summary.tsx'
import { CommentBox, PersonSelect } from './comment-box.tsx'
import { Comments } from './comments.tsx'
import { Pick } from './pick.tsx'

const w = words.review.proposals
const PLAN_TABLES = ['code', 'coding', 'anchor', 'evidence', 'memo', 'proposal', 'proposition_code', 'code_question']

/** The proposals. */
export function ProposalsPart({
  tab,
  mine,
  youId,
  set,
}: {
  readonly tab: Tab
  readonly mine: boolean
  readonly youId: CoderId
  readonly set: (options: Record<string, unknown>) => void
}) {
  const { items, loaded } = useProposals()
  const canWrite = useProject(state => state.info?.readOnly === false)
  const wanted = tab.options?.['proposalId'] as string | undefined
  const selectedId = wanted ?? null
  const coders = useCoders(list => list.byId)
  const personOf = (id: CoderId) => coders.get(id)?.joinedTo ?? id
  const person = (tab.options?.['person'] ?? null) as CoderId | null
  const state = (tab.options?.['proposalState'] ?? 'any') as ProposalState | 'any'
  // What was just decided stays until something else is looked at.
  const shown = items.filter(
    one =>
      one.id === selectedId ||
      (mine
        ? personOf(one.coderId) === youId || one.state === 'open'
        : (person === null || personOf(one.coderId) === person) && (state === 'any' || one.state === state)),
  )
  const isNarrowed = !mine && (person !== null || state !== 'any')
  const select = (proposalId: string) => set({ proposalId })
  const [declining, decline] = useState(false)
  const selected = shown.find(one => one.id === selectedId) ?? shown[0]
  const [accepting, accept] = useState(0)
  const onKeyDown = (event: KeyboardEvent) => {
    if (selected?.state !== 'open' || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.target instanceof HTMLElement && event.target.closest('input, textarea, select, button')) return
    const key = event.key.toLowerCase()
    if (key === 'a') accept(n => n + 1)
    else if (key === 'd') decline(true)
    else return
    event.preventDefault()
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the list inside takes the focus, these are its keys
    <div className="review-part" onKeyDown={onKeyDown}>
      <div className="review-bar" role="group" aria-label={w.title}>
        {canWrite && (
          <Button
            icon="plus"
            onClick={() => useOverlay.getState().show({ kind: 'propose', what: 'new', codeId: null })}
          >
            {w.newCode}
          </Button>
        )}
        {!mine && (
          <>
            <PersonSelect
              label={words.review.person}
              value={person ?? ''}
              before={[['', words.review.anybody]]}
              onChange={next => set({ person: next === '' ? null : next, proposalId: null })}
            />
            <Pick
              label={words.review.state}
              value={state}
              choices={[['any', words.review.anyState], ...Object.entries(w.states)]}
              onChange={next => set({ proposalState: next, proposalId: null })}
            />
          </>
        )}
      </div>
      {loaded && shown.length === 0 && (
        <EmptyState title={isNarrowed ? w.noneFits : mine && items.length > 0 ? w.noneMine : w.none}>
          <p>{isNarrowed ? w.noneFitsSays : w.noneSays}</p>
        </EmptyState>
      )}
      {shown.length > 0 && (
        <div className="review-body">
          <div className="review-side">
            <div className="review-list">
              <PlainList<Proposal>
                label={w.title}
                items={shown}
                selectedId={selected?.id ?? null}
                onSelect={one => {
                  select(one.id)
                  decline(false)
                }}
                onActivate={one => one.codes[0] && openCode(one.codes[0].id)}
              >
                {one => <Found proposal={one} youId={youId} />}
              </PlainList>
            </div>
          </div>
          <div className="review-whole">
            {selected && (
              <Whole
                key={selected.id}
                proposal={selected}
                youId={youId}
                declining={declining}
                onDecline={decline}
                accepting={accepting}
              />
            )}
          </div>
        </div>
      )}
      {selected?.state === 'open' && <p className="review-keys">{words.review.proposalKeys}</p>}
    </div>
  )
}

const isNews = (proposal: Proposal, youId: CoderId) =>
  proposal.coderId === youId && !proposal.isKnown && (proposal.state === 'accepted' || proposal.state === 'declined')

function Found({ proposal, youId }: { readonly proposal: Proposal; readonly youId: CoderId }) {
  const coder = useCoders(state => state.byId.get(proposal.coderId))
  return (
    <div className="review-item">
      <header>
        {coder && <CoderBadge coder={coder} isYou={coder.id === youId} />}
        <span className="review-item-about">{w.states[proposal.state]}</span>
        <small>{whenInWords(proposal.madeAt)}</small>
      </header>
      <p className="review-item-says">{proposal.says}</p>
      <p className="review-item-foot">
        <CommentSign sign={proposal.comments} />
        {isNews(proposal, youId) && (
          <span className="is-news">
            <Icon name="warn" /> {w.news}
          </span>
        )}
      </p>
    </div>
  )
}

interface WholeProps {
  readonly proposal: Proposal
  readonly youId: CoderId
  readonly declining: boolean
  readonly onDecline: (declining: boolean) => void
  /** Counts up when the key for accepting was pressed. */
  readonly accepting: number
}

function Whole({ proposal, youId, declining, onDecline, accepting }: WholeProps) {
  const { id, state, request } = proposal
  const coder = useCoders(list => list.byId.get(proposal.coderId))
  const decider = useCoders(list => (proposal.decided ? list.byId.get(proposal.decided.coderId) : undefined))
  const canWrite = useProject(list => list.info?.readOnly === false)
  const isOpen = state === 'open'
  const { answer: plan } = useAnswer('proposal.plan', isOpen ? { proposalId: id } : null, PLAN_TABLES)
  const seen = useKeyed(accepting)
  const ready = plan !== null && plan.refusals.length === 0
  const acceptIt = () =>
    doAndSay(() => call('proposal.accept', { proposalId: id, seen: plan!.seen }), w.accepted(proposal.says))
  useEffect(() => {
    if (seen && ready) void acceptIt()
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once for each press of the key
  }, [seen])
  return (
    <>
      <p className="review-kind">
        <b className={`thread-state is-${state}`}>
          <Icon name={isOpen ? 'comment' : state === 'accepted' ? 'check' : 'close'} /> {w.states[state]}
        </b>
        {coder && (
          <>
            <CoderBadge coder={coder} isYou={coder.id === youId} /> {w.by(coder.name, whenInWords(proposal.madeAt))}
          </>
        )}
      </p>
      <h2>{proposal.says}</h2>
      <dl className="proposal-facts">
        <dt>{w.reason}</dt>
        <dd>{proposal.reason}</dd>
        {request.operation === 'redefine' && request.entry.brief && (
          <>
            <dt>{w.definition}</dt>
            <dd>{request.entry.brief}</dd>
          </>
        )}
        {request.operation === 'new' && request.brief && (
          <>
            <dt>{w.newBrief}</dt>
            <dd>{request.brief}</dd>
          </>
        )}
        {proposal.decided && decider && (
          <>
            <dt>{w.decidedBy(w.states[state], decider.name, whenInWords(proposal.decided.at))}</dt>
            {proposal.decided.why !== '' && <dd>{proposal.decided.why}</dd>}
          </>
        )}
      </dl>
      <p className="proposal-codes">
        {proposal.codes.map(code => (
          <CodeLink key={code.id} codeId={code.id} name={code.name} />
        ))}
      </p>
      {isOpen &&
        (request.operation === 'new' ? (
          <section className="plan" aria-label={w.plan} aria-live="polite">
            <h3>{w.plan}</h3>
            {plan?.refusals.map(one => (
              <p key={one.says} className="trouble">
                <Icon name="error" /> {one.says}
              </p>
            ))}
            {ready && <p>{w.newPlan(request.name, plan.into[0]?.name ?? null)}</p>}
          </section>
        ) : (
          <PlanSummary
            plan={plan}
            asked
            {...(request.operation === 'merge' ? { overlaps: request.overlaps } : {})}
            {...(request.operation === 'split' ? { keep: request.original === 'keep' } : {})}
          />
        ))}
      {isNews(proposal, youId) && canWrite && (
        <p className="review-acts">
          <Button onClick={() => void doAndSay(() => call('proposal.know', { proposalIds: [id] }), w.knew)}>
            {w.know}
          </Button>
        </p>
      )}
      {canWrite && isOpen && !declining && (
        <p className="review-acts">
          <Button look="primary" aria-disabled={!ready} onClick={() => ready && void acceptIt()}>
            {w.accept}
          </Button>
          <Button onClick={() => onDecline(true)}>{w.decline}</Button>
          {proposal.coderId === youId && (
            <Button
              look="flat"
              onClick={() =>
                void doAndSay(() => call('proposal.withdraw', { proposalId: id }), w.withdrawn(proposal.says))
              }
            >
              {w.withdraw}
            </Button>
          )}
        </p>
      )}
      {canWrite && isOpen && declining && (
        <CommentBox
          label={w.whyNot}
          deed={w.decline}
          onKeep={async why => {
            await call('proposal.decline', { proposalId: id, why })
            await doAndSay(async () => {}, w.declined(proposal.says))
            onDecline(false)
          }}
          onLeave={() => onDecline(false)}
        />
      )}
      {canWrite && (state === 'declined' || state === 'withdrawn') && (
        <p className="review-acts">
          <Button
            look="flat"
            onClick={() => void doAndSay(() => call('proposal.reopen', { proposalId: id }), w.reopened(proposal.says))}
          >
            {w.reopen}
          </Button>
        </p>
      )}
      <Comments thing={{ about: 'proposal', id: id as never }} name={proposal.says} />
    </>
  )
}

/** Grows by one with each press since this was first shown. */
function useKeyed(presses: number): number {
  const [first] = useState(presses)
  return presses - first
}

function CodeLink({ codeId, name }: { readonly codeId: CodeId; readonly name: string }) {
  const code = useCodes(state => state.byId.get(codeId))
  return (
    <Button look="link" onClick={() => openCode(codeId)}>
      {code && code.kind === 'code' && <Swatch hue={code.hue} pattern={code.pattern} />}
      {code?.name ?? name}
    </Button>
  )
}
