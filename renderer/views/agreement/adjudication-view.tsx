// Adjudication: the passages behind the figures one after the other, with the coders side by side; the team accepts one, composes
// another, says that it is not coded, or leaves it open.

import { useEffect, useMemo } from 'react'
import { GROUPS, type PassageGroup, type PassageWithin } from '../../../src/analysis/agreement/types.ts'
import type { Input } from '../../../src/api/contract.ts'
import { call } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { doAndSay } from '../../components/deeds.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { Trouble } from '../../components/field.tsx'
import { Icon } from '../../components/icon.tsx'
import { MenuButton } from '../../components/menu.tsx'
import { Segments } from '../../components/segments.tsx'
import { BarMore, Spacer, Toolbar } from '../../components/toolbar.tsx'
import { useCoders, useCodes, useSources } from '../../state/lists.ts'
import { useProject } from '../../state/project.ts'
import { withJob } from '../../state/status.ts'
import { useTabs } from '../../state/tabs.ts'
import { useAnswer } from '../../state/use-answer.ts'
import '../../styles/agreement.css'
import '../../styles/filter.css'
import { agreementWords } from '../../words/agreement.ts'
import { figure } from '../../words/plural.ts'
import type { ViewProps } from '../../state/tabs.ts'
import { Desk, PAGE } from './adjudication-desk.tsx'
import { comparedCoders, keptChoices, passagesOf } from './choices.ts'

const w = agreementWords.passages
const TABLES = ['coder_fact', 'coding', 'anchor', 'code', 'source', 'source_coder', 'paragraph', 'adjudication', 'adjudication_coding', 'coder', 'allocation'] // prettier-ignore

type Question = Input<'agreement.settleAlike'>
type State = keyof typeof w.states

