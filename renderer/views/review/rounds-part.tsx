// Rounds of review: what is looked at, who does, until when; how far everybody is; what is left for me.

import { useState, type KeyboardEvent } from 'react'
import type { CoderId } from '../../../src/base/ids.ts'
import { keyOfThing } from '../../../src/team/review/thing-key.ts'
import type { Round, RoundThing } from '../../../src/team/review/types.ts'
import { call } from '../../client/client.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { CoderBadge } from '../../components/coder-badge.tsx'
import { CommentSign } from '../../components/comment-sign.tsx'
import { doAndSay } from '../../components/deeds.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { PlainList } from '../../components/plain-list.tsx'
import { useCoders, useRounds } from '../../state/lists.ts'
import { useProject } from '../../state/project.ts'
import type { ThingInput } from '../../state/review.ts'
import type { Tab } from '../../state/tabs.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { dayInWords, today } from '../../words/dates.ts'
import { words } from '../../words/en.ts'
import { COMMENT_TABLES } from './comments.tsx'
import { openThing } from './open-thing.ts'
import { RoundDialog } from './round-dialog.tsx'

const w = words.review.rounds
const TABLES = [...COMMENT_TABLES, 'round_thing', 'round_look']
/** With so many days left the end is near. */
const NEAR = 2

interface PartProps {
  readonly tab: Tab
  readonly youId: CoderId
  readonly set: (options: Record<string, unknown>) => void
}

/** The rounds. */
export function RoundsPart({ tab, youId, set }: PartProps) {
  const { items, loaded } = useRounds()
  const canWrite = useProject(state => state.info?.readOnly === false)
  const [editing, edit] = useState<Round | 'new' | null>(null)
  // Which one is looked at here; `roundId` is what comments are looked for in.
  const wanted = tab.options?.['atRoundId'] as string | null | undefined
  const selected = items.find(one => one.id === wanted) ?? items[0]
  return (
    <div className="review-part">
      <div className="review-bar" role="group" aria-label={words.review.parts.rounds}>
        {canWrite && (
          <Button icon="plus" look={items.length === 0 ? 'primary' : 'plain'} onClick={() => edit('new')}>
            {w.open}
          </Button>
        )}
      </div>
      {loaded && items.length === 0 && (
        <EmptyState title={w.none}>
          <p>{w.noneSays}</p>
        </EmptyState>
      )}
      {selected && (
        <div className="review-body">
          <div className="review-side">
            <div className="review-list">
              <PlainList<Round>
                label={words.review.parts.rounds}
                items={items}
                selectedId={selected.id}
                onSelect={one => set({ atRoundId: one.id })}
                onActivate={one => set({ atRoundId: one.id })}
              >
                {one => <Found round={one} youId={youId} />}
              </PlainList>
            </div>
          </div>
          <div className="review-whole">
            <Whole key={selected.id} round={selected} youId={youId} onEdit={() => edit(selected)} set={set} />
          </div>
        </div>
      )}
      {editing !== null && (
        <RoundDialog
          round={editing === 'new' ? null : editing}
          onClose={() => edit(null)}
          onOpened={id => set({ atRoundId: id })}
        />
      )}
    </div>
  )
}

/** What is said of the end of a round that goes on, and whether it is near or past. */
function deadline(round: Round): { readonly says: string; readonly isNear: boolean } | null {
  if (round.state === 'closed' || round.until === null) return null
  const days = Math.round((Date.parse(round.until) - Date.parse(today())) / 86_400_000)
  return { says: days < 0 ? w.late(-days) : w.left(days), isNear: days <= NEAR }
}

function Found({ round, youId }: { readonly round: Round; readonly youId: CoderId }) {
  const me = round.people.find(one => one.coderId === youId)
  const end = deadline(round)
  return (
    <div className="review-item">
      <header>
        <b className="review-item-about">{round.name}</b>
        <small>{w.states[round.state]}</small>
      </header>
      <p className="review-item-foot">
        {me && round.things > 0 && <span>{w.looked(me.looked, round.things)}</span>}
        <span>{w.openOf(round.comments.open, round.comments.all)}</span>
        {end && <span className={end.isNear ? 'is-news' : undefined}>{end.says}</span>}
      </p>
    </div>
  )
}

interface WholeProps {
  readonly round: Round
  readonly youId: CoderId
  readonly onEdit: () => void
  readonly set: (options: Record<string, unknown>) => void
}

