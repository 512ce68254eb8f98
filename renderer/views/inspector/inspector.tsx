import { Suspense, type ComponentType, type ReactNode } from 'react'
import { useFocus, type Focused } from '../../state/focus.ts'
import { words } from '../../words/en.ts'
import './inspector.css'
import { INSPECTOR_PARTS } from '../registry.ts'
import { ViewGuard } from '../frame/view-guard.tsx'

/** The inspector: it always speaks of the one focused thing. `children` is the divider at its edge. */
export function Inspector({ children }: { children?: ReactNode }) {
  const focused = useFocus(state => state.focused)
  const Part = focused && (INSPECTOR_PARTS[focused.kind] as ComponentType<{ focused: Focused }>)
  return (
    <aside className="inspector" data-pane="inspector" aria-label={words.frame.inspector}>
      {children}
      {!Part && <p className="inspector-empty">{words.inspector.nothing}</p>}
      {Part && (
        <ViewGuard key={focused.kind}>
          <Suspense fallback={null}>
            {/* oxlint-disable-next-line react/static-components -- looked up in the registry, not made here */}
            <Part focused={focused} />
          </Suspense>
        </ViewGuard>
      )}
    </aside>
  )
}
