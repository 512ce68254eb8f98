import type { Filter } from '../../../src/analysis/filter/types.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { attributeName } from '../../words/names.ts'
import { sheetWords as w } from '../../words/proposition-sheet.ts'
import { groupingAttributes } from '../matrix/choices.ts'

const KINDS = ['site', 'pair', 'participant'] as const
const TABLES = ['case', 'case_member', 'attribute', 'attribute_value']

interface ScopeFieldProps {
  readonly filter: Filter | null
  /** The filter in words, where it is more than one value of one attribute. */
  readonly inWords: string | null
  readonly onChange: (filter: Filter | null) => void
}

/** Which cases a proposition covers: all of them, or those with one value of an attribute of sites, pairs or participants. */
export function ScopeField({ filter, inWords, onChange }: ScopeFieldProps) {
  const site = useAnswer('case.table', { kind: 'site' }, TABLES).answer
  const pair = useAnswer('case.table', { kind: 'pair' }, TABLES).answer
  const participant = useAnswer('case.table', { kind: 'participant' }, TABLES).answer
  const tables = { site, pair, participant }
  const simple =
    filter !== null && 'is' in filter && filter.is === 'attribute' && filter.how === 'is' && filter.values.length === 1
      ? filter
      : null
  const chosen = simple ? `${simple.about} ${simple.name}` : filter === null ? '' : 'other'
  const valuesOf = (about: string, name: string): string[] => {
    const table = tables[about as 'site'] ?? null
    const at = table?.attributes.findIndex(one => one.name === name) ?? -1
    return [...new Set(table?.values.flatMap(row => row[at] ?? []))].toSorted()
  }
  const choose = (written: string) => {
    if (written === '') return onChange(null)
    const about = KINDS.find(kind => written.startsWith(`${kind} `))
    if (!about) return
    const name = written.slice(about.length + 1)
    onChange({ is: 'attribute', about, name, how: 'is', values: valuesOf(about, name).slice(0, 1) })
  }
  return (
    <div className="scope-field">
      <label className="wording-field">
        <span>{w.covers}</span>
        <select className="input" value={chosen} onChange={event => choose(event.target.value)}>
          <option value="">{w.everyCase}</option>
          {chosen === 'other' ? <option value="other">{inWords ?? ''}</option> : null}
          {KINDS.map(kind => (
            <optgroup key={kind} label={w.attributesOf[kind]}>
              {groupingAttributes(tables[kind]).map(name => (
                <option key={name} value={`${kind} ${name}`}>
                  {attributeName(name)}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </label>
      {simple ? (
        <label className="wording-field">
          <span>{w.coversValue}</span>
          <select
            className="input"
            value={simple.values[0]}
            onChange={event => onChange({ ...simple, values: [event.target.value] })}
          >
            {valuesOf(simple.about, simple.name).map(value => (
              <option key={value} value={value}>
                {value}
              </option>
            ))}
          </select>
        </label>
      ) : null}
    </div>
  )
}
