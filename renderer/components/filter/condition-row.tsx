// One condition as a sentence: its words stand still, what can be chosen in it are controls.

import type { ReactNode } from 'react'
import { factWords } from '../../../src/analysis/coder-facts.ts'
import type { Condition } from '../../../src/analysis/filter/types.ts'
import type { FilterOf } from '../../../src/analysis/filter/words.ts'
import type { CaseId, CodeId, CoderId, PropositionId, SourceId, VersionId } from '../../../src/base/ids.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { attributeName } from '../../words/names.ts'
import { filterWords as w } from '../../words/filter.ts'
import { IconButton } from '../button.tsx'
import { PickMany, type Choice } from '../pick-many.tsx'
import { Select } from '../select.tsx'
import { isFinished, type DraftCondition } from './conditions.ts'
import { Nearness } from './nearness.tsx'
import type { FilterOffers } from './use-filter-offers.ts'

interface RowProps {
  readonly of: FilterOf
  readonly draft: DraftCondition
  readonly offers: FilterOffers
  readonly onChange: (draft: DraftCondition) => void
  readonly onRemove: () => void
}

/** The row of a condition. */
export function ConditionRow({ of, draft, offers, onChange, onRemove }: RowProps) {
  const { condition, not } = draft
  return (
    <li className="fb-row">
      <Select
        label={w.turn}
        value={not ? 'not' : 'is'}
        options={[
          ['is', w.are],
          ['not', w.areNot],
        ]}
        onPick={value => onChange({ condition, not: value === 'not' })}
      />
      {w.begin[condition.is] === '' ? null : <span className="fb-word">{w.begin[condition.is]}</span>}
      <Operands condition={condition} offers={offers} onChange={next => onChange({ condition: next, not })} />
      {isFinished(condition) ? null : <small className="fb-unfinished">{w.unfinished[of]}</small>}
      <IconButton icon="close" label={w.remove} onClick={onRemove} />
    </li>
  )
}

interface OperandProps {
  readonly condition: Condition
  readonly offers: FilterOffers
  readonly onChange: (condition: Condition) => void
}

const listOf = (words: Readonly<Record<string, string>>): Choice[] =>
  Object.entries(words).map(([id, label]) => ({ id, label }))

function Operands({ condition, offers, onChange }: OperandProps): ReactNode {
  switch (condition.is) {
    case 'source kind':
      return (
        <PickMany
          label={w.kinds['source kind']}
          choices={listOf(w.sourceKinds)}
          chosen={condition.kinds}
          onChange={kinds => onChange({ ...condition, kinds: kinds as typeof condition.kinds })}
        />
      )
    case 'sources':
      return (
        <PickMany
          label={w.kinds.sources}
          choices={offers.sources}
          chosen={condition.ids}
          onChange={ids => onChange({ ...condition, ids: ids as readonly SourceId[] })}
        />
      )
    case 'cases':
      return (
        <PickMany
          label={w.kinds.cases}
          choices={offers.cases}
          chosen={condition.ids}
          onChange={ids => onChange({ ...condition, ids: ids as readonly CaseId[] })}
        />
      )
    case 'coders':
      return (
        <PickMany
          label={w.kinds.coders}
          choices={offers.coders}
          chosen={condition.ids}
          onChange={ids => onChange({ ...condition, ids: ids as readonly CoderId[] })}
        />
      )
    case 'coder fact':
      return (
        <>
          <Select
            label={w.fact}
            value={condition.fact}
            options={Object.entries(w.facts)}
            onPick={fact => onChange({ ...condition, fact: fact as typeof condition.fact, values: [] })}
          />
          <span className="fb-word">{w.factIs}</span>
          <PickMany
            label={w.values}
            choices={[...new Set([...offers.coderFacts[condition.fact], ...condition.values])].map(value => ({
              id: value,
              label: factWords(value),
            }))}
            chosen={condition.values}
            onChange={values => onChange({ ...condition, values })}
          />
        </>
      )
    case 'speakers':
      return (
        <PickMany
          label={w.kinds.speakers}
          choices={listOf(w.roles)}
          chosen={condition.roles}
          onChange={roles => onChange({ ...condition, roles: roles as typeof condition.roles })}
        />
      )
    case 'dates':
      return (
        <>
          <Day label={w.from} value={condition.from} onChange={from => onChange({ ...condition, from })} />
          <span className="fb-word">{w.until}</span>
          <Day label={w.to} value={condition.to} onChange={to => onChange({ ...condition, to })} />
        </>
      )
    case 'attribute':
      return <AttributeOperands condition={condition} offers={offers} onChange={onChange} />
    case 'coded':
      return <CodedOperands condition={condition} offers={offers} onChange={onChange} />
    case 'stance':
      return (
        <>
          <PickMany
            label={w.stanceLabel}
            choices={listOf(w.stances)}
            chosen={condition.stances}
            onChange={stances => onChange({ ...condition, stances: stances as typeof condition.stances })}
          />
          <span className="fb-word">{w.forWhich}</span>
          <PickMany
            label={w.propositions}
            none={w.anyProposition}
            choices={offers.propositions}
            chosen={condition.propositionIds ?? []}
            onChange={ids =>
              onChange(
                ids.length === 0
                  ? { is: 'stance', stances: condition.stances }
                  : { ...condition, propositionIds: ids as readonly PropositionId[] },
              )
            }
          />
        </>
      )
    case 'strength':
      return (
        <PickMany
          label={w.strengthLabel}
          choices={listOf(w.strengths)}
          chosen={condition.strengths}
          onChange={strengths => onChange({ ...condition, strengths: strengths as typeof condition.strengths })}
        />
      )
    case 'exemplar':
      return null
    case 'signed':
      return (
        <Select
          label={w.summaryOf}
          value={condition.about}
          options={Object.entries(w.signed)}
          onPick={about => onChange({ is: 'signed', about: about as typeof condition.about })}
        />
      )
    case 'version':
      return (
        <Select
          label={w.version}
          value={condition.versionId ?? ''}
          options={[['', w.noVersion], ...offers.versions.map(one => [one.id, one.label] as const)]}
          onPick={id => onChange({ is: 'version', versionId: id === '' ? null : (id as VersionId) })}
        />
      )
  }
}

