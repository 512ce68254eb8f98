import { useMemo, useState } from 'react'
import type { CaseId } from '../../../src/base/ids.ts'
import type { CaseMergePlan, CaseQuestion, MergedSide } from '../../../src/cases/restructure/types.ts'
import type { CaseItem } from '../../../src/cases/types.ts'
import { openCase } from '../../actions/go.ts'
import { call } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { Field, Trouble } from '../../components/field.tsx'
import { Segments } from '../../components/segments.tsx'
import { useDeed } from '../../components/use-deed.ts'
import { useCases } from '../../state/lists.ts'
import { useOverlay } from '../../state/overlay.ts'
import { useStatus } from '../../state/status.ts'
import { useTabs } from '../../state/tabs.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { caseRestructuringWords } from '../../words/case-restructuring.ts'
import { casesWords } from '../../words/cases.ts'
import { attributeName, fullName } from '../../words/names.ts'
import { caseCalled, CasePick } from './case-pick.tsx'
import { FormDialog } from '../../components/form-dialog.tsx'
import '../../styles/cases.css'

const w = caseRestructuringWords.merge
const TABLES = ['case', 'case_source', 'attribute_value', 'summary', 'position', 'rating', 'consent', 'case_link']
type Chosen = ReadonlyMap<string, MergedSide>
const keyOf = (ask: CaseQuestion) => `${ask.what} ${ask.id}`

interface Props {
  readonly fromId: CaseId | null
  readonly intoId: CaseId | null
}

/** Two cases become one: which goes over, into which, what goes along, and whose holds where both say something else. */
export default function MergeCasesDialog({ fromId, intoId }: Props) {
  const cases = useCases(state => state.items)
  const byId = useCases(state => state.byId)
  const named = (id: CaseId | null) => {
    const one = id === null ? undefined : byId.get(id)
    return one ? fullName(one) : ''
  }
  const [typed, setTyped] = useState({ from: named(fromId), into: named(intoId) })
  const [chosen, setChosen] = useState<Chosen>(new Map())
  const [called, setCalled] = useState<{ readonly name?: string; readonly key?: string }>({})
  const [on, setOn] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const [from, into] = [caseCalled(cases, typed.from), caseCalled(cases, typed.into)]
  const isPair = from !== undefined && into !== undefined && from.id !== into.id && from.kind === into.kind
  const { answer: plan, trouble } = useAnswer(
    'case.planMerge',
    isPair ? { fromId: from.id, intoId: into.id } : null,
    TABLES,
  )
  const open = plan?.asks.filter(ask => !chosen.has(keyOf(ask))) ?? []
  const close = useOverlay(state => state.close)
  const name = called.name ?? into?.name ?? ''
  const key = called.key ?? into?.key ?? ''
  const deed = useDeed(async () => {
    await call('case.merge', {
      fromId: from!.id,
      intoId: into!.id,
      name: name.trim(),
      key: key.trim() || null,
      take: plan!.asks.map(ask => ({ what: ask.what, id: ask.id, side: chosen.get(keyOf(ask))! })),
      on: (on ?? plan!.on ?? '').trim() || null,
      reason: reason.trim() || null,
    })
    const { tabs, close: closeTab } = useTabs.getState()
    openCase(into!.id)
    for (const tab of tabs) if (tab.about === from!.id) closeTab(tab.id)
    useStatus.getState().say(w.done(fullName(from!), name.trim()))
  })
  const retype = (next: Partial<typeof typed>) => {
    setTyped({ ...typed, ...next })
    setChosen(new Map())
    setCalled({})
  }
  return (
    <FormDialog
      title={w.title}
      says={w.deed}
      width="wide"
      deed={deed}
      ready={isPair && plan !== null && open.length === 0 && name.trim() !== ''}
      onClose={close}
      beside={
        open.length > 0 ? (
          <span className="hint case-still" role="status">
            {w.open(open.length)}
          </span>
        ) : null
      }
    >
      <CasePick
        label={w.from}
        hint={w.fromHint}
        first={fromId === null}
        value={typed.from}
        onChange={value => retype({ from: value })}
      />
      <CasePick
        label={w.into}
        hint={w.intoHint}
        first={fromId !== null}
        value={typed.into}
        fits={one => from === undefined || (one.kind === from.kind && one.id !== from.id)}
        trouble={
          from && into && from.kind !== into.kind ? w.otherKind(casesWords.kindOf(from.kind).toLowerCase()) : null
        }
        onChange={value => retype({ into: value })}
      />
      <p>
        <Button look="link" onClick={() => retype({ from: typed.into, into: typed.from })}>
          {w.turn}
        </Button>
      </p>
      {trouble ? <Trouble>{trouble}</Trouble> : null}
      {isPair && plan !== null ? (
        <>
          <PlanPart plan={plan} />
          {plan.asks.length === 0 ? null : <Asks plan={plan} chosen={chosen} onChoose={setChosen} />}
          <div className="case-two">
            <Field
              label={w.called}
              maxLength={500}
              value={name}
              onChange={event => setCalled({ ...called, name: event.target.value })}
            />
            <Field
              label={w.key}
              maxLength={200}
              value={key}
              onChange={event => setCalled({ ...called, key: event.target.value })}
            />
          </div>
          <Field
            label={w.on}
            hint={w.onHint}
            maxLength={10}
            value={on ?? plan.on ?? ''}
            onChange={event => setOn(event.target.value)}
          />
          <Field label={w.reason} maxLength={2000} value={reason} onChange={event => setReason(event.target.value)} />
        </>
      ) : isPair && !trouble ? (
        <p className="hint" aria-busy="true">
          {w.reading}
        </p>
      ) : null}
    </FormDialog>
  )
}

