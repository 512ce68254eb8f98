// What a report may say of a study, counted: the one value that checklists and the methods paragraph are written from.

import { compareNatural, fold } from '../../base/order.ts'
import type { StudyRecord } from '../../team/types.ts'

/** How often a value occurs. */
export interface Counted {
  readonly value: string
  readonly count: number
}

/** Everything countable of a study. `values` are those of attributes, by `about` and name, with how many have them. */
export interface StudyFacts {
  readonly program: string
  readonly project: string
  readonly record: StudyRecord['project']
  readonly coders: readonly {
    readonly name: string
    readonly facts: Readonly<Record<string, string>>
    readonly codings: number
    readonly markedSources: number
  }[]
  readonly sources: readonly Counted[]
  readonly words: number
  readonly dates: { readonly from: string; readonly to: string } | null
  readonly collectors: readonly Counted[]
  readonly cases: readonly Counted[]
  readonly leftOut: readonly Counted[]
  readonly values: readonly { readonly about: string; readonly name: string; readonly values: readonly Counted[] }[]
  /** Participants with more than one interview. */
  readonly interviewedAgain: number
  readonly consent: readonly Counted[]
  readonly questions: number
  readonly codes: {
    readonly inUse: number
    readonly groups: number
    readonly retired: number
    readonly deepest: number
  }
  readonly provenance: readonly Counted[]
  readonly operations: readonly Counted[]
  readonly versions: readonly string[]
  readonly codings: number
  readonly codedSources: { readonly byOne: number; readonly byMore: number }
  readonly memos: { readonly all: number; readonly journal: number }
  readonly corrections: number
  readonly saturation: string | null
  readonly propositions: {
    readonly byStatus: readonly Counted[]
    readonly positions: number
    readonly negativeCases: number
    readonly explained: number
    readonly searches: number
    readonly emptySearches: number
    /** Words of the text that stand for a count of positions. */
    readonly countsInText: number
  }
  readonly quotes: { readonly chosen: number; readonly sites: number; readonly people: number }
  /** Rounds of review with their people, comments and how many are still open, proposals on the framework and how many were accepted. */
  readonly review: {
    readonly rounds: number
    readonly people: number
    readonly comments: number
    readonly open: number
    readonly proposals: number
    readonly accepted: number
  }
  readonly summaries: { readonly cells: number; readonly cases: number; readonly signed: number }
}

/** How many of a list all together. */
export function sumOf(counts: readonly Counted[]): number {
  return counts.reduce((sum, { count }) => sum + count, 0)
}

/** The values of the first attribute of this kind with one of these names, case, space and underscore aside. Empty where there is none. */
export function valuesOf(facts: StudyFacts, about: string, names: readonly string[]): readonly Counted[] {
  const plain = (text: string) =>
    fold(text)
      .replace(/[\s_-]+/gu, ' ')
      .trim()
  for (const name of names) {
    const found = facts.values.find(one => one.about === about && plain(one.name) === plain(name))
    if (found && found.values.length > 0) return found.values
  }
  return []
}

/** “12 acute, 3 specialist”, the commonest first. */
export function listed(counts: readonly Counted[]): string {
  return counts
    .toSorted((a, b) => b.count - a.count || compareNatural(a.value, b.value))
    .map(({ value, count }) => `${count} ${value}`)
    .join(', ')
}

/** “1 site”, “12 sites”. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`
}

/** The sources by kind: “24 interviews”, “1 document”; a kind without any is left out. */
export function kindsOf(sources: StudyFacts['sources']): string[] {
  return ['interview', 'observation', 'document'].flatMap(kind => {
    const count = countOf(sources, kind)
    return count > 0 ? [counted(count, kind)] : []
  })
}

/** What was reviewed, in a sentence; nothing where nobody commented or proposed anything. */
export function reviewInWords({ rounds, people, comments, open, proposals, accepted }: StudyFacts['review']): string {
  const sentences = [
    comments > 0 &&
      `The team reviewed the work ${rounds > 0 ? `in ${counted(rounds, 'round')} ` : ''}with ${counted(comments, 'comment')} by ${counted(people, 'person', 'people')}${open > 0 ? `, ${open} of them still open` : ', all of them answered'}.`,
    proposals > 0 &&
      `${counted(proposals, 'change')} of the framework ${proposals === 1 ? 'was' : 'were'} proposed, ${accepted} of which accepted.`,
  ]
  return sentences.filter(sentence => sentence !== false).join(' ')
}

/** The number of things of one kind. */
export function countOf(counts: readonly Counted[], value: string): number {
  return counts.find(one => one.value === value)?.count ?? 0
}

/** Dates as a stretch of months: “February to May 2024”, “November 2023 to May 2024”. */
export function stretch(dates: { readonly from: string; readonly to: string }): string {
  const [fromYear, fromMonth] = parts(dates.from)
  const [toYear, toMonth] = parts(dates.to)
  if (fromYear === toYear && fromMonth === toMonth) return `${toMonth} ${toYear}`.trim()
  return `${fromMonth}${fromYear === toYear ? '' : ` ${fromYear}`} to ${toMonth} ${toYear}`.trim()
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ')

function parts(date: string): [year: string, month: string] {
  const [year = '', month = ''] = date.split('-')
  return [year, MONTHS[Number(month) - 1] ?? '']
}
