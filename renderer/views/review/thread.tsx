// One comment with its replies: who said what, what of the thing changed since, and what can be done with it.

import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { CoderId, CommentId } from '../../../src/base/ids.ts'
import type { Comment, CommentState, Reply } from '../../../src/team/review/types.ts'
import { Button } from '../../components/button.tsx'
import { CoderBadge } from '../../components/coder-badge.tsx'
import { doAndSay } from '../../components/deeds.ts'
import { Icon } from '../../components/icon.tsx'
import { MenuButton, type MenuEntry } from '../../components/menu.tsx'
import { useCoders, useRounds } from '../../state/lists.ts'
import { useProject } from '../../state/project.ts'
import { useReview } from '../../state/review.ts'
import { whenInWords } from '../../words/dates.ts'
import { words } from '../../words/en.ts'
import { CommentBox } from './comment-box.tsx'
import { hand, removeComment, reply, rewrite } from './deeds.ts'
import { piecesOf } from './mention.ts'
import { usePeople } from './people.ts'

const w = words.review

/** What is being written under a comment: a reply, the reason for declining it, or the comment itself anew. */
export type Writing = 'reply' | 'decline' | { readonly anew: CommentId } | null

interface ThreadProps {
  readonly comment: Comment
  /** What is being written; the view may begin it by a key. */
  readonly writing?: Writing
  readonly onWriting?: (writing: Writing) => void
  /** Stands before the comment: what it is about, where that is not plain. */
  readonly head?: ReactNode
}

/** A comment with its replies. */
export function Thread({ comment, writing: given, onWriting, head }: ThreadProps) {
  const [own, setOwn] = useState<Writing>(null)
  const writing = given === undefined ? own : given
  const write = onWriting ?? setOwn
  const box = useRef<HTMLElement>(null)
  const wanted = useReview(state => state.wanted === comment.id)
  const canWrite = useProject(state => state.info?.readOnly === false)
  useEffect(() => {
    if (!wanted) return
    box.current?.scrollIntoView({ block: 'nearest' })
    box.current?.focus()
    useReview.getState().show(null)
  }, [wanted])
  const leave = () => {
    write(null)
    box.current?.focus()
  }
  const anew = typeof writing === 'object' && writing !== null ? writing.anew : null
  return (
    <article
      className={`thread is-${comment.state}`}
      ref={box}
      tabIndex={-1}
      aria-label={w.write.label(comment.name)}
      data-comment={comment.id}
    >
      {head}
      <Said
        said={comment}
        {...(anew === comment.id ? { onLeave: leave } : {})}
        beside={<ThreadSigns comment={comment} />}
        menu={canWrite ? <ThreadMenu comment={comment} write={write} /> : null}
      />
      {comment.isGone && <p className="hint">{w.gone}</p>}
      {comment.moved.length > 0 && <Moved comment={comment} />}
      {comment.replies.length > 0 && (
        <ol className="replies">
          {comment.replies.map(one => (
            <li key={one.id}>
              <Said
                said={one}
                {...(anew === one.id ? { onLeave: leave } : {})}
                menu={canWrite ? <ReplyMenu said={one} write={write} /> : null}
              />
            </li>
          ))}
        </ol>
      )}
      {writing === 'reply' && (
        <CommentBox
          label={w.write.reply}
          deed={w.write.sendReply}
          onKeep={async body => {
            await reply(comment, body, null)
            leave()
          }}
          onLeave={leave}
        />
      )}
      {writing === 'decline' && (
        <CommentBox
          label={w.write.whyDecline}
          deed={w.deeds.decline.replace('…', '')}
          onKeep={async body => {
            await reply(comment, body, 'declined')
            leave()
          }}
          onLeave={leave}
        />
      )}
      {canWrite && writing === null && <ThreadActs comment={comment} write={write} />}
    </article>
  )
}

function ThreadActs({ comment, write }: { readonly comment: Comment; readonly write: (writing: Writing) => void }) {
  return (
    <p className="thread-acts">
      <Button look="link" onClick={() => write('reply')}>
        {w.deeds.reply}
      </Button>
      {comment.state === 'open' ? (
        <>
          <Button look="link" onClick={() => void settle(comment)}>
            {w.deeds.settle}
          </Button>
          <Button look="link" onClick={() => write('decline')}>
            {w.deeds.decline}
          </Button>
        </>
      ) : (
        <Button look="link" onClick={() => void reopen(comment)}>
          {w.deeds.reopen}
        </Button>
      )}
    </p>
  )
}

/** Comments that were decided as they were read: until they are read again, another press means nothing. */
const decided = new WeakSet<Comment>()

async function decideOnce(comment: Comment, state: CommentState): Promise<void> {
  if (decided.has(comment)) return
  decided.add(comment)
  if (!(await doAndSay(() => reply(comment, '', state)))) decided.delete(comment)
}