/** What goes over, and what is good to know. */
function PlanPart({ plan }: { readonly plan: CaseMergePlan }) {
  return (
    <section className="case-plan" aria-label={w.goes}>
      <h3>{w.goes}</h3>
      <p>{plan.goes.length === 0 ? w.nothing : caseRestructuringWords.things(plan.goes)}</p>
      {plan.notes.length === 0 ? null : (
        <ul className="case-notes">
          {plan.notes.map((note, at) => (
            <li key={at}>{w.notes[note.says](note.name)}</li>
          ))}
        </ul>
      )}
    </section>
  )
}

interface AsksProps {
  readonly plan: CaseMergePlan
  readonly chosen: Chosen
  readonly onChoose: (chosen: Chosen) => void
}

/** Where both say something else: the two side by side, and all of one at once. */
function Asks({ plan, chosen, onChoose }: AsksProps) {
  const { asks, into, from } = plan
  const called = useMemo(() => shortOf(into, from), [into, from])
  return (
    <section className="case-plan" aria-label={w.asks}>
      <h3>{w.asks}</h3>
      <p className="hint">{w.asksHint}</p>
      <p className="case-ways">
        {(['into', 'from'] as const).map(side => (
          <Button key={side} look="link" onClick={() => onChoose(new Map(asks.map(ask => [keyOf(ask), side])))}>
            {w.all(called[side])}
          </Button>
        ))}
      </p>
      <ul className="case-asks">
        {asks.map(ask => {
          const name = [w.what[ask.what], attributeName(ask.name)].filter(Boolean).join(' ')
          return (
            <li key={keyOf(ask)}>
              <span>{name}</span>
              <Segments
                label={name}
                value={chosen.get(keyOf(ask)) ?? ''}
                choices={[
                  { value: 'into', label: `${ask.into} (${called.into})` },
                  { value: 'from', label: `${ask.from} (${called.from})` },
                ]}
                onChange={side => onChoose(new Map(chosen).set(keyOf(ask), side as MergedSide))}
              />
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** What the two are called where there is little room: by their keys, where both have one. */
function shortOf(into: CaseItem, from: CaseItem): Readonly<Record<MergedSide, string>> {
  return into.key !== null && from.key !== null
    ? { into: into.key, from: from.key }
    : { into: into.name, from: from.name }
}
