import { useState, type ReactNode } from 'react'
import type { CaseId, SourceId } from '../../../src/base/ids.ts'
import type { CaseParts } from '../../../src/cases/restructure/types.ts'
import { openCase } from '../../actions/go.ts'
import { call } from '../../client/client.ts'
import { Field, Trouble } from '../../components/field.tsx'
import { Icon, type IconName } from '../../components/icon.tsx'
import { Segments } from '../../components/segments.tsx'
import { StanceSign, type Stance } from '../../components/stance-sign.tsx'
import { useDeed } from '../../components/use-deed.ts'
import { useCases } from '../../state/lists.ts'
import { useOverlay } from '../../state/overlay.ts'
import { useStatus } from '../../state/status.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { caseRestructuringWords } from '../../words/case-restructuring.ts'
import { commonWords } from '../../words/common.ts'
import { fullName } from '../../words/names.ts'
import { caseCalled, CasePick } from './case-pick.tsx'
import { FormDialog } from '../../components/form-dialog.tsx'
import '../../styles/cases.css'

const w = caseRestructuringWords.split
const m = caseRestructuringWords.merge
const TABLES = ['case', 'case_source', 'speaker', 'evidence', 'summary', 'position', 'rating']
type Goes = 'first' | 'new' | 'both'

/** One case becomes two: what goes to the new one is chosen, what is of the whole stays. */
export default function SplitCaseDialog({ caseId }: { readonly caseId: CaseId | null }) {
  const cases = useCases(state => state.items)
  const [typed, setTyped] = useState('')
  const splitId = caseId ?? caseCalled(cases, typed)?.id ?? null
  const { answer: parts, trouble } = useAnswer('case.parts', splitId === null ? null : { caseId: splitId }, TABLES)
  const [name, setName] = useState('')
  const [key, setKey] = useState('')
  const [withValues, setWithValues] = useState(true)
  const [sources, setSources] = useState<ReadonlyMap<SourceId, Goes>>(new Map())
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [on, setOn] = useState('')
  const [reason, setReason] = useState('')
  const close = useOverlay(state => state.close)
  const goes = <Part extends { readonly id: string }>(all: readonly Part[]) => all.filter(one => chosen.has(one.id))
  const moving = parts?.sources.filter(one => (sources.get(one.id) ?? 'first') !== 'first') ?? []
  const shared = new Set(moving.filter(one => sources.get(one.id) === 'both').map(one => one.id))
  const passages = parts?.passages.filter(one => shared.has(one.sourceId)) ?? []
  const chose = parts === null ? 0 : moving.length + goes(parts.people).length + goes(parts.speakers).length
  const deed = useDeed(async () => {
    const made = await call('case.split', {
      caseId: splitId!,
      name: name.trim(),
      key: key.trim() || null,
      withValues,
      sources: moving.map(one => ({ sourceId: one.id, to: sources.get(one.id) === 'both' ? 'both' : 'new' })),
      peopleIds: goes(parts!.people).map(one => one.id),
      speakerIds: goes(parts!.speakers).map(one => one.id),
      evidenceIds: goes(passages).map(one => one.id),
      on: on.trim() || null,
      reason: reason.trim() || null,
    })
    openCase(made)
    useStatus.getState().say(w.done(name.trim() || key.trim(), parts!.case.name))
  })
  const turn = (id: string) => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    setChosen(next)
  }
  const first = parts?.case.name ?? ''
  return (
    <FormDialog
      title={parts ? w.titleOf(fullName(parts.case)) : w.title}
      says={w.deed}
      width="widest"
      deed={deed}
      ready={parts !== null && chose > 0 && (name.trim() !== '' || key.trim() !== '')}
      onClose={close}
    >
      {caseId === null ? <CasePick label={w.case} first value={typed} onChange={setTyped} /> : null}
      {trouble ? <Trouble>{trouble}</Trouble> : null}
      <div className="case-two">
        <Field
          label={w.name}
          {...(caseId === null ? {} : { 'data-first': '' })}
          maxLength={500}
          value={name}
          onChange={event => setName(event.target.value)}
        />
        <Field label={w.key} maxLength={200} value={key} onChange={event => setKey(event.target.value)} />
      </div>
      {parts === null ? null : (
        <>
          {parts.sources.length + parts.people.length + parts.speakers.length === 0 ? (
            <p className="hint">{w.nothing}</p>
          ) : null}
          <Group title={w.sources} any={parts.sources.length > 0}>
            {parts.sources.map(one => (
              <li key={one.id} className="case-goes">
                <Icon name={one.kind as IconName} />
                <span>
                  {fullName(one)} <small className="hint">{commonWords.codings(one.codings)}</small>
                </span>
                <Segments<Goes>
                  label={w.where(fullName(one))}
                  value={sources.get(one.id) ?? 'first'}
                  choices={[
                    { value: 'first', label: w.stays },
                    { value: 'new', label: w.goes },
                    { value: 'both', label: w.both },
                  ]}
                  onChange={where => setSources(new Map(sources).set(one.id, where))}
                />
              </li>
            ))}
          </Group>
          <Group title={w.people} any={parts.people.length > 0}>
            {parts.people.map(one => (
              <Tick
                key={one.id}
                icon={one.kind === 'pair' ? 'pair' : 'participant'}
                isOn={chosen.has(one.id)}
                onTurn={() => turn(one.id)}
              >
                {fullName(one)}
              </Tick>
            ))}
          </Group>
          <Group title={w.speakers} any={parts.speakers.length > 0}>
            {parts.speakers.map(one => (
              <Tick key={one.id} icon="participant" isOn={chosen.has(one.id)} onTurn={() => turn(one.id)}>
                {one.label} <small className="hint">{`${one.source}, ${w.turns(one.turns)}`}</small>
              </Tick>
            ))}
          </Group>
          <Group title={w.passages} hint={w.passagesHint} any={passages.length > 0}>
            {passages.map(one => (
              <Passage key={one.id} passage={one} isOn={chosen.has(one.id)} onTurn={() => turn(one.id)} />
            ))}
          </Group>
          {parts.allPassages > parts.passages.length && passages.length > 0 ? (
            <p className="hint">{w.passagesMore(parts.passages.length, parts.allPassages)}</p>
          ) : null}
          <label className="case-tick">
            <input type="checkbox" checked={withValues} onChange={event => setWithValues(event.target.checked)} />
            {w.withValues(first)}
          </label>
          <section className="case-plan" aria-label={w.rest(first)}>
            <h3>{w.rest(first)}</h3>
            <p>{parts.stays.length === 0 ? w.nothingRests : caseRestructuringWords.things(parts.stays)}</p>
            {parts.stays.length === 0 ? null : <p className="hint">{w.restHint}</p>}
          </section>
          <div className="case-two">
            <Field
              label={w.on}
              hint={m.onHint}
              maxLength={10}
              value={on}
              onChange={event => setOn(event.target.value)}
            />
            <Field label={w.reason} maxLength={2000} value={reason} onChange={event => setReason(event.target.value)} />
          </div>
        </>
      )}
    </FormDialog>
  )
}

