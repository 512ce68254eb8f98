// The comments on one thing, in the inspector: those that are open, those that are not, and a box for another.

import { useEffect, useRef, useState } from 'react'
import type { CoderId, RoundId, SourceId } from '../../../src/base/ids.ts'
import type { Comment } from '../../../src/team/review/types.ts'
import { Button } from '../../components/button.tsx'
import { Section } from '../../components/section.tsx'
import { useFocus } from '../../state/focus.ts'
import { useRounds } from '../../state/lists.ts'
import { useProject } from '../../state/project.ts'
import { useReview, type ThingInput } from '../../state/review.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { words } from '../../words/en.ts'
import '../../styles/review.css'
import { CommentBox, PersonSelect } from './comment-box.tsx'
import { comment } from './deeds.ts'
import { PutIntoRound } from './put-into-round.tsx'
import { Thread } from './thread.tsx'

const w = words.review

/** What comments are read again for: themselves, and what they say changed since. */
export const COMMENT_TABLES = [
  'comment',
  'comment_mention',
  'code',
  'coding',
  'anchor',
  'paragraph',
  'summary',
  'position',
  'evidence',
  'memo',
  'proposition',
  'proposal',
  'source',
  'coder',
  'allocation',
  'source_coder',
]

interface CommentsProps {
  readonly thing: ThingInput
  /** What the thing is called, for what is said of it. */
  readonly name: string
  /** The head of the section, where more than one stands in the inspector. */
  readonly title?: string
  /** Whether it is here that somebody writes who wishes to comment; where more than one section stands, one of them. */
  readonly hears?: boolean
}

/** The comments on a thing. */
export function Comments({ thing, name, title = w.comments, hears = true }: CommentsProps) {
  const { answer } = useAnswer('comment.on', { thing }, COMMENT_TABLES)
  // What a cell counts may change while somebody writes of it.
  const key = JSON.stringify(thing.about === 'cell' ? thing.cell : thing)
  return (
    <CommentList
      key={key}
      comments={answer ?? []}
      thing={thing}
      name={name}
      begin={w.begin}
      title={title}
      hears={hears}
    />
  )
}

/** The comments on a source, its passages and its codings; words that are selected can be commented on. */
export function CommentsInSource({ sourceId, name }: { readonly sourceId: SourceId; readonly name: string }) {
  const { answer } = useAnswer('comment.find', { sourceId, limit: 500 }, COMMENT_TABLES)
  const selected = useFocus(state => (state.selection?.sourceId === sourceId ? state.selection.range : null))
  const wished = useReview(state => (state.passage?.sourceId === sourceId ? state.passage.range : null))
  const range = selected ?? wished
  return (
    <CommentList
      comments={answer?.comments ?? []}
      thing={range ? { about: 'passage', sourceId, range } : { about: 'source', id: sourceId as never }}
      name={name}
      begin={range ? w.beginOnWords : w.begin}
      title={w.onWords}
      named
    />
  )
}

