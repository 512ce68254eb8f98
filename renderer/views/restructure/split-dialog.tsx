import { useId, useMemo, useState } from 'react'
import { fold } from '../../../src/base/order.ts'
import type { CodeId } from '../../../src/base/ids.ts'
import type { SplitRule, Successor } from '../../../src/framework/restructure/types.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { useCodes } from '../../state/lists.ts'
import { words } from '../../words/en.ts'
import { Choice } from './choice.tsx'
import { PlanFrame } from './plan-frame.tsx'
import { SplitChoices, type Chosen } from './split-choices.tsx'
import { SplitRules, type RuleDraft } from './split-rules.tsx'

const w = words.restructure
let keys = 0

/** Splitting a code: into which codes, by which rules, and what waits to be decided. */
export function SplitDialog({ codeId }: { readonly codeId: CodeId }) {
  const { items, byId } = useCodes()
  const [rows, setRows] = useState(() => [
    { key: ++keys, name: '' },
    { key: ++keys, name: '' },
  ])
  const [original, setOriginal] = useState<'retire' | 'keep'>('retire')
  const [rules, setRules] = useState<readonly RuleDraft[]>([])
  const [rest, setRest] = useState(-1)
  const [chosen, setChosen] = useState<Chosen>(new Map())
  const list = useId()
  const name = byId.get(codeId)?.name ?? ''
  const there = useMemo(
    () =>
      new Map(
        items
          .filter(code => code.kind === 'code' && code.status !== 'retired' && code.id !== codeId)
          .map(code => [fold(code.name), code]),
      ),
    [items, codeId],
  )
  const into = rows.map((row): Successor => {
    const code = there.get(fold(row.name.trim()))
    return code ? { codeId: code.id } : { name: row.name.trim() }
  })
  const names = rows.map((row, at) => row.name.trim() || w.split.successor(at + 1))
  const places = (keysOfCodes: readonly number[]) =>
    keysOfCodes.map(key => rows.findIndex(row => row.key === key)).filter(place => place >= 0)
  const whole = rows.every(row => row.name.trim() !== '')
  return (
    <PlanFrame
      title={w.split.title(name)}
      request={
        whole
          ? {
              operation: 'split',
              codeId,
              into,
              original,
              rules: rules.flatMap((rule): SplitRule[] => {
                if (!rule.value.trim() || rule.to >= rows.length) return []
                const to = [rule.to]
                if (rule.by === 'word') return [{ word: rule.value.trim(), to }]
                return rule.by === 'coder'
                  ? [{ coderId: rule.value as NonNullable<SplitRule['coderId']>, to }]
                  : [{ sourceId: rule.value as NonNullable<SplitRule['sourceId']>, to }]
              }),
              choices: [...chosen]
                .map(([codingId, to]) => ({ codingId, to: places(to) }))
                .filter(one => one.to.length > 0),
              rest: rest >= 0 && rest < rows.length ? [rest] : [],
              reason: '',
            }
          : null
      }
      keep={original === 'keep'}
      deed={() => w.split.deed}
      done={(plan, did) =>
        w.split.done(
          name,
          plan.into.map(code => code.name),
          did.queued,
        )
      }
    >
      <fieldset className="plan-group">
        <legend>{w.split.into}</legend>
        {rows.map((row, at) => (
          <div className="split-row" key={row.key}>
            <input
              className="input"
              aria-label={w.split.successor(at + 1)}
              placeholder={w.split.placeholder}
              list={list}
              maxLength={200}
              {...(at === 0 ? { 'data-first': '' } : {})}
              value={row.name}
              onChange={event => setRows(rows.map(one => (one === row ? { ...one, name: event.target.value } : one)))}
            />
            <span className="hint">
              {row.name.trim() && (there.has(fold(row.name.trim())) ? w.split.isThere : w.split.isNew)}
            </span>
            {rows.length > 2 && (
              <IconButton
                icon="close"
                label={w.split.take(at + 1)}
                onClick={() => setRows(rows.filter(one => one !== row))}
              />
            )}
          </div>
        ))}
        <datalist id={list}>
          {[...there.values()].map(code => (
            <option key={code.id} value={code.name}>
              {code.name}
            </option>
          ))}
        </datalist>
        <Button look="flat" icon="plus" onClick={() => setRows([...rows, { key: ++keys, name: '' }])}>
          {w.split.add}
        </Button>
      </fieldset>
      <SplitRules names={names} rules={rules} rest={rest} onRules={setRules} onRest={setRest}>
        <SplitChoices
          codeId={codeId}
          into={rows.map((row, at) => ({ key: row.key, name: names[at]! }))}
          chosen={chosen}
          onChosen={setChosen}
        />
      </SplitRules>
      <Choice
        label={w.split.original.label}
        value={original}
        choices={[
          { value: 'retire', label: w.split.original.retire },
          { value: 'keep', label: w.split.original.keep },
        ]}
        onChange={setOriginal}
      />
    </PlanFrame>
  )
}
