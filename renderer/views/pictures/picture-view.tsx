// One kind of tab for pictures that stand by themselves; `about` says which.

import type { ViewProps } from '../../state/tabs.ts'
import '../settings/settings.css'
import { NetworkView } from './network-view.tsx'
import { PositionsView } from './positions-view.tsx'
import { TimelineView } from './timeline-view.tsx'
import { WordsView } from './words-view.tsx'

/** The view. */
export default function PictureView({ tab }: ViewProps) {
  switch (tab.about) {
    case 'timeline':
      return <TimelineView tab={tab} />
    case 'positions':
      return <PositionsView tab={tab} />
    case 'network':
      return <NetworkView tab={tab} />
    default:
      return <WordsView tab={tab} />
  }
}
