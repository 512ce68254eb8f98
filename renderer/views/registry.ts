// Which component draws which kind of tab, and which speaks of which focused thing in the inspector.

import { lazy, type ComponentType, type LazyExoticComponent } from 'react'
import type { IconName } from '../components/icon.tsx'
import type { Focused } from '../state/focus.ts'
import type { Tab, TabKind } from '../state/tabs.ts'

/** What a view of a tab is given. */
export interface ViewProps {
  readonly tab: Tab
}

/** The focused thing of one kind. */
export type FocusedOf<Kind extends Focused['kind']> = Extract<Focused, { kind: Kind }>

type View = LazyExoticComponent<ComponentType<ViewProps>>
type Part<Kind extends Focused['kind']> = LazyExoticComponent<ComponentType<{ focused: FocusedOf<Kind> }>>

/** The view of each kind of tab. */
export const VIEWS: Readonly<Record<TabKind, View>> = {
  source: lazy(() => import('./source/source-view.tsx')),
  matrix: lazy(() => import('./matrix/matrix-view.tsx')),
  summaries: lazy(() => import('./summaries/summaries-view.tsx')),
  'case-summary': lazy(() => import('./summaries/case-summaries-view.tsx')),
  'case-themes': lazy(() => import('./summaries/themes-view.tsx')),
  import: lazy(() => import('./import/import-view.tsx')),
  case: lazy(() => import('./cases/case-view.tsx')),
  search: lazy(() => import('./search/search-view.tsx')),
  memos: lazy(() => import('./memos/memos-view.tsx')),
  journal: lazy(() => import('./memos/journal-view.tsx')),
  propositions: lazy(() => import('./propositions/propositions-view.tsx')),
  quotes: lazy(() => import('./quotes/quotes-view.tsx')),
  positions: lazy(() => import('./propositions/positions-view.tsx')),
  'look-next': lazy(() => import('./propositions/look-next-view.tsx')),
  ratings: lazy(() => import('./ratings/ratings-view.tsx')),
  coverage: lazy(() => import('./coverage/coverage-view.tsx')),
  places: lazy(() => import('./corrections/places-view.tsx')),
  replace: lazy(() => import('./corrections/replace-view.tsx')),
  'text-history': lazy(() => import('./corrections/text-history-view.tsx')),
  code: lazy(() => import('./inspector/code-view.tsx')),
  guide: lazy(() => import('./guide/guide-view.tsx')),
  queue: lazy(() => import('./queue/queue-view.tsx')),
  agreement: lazy(() => import('./agreement/agreement-view.tsx')),
  adjudication: lazy(() => import('./agreement/adjudication-view.tsx')),
  saturation: lazy(() => import('./saturation/saturation-view.tsx')),
  picture: lazy(() => import('./pictures/picture-view.tsx')),
  excerpts: lazy(() => import('./excerpts/excerpts-view.tsx')),
  reporting: lazy(() => import('./reporting/reporting-view.tsx')),
  disclosure: lazy(() => import('./disclosure/disclosure-view.tsx')),
  codebook: lazy(() => import('./codebook/codebook-view.tsx')),
  'case-sheet': lazy(() => import('./cases/sheet-view.tsx')),
  review: lazy(() => import('./review/review-view.tsx')),
  merge: lazy(() => import('./merge/merge-view.tsx')),
  versions: lazy(() => import('./versions/versions-view.tsx')),
  team: lazy(() => import('./team/team-view.tsx')),
  history: lazy(() => import('./history/history-view.tsx')),
  settings: lazy(() => import('./settings/settings-view.tsx')),
  keys: lazy(() => import('./settings/keys-view.tsx')),
  manual: lazy(() => import('./manual/manual-view.tsx')),
  welcome: lazy(() => import('./start/first-steps.tsx')),
}

/** The icon of each kind of tab; a source takes that of its own kind. */
export const TAB_ICONS: Readonly<Record<TabKind, IconName>> = {
  source: 'document',
  matrix: 'matrix',
  summaries: 'matrix',
  'case-summary': 'memos',
  'case-themes': 'matrix',
  import: 'in',
  case: 'cases',
  search: 'find',
  memos: 'memos',
  journal: 'calendar',
  propositions: 'propositions',
  quotes: 'quote',
  positions: 'propositions',
  'look-next': 'find',
  ratings: 'bars',
  coverage: 'stripes',
  places: 'warn',
  'text-history': 'history',
  replace: 'in',
  code: 'framework',
  guide: 'interview',
  queue: 'check',
  agreement: 'team',
  adjudication: 'check',
  saturation: 'curve',
  picture: 'bars',
  excerpts: 'filter',
  reporting: 'print',
  disclosure: 'shield',
  codebook: 'in',
  'case-sheet': 'in',
  merge: 'team',
  versions: 'many',
  review: 'comment',
  team: 'team',
  history: 'history',
  settings: 'settings',
  keys: 'keyboard',
  manual: 'book',
  welcome: 'check',
}

/** The inspector's part for each kind of focused thing. */
export const INSPECTOR_PARTS: { readonly [Kind in Focused['kind']]: Part<Kind> } = {
  coding: lazy(() => import('./source/coding-inspector.tsx')),
  cell: lazy(() => import('./matrix/cell-inspector.tsx')),
  summary: lazy(() => import('./summaries/cell-part.tsx')),
  file: lazy(() => import('./import/file-inspector.tsx')),
  source: lazy(() => import('./inspector/source-part.tsx')),
  code: lazy(() => import('./inspector/code-part.tsx')),
  case: lazy(() => import('./inspector/case-part.tsx')),
  memo: lazy(() => import('./inspector/memo-part.tsx')),
  proposition: lazy(() => import('./inspector/proposition-part.tsx')),
}
