// Adjudication: the passages behind the figures one after the other, with the coders side by side; the team accepts one, composes
// another, says that it is not coded, or leaves it open.

import { useCallback, useMemo, useRef, useState } from 'react'
import { GROUPS, type Passage, type PassageGroup } from '../../../src/analysis/agreement/types.ts'
import type { Input } from '../../../src/api/contract.ts'
import type { CoderId } from '../../../src/base/ids.ts'
import type { Action } from '../../actions/action.ts'
import { openCoding } from '../../actions/go.ts'
import { useActions } from '../../actions/registry.ts'
import { call } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { doAndSay } from '../../components/deeds.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { Trouble } from '../../components/field.tsx'
import { Segments } from '../../components/segments.tsx'
import { Swatch } from '../../components/swatch.tsx'
import { Spacer, Toolbar } from '../../components/toolbar.tsx'
import { useCoders, useCodes, useSources } from '../../state/lists.ts'
import { useProject } from '../../state/project.ts'
import { withJob } from '../../state/status.ts'
import { useTabs } from '../../state/tabs.ts'
import { useAnswer } from '../../state/use-answer.ts'
import '../../styles/agreement.css'
import '../../styles/filter.css'
import { agreementWords } from '../../words/agreement.ts'
import type { ViewProps } from '../registry.ts'
import { comparedCoders, keptChoices, passagesOf } from './choices.ts'
import { LanesText } from './lanes-text.tsx'
import { SettlePanel, type Settle } from './settle-panel.tsx'

const w = agreementWords.passages
const TABLES = ['coding', 'anchor', 'code', 'source', 'source_coder', 'paragraph', 'adjudication', 'adjudication_coding', 'coder', 'allocation'] // prettier-ignore
const PAGE = 200

type Question = Input<'agreement.stances'>
type State = keyof typeof w.states

/** The view. */
export default function AdjudicationView({ tab }: ViewProps) {
  const projectId = useProject(state => state.info?.id ?? null)
  const allCoders = useCoders(state => state.items)
  const sources = useSources(state => state.items)
  const kept = useMemo(() => keptChoices(projectId), [projectId])
  const own = tab.options?.['question'] as Question | undefined
  const question = own ?? passagesOf(kept, comparedCoders(kept.coderIds, allCoders, sources))
  const group = (tab.options?.['group'] ?? null) as PassageGroup | null
  const state = (tab.options?.['state'] ?? 'to decide') as State
  const setOption = (some: object) =>
    useTabs.getState().setOptions(tab.id, { ...tab.options, question, group, state, ...some })
  const { answer, trouble } = useAnswer(
    'agreement.passages',
    question.coderIds.length < 2
      ? null
      : {
          ...question,
          ...(group ? { group } : {}),
          ...(state === 'all' ? {} : { state }),
          limit: PAGE,
        },
    TABLES,
  )
  const readOnly = useProject(one => one.info?.readOnly ?? true)
  const counts = answer?.counts ?? []
  const all = counts.reduce((sum, one) => sum + one.all, 0)
  const decided = counts.reduce((sum, one) => sum + one.decided, 0)
  const leftOpen = counts.reduce((sum, one) => sum + one.leftOpen, 0)
  const alike = counts.find(one => one.group === 'same')
  const alikeLeft = alike ? alike.all - alike.decided - alike.leftOpen : 0
  const settleAlike = () =>
    doAndSay(
      () => withJob(w.title, options => call('agreement.settleAlike', question, options)),
      w.settledAlike(alikeLeft),
    )
  return (
    <>
      <Toolbar label={w.toolbar}>
        <Segments
          label={w.toolbar}
          value={group ?? 'every'}
          choices={[
            { value: 'every', label: `${w.every} ${all}` },
            ...GROUPS.map(one => ({
              value: one,
              label: `${w.groups[one]} ${counts.find(count => count.group === one)?.all ?? 0}`,
            })),
          ]}
          onChange={next => setOption({ group: next === 'every' ? null : next })}
        />
        <Segments
          label={w.show}
          value={state}
          choices={(Object.keys(w.states) as State[]).map(one => ({ value: one, label: w.states[one] }))}
          onChange={next => setOption({ state: next })}
        />
        <Spacer />
        <span className="hint adj-progress" role="status">
          {w.progress(decided, all, leftOpen)}
        </span>
        {!readOnly && alikeLeft > 0 && <Button onClick={() => void settleAlike()}>{w.settleAlike(alikeLeft)}</Button>}
        <Button look="flat" icon="bars" onClick={() => useTabs.getState().open({ kind: 'agreement' })}>
          {w.back}
        </Button>
      </Toolbar>
      {trouble && <Trouble>{trouble}</Trouble>}
      {question.coderIds.length < 2 && (
        <EmptyState title={agreementWords.chooseFirst}>
          <p>{agreementWords.chooseFirstSays}</p>
        </EmptyState>
      )}
      {answer && answer.passages.length === 0 && (
        <EmptyState title={w.none}>
          <p>{w.noneSays}</p>
        </EmptyState>
      )}
      {answer && answer.passages.length > 0 && (
        <Desk passages={answer.passages} more={answer.total - answer.passages.length} coderIds={question.coderIds} />
      )}
    </>
  )
}

