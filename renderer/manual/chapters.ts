// The chapters of the manual, in their order, and which of them speaks of which screen.

import type { NavigatorPart } from '../state/panes.ts'
import type { TabKind } from '../state/tabs.ts'

/** The chapters, by the names of their files in docs/manual. */
export const CHAPTERS = [
  'start',
  'window',
  'bring-in',
  'read-and-code',
  'correct-a-text',
  'framework',
  'versions',
  'memos',
  'search',
  'cases',
  'matrices',
  'summaries',
  'propositions',
  'saturation',
  'agreement',
  'quotes',
  'review',
  'reporting',
  'merge',
  'other-projects',
  'team',
  'keep-safe',
  'keyboard',
] as const

/** The name of a chapter. */
export type ChapterName = (typeof CHAPTERS)[number]

/** Which chapter speaks of a kind of tab. */
const BY_TAB: Readonly<Partial<Record<string, ChapterName>>> = {
  team: 'team',
  source: 'read-and-code',
  coverage: 'read-and-code',
  places: 'correct-a-text',
  replace: 'correct-a-text',
  'text-history': 'correct-a-text',
  matrix: 'matrices',
  summaries: 'summaries',
  'case-summary': 'summaries',
  'case-themes': 'summaries',
  picture: 'matrices',
  import: 'bring-in',
  case: 'cases',
  code: 'framework',
  search: 'search',
  memos: 'memos',
  journal: 'memos',
  propositions: 'propositions',
  saturation: 'saturation',
  agreement: 'agreement',
  adjudication: 'agreement',
  quotes: 'quotes',
  excerpts: 'matrices',
  reporting: 'reporting',
  disclosure: 'reporting',
  guide: 'framework',
  queue: 'framework',
  versions: 'versions',
  review: 'review',
  merge: 'merge',
  'bring-in': 'other-projects',
  history: 'keep-safe',
  settings: 'window',
  keys: 'keyboard',
  welcome: 'start',
} satisfies Partial<Record<TabKind, ChapterName>>

/** Which chapter speaks of a part of the navigator. */
const BY_PART: Readonly<Record<NavigatorPart, ChapterName>> = {
  sources: 'bring-in',
  framework: 'framework',
  cases: 'cases',
  propositions: 'propositions',
  memos: 'memos',
}

/** The chapter about the present screen: of the part of the navigator when the hands are there, else of the tab in front. */
export function chapterFor(tab: TabKind | null, part: NavigatorPart | null): ChapterName {
  if (part !== null) return BY_PART[part]
  return (tab === null ? null : BY_TAB[tab]) ?? 'start'
}

/** Whether there is a chapter of that name. */
export function isChapter(name: unknown): name is ChapterName {
  return CHAPTERS.includes(name as ChapterName)
}