function CommentList({
  comments,
  thing,
  name,
  begin,
  title,
  named = false,
  hears = true,
}: {
  readonly comments: readonly Comment[]
  readonly thing: ThingInput
  readonly name: string
  readonly begin: string
  readonly title: string
  readonly named?: boolean
  readonly hears?: boolean
}) {
  const [writing, write] = useState<ThingInput | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  const canWrite = useProject(state => state.info?.readOnly === false)
  const wanted = useReview(state => state.wanted)
  const from = useRef<Element | null>(null)
  const latest = useRef({ thing, hears })
  useEffect(() => {
    latest.current = { thing, hears }
  })
  useEffect(() => {
    const hear = () => {
      const { wished } = useReview.getState()
      // The same thing may have been put in focus anew meanwhile.
      const isHere = JSON.stringify(wished?.about) === JSON.stringify(useFocus.getState().focused)
      if (wished === null || !isHere || !latest.current.hears) return
      useReview.setState({ wished: null })
      from.current = wished.from
      write(wished.passage === null ? latest.current.thing : { about: 'passage', ...wished.passage })
    }
    // The wish may be older than what is drawn here.
    const drawn = requestAnimationFrame(hear)
    const stop = useReview.subscribe(hear)
    return () => {
      cancelAnimationFrame(drawn)
      stop()
    }
  }, [])
  const open = comments.filter(one => one.state === 'open')
  const closed = comments.filter(one => one.state !== 'open')
  const folded = useRef<HTMLElement>(null)
  const counts = useRef({ open: 0, closed: 0 })
  // What was settled goes below: whoever settled it goes on there, and not at the top of the page.
  useEffect(() => {
    const isMoved = open.length < counts.current.open && closed.length > counts.current.closed
    counts.current = { open: open.length, closed: closed.length }
    if (isMoved && document.activeElement === document.body) folded.current?.focus()
  }, [open.length, closed.length])
  const leave = () => {
    write(null)
    useReview.setState({ passage: null })
    const back = from.current
    from.current = null
    requestAnimationFrame(() => {
      if (back instanceof HTMLElement && back.isConnected) back.focus({ preventScroll: true })
      else button.current?.focus()
    })
  }
  const thread = (one: Comment) => (
    <Thread key={one.id} comment={one} {...(named ? { head: <p className="thread-about">{one.name}</p> } : {})} />
  )
  return (
    <Section
      title={title}
      act={
        <>
          {open.length > 0 && <span className="count">{w.open(open.length)}</span>}
          <PutIntoRound thing={thing} name={name} />
          {canWrite && writing === null && (
            <Button look="link" ref={button} data-comment-here="" onClick={() => write(thing)}>
              {begin}
            </Button>
          )}
        </>
      }
    >
      {writing !== null && (
        <NewComment thing={writing} name={writing.about === 'passage' ? w.theseWords : name} onLeave={leave} />
      )}
      {comments.length === 0 && writing === null && <p className="hint">{w.none}</p>}
      {open.map(thread)}
      {closed.length > 0 && (
        <details className="threads-closed" {...(closed.some(one => one.id === wanted) ? { open: true } : {})}>
          <summary ref={folded}>{w.settledMany(closed.length)}</summary>
          {closed.map(thread)}
        </details>
      )}
    </Section>
  )
}

const OWNER = 'owner'
const NOBODY = 'nobody'

function NewComment({
  thing,
  name,
  onLeave,
}: {
  readonly thing: ThingInput
  readonly name: string
  readonly onLeave: () => void
}) {
  const hasOwner = !['source', 'passage', 'cell'].includes(thing.about)
  const [asks, ask] = useState(hasOwner ? OWNER : NOBODY)
  const you = useProject(state => state.info?.coder.id)
  const rounds = useRounds(state => state.items).filter(
    one => one.state === 'open' && one.people.some(person => person.coderId === you),
  )
  const [chosen, choose] = useState<RoundId | '' | null>(null)
  // In the round that is on, unless another or none is said.
  const roundId = chosen ?? rounds[0]?.id ?? ''
  return (
    <CommentBox
      label={w.write.label(name)}
      deed={w.write.send}
      onLeave={onLeave}
      onKeep={async body => {
        await comment(
          {
            thing,
            body,
            ...(asks === OWNER ? {} : { forId: asks === NOBODY ? null : (asks as CoderId) }),
            ...(roundId === '' ? {} : { roundId }),
          },
          name,
        )
        onLeave()
      }}
    >
      {thing.about === 'passage' && <p className="hint">{w.onSelected}</p>}
      <div className="comment-picks">
        <PersonSelect
          label={w.write.asks}
          value={asks}
          before={[...(hasOwner ? [[OWNER, w.write.owner] as const] : []), [NOBODY, w.write.nobody]]}
          onChange={ask}
        />
        {rounds.length > 0 && (
          <label className="review-pick">
            <span>{w.write.round}</span>
            <select className="input" value={roundId} onChange={event => choose(event.target.value as RoundId | '')}>
              {rounds.map(one => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
              <option value="">{w.write.noRound}</option>
            </select>
          </label>
        )}
      </div>
    </CommentBox>
  )
}
