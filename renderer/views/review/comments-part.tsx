// The open list: comments found, one of them whole beside it. Keys walk it, answer and settle, and open each in its place.

import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import type { CoderId, RoundId } from '../../../src/base/ids.ts'
import { ABOUTS, type About, type Comment, type CommentState } from '../../../src/team/review/types.ts'
import { COMMENT_KEYS } from '../../actions/review-actions.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { CoderBadge } from '../../components/coder-badge.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Trouble } from '../../components/field.tsx'
import { Icon } from '../../components/icon.tsx'
import { Keys } from '../../components/kbd.tsx'
import { PlainList } from '../../components/plain-list.tsx'
import { useCoders, useRounds } from '../../state/lists.ts'
import type { Tab } from '../../state/tabs.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { whenInWords } from '../../words/dates.ts'
import { words } from '../../words/en.ts'
import { PersonSelect } from './comment-box.tsx'
import { COMMENT_TABLES } from './comments.tsx'
import { openThing } from './open-thing.ts'
import { Pick } from './pick.tsx'
import { settle, Thread, type Writing } from './thread.tsx'
import { WhoTable } from './who-table.tsx'

const w = words.review
const PAGE = 100
const MOST = 500
const STATES: readonly CommentState[] = ['open', 'settled', 'declined']

interface PartProps {
  readonly tab: Tab
  readonly mine: boolean
  readonly youId: CoderId
  readonly set: (options: Record<string, unknown>) => void
}

/** How somebody stands to the comments looked for: they are to answer, they made them, are named in them, or any of these. */
export type Standing = 'concerns' | 'forId' | 'byId' | 'namedId'

/** The comments. */
export function CommentsPart({ tab, mine, youId, set }: PartProps) {
  const chosen = (name: string) => tab.options?.[name] as string | null | undefined
  const person = mine ? youId : ((chosen('person') ?? null) as CoderId | null)
  const standing = (chosen('standing') ?? 'concerns') as Standing
  const about = (chosen('about') ?? null) as About | null
  const roundId = (chosen('roundId') ?? null) as RoundId | null
  const state = (chosen('state') ?? 'open') as CommentState | 'any'
  const [limit, setLimit] = useState(PAGE)
  const { answer, trouble } = useAnswer(
    'comment.find',
    {
      limit,
      ...(person === null ? {} : { [standing]: person }),
      ...(about === null ? {} : { about }),
      ...(roundId === null ? {} : { roundId }),
      ...(state === 'any' ? {} : { state }),
    },
    COMMENT_TABLES,
  )
  const rounds = useRounds(list => list.items)
  const comments = answer?.comments ?? []
  // Kept with the tab: whoever comes back from the place of a comment goes on where they were.
  const selectedId = chosen('commentId') ?? null
  const select = (commentId: string) => set({ commentId })
  const [writing, write] = useState<Writing>(null)
  // What was settled leaves the list: the next one takes its place, and the keys go on there.
  const [place, setPlace] = useState(0)
  const selected =
    comments.find(one => one.id === selectedId) ?? comments[Math.max(0, Math.min(place, comments.length - 1))]
  const at = selected ? comments.indexOf(selected) : 0
  const list = useRef<HTMLDivElement>(null)
  const shown = selected ? `${selected.id} ${selected.state}` : ''
  useEffect(() => {
    if (shown !== '' && document.activeElement === document.body)
      list.current?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus()
  }, [shown])
  const go = (to: number) => {
    const next = comments[Math.max(0, Math.min(comments.length - 1, to))]
    if (!next) return
    select(next.id)
    setPlace(comments.indexOf(next))
    write(null)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!selected || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.target instanceof HTMLElement && event.target.closest('input, textarea, select, button')) return
    const key = event.key.toLowerCase()
    if (key === 'r') write('reply')
    else if (key === 's' && selected.state === 'open') void settle(selected)
    else if (key === 'd' && selected.state === 'open') write('decline')
    else return
    event.preventDefault()
  }
  const isNarrowed = about !== null || roundId !== null || state !== 'open' || (!mine && person !== null)
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the list inside takes the focus, these are its keys
    <div className="review-part" onKeyDown={onKeyDown}>
      <div className="review-bar" role="group" aria-label={w.bar}>
        {!mine && (
          <PersonSelect
            label={w.person}
            value={person ?? ''}
            before={[['', w.anybody]]}
            onChange={next => set({ person: next === '' ? null : next, standing: null })}
          />
        )}
        {!mine && person !== null && (
          <Pick
            label={w.standing}
            value={standing}
            choices={Object.entries(w.standings)}
            onChange={next => set({ standing: next })}
          />
        )}
        <Pick
          label={w.kind}
          value={about ?? ''}
          choices={[['', w.anyKind], ...ABOUTS.map(one => [one, w.aboutsMany[one]] as const)]}
          onChange={next => set({ about: next || null })}
        />
        {rounds.length > 0 && (
          <Pick
            label={w.inRound}
            value={roundId ?? ''}
            choices={[['', w.anyRound], ...rounds.map(one => [one.id, one.name] as const)]}
            onChange={next => set({ roundId: next || null })}
          />
        )}
        <Pick
          label={w.state}
          value={state}
          choices={[...STATES.map(one => [one, w.states[one]] as const), ['any', w.anyState]]}
          onChange={next => set({ state: next })}
        />
        <span className="spacer" />
        {selected && (
          <span className="review-walk">
            <span className="count" role="status">
              {w.at(at + 1, answer?.total ?? 0)}
            </span>
            <IconButton icon="up" label={w.previous} onClick={() => go(at - 1)} />
            <IconButton icon="down" label={w.next} onClick={() => go(at + 1)} />
          </span>
        )}
      </div>
      {trouble && <Trouble>{trouble}</Trouble>}
      <div className="review-body">
        <div className="review-side">
          {!mine && <WhoTable onShow={(who, how) => set({ person: who, standing: how, state: 'open' })} />}
          {answer && comments.length === 0 && <Nothing mine={mine} isNarrowed={isNarrowed} />}
          {comments.length > 0 && (
            <div className="review-list" ref={list}>
              <PlainList<Comment>
                label={w.list}
                items={comments}
                selectedId={selected?.id ?? null}
                onSelect={one => {
                  select(one.id)
                  setPlace(comments.indexOf(one))
                  write(null)
                }}
                onActivate={openThing}
              >
                {one => <Found comment={one} youId={youId} />}
              </PlainList>
            </div>
          )}
          {answer && answer.total > comments.length && limit < MOST && (
            <Button look="link" onClick={() => setLimit(Math.min(MOST, limit + PAGE))}>
              {w.moreFound(Math.min(answer.total, MOST) - comments.length)}
            </Button>
          )}
        </div>
        <div className="review-whole" aria-live="polite">
          {selected && (
            <>
              <p className="review-kind">{w.abouts[selected.thing.about]}</p>
              <h2>{selected.name}</h2>
              <p className="review-acts">
                <Button onClick={() => openThing(selected)} disabled={selected.isGone}>
                  {w.deeds.inPlace}
                </Button>
              </p>
              <Thread key={selected.id} comment={selected} writing={writing} onWriting={write} />
            </>
          )}
        </div>
      </div>
      {selected && <p className="review-keys">{w.keys}</p>}
    </div>
  )
}

