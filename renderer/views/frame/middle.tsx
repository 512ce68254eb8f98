import { Suspense } from 'react'
import { activeTab, useTabs } from '../../state/tabs.ts'
import { useProject } from '../../state/project.ts'
import { words } from '../../words/en.ts'
import { VIEWS } from '../registry.ts'
import { FirstStepsPage } from '../start/first-steps-page.tsx'
import { NothingOpen } from './nothing-open.tsx'
import { TabRow } from './tab-row.tsx'
import { ViewGuard } from './view-guard.tsx'

/** The middle: the tabs and the view of the one in front. */
export function Middle() {
  const tab = useTabs(activeTab)
  const empty = useProject(state => state.info !== null && state.info.counts.sources === 0)
  const View = tab && VIEWS[tab.kind]
  return (
    <main className="middle" data-pane="middle">
      <TabRow />
      <div
        className="middle-panel"
        id="middle-panel"
        role={tab ? 'tabpanel' : undefined}
        aria-labelledby={tab ? `tab-${tab.id}` : undefined}
        key={tab?.id}
      >
        {View && tab ? (
          <ViewGuard>
            <Suspense fallback={<span className="visually-hidden">{words.frame.loading}</span>}>
              {/* oxlint-disable-next-line react/static-components -- looked up in the registry, not made here */}
              <View tab={tab} />
            </Suspense>
          </ViewGuard>
        ) : empty ? (
          <FirstStepsPage />
        ) : (
          <NothingOpen />
        )}
      </div>
    </main>
  )
}