interface DeskProps {
  readonly passages: readonly Passage[]
  readonly more: number
  readonly coderIds: readonly CoderId[]
}

const idOf = (one: Passage) => one.codings.map(coding => coding.codingId).join(' ')

/** The list on the left; the passage with its coders and the text on the right. */
function Desk({ passages, more, coderIds }: DeskProps) {
  const [place, setPlace] = useState(0)
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
  const personOf = useCallback((id: CoderId) => allCoders.find(coder => coder.id === id)?.joinedTo ?? id, [allCoders])
  const { answer: opened } = useAnswer('source.open', { sourceId: passage.sourceId }, ['paragraph', 'coding', 'anchor'])
  const source = opened?.id === passage.sourceId ? opened : null
  const text = useMemo(() => source && source.paragraphs.map(one => one.text).join('\n'), [source])
  const settle = useMemo(() => deedsFor(passage), [passage])
  const openIt = () => {
    const [first] = passage.codings
    openCoding(passage.sourceId, first!.codingId, { start: passage.start, end: passage.end })
  }
  useActions(useKeys({ passage, coders, personOf, readOnly, settle, onCompose: setComposing }))
  const walk = (to: number) => {
    const next = Math.max(0, Math.min(passages.length - 1, to))
    setPlace(next)
    requestAnimationFrame(() => list.current?.querySelectorAll<HTMLElement>('button')[next]?.focus())
  }
  const placeOf = (one: Passage) => {
    const found = sourceOf.get(one.sourceId)
    return w.place(found?.key ?? found?.name ?? '', one.paragraph, one.lastParagraph)
  }
  return (
    <div className="adj">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the list hears the keys of its lines */}
      <ul
        className="adj-list"
        aria-label={w.list}
        ref={list}
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
                onClick={() => setPlace(n)}
                onDoubleClick={openIt}
              >
                <span>
                  {code && <Swatch hue={code.hue} pattern={code.pattern} />} {code?.name}
                </span>
                <small>
                  {placeOf(one)} · {w.groups[one.group]}
                  {state && <b> · {state}</b>}
                </small>
              </button>
            </li>
          )
        })}
        {more > 0 && <li className="hint adj-more">{w.more(more)}</li>}
      </ul>
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
          onComposing={wanted => setComposing(wanted ? idOf(passage) : null)}
          settle={settle}
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
            coders={coders}
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

/** What can be decided about a passage, each as one act. */
function deedsFor({ codings }: Passage): Settle {
  const codingIds = codings.map(coding => coding.codingId)
  const decide = (deed: keyof typeof w.said, input: Input<'agreement.settle'>) =>
    void doAndSay(() => call('agreement.settle', input), w.said[deed])
  return {
    accept: (coding, reason) =>
      decide('accept', { decision: 'accept', codingIds, acceptId: coding.codingId, reason: reason || null }),
    compose: (codeIds, range, reason) =>
      decide('compose', { decision: 'compose', codingIds, codeIds: [...codeIds], range, reason: reason || null }),
    notCoded: reason => decide('none', { decision: 'none', codingIds, reason: reason || null }),
    leaveOpen: reason => decide('open', { decision: 'open', codingIds, reason: reason || null }),
    reopen: () => void doAndSay(() => call('agreement.reopen', { codingIds }), w.reopened),
  }
}

interface KeysProps {
  readonly passage: Passage
  readonly coders: readonly { readonly id: CoderId; readonly name: string }[]
  readonly personOf: (id: CoderId) => CoderId
  readonly readOnly: boolean
  readonly settle: Settle
  readonly onCompose: (id: string) => void
}

/** The deeds of the passage in focus, with their keys. */
function useKeys({ passage, coders, personOf, readOnly, settle, onCompose }: KeysProps): readonly Action[] {
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
          if (coding) settle.accept(coding, '')
        }),
      ),
      deed('compose', w.compose, 'C', () => onCompose(idOf(passage))),
      deed('none', w.notCoded, 'N', () => settle.notCoded('')),
      deed('open', w.leaveOpen, 'O', () => settle.leaveOpen('')),
      deed('reopen', w.reopen, 'R', settle.reopen),
    ]
  }, [passage, coders, personOf, readOnly, settle, onCompose])
}