/** The view. */
export default function AdjudicationView({ tab }: ViewProps) {
  const projectId = useProject(state => state.info?.id ?? null)
  const allCoders = useCoders(state => state.items)
  const sources = useSources(state => state.items)
  const kept = useMemo(() => keptChoices(projectId), [projectId])
  const own = tab.options?.['question'] as Question | undefined
  const question = own ?? passagesOf(kept, comparedCoders(kept, allCoders, sources))
  const group = (tab.options?.['group'] ?? null) as PassageGroup | null
  const state = (tab.options?.['state'] ?? 'to decide') as State
  const from = (tab.options?.['from'] ?? 0) as number
  // Another group or state begins with its first passage.
  const setOption = (some: object) =>
    useTabs.getState().setOptions(tab.id, { ...tab.options, question, group, state, from: 0, ...some })
  const { answer, trouble } = useAnswer(
    'agreement.passages',
    question.coderIds.length < 2
      ? null
      : {
          ...question,
          ...(group ? { group } : {}),
          ...(state === 'all' ? {} : { state }),
          from,
          limit: PAGE,
        },
    TABLES,
  )
  // What was decided may have emptied the page in front: then the last there is.
  const isBeyond = answer !== null && from > 0 && answer.passages.length === 0
  useEffect(() => {
    if (isBeyond) setOption({ from: Math.max(0, Math.ceil(answer.total / PAGE) - 1) * PAGE })
  })
  const readOnly = useProject(one => one.info?.readOnly ?? true)
  const counts = answer?.counts ?? []
  const all = counts.reduce((sum, one) => sum + one.all, 0)
  const decided = counts.reduce((sum, one) => sum + one.decided, 0)
  const leftOpen = counts.reduce((sum, one) => sum + one.leftOpen, 0)
  const alike = counts.find(one => one.group === 'same')
  const alikeLeft = alike ? alike.all - alike.decided - alike.leftOpen : 0
  const groups = [
    { value: 'every' as const, label: `${w.every} ${figure(all)}` },
    ...GROUPS.map(one => ({
      value: one,
      label: `${w.groupOf(one, question.by ? null : question.coderIds.length)} ${figure(counts.find(count => count.group === one)?.all ?? 0)}`,
    })),
  ]
  const toGroup = (next: PassageGroup | 'every') => setOption({ group: next === 'every' ? null : next })
  const settleAlike = () =>
    doAndSay(
      () => withJob(w.title, options => call('agreement.settleAlike', question, options)),
      w.settledAlike(alikeLeft),
    )
  return (
    <>
      <Toolbar label={w.toolbar}>
        <span className="bar-wide">
          <Segments label={w.toolbar} value={group ?? 'every'} choices={groups} onChange={toGroup} />
        </span>
        <span className="bar-narrow">
          <MenuButton
            menuLabel={w.toolbar}
            entries={groups.map(({ value, label }) => ({
              id: value,
              label,
              checked: value === (group ?? 'every'),
              run: () => toGroup(value),
            }))}
          >
            <b>{groups.find(one => one.value === (group ?? 'every'))?.label}</b>
            <Icon name="down" />
          </MenuButton>
        </span>
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
        <BarMore>
          {!readOnly && alikeLeft > 0 && <Button onClick={() => void settleAlike()}>{w.settleAlike(alikeLeft)}</Button>}
          <Button look="flat" icon="bars" onClick={() => useTabs.getState().open({ kind: 'agreement' })}>
            {w.back}
          </Button>
        </BarMore>
      </Toolbar>
      {question.coderIds.length > 1 && (
        <About
          question={question}
          names={tab.options?.['names'] as readonly string[] | undefined}
          onEvery={() => setOption({ question: passagesOf(kept, comparedCoders(kept, allCoders, sources)) })}
        />
      )}
      {trouble && <Trouble>{trouble}</Trouble>}
      {question.coderIds.length < 2 && (
        <EmptyState title={agreementWords.chooseFirst}>
          <p>{agreementWords.chooseFirstSays}</p>
        </EmptyState>
      )}
      {answer && answer.passages.length === 0 && !isBeyond && (
        <EmptyState title={w.none}>
          <p>{w.noneSays}</p>
        </EmptyState>
      )}
      {answer && answer.passages.length > 0 && (
        <Desk
          passages={answer.passages}
          from={from}
          total={answer.total}
          onFrom={next => setOption({ from: next })}
          coderIds={question.coderIds}
        />
      )}
    </>
  )
}

interface AboutProps {
  readonly question: Question
  /** What those compared are called, groups of coders too, where figures led here. */
  readonly names: readonly string[] | undefined
  readonly onEvery: () => void
}

/** Between whom, and which of all passages these are, where a figure led here. */
function About({ question, names: given, onEvery }: AboutProps) {
  const coders = useCoders(state => state.items)
  const codes = useCodes(state => state.byId)
  const sources = useSources(state => state.byId)
  const names = given ?? question.coderIds.map(id => coders.find(coder => coder.id === id)?.name ?? '')
  const { codeIds, sourceIds, within } = question
  const only = [
    ...(codeIds ? [w.only.of(codeIds.map(id => `“${codes.get(id)?.name ?? ''}”`))] : []),
    ...(sourceIds ? [w.only.in(sourceIds.map(id => sources.get(id)?.key ?? sources.get(id)?.name ?? ''))] : []),
    ...(within ? [saysWithin(within, names)] : []),
  ]
  return (
    <div className="adj-about">
      <p>
        {w.between(names)} {only.length > 0 && w.only.says(only)}
      </p>
      {only.length > 0 && (
        <Button look="link" onClick={onEvery}>
          {w.only.every}
        </Button>
      )}
    </div>
  )
}

function saysWithin(within: PassageWithin, names: readonly string[]): string {
  if (within.is === 'only') return w.only.by(names[within.place] ?? '')
  if (within.is !== 'stances') return w.only[within.is]
  const [first, second] = names
  return names.length === 2
    ? w.only.judgedBy(first!, within.first, second!, within.second)
    : w.only.judged(within.first, within.second)
}