/** Settles a comment without more words. */
export function settle(comment: Comment): Promise<void> {
  return decideOnce(comment, 'settled')
}

/** Opens a comment again. */
export function reopen(comment: Comment): Promise<void> {
  return decideOnce(comment, 'open')
}

/** State, who is to answer, and the round of a comment. */
function ThreadSigns({ comment }: { readonly comment: Comment }) {
  const asked = useCoders(state => (comment.forId ? state.byId.get(comment.forId) : undefined))
  const you = useProject(state => state.info?.coder.id)
  const round = useRounds(state => (comment.roundId ? state.byId.get(comment.roundId) : undefined))
  const parts = [
    asked && comment.state === 'open' ? (asked.id === you ? w.askedYou : w.asked(asked.name)) : null,
    round?.name ?? null,
  ].filter(part => part !== null)
  return (
    <span className="thread-signs">
      <b className={`thread-state is-${comment.state}`}>
        <Icon name={comment.state === 'open' ? 'comment' : comment.state === 'settled' ? 'check' : 'close'} />
        {w.states[comment.state]}
      </b>
      {parts.length > 0 && <span>{parts.join(' · ')}</span>}
    </span>
  )
}

/** Something somebody said: a comment or a reply. With `onLeave` it is being written anew. */
function Said({
  said,
  beside,
  menu,
  onLeave,
}: {
  readonly said: Comment | Reply
  readonly beside?: ReactNode
  readonly menu: ReactNode
  readonly onLeave?: () => void
}) {
  const coder = useCoders(state => state.byId.get(said.coderId))
  const people = useCoders(state => state.items)
  const you = useProject(state => state.info?.coder.id)
  const decides = 'decides' in said ? said.decides : null
  return (
    <div className="said">
      <header>
        {coder && <CoderBadge coder={coder} isYou={coder.id === you} />}
        <span className="said-who">
          {decides !== null && coder ? w.decided[decides](coder.name) : coder?.name}{' '}
          <small>
            {whenInWords(said.madeAt)}
            {said.changedAt !== null && `, ${w.edited}`}
          </small>
        </span>
        {menu}
      </header>
      {onLeave ? (
        <CommentBox
          label={w.deeds.rewrite}
          deed={w.write.keep}
          begin={said.body}
          onKeep={async body => {
            await rewrite(said.id, body)
            onLeave()
          }}
          onLeave={onLeave}
        />
      ) : (
        said.body !== '' && (
          <p className="said-body">
            {piecesOf(said.body, people).map((piece, at) =>
              piece.names ? (
                <b key={at} className="named">
                  {piece.text}
                </b>
              ) : (
                piece.text
              ),
            )}
          </p>
        )
      )}
      {beside}
    </div>
  )
}

/** What of the thing is not as it was when the comment was made. */
function Moved({ comment }: { readonly comment: Comment }) {
  return (
    <details className="thread-moved">
      <summary>
        <Icon name="warn" /> {w.moved(comment.moved.map(one => w.fields[one.field]))}
      </summary>
      <dl>
        {comment.moved.map(one => (
          <div key={one.field}>
            <dt>{w.fields[one.field]}</dt>
            <dd>
              <small>{w.was}</small> {one.was || w.nothingThen}
            </dd>
            <dd>
              <small>{w.is}</small> {one.is || w.nothingThen}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

function ThreadMenu({ comment, write }: { readonly comment: Comment; readonly write: (writing: Writing) => void }) {
  const people = usePeople()
  const you = useProject(state => state.info?.coder.id)
  const isMine = comment.coderId === you
  const asks = (forId: CoderId | null, label: string): MenuEntry => ({
    id: `for-${forId}`,
    label,
    checked: comment.forId === forId,
    run: () => void hand(comment, forId, forId === null ? null : label),
  })
  const entries: MenuEntry[] = [
    ...(isMine ? ownEntries(comment.id, write) : []),
    { head: w.deeds.hand },
    asks(null, w.write.nobody),
    ...people.map(one => asks(one.id, one.name)),
  ]
  return <SaidMenu entries={entries} />
}

function ReplyMenu({ said, write }: { readonly said: Reply; readonly write: (writing: Writing) => void }) {
  const you = useProject(state => state.info?.coder.id)
  return said.coderId === you ? <SaidMenu entries={ownEntries(said.id, write)} /> : null
}

function ownEntries(id: CommentId, write: (writing: Writing) => void): MenuEntry[] {
  return [
    { id: 'anew', label: w.deeds.rewrite, icon: 'pencil', run: () => write({ anew: id }) },
    { id: 'remove', label: w.deeds.remove, icon: 'bin', run: () => void removeComment(id) },
  ]
}

function SaidMenu({ entries }: { readonly entries: readonly MenuEntry[] }) {
  return (
    <MenuButton className="icon-button said-menu" label={w.deeds.more} entries={entries} placement="bottom end">
      <Icon name="more" />
    </MenuButton>
  )
}
