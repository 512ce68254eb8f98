import { useId, useMemo } from 'react'
import { fold } from '../../../src/base/order.ts'
import type { CaseItem } from '../../../src/cases/types.ts'
import { Field } from '../../components/field.tsx'
import { useCases } from '../../state/lists.ts'
import { fullName } from '../../words/names.ts'

interface CasePickProps {
  readonly label: string
  readonly hint?: string
  /** What was typed. */
  readonly value: string
  readonly fits?: (one: CaseItem) => boolean
  readonly first?: boolean
  readonly trouble?: string | null
  readonly onChange: (value: string) => void
}

/** The case that typed words name: by full name, key or name. */
export function caseCalled(cases: readonly CaseItem[], typed: string): CaseItem | undefined {
  const wanted = fold(typed.trim())
  if (wanted === '') return undefined
  return (
    cases.find(one => fold(fullName(one)) === wanted) ??
    cases.find(one => one.key !== null && fold(one.key) === wanted) ??
    cases.find(one => fold(one.name) === wanted)
  )
}

/** A field that names a case; the cases that fit are offered. */
export function CasePick({ label, hint, value, fits, first, trouble, onChange }: CasePickProps) {
  const id = useId()
  const cases = useCases(state => state.items)
  const offered = useMemo(() => (fits ? cases.filter(fits) : cases), [cases, fits])
  return (
    <>
      <Field
        label={label}
        {...(hint ? { hint } : {})}
        {...(first ? { 'data-first': '' } : {})}
        list={id}
        maxLength={500}
        value={value}
        trouble={trouble ?? null}
        onChange={event => onChange(event.target.value)}
      />
      <datalist id={id}>
        {offered.map(one => (
          <option key={one.id} value={fullName(one)}>
            {fullName(one)}
          </option>
        ))}
      </datalist>
    </>
  )
}
