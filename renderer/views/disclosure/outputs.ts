// What can be checked, and how the core is asked about it (src/exchange/disclosure/kinds.ts).

import type { CallName } from '../../../src/api/contract.ts'
import { checkInput, OUTPUTS, type CheckAbout, type OutputKind } from '../../../src/exchange/disclosure/kinds.ts'
import type { DisclosureReport, Thresholds } from '../../../src/exchange/disclosure/types.ts'
import type { MenuEntry } from '../../components/menu.tsx'
import { useTabs } from '../../state/tabs.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { useLongAnswer } from '../../state/use-long-answer.ts'
import { disclosureWords } from '../../words/disclosure.ts'

/** What a check is made of besides its kind. */
export interface KeptCheck extends CheckAbout {
  readonly thresholds: Thresholds
}

/** The entry of a menu that leads to the check of what is in front, and to writing it out for outside: the same wherever something is written out. */
export function checkEntries(what: OutputKind, about: CheckAbout = {}): MenuEntry[] {
  return [{ line: true }, { id: 'disclosure', label: disclosureWords.open, run: () => openCheck(what, about) }]
}

/** Opens the check of an output. */
export function openCheck(what: OutputKind, about: CheckAbout = {}): void {
  // A filter of what was looked at before is none of this one.
  useTabs.getState().open({ kind: 'disclosure', about: null, options: { what, filter: null, ...about } })
}

const TABLES = [
  'quote',
  'source_code',
  'claim',
  'output',
  'output_setting',
  'disclosure_decision',
  'population',
  'case',
  'attribute',
  'attribute_value',
  'consent',
  'evidence',
  'position',
  'proposition',
  'summary',
  'memo',
  'anchor',
  'source_coder',
  'case_source',
  'coding',
  'code',
]

/** A report as the view holds it. */
export interface Checked {
  readonly answer: DisclosureReport | null
  readonly trouble: string | null
  readonly busy: boolean
  readonly isStopped?: boolean
  readonly again: () => void
}

/** What is checked in a job: as many excerpts as there are stand in it, so it takes its time and can be stopped. */
export const isLong = (what: OutputKind): what is 'propositions' | 'everything' =>
  what === 'propositions' || what === 'everything'

/** The report on propositions, or on everything together. */
export function useLongCheck(what: 'propositions' | 'everything', { thresholds, ...about }: KeptCheck): Checked {
  const input = checkInput(what, thresholds, about)
  return useLongAnswer(OUTPUTS[what].call, input as never, TABLES, disclosureWords.checking)
}

/** The report on a kind of output; null until it is said what it is about. */
export function useCheck(what: OutputKind, { thresholds, ...about }: KeptCheck): Checked {
  return useAnswer(OUTPUTS[what].call satisfies CallName, checkInput(what, thresholds, about) as never, TABLES)
}
