// One kind of tab for pictures that stand by themselves; `about` says which.

import type { ViewProps } from '../registry.ts'
import '../settings/settings.css'
import { PositionsView } from './positions-view.tsx'
import { TimelineView } from './timeline-view.tsx'
import { WordsView } from './words-view.tsx'

/** The pictures that have a tab of their own. */
export const PICTURE_TABS = ['words', 'timeline', 'positions', 'network'] as const

/** The view. */
export default function PictureView({ tab }: ViewProps) {
  switch (tab.about) {
    case 'timeline':
      return <TimelineView />
    case 'positions':
      return <PositionsView tab={tab} />
    default:
      return <WordsView tab={tab} />
  }
}
