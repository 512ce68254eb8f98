// The facts of a study as those outside may read them: keys and names in words, and no count of few where that was settled. Pure.

import type { EarlierCounts } from '../disclosure/count-differences.ts'
import { factCells } from '../disclosure/fact-cells.ts'
import { closedInLine, rowsFollowing } from '../disclosure/following-rows.ts'
import { hiddenCells } from '../disclosure/small-cells.ts'
import type { Population } from '../disclosure/types.ts'
import type { Counted, StudyFacts } from '../reporting/study-facts.ts'
import type { FilledChecklist } from '../reporting/types.ts'
import type { OutsideNames } from './names.ts'

/** What stands for the values that few cases have. */
const FEW = 'values not given'

/** The facts, values that few cases have put together, and those that would give few away together with what left before. */
export function outsideFacts(
  facts: StudyFacts,
  least: number | null,
  population: Population,
  earlier: readonly EarlierCounts[],
): StudyFacts {
  if (least === null) return facts
  const lists = facts.values.map(one => one.values.map(its => its.count))
  const isTold = facts.values.map(one => one.about === 'source')
  const closed = (hidden: readonly boolean[]) => {
    let from = 0
    return lists.flatMap((counts, at) => {
      const its = hidden.slice(from, (from += counts.length))
      return isTold[at] ? its : closedInLine(its, counts)
    })
  }
  const small = lists.flatMap((counts, at) => (isTold[at] ? counts.map(() => false) : hiddenCells([counts], least)[0]!))
  const hidden = rowsFollowing(small, now => factCells(facts, population, now), closed, earlier, least)
  let from = 0
  return {
    ...facts,
    values: facts.values.map(one => ({
      ...one,
      values: without(one.values, hidden.slice(from, (from += one.values.length))),
    })),
  }
}

function without(values: readonly Counted[], hidden: readonly boolean[]): readonly Counted[] {
  if (!hidden.includes(true)) return values
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
