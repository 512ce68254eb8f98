// What the values of an attribute follow from, as a form: one shape for each kind of rule.

import { useMemo } from 'react'
import type { AttributeId } from '../../../src/base/ids.ts'
import { ruleInWords, ruleTrouble, type AttributeRule } from '../../../src/cases/rules.ts'
import type { Attribute } from '../../../src/cases/types.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { useCases } from '../../state/lists.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { casesWords } from '../../words/cases.ts'
import { caseFormWords } from '../../words/case-forms.ts'
import { attributeName } from '../../words/names.ts'
import { SelectField } from '../../components/select-field.tsx'

const w = caseFormWords.rule
type From = AttributeRule['from']
const TABLES = ['attribute', 'attribute_value', 'case', 'case_member']

interface RuleFieldsProps {
  readonly about: string
  readonly rule: AttributeRule | null
  /** The attribute itself, which cannot follow from itself. */
  readonly except?: AttributeId
  readonly onRule: (rule: AttributeRule | null) => void
}

/** The attributes that a rule may rest on, for a kind of case. */
function originsFor(from: From, about: string, attributes: readonly Attribute[], joins: boolean): readonly Attribute[] {
  const others = attributes.filter(one => one.about !== 'source' && one.about !== about)
  switch (from) {
    case 'groups':
      return attributes.filter(one => one.about === about)
    case 'bands':
      return attributes.filter(one => one.about === about && (one.type === 'number' || one.type === 'date'))
    case 'equal':
      return others.filter(one => one.about !== 'participant' || joins)
    case 'pair':
      return others.filter(one => one.about !== 'site' && one.about !== 'participant' && one.about !== 'outside')
    case 'within':
      return others.filter(one => one.about !== 'pair')
    default:
      return []
  }
}

/** The fields of a rule, with what it comes to in words. */
export function RuleFields({ about, rule, except, onRule }: RuleFieldsProps) {
  const cases = useCases(state => state.items)
  const { answer: all } = useAnswer('case.attributes', {}, TABLES)
  const attributes = useMemo(() => (all ?? []).filter(one => one.id !== except), [all, except])
  const kinds: readonly From[] =
    about === 'source'
      ? ['groups', 'bands']
      : about === 'participant'
        ? ['groups', 'bands', 'within', 'count']
        : about === 'site' || about === 'outside'
          ? ['groups', 'bands', 'pair', 'count']
          : ['groups', 'bands', 'equal', 'shared', 'count']
  const begin = (from: From, origin?: AttributeId): AttributeRule | null => {
    const attributeId = origin ?? originsFor(from, about, attributes, true)[0]?.id
    if (from === 'count') return { from, of: 'sources', kind: null }
    if (from === 'shared') return { from, by: 'relation', name: 'member of' }
    if (!attributeId) return null
    if (from === 'groups') {
      const values = attributes.find(one => one.id === attributeId)?.choices ?? []
      return { from, attributeId, groups: values.map(value => ({ value, of: [value] })), others: null }
    }
    if (from === 'bands')
      return {
        from,
        attributeId,
        bands: [
          { value: '', below: '' },
          { value: '', below: null },
        ],
      }
    return { from, attributeId }
  }
  // What it may follow from has to be there before it can be chosen: a choice made earlier would come to nothing.
  if (!all) return null
  const from: From = rule?.from ?? kinds[0]!
  const origins = originsFor(from, about, attributes, true)
  const origin = rule && 'attributeId' in rule ? attributes.find(one => one.id === rule.attributeId) : undefined
  const trouble = rule && ruleTrouble(about, rule, origin ?? null)
  const ownKinds = [...new Set(cases.map(one => one.kind))]
  return (
    <>
      <SelectField
        label={w.from}
        value={rule === null ? '' : from}
        choices={[
          ...(rule === null ? [{ value: '', label: '…' }] : []),
          ...kinds.map(value => ({ value, label: w.kinds[value]! })),
        ]}
        {...(rule === null && attributes.length === 0 ? { hint: w.noOrigin } : {})}
        onChange={value => onRule(begin(value as From))}
      />
      {rule && 'attributeId' in rule ? (
        <SelectField
          label={w.origin}
          value={rule.attributeId}
          choices={origins.map(one => ({
            value: one.id,
            label:
              one.about === about
                ? attributeName(one.name)
                : `${attributeName(one.name)} (${casesWords.kindOf(one.about)})`,
          }))}
          onChange={value => onRule(begin(rule.from, value as AttributeId))}
        />
      ) : null}
      {rule?.from === 'groups' && origin ? <Groups rule={rule} origin={origin} about={about} onRule={onRule} /> : null}
      {rule?.from === 'bands' && origin ? <Bands rule={rule} onRule={onRule} /> : null}
      {rule?.from === 'shared' ? (
        <div className="case-two">
          <SelectField
            label={w.from}
            value={rule.by}
            choices={[
              { value: 'relation', label: w.shared.relation },
              { value: 'kind', label: w.shared.kind },
            ]}
            onChange={by =>
              onRule(
                by === 'relation'
                  ? { from: 'shared', by, name: 'member of' }
                  : {
                      from: 'shared',
                      by: 'kind',
                      name: ownKinds.find(one => !['site', 'participant', 'pair'].includes(one)) ?? '',
                    },
              )
            }
          />
          <Field
            label={rule.by === 'relation' ? w.relation : w.kind}
            maxLength={200}
            value={rule.name}
            onChange={event => onRule({ ...rule, name: event.target.value })}
          />
        </div>
      ) : null}
      {rule?.from === 'count' ? (
        <div className="case-two">
          <SelectField
            label={w.of}
            value={rule.of}
            choices={Object.entries(w.counts).map(([value, label]) => ({ value, label }))}
            onChange={of => onRule({ from: 'count', of: of as 'sources', kind: null })}
          />
          {rule.of === 'sources' ? (
            <SelectField
              label={w.kind}
              value={rule.kind ?? ''}
              choices={['', 'interview', 'observation', 'document'].map(value => ({ value, label: value || w.any }))}
              onChange={kind => onRule({ ...rule, kind: kind || null })}
            />
          ) : null}
        </div>
      ) : null}
      {rule ? (
        <p className="hint" role="status">
          {trouble ?? ruleInWords(rule, id => attributeName(attributes.find(one => one.id === id)?.name ?? '…'))}
        </p>
      ) : null}
    </>
  )
}

