import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import type { PropositionId, SourceId } from '../../../src/base/ids.ts'
import type { TextRange } from '../../../src/base/text-range.ts'
import { STANCES, type JudgedPassage, type Stance } from '../../../src/analysis/propositions/types.ts'
import { startNewProposition } from '../../actions/go-actions.ts'
import { call } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { CoderBadge } from '../../components/coder-badge.tsx'
import { doAndSay } from '../../components/deeds.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { StanceSign } from '../../components/stance-sign.tsx'
import { useCoders, usePropositions } from '../../state/lists.ts'
import { useProject } from '../../state/project.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { words } from '../../words/en.ts'
import { judgingWords as w } from '../../words/judging.ts'
import { propositionName } from './called.ts'
import { EvidenceDetails } from './evidence-details.tsx'
import { lastJudged, rememberJudged } from './last-judged.ts'
import '../../styles/judging.css'

const KEYS: Readonly<Record<string, Stance>> = { c: 'confirming', q: 'qualifying', d: 'disconfirming', n: 'neutral' }

interface JudgePanelProps {
  readonly sourceId: SourceId
  readonly range: TextRange
  /** The proposition to begin with; else the one judged for last. */
  readonly propositionId?: PropositionId | undefined
  readonly onDone: () => void
}

/** Says how words of a source bear on propositions: arrows choose one, a letter judges. Several propositions take their judgement one after the other. */
export function JudgePanel({ sourceId, range, propositionId, onDone }: JudgePanelProps) {
  const propositions = usePropositions(state => state.items)
  const open = useMemo(() => propositions.filter(one => one.status !== 'merged'), [propositions])
  const you = useProject(state => state.info?.coder.id ?? null)
  const coders = useCoders(state => state.byId)
  const [chosen, choose] = useState<string | null>(propositionId ?? lastJudged())
  const list = useRef<HTMLUListElement>(null)
  const base = useId()
  const { answer } = useAnswer('evidence.inSource', { sourceId }, ['evidence', 'anchor', 'paragraph'])
  const here = useMemo(
    () => (answer ?? []).filter(one => one.start === range.start && one.end === range.end),
    [answer, range.start, range.end],
  )
  const at = Math.max(
    0,
    open.findIndex(one => one.id === chosen),
  )
  const current = open[at]
  const mine = (id: string) => here.find(one => one.propositionId === id && one.coderId === you)
  const own = current ? mine(current.id) : undefined
  useEffect(() => {
    list.current?.focus()
  }, [])
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' })
  }, [at])

  if (open.length === 0)
    return (
      <EmptyState title={w.none}>
        <Button
          onClick={() => {
            onDone()
            startNewProposition()
          }}
        >
          {w.newOne}
        </Button>
      </EmptyState>
    )

  const judge = (stance: Stance) => {
    if (!current) return
    rememberJudged(current.id)
    void doAndSay(
      () =>
        call('evidence.judge', {
          propositionId: current.id as PropositionId,
          sourceId,
          range: { start: range.start, end: range.end },
          stance,
        }),
      w.judged(words.common.stances[stance], propositionName(current)),
    )
  }
  const takeBack = (one: JudgedPassage) =>
    void doAndSay(
      () => call('evidence.remove', { evidenceIds: [one.id] }),
      w.taken(current ? propositionName(current) : ''),
    )
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const step = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity }[event.key]
    const stance = KEYS[event.key.toLowerCase()]
    if (step !== undefined) choose(open[Math.max(0, Math.min(open.length - 1, at + step))]!.id)
    else if (stance) judge(stance)
    else if (/^\d$/.test(event.key)) {
      const wanted = open.find(one => /\d+$/.exec(one.key ?? '')?.[0] === event.key) ?? open[Number(event.key) - 1]
      if (wanted) choose(wanted.id)
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      if (own) takeBack(own)
    } else if (event.key === 'Enter') onDone()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className="judge">
      <ul
        ref={list}
        className="judge-list scroll"
        role="listbox"
        aria-label={w.propositions}
        aria-activedescendant={current ? `${base}-${current.id}` : undefined}
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        {open.map((one, index) => {
          const judged = mine(one.id)
          const others = here.filter(other => other.propositionId === one.id && other.coderId !== you)
          return (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the list hears the keys
            <li
              key={one.id}
              id={`${base}-${one.id}`}
              role="option"
              aria-selected={index === at}
              aria-label={w.option(
                `${propositionName(one)} ${one.statement}`,
                judged ? `${w.yours}: ${words.common.stances[judged.stance]}` : w.notYet,
                others.length > 0 ? w.others(others.map(other => words.common.stances[other.stance]).join(', ')) : '',
              )}
              className={index === at ? 'judge-option is-on' : 'judge-option'}
              onClick={() => choose(one.id)}
            >
              <b className="judge-key">{one.key ?? one.shortName ?? ''}</b>
              <span className="judge-statement">{one.statement}</span>
              <span className="judge-signs">
                {others.map(other => {
                  const coder = coders.get(other.coderId)
                  return (
                    <span key={other.id} className="judge-other">
                      <StanceSign stance={other.stance} bare />
                      {coder ? <CoderBadge coder={coder} isYou={false} /> : null}
                    </span>
                  )
                })}
                {judged ? <StanceSign stance={judged.stance} bare /> : null}
              </span>
            </li>
          )
        })}
      </ul>
      <div className="judge-stances" role="group" aria-label={w.stance}>
        {STANCES.map(stance => (
          <Button key={stance} pressed={own?.stance === stance} onClick={() => judge(stance)}>
            <StanceSign stance={stance} bare />
            {words.common.stances[stance]}
            <kbd>
              {Object.keys(KEYS)
                .find(key => KEYS[key] === stance)!
                .toUpperCase()}
            </kbd>
          </Button>
        ))}
        {own ? (
          <Button look="link" onClick={() => takeBack(own)}>
            {w.take}
          </Button>
        ) : null}
      </div>
      {own ? (
        <>
          <EvidenceDetails key={own.id} evidenceId={own.id} sourceId={sourceId} details={own} stance={own.stance} />
          <p className="hint">{w.weighing}</p>
        </>
      ) : null}
      <div className="judge-foot">
        <span className="hint">{w.keys}</span>
        <Button onClick={onDone}>{w.done}</Button>
      </div>
    </div>
  )
}