interface GroupProps {
  readonly title: string
  readonly hint?: string
  readonly any: boolean
  readonly children: ReactNode
}

/** One kind of part, where there is any. */
function Group({ title, hint, any, children }: GroupProps) {
  if (!any) return null
  return (
    <section className="case-plan" aria-label={title}>
      <h3>{title}</h3>
      {hint ? <p className="hint">{hint}</p> : null}
      <ul className="case-checks">{children}</ul>
    </section>
  )
}

interface TickProps {
  readonly icon: IconName
  readonly isOn: boolean
  readonly onTurn: () => void
  readonly children: ReactNode
}

function Tick({ icon, isOn, onTurn, children }: TickProps) {
  return (
    <li>
      <label className="case-tick">
        <input type="checkbox" checked={isOn} onChange={onTurn} />
        <Icon name={icon} />
        <span>{children}</span>
      </label>
    </li>
  )
}

function Passage({
  passage,
  isOn,
  onTurn,
}: {
  readonly passage: CaseParts['passages'][number]
  readonly isOn: boolean
  readonly onTurn: () => void
}) {
  return (
    <li>
      <label className="case-tick case-passage">
        <input type="checkbox" checked={isOn} onChange={onTurn} />
        <StanceSign stance={passage.stance as Stance} bare />
        <span>
          <span className="case-words">{passage.words}</span>{' '}
          <small className="hint">{`${passage.reference}, ${w.judged(passage.proposition, passage.stance, passage.coder)}`}</small>
        </span>
      </label>
    </li>
  )
}
