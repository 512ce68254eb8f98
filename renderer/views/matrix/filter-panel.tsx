import type { MatrixRequest } from '../../../src/analysis/types.ts'
import type { CaseTable } from '../../../src/cases/types.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { Segments } from '../../components/segments.tsx'
import { useCoders } from '../../state/lists.ts'
import { matrixWords } from '../../words/matrix.ts'
import { attributeName } from '../../words/names.ts'
import type { MatrixChoices } from './choices.ts'

interface FilterPanelProps {
  readonly choices: MatrixChoices
  readonly sites: CaseTable | null
  readonly change: (choices: Partial<MatrixChoices>) => void
  readonly onClose: () => void
}

const STANCES = ['any', 'confirming', 'disconfirming', 'qualifying', 'neutral'] as const
const w = matrixWords.filter

/** What counts: whose codings, which stance, which sites. The grid follows at once. */
export function FilterPanel({ choices, sites, change, onClose }: FilterPanelProps) {
  const coders = useCoders(state => state.items)
  const valuesOf = (name: string) => {
    const at = sites?.attributes.findIndex(attribute => attribute.name === name) ?? -1
    return [...new Set(sites?.values.map(row => row[at]).filter((value): value is string => value != null) ?? [])]
  }
  const setRule = (at: number, rule: MatrixRequest['where'][number]) => change({ where: choices.where.with(at, rule) })
  const addRule = () => {
    const attribute = sites?.attributes[0]?.name
    if (attribute !== undefined)
      change({ where: [...choices.where, { attribute, value: valuesOf(attribute)[0] ?? '' }] })
  }
  return (
    <div className="mx-filter">
      <h2>{w.head}</h2>
      <fieldset>
        <legend>{w.codedBy}</legend>
        {coders.map(coder => (
          <label key={coder.id} className="mx-tick">
            <input
              type="checkbox"
              checked={choices.codedBy.length === 0 || choices.codedBy.includes(coder.id)}
              onChange={event => {
                const before = choices.codedBy.length === 0 ? coders.map(one => one.id as string) : choices.codedBy
                const after = event.target.checked ? [...before, coder.id] : before.filter(id => id !== coder.id)
                // Everybody and nobody both mean: whoever coded.
                change({ codedBy: after.length === coders.length ? [] : after })
              }}
            />
            {coder.name}
          </label>
        ))}
      </fieldset>
      <div className="mx-filter-part">
        <span className="label">{w.stance}</span>
        <Segments
          label={w.stance}
          value={choices.stance ?? 'any'}
          choices={STANCES.map(stance => ({
            value: stance,
            label: stance === 'any' ? w.anyStance : w.stances[stance],
          }))}
          onChange={stance => change({ stance: stance === 'any' ? null : stance })}
        />
      </div>
      <div className="mx-filter-part">
        <span className="label">{w.where}</span>
        {choices.where.length === 0 ? <p className="hint">{w.anywhere}</p> : null}
        {choices.where.map((rule, at) => (
          <div className="mx-rule" key={`${at} ${rule.attribute}`}>
            <select
              className="input"
              aria-label={w.attribute}
              value={rule.attribute}
              onChange={event =>
                setRule(at, { attribute: event.target.value, value: valuesOf(event.target.value)[0] ?? '' })
              }
            >
              {sites?.attributes.map(attribute => (
                <option key={attribute.id} value={attribute.name}>
                  {attributeName(attribute.name)}
                </option>
              ))}
            </select>
            <select
              className="input"
              aria-label={w.value}
              value={rule.value}
              onChange={event => setRule(at, { ...rule, value: event.target.value })}
            >
              {valuesOf(rule.attribute).map(value => (
                <option key={value}>{value}</option>
              ))}
            </select>
            <IconButton
              icon="close"
              label={w.remove(matrixWords.rule(attributeName(rule.attribute), rule.value))}
              onClick={() => change({ where: choices.where.toSpliced(at, 1) })}
            />
          </div>
        ))}
        <Button look="link" onClick={addRule}>
          {w.add}
        </Button>
      </div>
      <div className="mx-filter-foot">
        <Button look="flat" onClick={() => change({ codedBy: [], stance: null, where: [] })}>
          {matrixWords.clearFilter}
        </Button>
        <Button onClick={onClose}>{w.done}</Button>
      </div>
    </div>
  )
}