function CodedOperands({
  condition,
  offers,
  onChange,
}: OperandProps & { readonly condition: Extract<Condition, { is: 'coded' }> }) {
  return (
    <>
      <Nearness<'this coding'>
        label={w.how}
        how={condition.how}
        words={condition.words}
        choices={w.hows}
        after={w.wordsAfter}
        onChange={near => {
          const { words: _, ...rest } = condition
          onChange({ ...rest, ...near })
        }}
      />
      <PickMany
        label={w.codes}
        choices={offers.codes}
        chosen={condition.codeIds}
        onChange={ids => onChange({ ...condition, codeIds: ids as readonly CodeId[] })}
      />
      <label className="fb-tick">
        <input
          type="checkbox"
          checked={condition.below}
          onChange={event => onChange({ ...condition, below: event.target.checked })}
        />
        {w.below}
      </label>
    </>
  )
}

function AttributeOperands({
  condition,
  offers,
  onChange,
}: OperandProps & { readonly condition: Extract<Condition, { is: 'attribute' }> }) {
  const { about, name, how, values } = condition
  const known = useValues(about, name)
  const key = (one: { about: string; name: string }) => `${one.about} ${one.name}`
  const isChoice = how === 'is' || how === 'is not'
  return (
    <>
      <Select
        label={w.attribute}
        value={key(condition)}
        options={[
          ...(offers.attributes.some(one => key(one) === key(condition))
            ? []
            : [[key(condition), name || '…'] as const]),
          ...offers.attributes.map(
            one => [key(one), w.attributeOf(attributeName(one.name), w.aboutKinds[one.about] ?? one.about)] as const,
          ),
        ]}
        onPick={picked => {
          const found = offers.attributes.find(one => key(one) === picked)
          if (found) onChange({ ...condition, about: found.about, name: found.name, values: [] })
        }}
      />
      <Select
        label={w.test}
        value={how}
        options={Object.entries(w.tests)}
        onPick={next =>
          onChange({
            ...condition,
            how: next as typeof how,
            values: next === 'unassigned' || next === 'does not apply' ? [] : values,
          })
        }
      />
      {isChoice ? (
        <PickMany
          label={w.values}
          choices={[...new Set([...known, ...values])].map(value => ({ id: value, label: value }))}
          chosen={values}
          onChange={next => onChange({ ...condition, values: next })}
        />
      ) : how === 'at least' || how === 'at most' ? (
        <input
          className="input fb-value"
          aria-label={w.value}
          maxLength={200}
          value={values[0] ?? ''}
          onChange={event => onChange({ ...condition, values: event.target.value === '' ? [] : [event.target.value] })}
        />
      ) : null}
    </>
  )
}

/** The values that an attribute has, in their order. */
function useValues(about: string, name: string): readonly string[] {
  const isCase = about !== 'source'
  const tables = ['case', 'source', 'attribute', 'attribute_value']
  const ofCases = useAnswer('case.table', isCase ? { kind: about } : null, tables).answer
  const ofSources = useAnswer('source.table', isCase ? null : {}, tables).answer
  const table = isCase ? ofCases : ofSources
  const at = table?.attributes.findIndex(one => one.name === name) ?? -1
  if (!table || at < 0) return []
  const used = new Set(table.values.map(row => row[at]).filter((value): value is string => value != null))
  return [
    ...new Set([
      ...table.attributes[at]!.choices,
      ...[...used].sort((a, b) => a.localeCompare(b, 'en', { numeric: true })),
    ]),
  ]
}

function Day({
  label,
  value,
  onChange,
}: {
  label: string
  value: string | null
  readonly onChange: (day: string | null) => void
}) {
  return (
    <input
      className="input fb-day"
      aria-label={label}
      placeholder="2024-03"
      title={w.dayHint}
      maxLength={10}
      value={value ?? ''}
      onChange={event => onChange(event.target.value.trim() === '' ? null : event.target.value.trim())}
    />
  )
}
