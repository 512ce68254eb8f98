import type { Filter } from '../../../src/analysis/filter/types.ts'
import { FilterLine } from '../../components/filter/filter-line.tsx'
import { useFilterWords } from '../../components/filter/use-filter-words.ts'
import '../../styles/filter.css'

interface CaseFilterProps {
  /** What it says which cases of. */
  readonly label: string
  readonly filter: Filter | null
  readonly onChange: (filter: Filter | null) => void
}

/** Which cases: a filter over cases and their attributes, in words, with the builder and the saved filters behind it. */
export function CaseFilter({ label, filter, onChange }: CaseFilterProps) {
  const says = useFilterWords(filter, 'cases')
  return (
    <div className="wording-field scope-field" role="group" aria-label={label}>
      <span>{label}</span>
      <FilterLine of="cases" filter={filter} onChange={onChange}>
        <p>{says}</p>
      </FilterLine>
    </div>
  )
}
