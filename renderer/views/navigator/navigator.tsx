import { useEffect, type ReactNode } from 'react'
import { usePanes } from '../../state/panes.ts'
import { useProject } from '../../state/project.ts'
import { useUnfolded } from '../../state/unfolded.ts'
import { words } from '../../words/en.ts'
import { CasesPanel } from './cases-panel.tsx'
import { FrameworkPanel } from './framework-panel.tsx'
import { MemosPanel } from './memos-panel.tsx'
import './navigator.css'
import { PropositionsPanel } from './propositions-panel.tsx'
import { SourcesPanel } from './sources-panel.tsx'
import { SplitPanes } from './split-panes.tsx'

/** The navigator: what the rail chose. Sources stand above the framework, because both are wanted while coding. `children` is the divider at its edge. */
export function Navigator({ children }: { children?: ReactNode }) {
  const part = usePanes(state => state.part)
  const projectId = useProject(state => state.info?.id)
  useEffect(() => {
    if (projectId) useUnfolded.getState().load(projectId)
  }, [projectId])
  return (
    <aside className="navigator" data-pane="navigator" aria-label={words.frame.navigator}>
      {part === 'sources' && <SplitPanes above={<SourcesPanel />} below={<FrameworkPanel />} />}
      {part === 'framework' && <FrameworkPanel />}
      {part === 'cases' && <CasesPanel />}
      {part === 'propositions' && <PropositionsPanel />}
      {part === 'memos' && <MemosPanel />}
      {children}
    </aside>
  )
}
