import type { ReactNode } from 'react'
import { Button, IconButton } from '../../components/button.tsx'
import { useCoders, useSources } from '../../state/lists.ts'
import { words } from '../../words/en.ts'

const w = words.restructure.split
let keys = 0

/** A rule while it is being written. `to` is the place of a successor. */
export interface RuleDraft {
  readonly key: number
  readonly by: 'word' | 'coder' | 'source'
  readonly value: string
  readonly to: number
}

interface SplitRulesProps {
  readonly names: readonly string[]
  readonly rules: readonly RuleDraft[]
  /** Where all others go; -1 for the queue. */
  readonly rest: number
  readonly onRules: (rules: readonly RuleDraft[]) => void
  readonly onRest: (rest: number) => void
  /** What stands above the rules. */
  readonly children: ReactNode
}

/** Which codings of a split code go where: rules in order, then all others. */
export function SplitRules({ names, rules, rest, onRules, onRest, children }: SplitRulesProps) {
  const coders = useCoders(state => state.items)
  const sources = useSources(state => state.items)
  const set = (rule: RuleDraft, change: Partial<RuleDraft>) =>
    onRules(rules.map(one => (one === rule ? { ...one, ...change } : one)))
  const first = { word: '', coder: coders[0]?.id ?? '', source: sources[0]?.id ?? '' }
  const offered =
    // A list of sources or coders, by what the rule looks at.
    (by: 'coder' | 'source') =>
      by === 'coder'
        ? coders.map(one => ({ id: one.id as string, name: one.name }))
        : sources.map(one => ({ id: one.id as string, name: one.key ? `${one.key} ${one.name}` : one.name }))
  return (
    <fieldset className="plan-group">
      <legend>{w.rules}</legend>
      {children}
      {rules.map((rule, at) => (
        <div className="split-rule" key={rule.key}>
          <select
            aria-label={w.ruleBy}
            value={rule.by}
            onChange={event => {
              const by = event.target.value as RuleDraft['by']
              set(rule, { by, value: first[by] })
            }}
          >
            {(['word', 'coder', 'source'] as const).map(by => (
              <option key={by} value={by}>
                {w.by[by]}
              </option>
            ))}
          </select>
          {rule.by === 'word' ? (
            <input
              className="input"
              aria-label={w.word}
              placeholder={w.word}
              value={rule.value}
              maxLength={200}
              onChange={event => set(rule, { value: event.target.value })}
            />
          ) : (
            <select
              aria-label={w.by[rule.by]}
              value={rule.value}
              onChange={event => set(rule, { value: event.target.value })}
            >
              {offered(rule.by).map(one => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
            </select>
          )}
          <select
            aria-label={w.goesTo}
            value={rule.to}
            onChange={event => set(rule, { to: Number(event.target.value) })}
          >
            {names.map((name, place) => (
              <option key={place} value={place}>
                {w.restTo(name)}
              </option>
            ))}
          </select>
          <IconButton
            icon="close"
            label={w.takeRule(at + 1)}
            onClick={() => onRules(rules.filter(one => one !== rule))}
          />
        </div>
      ))}
      <div className="split-rule">
        <span className="label">{w.rest}</span>
        <select aria-label={w.rest} value={rest} onChange={event => onRest(Number(event.target.value))}>
          <option value={-1}>{w.restQueue}</option>
          {names.map((name, place) => (
            <option key={place} value={place}>
              {w.restTo(name)}
            </option>
          ))}
        </select>
      </div>
      <Button
        look="flat"
        icon="plus"
        onClick={() => onRules([...rules, { key: ++keys, by: 'word', value: '', to: 0 }])}
      >
        {w.addRule}
      </Button>
    </fieldset>
  )
}