function Whole({ round, youId, onEdit, set }: WholeProps) {
  const canWrite = useProject(state => state.info?.readOnly === false)
  const me = round.people.find(one => one.coderId === youId)
  const { id: roundId } = round
  const end = deadline(round)
  return (
    <>
      <p className="review-kind">
        {w.states[round.state]}, {w.time(round.from && dayInWords(round.from), round.until && dayInWords(round.until))}
        {end && `, ${end.says}`}
      </p>
      <h2>{round.name}</h2>
      {round.purpose !== '' && <p className="said-body">{round.purpose}</p>}
      {round.filterWords !== null && <p className="hint">{round.filterWords}</p>}
      <p className="review-acts">
        {canWrite && me && round.state === 'open' && (
          <Button
            look={me.doneAt === null ? 'primary' : 'plain'}
            onClick={() =>
              void doAndSay(
                () => call('round.done', { roundId, done: me.doneAt === null }),
                me.doneAt === null ? w.saidDone : w.saidNotDone,
              )
            }
          >
            {me.doneAt === null ? w.done : w.notDone}
          </Button>
        )}
        {round.comments.all > 0 && (
          <Button onClick={() => set({ part: 'comments', mine: false, roundId, state: 'any', person: null })}>
            {w.openOf(round.comments.open, round.comments.all)}
          </Button>
        )}
        {canWrite && <Button onClick={onEdit}>{w.change}</Button>}
        {canWrite && (
          <Button
            look="flat"
            onClick={() =>
              void doAndSay(
                () => call('round.setState', { roundId, state: round.state === 'open' ? 'closed' : 'open' }),
                round.state === 'open' ? w.closed(round.name) : w.opened(round.name),
              )
            }
          >
            {round.state === 'open' ? w.close : w.reopen}
          </Button>
        )}
        {canWrite && round.comments.all + round.proposals.all === 0 && (
          <Button
            look="flat"
            icon="bin"
            onClick={() => void doAndSay(() => call('round.remove', { roundId }), w.removed(round.name))}
          >
            {w.remove}
          </Button>
        )}
      </p>
      <h3>{w.progress}</h3>
      <ul className="round-people">
        {round.people.map(person => (
          <Person key={person.coderId} person={person} of={round.things} youId={youId} />
        ))}
      </ul>
      <h3>{w.toLookAt}</h3>
      <Things round={round} youId={youId} canWrite={canWrite && round.state === 'open'} />
    </>
  )
}

function Person({
  person,
  of,
  youId,
}: {
  readonly person: Round['people'][number]
  readonly of: number
  readonly youId: CoderId
}) {
  const coder = useCoders(state => state.byId.get(person.coderId))
  if (!coder) return null
  const says = [
    of > 0 ? w.looked(person.looked, of) : null,
    w.said(person.comments),
    person.doneAt === null ? null : w.through,
  ].filter(one => one !== null)
  return (
    <li>
      <CoderBadge coder={coder} isYou={coder.id === youId} />
      <span>{coder.name}</span>
      {of > 0 && <progress max={of} value={person.looked} aria-label={w.lookedBy(coder.name, person.looked, of)} />}
      <small>{says.join(', ')}</small>
    </li>
  )
}

/** A thing as it is named to the core. */
const named = ({ thing }: RoundThing): ThingInput =>
  (thing.about === 'cell'
    ? { about: 'cell', cell: thing.cell }
    : thing.about === 'summary' || thing.about === 'position'
      ? { about: thing.about, id: thing.id, besideId: thing.besideId }
      : { about: thing.about, id: thing.id }) as ThingInput

function Things({
  round,
  youId,
  canWrite,
}: {
  readonly round: Round
  readonly youId: CoderId
  readonly canWrite: boolean
}) {
  // Who does not take part ticks nothing off.
  const isIn = round.people.some(one => one.coderId === youId)
  const canLook = isIn && canWrite
  const { answer } = useAnswer('round.things', { roundId: round.id }, TABLES)
  const coders = useCoders(state => state.byId)
  const [place, setPlace] = useState(0)
  const things = answer ?? []
  const at = Math.min(place, things.length - 1)
  const look = (one: RoundThing) => {
    const looked = !one.lookedBy.includes(youId)
    void doAndSay(
      () => call('round.look', { roundId: round.id, things: [named(one)], looked }),
      looked ? w.saidLook(one.name) : w.saidLookAgain(one.name),
    )
  }
  if (answer && things.length === 0)
    return (
      <p className="hint">
        {w.nothing} {w.nothingHint}
      </p>
    )
  const onKeyDown = (event: KeyboardEvent<HTMLUListElement>) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step === undefined) return
    const next = Math.max(0, Math.min(things.length - 1, at + step))
    setPlace(next)
    event.currentTarget.querySelectorAll<HTMLElement>('.row-name')[next]?.focus()
    event.preventDefault()
  }
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrows walk the buttons inside */}
      <ul className="round-things" aria-label={w.toLookAt} onKeyDown={onKeyDown}>
        {things.map((one, here) => (
          <li key={keyOfThing(one.thing)} className={here === at ? 'is-current' : ''}>
            <input
              type="checkbox"
              aria-label={w.look(one.name)}
              checked={one.lookedBy.includes(youId)}
              disabled={!canLook}
              tabIndex={here === at ? 0 : -1}
              onFocus={() => setPlace(here)}
              onChange={() => look(one)}
            />
            <button
              type="button"
              className="row-name"
              tabIndex={here === at ? 0 : -1}
              onFocus={() => setPlace(here)}
              onClick={() => openThing(one)}
              onKeyDown={event => {
                if (event.key !== ' ' || !canLook) return
                event.preventDefault()
                look(one)
              }}
            >
              {one.name}
            </button>
            <small>{one.byFilter ? w.byFilter : words.review.abouts[one.thing.about]}</small>
            <CommentSign sign={one.comments} />
            <span className="badges">
              {one.lookedBy.map(coderId => {
                const coder = coders.get(coderId)
                return coder && <CoderBadge key={coderId} coder={coder} isYou={coderId === youId} />
              })}
            </span>
            {canWrite && !one.byFilter && (
              <IconButton
                icon="close"
                label={w.take(one.name)}
                tabIndex={here === at ? 0 : -1}
                onClick={() =>
                  void doAndSay(() => call('round.take', { roundId: round.id, things: [named(one)] }), w.took(one.name))
                }
              />
            )}
          </li>
        ))}
      </ul>
      <p className="hint">
        {w.keys(canLook)}
        {!isIn && canWrite && `. ${w.notIn}`}
      </p>
    </>
  )
}
