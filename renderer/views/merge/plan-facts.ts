// What a plan says, in short. Pure.

import type { MergeCopy, MergeCounts, ReportLine, SideChange } from '../../../src/team/merge/types.ts'
import { whenInWords } from '../../words/dates.ts'
import { mergeWords as w } from '../../words/merge.ts'
import type { ColumnHead } from './field-table.tsx'

/** A line of what needs no answer: `kind` and `table` open its rows. */
export type Line = ReportLine

/** What a copy is called: after its coder; another project, or a framework, by its own name. */
export function copyName(copy: MergeCopy): string {
  return copy.other?.name ?? copy.coder?.name ?? copy.file
}

/** The mark of each copy: its coder's initials, or the beginning of its name. */
export function marksOf(copies: readonly MergeCopy[]): string[] {
  return copies.map(markOf)
}

/** How many of a line came from which copy: “BO 12, MT 3”. */
export function fromWhom({ by }: ReportLine, copies: readonly MergeCopy[]): string {
  const marks = marksOf(copies)
  return by
    .map(({ copy, count }) => (copy === null ? null : w.from(marks[copy]!, count)))
    .filter(Boolean)
    .join(', ')
}

/** Some of what a line counts, by name, and whether there is more. A name may have a comma in it. */
export function namesIn({ names, count }: ReportLine, most: number): string {
  const shown = names.slice(0, most)
  return `${shown.join('; ')}${shown.length > 0 && count > shown.length ? ' …' : ''}`
}

/** The mark of one copy. */
export function markOf(copy: MergeCopy): string {
  return copy.coder?.initials ?? copyName(copy).slice(0, 2).toUpperCase()
}

/** A copy as the head of a column. */
export function headOf(copy: MergeCopy | undefined): ColumnHead {
  return {
    name: copy ? copyName(copy) : w.theirs,
    initials: copy ? markOf(copy) : '?',
    says: copy?.other ? copySays(copy) : copy?.isOlder ? w.older : '',
  }
}

/** A head with when and why that side changed what is asked about, and who did it where it is somebody else than the head names. */
export function headChanged(head: ColumnHead, change: SideChange | null | undefined): ColumnHead {
  if (!change) return head
  const by = change.by === '' || change.by === head.name ? null : change.by
  const said = w.changed(whenInWords(change.at), by, change.why)
  return { ...head, says: [head.says === w.oursSays ? '' : head.says, said].filter(Boolean).join(', ') }
}

/** When a copy was handed out, and of which version. */
export function copySays(copy: MergeCopy): string {
  if (copy.other) return w.other[copy.other.as](copy.other.base)
  const when = copy.handedOutAt === null ? null : whenInWords(copy.handedOutAt)
  return [w.copy(when, copy.version), copy.isOlder && w.older].filter(Boolean).join(', ')
}

/** The things that are counted, in order. */
const COUNTED: readonly (keyof MergeCounts)[] = ['sources', 'codes', 'codings', 'evidence', 'memos']

/** What is counted of a merge: of a framework alone, its codes. */
export function countedOf(copies: readonly MergeCopy[]): readonly (keyof MergeCounts)[] {
  return copies[0]?.other?.as === 'framework' ? ['codes'] : COUNTED
}
