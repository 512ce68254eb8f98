import { useMemo } from 'react'
import { compareNatural } from '../../../src/base/order.ts'
import type { Attribute } from '../../../src/cases/types.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { caseFormWords as f } from '../../words/case-forms.ts'
import { casesWords as w } from '../../words/cases.ts'
import { attributeName } from '../../words/names.ts'

/** Which values are shown, by attribute; {@link UNASSIGNED} stands for none. */
export type ColumnFilters = ReadonlyMap<string, ReadonlySet<string>>
/** No value at all; no stored value can be it. */
export const UNASSIGNED = ''

interface FilterDialogProps {
  readonly attribute: Attribute
  readonly values: readonly (string | null)[]
  /** Null: all. */
  readonly chosen: ReadonlySet<string> | null
  readonly onChoose: (chosen: ReadonlySet<string> | null) => void
  readonly onClose: () => void
}

/** Which values of an attribute are shown; the table follows at once. */
export function FilterDialog({ attribute, values, chosen, onChoose, onClose }: FilterDialogProps) {
  const counts = useMemo(() => {
    const found = new Map<string, number>()
    for (const value of values) found.set(value ?? UNASSIGNED, (found.get(value ?? UNASSIGNED) ?? 0) + 1)
    // Unassigned stands last.
    return [...found].sort(([a], [b]) => (a === UNASSIGNED ? 1 : b === UNASSIGNED ? -1 : compareNatural(a, b)))
  }, [values])
  const turn = (value: string) => {
    const next = new Set(chosen ?? counts.map(([one]) => one))
    if (!next.delete(value)) next.add(value)
    onChoose(next.size === counts.length ? null : next)
  }
  return (
    <Dialog
      title={f.filter.title(attributeName(attribute.name))}
      isOpen
      onClose={onClose}
      foot={
        <>
          <Button large onClick={() => onChoose(null)}>
            {f.filter.all}
          </Button>
          <Button look="primary" large onClick={onClose}>
            {f.filter.done}
          </Button>
        </>
      }
    >
      <ul className="case-checks">
        {counts.map(([value, n]) => (
          <li key={value}>
            <label className="case-tick">
              <input type="checkbox" checked={chosen === null || chosen.has(value)} onChange={() => turn(value)} />
              <span className={value === UNASSIGNED ? 'case-unknown' : ''}>
                {value === UNASSIGNED ? w.noValue : value}
              </span>
              <span className="count">{w.count(n)}</span>
            </label>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
