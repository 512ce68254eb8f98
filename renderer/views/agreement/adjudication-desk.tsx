// The desk of adjudication: the passages of a page in a list, and the one in hand with its coders and its text.

import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Passage } from '../../../src/analysis/agreement/types.ts'
import type { Input } from '../../../src/api/contract.ts'
import type { CoderId } from '../../../src/base/ids.ts'
import type { Action } from '../../actions/action.ts'
import { openCoding } from '../../actions/go.ts'
import { useActions } from '../../actions/registry.ts'
import { call } from '../../client/client.ts'
import { IconButton } from '../../components/button.tsx'
import { doAndSay } from '../../components/deeds.ts'
import { Segments } from '../../components/segments.tsx'
import { Swatch } from '../../components/swatch.tsx'
import { useCoders, useCodes, useSources } from '../../state/lists.ts'
import { useProject } from '../../state/project.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { agreementWords } from '../../words/agreement.ts'
import { LanesText } from './lanes-text.tsx'
import { REASON_FIELD, SettlePanel, type Settle } from './settle-panel.tsx'

const w = agreementWords.passages

/** So many passages are in the list at once. */
export const PAGE = 200

interface DeskProps {
  readonly passages: readonly Passage[]
  /** The place of the first of them among all. */
  readonly from: number
  readonly total: number
  readonly onFrom: (from: number) => void
  readonly coderIds: readonly CoderId[]
}

const idOf = (one: Passage) => one.codings.map(coding => coding.codingId).join(' ')

/** The list on the left; the passage with its coders and the text on the right. */
export function Desk({ passages, from, total, onFrom, coderIds }: DeskProps) {
  const [place, setPlace] = useState(0)
  const [said, say] = useState<{ readonly id: string; readonly reason: string } | null>(null)
  const [composing, setComposing] = useState<string | null>(null)
  const [lanes, setLanes] = useState<'code' | 'all'>('code')
  const list = useRef<HTMLUListElement>(null)
  const at = Math.min(place, passages.length - 1)
  const passage = passages[at]!
  const allCoders = useCoders(state => state.items)
  const codes = useCodes(state => state.items)
  const codeOf = useCodes(state => state.byId)
  const sourceOf = useSources(state => state.byId)
  const youId = useProject(state => state.info?.coder.id ?? null)
  const readOnly = useProject(state => state.info?.readOnly ?? true)
  const coders = useMemo(
    () => coderIds.flatMap(id => allCoders.find(coder => coder.id === id) ?? []),
    [coderIds, allCoders],
  )
  const consensus = useMemo(() => allCoders.find(coder => coder.kind === 'consensus'), [allCoders])
  const personOf = useCallback((id: CoderId) => allCoders.find(coder => coder.id === id)?.joinedTo ?? id, [allCoders])
  const { answer: opened } = useAnswer('source.open', { sourceId: passage.sourceId }, ['paragraph', 'coding', 'anchor'])
  const source = opened?.id === passage.sourceId ? opened : null
  const lanesOf = useMemo(
    () =>
      consensus && source?.codings.some(coding => coding.coderId === consensus.id) ? [...coders, consensus] : coders,
    [coders, consensus, source],
  )
  const text = useMemo(() => source && source.paragraphs.map(one => one.text).join('\n'), [source])
  // What is decided is not decided again before it is read again: a key pressed meanwhile would mean the next one.
  const [decided, setDecided] = useState<Passage | null>(null)
  const settle = useMemo(
    () => deedsFor(passage, decided === passage, isDecided => setDecided(isDecided ? passage : null)),
    [passage, decided],
  )
  // By hand or by keys, what is written in the field goes along.
  const reason = said?.id === idOf(passage) ? said.reason : (passage.decision?.reason ?? '')
  const toList = () => list.current?.querySelector<HTMLElement>('[aria-current="true"]')?.focus()
  // Whoever walks the list stays in it, also when the line in focus goes because it was decided, or another page comes.
  const isInList = useRef(false)
  useEffect(() => {
    if (isInList.current && (document.activeElement === null || document.activeElement === document.body)) toList()
  })
  const openIt = () => {
    const [first] = passage.codings
    openCoding(passage.sourceId, first!.codingId, { start: passage.start, end: passage.end })
  }
  useActions(useKeys({ passage, coders, personOf, readOnly, settle, reason, onCompose: setComposing }))
  const isLast = from + passages.length >= total
  const turn = (to: number, at: 'first' | 'last') => {
    setPlace(at === 'first' ? 0 : PAGE - 1)
    onFrom(to)
  }
  const walk = (to: number) => {
    if (to >= passages.length && !isLast && at === passages.length - 1) return turn(from + PAGE, 'first')
    if (to < 0 && from > 0) return turn(from - PAGE, 'last')
    const next = Math.max(0, Math.min(passages.length - 1, to))
    setPlace(next)
    // The line is there already: a key pressed right after is heard in it, and what that key opens keeps its focus.
    list.current?.querySelectorAll<HTMLElement>('button')[next]?.focus()
  }
  const placeOf = (one: Passage) => {
    const found = sourceOf.get(one.sourceId)
    return w.place(found?.key ?? found?.name ?? '', one.paragraph, one.lastParagraph)
  }
  return (
    <div className="adj">
      <div className="adj-side">
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the list hears the keys of its lines */}
        <ul
          className="adj-list"
          aria-label={w.list}
          ref={list}
          onFocus={() => (isInList.current = true)}
          onBlur={event => {
            // What goes away while it has focus leaves it nowhere.
            if (event.relatedTarget !== null && !event.currentTarget.contains(event.relatedTarget))
              isInList.current = false
          }}
          onKeyDown={event => {
            if (event.key === 'Enter' && event.target instanceof HTMLElement && event.target.ariaCurrent === 'true') {
              event.preventDefault()
              openIt()
              return
            }
            const step = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: passages.length - 1 }[event.key]
            if (step === undefined) return
            event.preventDefault()
            walk(step)
          }}
        >
          {passages.map((one, n) => {
            const code = codeOf.get(one.codeId)
            const state = one.decision ? w.decisions[one.decision.decision] : ''
            return (
              <li key={idOf(one)}>
                <button
                  type="button"
                  className={n === at ? 'adj-item is-on' : 'adj-item'}
                  aria-current={n === at}
                  tabIndex={n === at ? 0 : -1}
                  {...(n === at ? { 'data-pane-start': '' } : {})}
                  onClick={() => setPlace(n)}
                  onDoubleClick={openIt}
                >
                  <span>
                    {code && <Swatch hue={code.hue} pattern={code.pattern} />} {code?.name}
                  </span>
                  <small>
                    {placeOf(one)} · {w.groupOf(one.group, coders.length)}
                    {state && <b> · {state}</b>}
                  </small>
                </button>
              </li>
            )
          })}
        </ul>
        {total > passages.length && (
          <div className="adj-pager" role="group" aria-label={w.pages}>
            <IconButton
              icon="left"
              label={w.earlierPage}
              aria-disabled={from === 0}
              onClick={() => from > 0 && turn(from - PAGE, 'first')}
            />
            <span>{w.page(from + 1, from + passages.length, total)}</span>
            <IconButton
              icon="right"
              label={w.laterPage}
              aria-disabled={isLast}
              onClick={() => !isLast && turn(from + PAGE, 'first')}
            />
          </div>
        )}
      </div>
      <div className="adj-main">
        <SettlePanel
          key={idOf(passage)}
          passage={passage}
          place={placeOf(passage)}
          coders={coders}
          allCoders={allCoders}
          personOf={personOf}
          codes={codes}
          youId={youId}
          text={text}
          readOnly={readOnly}
          composing={composing === idOf(passage)}
          consensus={consensus ?? null}
          onComposing={wanted => {
            setComposing(wanted ? idOf(passage) : null)
            if (!wanted) toList()
          }}
          settle={settle}
          reason={reason}
          onReason={next => say({ id: idOf(passage), reason: next })}
          onReasonDone={toList}
          onOpenSource={openIt}
        />
        <div className="adj-lanes-bar">
          <h3>{w.lanes}</h3>
          <Segments
            label={w.laneShow}
            value={lanes}
            choices={[
              { value: 'code', label: w.laneCode },
              { value: 'all', label: w.laneAll },
            ]}
            onChange={setLanes}
          />
        </div>
        {source && (
          <LanesText
            key={source.id}
            source={source}
            coders={lanesOf}
            personOf={personOf}
            codeId={lanes === 'code' ? passage.codeId : null}
            focus={passage}
          />
        )}
        <p className="hint adj-keys">{w.keys}</p>
      </div>
    </div>
  )
}

