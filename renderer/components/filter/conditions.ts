// A filter as it is edited: groups whose parts can be changed one by one. What is not finished yet is kept in the draft and
// left out of what is asked. Pure.

import type { Condition, Filter } from '../../../src/analysis/filter/types.ts'
import { isOfCase } from '../../../src/analysis/propositions/scope.ts'
import { everyCondition } from '../../../src/analysis/filter/words.ts'

/** How the parts of a group are joined. */
export type Joining = 'all' | 'any' | 'none' | 'not all'

/** A group in the draft. */
export interface DraftGroup {
  readonly joining: Joining
  readonly parts: readonly Draft[]
}
/** A condition in the draft; `not` turns it round. */
export interface DraftCondition {
  readonly not: boolean
  readonly condition: Condition
}
/** A part of the draft. */
export type Draft = DraftGroup | DraftCondition

/** Places of parts, from the outermost group inwards. */
export type Path = readonly number[]

export const isGroup = (draft: Draft): draft is DraftGroup => 'parts' in draft

/** A filter as a draft; the outermost part is always a group. */
export function draftOf(filter: Filter | null): DraftGroup {
  const draft = filter === null ? null : partOf(filter, false)
  if (draft === null) return { joining: 'all', parts: [] }
  return isGroup(draft) ? draft : { joining: 'all', parts: [draft] }
}

function partOf(filter: Filter, not: boolean): Draft {
  if ('is' in filter) return { not, condition: filter }
  if ('not' in filter) return partOf(filter.not, !not)
  if ('all' in filter) return { joining: not ? 'not all' : 'all', parts: filter.all.map(part => partOf(part, false)) }
  return { joining: not ? 'none' : 'any', parts: filter.any.map(part => partOf(part, false)) }
}

/** What a draft asks, without what is not finished; null where it asks nothing. */
export function filterOf(draft: Draft): Filter | null {
  if (!isGroup(draft)) {
    if (!isFinished(draft.condition)) return null
    return draft.not ? { not: draft.condition } : draft.condition
  }
  const parts = draft.parts.map(filterOf).filter(part => part !== null)
  if (parts.length === 0) return null
  switch (draft.joining) {
    case 'all':
      return { all: parts }
    case 'any':
      return { any: parts }
    case 'none':
      return { not: { any: parts } }
    case 'not all':
      return { not: { all: parts } }
  }
}

/** Whether a condition says what it asks for: at least one thing in each of its lists, a date at one end, a number of words. */
export function isFinished(condition: Condition): boolean {
  switch (condition.is) {
    case 'source kind':
      return condition.kinds.length > 0
    case 'sources':
    case 'cases':
    case 'coders':
      return condition.ids.length > 0
    case 'speakers':
      return condition.roles.length > 0
    case 'coder fact':
      return condition.values.length > 0
    case 'dates':
      return isDay(condition.from) && isDay(condition.to) && (condition.from !== null || condition.to !== null)
    case 'attribute':
      return (
        condition.name !== '' &&
        (condition.how === 'unassigned' || condition.how === 'does not apply' || condition.values.some(v => v !== ''))
      )
    case 'coded':
      return condition.codeIds.length > 0
    case 'stance':
      return condition.stances.length > 0
    case 'strength':
      return condition.strengths.length > 0
    case 'exemplar':
    case 'signed':
    case 'version':
      return true
  }
}

const isDay = (day: string | null) => day === null || /^\d{4}(?:-\d\d(?:-\d\d)?)?$/.test(day)

/** The draft with another part in a place; null takes it away. */
export function withPart(draft: DraftGroup, path: Path, part: Draft | null): DraftGroup {
  const [at, ...rest] = path
  if (at === undefined) return part !== null && isGroup(part) ? part : draft
  const old = draft.parts[at]
  const next = rest.length === 0 ? part : old && isGroup(old) ? withPart(old, rest, part) : (old ?? null)
  return {
    ...draft,
    parts:
      next === null
        ? draft.parts.filter((_, place) => place !== at)
        : at >= draft.parts.length
          ? [...draft.parts, next]
          : draft.parts.map((one, place) => (place === at ? next : one)),
  }
}

/** The kinds of condition in the order they are offered. */
export const CONDITIONS: readonly Condition['is'][] = [
  'coded',
  'source kind',
  'sources',
  'cases',
  'attribute',
  'speakers',
  'coders',
  'coder fact',
  'dates',
  'stance',
  'strength',
  'exemplar',
  'signed',
  'version',
]

/** Those that cases alone can pass. */
export const CASE_CONDITIONS: readonly Condition['is'][] = ['attribute', 'cases', 'signed']

/** Whether a filter asks for cases alone, so that it can say which cases are covered. */
export function isOfCases(filter: Filter): boolean {
  let fits = true
  everyCondition(filter, one => {
    fits &&= isOfCase(one)
  })
  return fits
}

/** A new condition of a kind, as far as it can be without asking. */
export function blank(is: Condition['is'], attribute: { about: string; name: string } | null): Condition {
  switch (is) {
    case 'source kind':
      return { is, kinds: [] }
    case 'sources':
    case 'cases':
    case 'coders':
      return { is, ids: [] }
    case 'coder fact':
      return { is, fact: 'role', values: [] }
    case 'speakers':
      return { is, roles: ['respondent'] }
    case 'dates':
      return { is, from: null, to: null }
    case 'attribute':
      return { is, about: attribute?.about ?? 'site', name: attribute?.name ?? '', how: 'is', values: [] }
    case 'coded':
      return { is, codeIds: [], below: true, how: 'this coding' }
    case 'stance':
      return { is, stances: [] }
    case 'strength':
      return { is, strengths: [] }
    case 'exemplar':
      return { is }
    case 'signed':
      return { is, about: 'site' }
    case 'version':
      return { is, versionId: null }
  }
}
