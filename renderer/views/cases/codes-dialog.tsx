import { useMemo, useState } from 'react'
import type { AttributeId } from '../../../src/base/ids.ts'
import { compareNatural } from '../../../src/base/order.ts'
import { call } from '../../client/client.ts'
import { useDeed } from '../../components/use-deed.ts'
import { useStatus } from '../../state/status.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { caseFormWords } from '../../words/case-forms.ts'
import { attributeName } from '../../words/names.ts'
import { CodeScheme, type Series } from './code-scheme.tsx'
import { FormDialog } from '../../components/form-dialog.tsx'
import { SelectField } from '../../components/select-field.tsx'

const w = caseFormWords.codes

/** Draws published codes for the cases of a kind under a scheme, with examples beside each rule. */
export function CodesDialog({ kind, onClose }: { readonly kind: string; readonly onClose: () => void }) {
  const { answer: table } = useAnswer('case.table', { kind }, ['case', 'attribute', 'attribute_value'])
  const listed = useMemo(
    () => (table?.attributes ?? []).filter(one => one.type === 'choice' || one.type === 'yes or no'),
    [table],
  )
  const depth = listed.find(one => attributeName(one.name) === 'study depth')
  const [picked, setPicked] = useState<string | null>(null)
  const [series, setSeries] = useState<Readonly<Record<string, Series>>>({})
  const [again, setAgain] = useState(false)
  const by = picked ?? depth?.id ?? ''
  const at = table?.attributes.findIndex(one => one.id === by) ?? -1
  const values = at < 0 ? [] : [...new Set(table!.values.flatMap(row => row[at] ?? []))].sort(compareNatural)
  const rows: readonly (string | null)[] = [...values, null]
  const seriesOf = (value: string | null): Series =>
    series[value ?? ''] ??
    (value === 'in-depth' || values.length === 0
      ? { style: 'letters', prefix: '' }
      : {
          style: value === null ? 'none' : 'numbers',
          prefix: value === 'broader' ? 'AG' : (value ?? '').slice(0, 2).toUpperCase(),
        })
  const set = (value: string | null, change: Partial<Series>) =>
    setSeries({ ...series, [value ?? '']: { ...seriesOf(value), ...change } })
  const rules = rows.flatMap(value => {
    const { style, prefix } = seriesOf(value)
    return style === 'none' ? [] : [{ value, style, prefix: prefix.trim() }]
  })
  const deed = useDeed(async () => {
    const { drawn, left } = await call('case.drawCodes', { kind, by: (by || null) as AttributeId | null, rules, again })
    useStatus.getState().say(w.done(drawn, left))
  })
  return (
    <FormDialog title={w.title} says={w.deed} width="wide" deed={deed} ready={rules.length > 0} onClose={onClose}>
      <p className="hint">{w.says}</p>
      <SelectField
        label={w.by}
        first
        value={by}
        choices={[
          { value: '', label: w.nothing },
          ...listed.map(one => ({ value: one.id, label: attributeName(one.name) })),
        ]}
        onChange={value => {
          setPicked(value)
          setSeries({})
        }}
      />
      <CodeScheme
        head={w.value}
        rows={rows}
        called={value => value ?? (values.length === 0 ? w.nothing : w.others)}
        seriesOf={seriesOf}
        set={set}
      />
      <label className="case-tick">
        <input type="checkbox" checked={again} onChange={event => setAgain(event.target.checked)} />
        {w.again}
      </label>
    </FormDialog>
  )
}
