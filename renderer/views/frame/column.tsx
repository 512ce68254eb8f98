import { Suspense, type CSSProperties } from 'react'
import { InFront } from '../../actions/registry.ts'
import { columnOf } from '../../state/columns.ts'
import { useProject } from '../../state/project.ts'
import { useTabs, type Tab } from '../../state/tabs.ts'
import { words } from '../../words/en.ts'
import { VIEWS } from '../registry.ts'
import { FirstStepsPage } from '../start/first-steps-page.tsx'
import { ColumnDivider } from './column-divider.tsx'
import { DropZones } from './drop-zones.tsx'
import { HintLine } from './hint-line.tsx'
import { NothingOpen } from './nothing-open.tsx'
import { TabRow } from './tab-row.tsx'
import { ViewGuard } from './view-guard.tsx'

interface ColumnProps {
  readonly tabs: readonly Tab[]
  readonly front: string | null
  readonly isCurrent: boolean
  readonly at: number
  readonly count: number
  readonly share: number
}

/** One column of the middle: its tabs and the view of the one in front. Whatever is touched in it makes it the one that is worked in. */
export function Column({ tabs, front, isCurrent, at, count, share }: ColumnProps) {
  const tab = tabs.find(one => one.id === front) ?? null
  const enter = () => tab && useTabs.getState().enterColumn(columnOf(tab))
  const panelId = `middle-panel-${at}`
  return (
    <div
      className={isCurrent ? 'column is-current' : 'column'}
      data-pane={at === 0 ? 'middle' : `middle-${at + 1}`}
      style={{ '--share': share } as CSSProperties}
      {...(count > 1 ? { role: 'region', 'aria-label': words.frame.column(at + 1, count) } : {})}
      onFocusCapture={enter}
      onPointerDownCapture={enter}
    >
      {at > 0 && <ColumnDivider at={at} count={count} />}
      <TabRow tabs={tabs} front={front} panelId={panelId} isCurrent={isCurrent && count > 1} />
      <div
        className="middle-panel"
        id={panelId}
        role={tab ? 'tabpanel' : undefined}
        aria-labelledby={tab ? `tab-${tab.id}` : undefined}
        key={`panel-${tab?.id}`}
      >
        <InFront value={isCurrent}>{tab ? <View tab={tab} /> : <Nothing />}</InFront>
      </div>
      {tab && isCurrent && <HintLine key={`hint-${tab.kind}`} tab={tab} />}
      <DropZones at={at} count={count} />
    </div>
  )
}

function View({ tab }: { tab: Tab }) {
  const Shown = VIEWS[tab.kind]
  return (
    <ViewGuard>
      <Suspense fallback={<span className="visually-hidden">{words.frame.loading}</span>}>
        {/* oxlint-disable-next-line react/static-components -- looked up in the registry, not made here */}
        <Shown tab={tab} />
      </Suspense>
    </ViewGuard>
  )
}

function Nothing() {
  const empty = useProject(state => state.info !== null && state.info.counts.sources === 0)
  return empty ? <FirstStepsPage /> : <NothingOpen />
}
