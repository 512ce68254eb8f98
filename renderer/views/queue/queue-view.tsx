// The queues of the framework as a tab: which one is in the tab's `about`.

import type { ViewProps } from '../../state/tabs.ts'
import { DecideQueue } from './decide-queue.tsx'
import { EarlierQueue } from './earlier-queue.tsx'
import { ProposedList } from './proposed-list.tsx'
import '../../styles/queue.css'

/** Codings to be decided, codings under an earlier definition, or proposed codes. */
export default function QueueView({ tab }: ViewProps) {
  if (tab.about === 'proposed') return <ProposedList />
  return tab.about === 'earlier' ? <EarlierQueue tab={tab} /> : <DecideQueue tab={tab} />
}
