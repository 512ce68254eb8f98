import { useId, useState } from 'react'
import type { Filter } from '../../../src/analysis/filter/types.ts'
import type { CodeId, CoderId, PropositionId, RoundId } from '../../../src/base/ids.ts'
import type { Round } from '../../../src/team/review/types.ts'
import { call } from '../../client/client.ts'
import { Field } from '../../components/field.tsx'
import { FormDialog } from '../../components/form-dialog.tsx'
import { FilterBuilder } from '../../components/filter/filter-builder.tsx'
import { PickMany } from '../../components/pick-many.tsx'
import { useDeed } from '../../components/use-deed.ts'
import { useCodes, usePropositions } from '../../state/lists.ts'
import { useProject } from '../../state/project.ts'
import type { ThingInput } from '../../state/review.ts'
import { useStatus } from '../../state/status.ts'
import { words } from '../../words/en.ts'
import '../../styles/filter.css'
import { usePeople } from './people.ts'

const w = words.review.rounds

interface RoundDialogProps {
  /** The round that is changed; null for a new one. */
  readonly round: Round | null
  readonly onClose: () => void
  readonly onOpened: (id: RoundId) => void
}

/** What a round is about, who takes part, from when until when. */
export function RoundDialog({ round, onClose, onOpened }: RoundDialogProps) {
  const you = useProject(state => state.info?.coder.id)
  const people = usePeople()
  const codes = useCodes(state => state.items)
  const propositions = usePropositions(state => state.items)
  const [name, setName] = useState(round?.name ?? '')
  const [purpose, setPurpose] = useState(round?.purpose ?? '')
  const [from, setFrom] = useState(round?.from ?? '')
  const [until, setUntil] = useState(round?.until ?? '')
  const [who, setWho] = useState<readonly string[]>(round?.people.map(one => one.coderId) ?? people.map(one => one.id))
  const [filter, setFilter] = useState<Filter | null>(round?.filter ?? null)
  const [things, setThings] = useState<readonly string[]>([])
  const id = useId()
  const ready = name.trim() !== '' && who.length > 0
  const deed = useDeed(async () => {
    const about = {
      name: name.trim(),
      purpose,
      filter,
      from: from === '' ? null : from,
      until: until === '' ? null : until,
      coderIds: who as CoderId[],
    }
    if (round === null) {
      const chosen = things.map((thing): ThingInput =>
        codes.some(code => code.id === thing)
          ? { about: 'code', id: thing as CodeId as never }
          : { about: 'proposition', id: thing as PropositionId as never },
      )
      onOpened(await call('round.open', { ...about, things: chosen }))
    } else await call('round.change', { roundId: round.id, ...about })
    useStatus.getState().say(round === null ? w.opened(about.name) : w.changed(about.name))
  })
  return (
    <FormDialog
      title={round === null ? w.openTitle : w.changeTitle(round.name)}
      says={round === null ? w.make : w.keep}
      deed={deed}
      ready={ready}
      onClose={onClose}
      width="wide"
      className="round-form"
    >
      <Field
        label={w.name}
        placeholder={w.namePlaceholder}
        maxLength={200}
        data-first=""
        value={name}
        onChange={event => setName(event.target.value)}
      />
      <div className="field">
        <label htmlFor={`${id}-purpose`}>{w.purpose}</label>
        <textarea
          id={`${id}-purpose`}
          rows={2}
          maxLength={4000}
          value={purpose}
          onChange={event => setPurpose(event.target.value)}
        />
      </div>
      <div className="round-dates">
        <Field label={w.from} type="date" value={from} onChange={event => setFrom(event.target.value)} />
        <Field label={w.until} type="date" value={until} onChange={event => setUntil(event.target.value)} />
      </div>
      <div className="field">
        <span className="label" aria-hidden="true">
          {w.people}
        </span>
        <PickMany
          label={w.people}
          choices={people.map(one => ({ id: one.id, label: one.id === you ? words.common.you(one.name) : one.name }))}
          chosen={who}
          onChange={setWho}
          none={w.nobody}
          between="and"
        />
      </div>
      {round === null && (
        <div className="field">
          <span className="label" aria-hidden="true">
            {w.addThings}
          </span>
          <PickMany
            label={w.addThings}
            choices={[
              ...codes
                .filter(code => code.status !== 'retired' && code.kind === 'code')
                .map(code => ({ id: code.id, label: code.name, hue: code.hue, pattern: code.pattern })),
              ...propositions.map(one => ({ id: one.id, label: `${one.key ?? ''} ${one.statement}`.trim() })),
            ]}
            chosen={things}
            onChange={setThings}
            none={words.common.none}
            between="and"
          />
        </div>
      )}
      <div className="field">
        <span className="label">{w.filter}</span>
        <FilterBuilder filter={filter} onChange={setFilter} />
        <p className="field-hint">{w.filterHint}</p>
      </div>
    </FormDialog>
  )
}
