// The facts of a study as those outside may read them: keys and names in words, and no count of few where that was settled. Pure.

import { hiddenCells } from '../disclosure/small-cells.ts'
import type { Counted, StudyFacts } from '../reporting/study-facts.ts'
import type { FilledChecklist } from '../reporting/types.ts'
import type { OutsideNames } from './names.ts'

/** What stands for the values that few cases have. */
const FEW = 'values not given'

/** The facts, values that few cases have put together. */
export function outsideFacts(facts: StudyFacts, least: number | null): StudyFacts {
  if (least === null) return facts
  return {
    ...facts,
    values: facts.values.map(one => (one.about === 'source' ? one : { ...one, values: withoutFew(one.values, least) })),
  }
}

function withoutFew(values: readonly Counted[], least: number): Counted[] {
  const [hidden] = hiddenCells([values.map(one => one.count)], least) as [boolean[]]
  if (!hidden.includes(true)) return [...values]
  const left = values.filter((_, at) => hidden[at]).reduce((sum, one) => sum + one.count, 0)
  return [...values.filter((_, at) => !hidden[at]), { value: FEW, count: left }]
}

/** A filled checklist in words for outside. */
export function outsideChecklist(filled: FilledChecklist, names: OutsideNames): FilledChecklist {
  return {
    ...filled,
    groups: filled.groups.map(group => ({
      ...group,
      items: group.items.map(item => ({ ...item, lines: item.lines.map(names.words) })),
    })),
  }
}