function Groups({
  rule,
  origin,
  about,
  onRule,
}: {
  readonly rule: Extract<AttributeRule, { from: 'groups' }>
  readonly origin: Attribute
  readonly about: string
  readonly onRule: (rule: AttributeRule) => void
}) {
  const { answer: use } = useAnswer('attribute.use', { attributeId: origin.id }, TABLES)
  const values = [...new Set([...origin.choices, ...(use?.values ?? []).map(one => one.value)])]
  const groupOf = (value: string) => rule.groups.find(group => group.of.includes(value))?.value ?? ''
  const put = (value: string, into: string) => {
    const groups = new Map<string, string[]>()
    for (const one of values) {
      const group = one === value ? into : groupOf(one)
      if (group !== '') groups.set(group, [...(groups.get(group) ?? []), one])
    }
    onRule({ ...rule, groups: [...groups].map(([name, of]) => ({ value: name, of })) })
  }
  return (
    <div className="case-groups" data-about={about}>
      {values.map(value => (
        <label key={value}>
          <span>{value}</span>
          <input
            className="input"
            aria-label={w.group(value)}
            placeholder={w.others}
            maxLength={200}
            value={groupOf(value)}
            onChange={event => put(value, event.target.value)}
          />
        </label>
      ))}
      <label>
        <span>{w.others}</span>
        <input
          className="input"
          maxLength={200}
          title={w.othersHint}
          placeholder={w.othersHint}
          value={rule.others ?? ''}
          onChange={event => onRule({ ...rule, others: event.target.value || null })}
        />
      </label>
    </div>
  )
}

function Bands({
  rule,
  onRule,
}: {
  readonly rule: Extract<AttributeRule, { from: 'bands' }>
  readonly onRule: (rule: AttributeRule) => void
}) {
  const change = (bands: readonly { value: string; below: string | null }[]) => onRule({ ...rule, bands: [...bands] })
  return (
    <div className="case-bands">
      {rule.bands.map((band, at) => (
        <div key={at}>
          <input
            className="input"
            aria-label={w.band}
            placeholder={w.band}
            maxLength={200}
            value={band.value}
            onChange={event => change(rule.bands.with(at, { ...band, value: event.target.value }))}
          />
          {band.below === null ? (
            <span className="hint">{w.rest}</span>
          ) : (
            <label>
              {w.below}
              <input
                className="input"
                maxLength={40}
                value={band.below}
                onChange={event => change(rule.bands.with(at, { ...band, below: event.target.value }))}
              />
            </label>
          )}
          {rule.bands.length > 2 && band.below !== null ? (
            <IconButton icon="close" label={w.dropBand} onClick={() => change(rule.bands.toSpliced(at, 1))} />
          ) : null}
        </div>
      ))}
      <Button
        look="link"
        onClick={() => change(rule.bands.toSpliced(Math.max(0, rule.bands.length - 1), 0, { value: '', below: '' }))}
      >
        {w.addBand}
      </Button>
    </div>
  )
}
