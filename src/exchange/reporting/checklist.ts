// A reporting checklist filled from a study: what is recorded, what is drafted for a person to finish, what is left to hand. Pure.

import { plain, type DocumentBlock, type TextDocument } from '../documents/document.ts'
import type { StudyFacts } from './study-facts.ts'
import type { Answered, FilledChecklist } from './types.ts'

/** An item of a checklist. `from` gives the lines that the study's records yield; none where nothing is recorded. */
export interface ChecklistItem {
  readonly no: string
  readonly title: string
  readonly how: Answered
  readonly from: (facts: StudyFacts) => readonly (string | null | undefined | false)[]
}

/** A checklist with its source. */
export interface Checklist {
  readonly name: 'COREQ' | 'SRQR'
  readonly title: string
  readonly source: string
  readonly groups: readonly { readonly title: string; readonly items: readonly ChecklistItem[] }[]
}

/** Fills a checklist from what is recorded. */
export function fillChecklist(checklist: Checklist, facts: StudyFacts): FilledChecklist {
  return {
    name: checklist.name,
    title: checklist.title,
    source: checklist.source,
    groups: checklist.groups.map(({ title, items }) => ({
      title,
      items: items.map(({ no, title: name, how, from }) => ({
        no,
        title: name,
        how,
        lines: from(facts).filter((line): line is string => typeof line === 'string' && line.trim() !== ''),
      })),
    })),
  }
}

/** What stands where nothing does. */
export const EMPTY: Readonly<Record<Answered, string>> = {
  filled: 'No data recorded',
  drafted: 'No data recorded; to be written',
  'by hand': 'To be written by hand',
}
const HOW: Readonly<Record<Answered, string>> = {
  filled: 'From the records',
  drafted: 'Draft, to be finished',
  'by hand': 'By hand',
}

/** The filled checklist as a document to be read and finished. */
export function checklistDocument(
  filled: FilledChecklist,
  project: string,
  more: readonly string[] = [],
): TextDocument {
  const all = filled.groups.flatMap(group => group.items)
  const recorded = all.filter(item => item.lines.length > 0)
  const count = (how: Answered) => all.filter(item => item.how === how).length
  return {
    title: `${filled.name}: ${filled.title}`,
    about: [
      project,
      `${all.length} items: ${count('filled')} filled from the records, ${count('drafted')} drafted, ${count('by hand')} left to hand. Something is recorded for ${recorded.length} of them.`,
      filled.source,
      ...more,
    ],
    blocks: filled.groups.flatMap(({ title, items }): DocumentBlock[] => [
      { kind: 'heading', level: 1, runs: plain(title) },
      ...items.flatMap((item): DocumentBlock[] => [
        { kind: 'heading', level: 2, runs: plain(`${item.no}. ${item.title}`) },
        ...(item.lines.length === 0
          ? [{ kind: 'facts' as const, runs: plain(EMPTY[item.how]) }]
          : [
              { kind: 'facts' as const, runs: plain(HOW[item.how]) },
              ...item.lines.map((line): DocumentBlock => ({ kind: 'text', runs: plain(line) })),
            ]),
      ]),
    ]),
  }
}

/** The filled checklist as rows of a sheet: no., item, how, what is recorded. */
export function checklistRows(filled: FilledChecklist): string[][] {
  return filled.groups.flatMap(({ items }) =>
    items.map(({ no, title, how, lines }) => [no, title, HOW[how], lines.length > 0 ? lines.join('\n') : EMPTY[how]]),
  )
}