function Nothing({ mine, isNarrowed }: { readonly mine: boolean; readonly isNarrowed: boolean }) {
  const [title, says] = isNarrowed
    ? [w.noneFits, w.noneFitsSays(mine)]
    : mine
      ? [w.noneOpen, w.noneOpenSays]
      : [w.noneAtAll, w.noneAtAllSays]
  return (
    <EmptyState title={title}>
      <p>{says}</p>
      {!isNarrowed && (
        <p>
          {w.howToComment} <Keys of={COMMENT_KEYS} />.
        </p>
      )}
    </EmptyState>
  )
}

/** A comment in the list: what about, the beginning of it, where it stands. */
function Found({ comment, youId }: { readonly comment: Comment; readonly youId: CoderId }): ReactNode {
  const coder = useCoders(state => state.byId.get(comment.coderId))
  const asked = useCoders(state => (comment.forId ? state.byId.get(comment.forId) : undefined))
  return (
    <div className="review-item">
      <header>
        {coder && <CoderBadge coder={coder} isYou={coder.id === youId} />}
        <span className="review-item-about">{comment.name}</span>
        <small>{whenInWords(comment.madeAt)}</small>
      </header>
      <p className="review-item-says">{comment.body}</p>
      <p className="review-item-foot">
        <span>{w.abouts[comment.thing.about]}</span>
        {comment.state !== 'open' && <span>{w.states[comment.state]}</span>}
        {asked && comment.state === 'open' && <span>{asked.id === youId ? w.askedYou : w.asked(asked.name)}</span>}
        {comment.replies.length > 0 && <span>{w.replies(comment.replies.length)}</span>}
        {comment.moved.length > 0 && (
          <span className="is-news">
            <Icon name="warn" /> {w.changed}
          </span>
        )}
      </p>
    </div>
  )
}