/** What can be decided about a passage, each as one act; nothing once it is decided. */
function deedsFor({ codings }: Passage, isDecided: boolean, onDecided: (isDecided: boolean) => void): Settle {
  const codingIds = codings.map(coding => coding.codingId)
  const once = async (deed: () => Promise<boolean>) => {
    if (isDecided) return
    onDecided(true)
    if (!(await deed())) onDecided(false)
  }
  const decide = (deed: keyof typeof w.said, input: Input<'agreement.settle'>) =>
    void once(() => doAndSay(() => call('agreement.settle', input), w.said[deed]))
  return {
    accept: (coding, reason) =>
      decide('accept', { decision: 'accept', codingIds, acceptId: coding.codingId, reason: reason || null }),
    compose: (codeIds, range, reason) =>
      decide('compose', { decision: 'compose', codingIds, codeIds: [...codeIds], range, reason: reason || null }),
    notCoded: reason => decide('none', { decision: 'none', codingIds, reason: reason || null }),
    leaveOpen: reason => decide('open', { decision: 'open', codingIds, reason: reason || null }),
    reopen: () => void once(() => doAndSay(() => call('agreement.reopen', { codingIds }), w.reopened)),
  }
}

interface KeysProps {
  readonly passage: Passage
  readonly coders: readonly { readonly id: CoderId; readonly name: string }[]
  readonly personOf: (id: CoderId) => CoderId
  readonly readOnly: boolean
  readonly settle: Settle
  readonly reason: string
  readonly onCompose: (id: string) => void
}

/** The deeds of the passage in focus, with their keys. */
function useKeys({ passage, coders, personOf, readOnly, settle, reason, onCompose }: KeysProps): readonly Action[] {
  return useMemo(() => {
    if (readOnly) return []
    const deed = (id: string, label: string, shortcut: string, run: () => void): Action => ({
      id: `adjudicate-${id}`,
      group: 'view',
      label,
      shortcut,
      hidden: true,
      enabled: () => true,
      run,
    })
    return [
      ...coders.slice(0, 9).map((coder, at) =>
        deed(`accept-${at + 1}`, w.accept(coder.name), String(at + 1), () => {
          const coding = passage.codings.find(own => personOf(own.coderId) === coder.id)
          if (coding) settle.accept(coding, reason)
        }),
      ),
      deed('compose', w.compose, 'C', () => onCompose(idOf(passage))),
      deed('none', w.notCoded, 'N', () => settle.notCoded(reason)),
      deed('open', w.leaveOpen, 'O', () => settle.leaveOpen(reason)),
      deed('reopen', w.reopen, 'R', settle.reopen),
      deed('reason', w.sayReason, 'W', () => document.getElementById(REASON_FIELD)?.focus()),
    ]
  }, [passage, coders, personOf, readOnly, settle, reason, onCompose])
}
