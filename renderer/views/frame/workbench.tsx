import { useEffect, useRef, type CSSProperties } from 'react'
import { useFocus } from '../../state/focus.ts'
import { isWithoutInspector, paneKind, paneOf, usePanes } from '../../state/panes.ts'
import { useReadingMode } from '../../state/reading-mode.ts'
import { useTabs } from '../../state/tabs.ts'
import { useWidth } from '../../state/width.ts'
import { words } from '../../words/en.ts'
import { Inspector } from '../inspector/inspector.tsx'
import { Navigator } from '../navigator/navigator.tsx'
import { Divider } from './divider.tsx'
import './frame.css'
import './reading.css'
import { Middle } from './middle.tsx'
import { Rail } from './rail.tsx'
import { ReadingCorner } from './reading-corner.tsx'
import { StatusBar } from './status-bar.tsx'
import { TopBar } from './top-bar.tsx'

/** Bars, panes and the middle. Sizes are the guide's unless the person moved a divider. */
export function Workbench() {
  const kind = useTabs(paneKind)
  const byKind = usePanes(state => state.byKind)
  const over = usePanes(state => state.navigatorOver)
  const width = useWidth(state => state.width)
  const narrow = width === 'narrow'
  const navigator = paneOf(byKind, kind, 'navigator')
  const withoutInspector = useFocus(state => isWithoutInspector(width, state.focused))
  const inspector = paneOf(byKind, kind, 'inspector', withoutInspector)
  const drawer = kind === 'matrix' || kind === 'summaries' || kind === 'case-themes'
  const size = (width: number | null, token: string) =>
    width === null ? `var(${token})` : `calc(${width}px * var(--grow))`
  const style = {
    '--navigator-now': size(navigator.width, '--navigator'),
    '--inspector-now': size(inspector.width, drawer ? '--drawer' : '--inspector'),
  } as CSSProperties
  const showNavigator = narrow ? over : navigator.open
  const reading = useReadingMode(state => (state.isOn ? (state.stripes ? 'stripes' : 'bare') : undefined))
  return (
    <div className="frame" style={style} data-reading={reading}>
      <TopBar />
      <div className="frame-body">
        <Rail />
        {showNavigator && narrow && <NavigatorOver />}
        {showNavigator && !narrow && (
          <Navigator>
            <Divider pane="navigator" kind={kind} label={words.frame.widthOf(words.frame.navigator)} />
          </Navigator>
        )}
        <Middle />
        {inspector.open && (
          <Inspector>
            <Divider pane="inspector" kind={kind} label={words.frame.widthOf(words.frame.inspector)} />
          </Inspector>
        )}
      </div>
      <StatusBar />
      <ReadingCorner />
    </div>
  )
}

/** The navigator over the middle, in a narrow window: leaves on choice, on Esc and when focus goes elsewhere. */
function NavigatorOver() {
  const ref = useRef<HTMLDivElement>(null)
  const leave = usePanes(state => state.setNavigatorOver)
  const activeId = useTabs(state => state.activeId)
  const begun = useRef(activeId)
  useEffect(() => {
    if (begun.current !== activeId) leave(false)
  }, [activeId, leave])
  useEffect(() => {
    const onDown = (event: PointerEvent) => {
      const target = event.target as Element
      if (!ref.current?.contains(target) && !target.closest('.rail, .popover')) leave(false)
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) leave(false)
    }
    document.addEventListener('pointerdown', onDown)
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('pointerdown', onDown)
      document.removeEventListener('keydown', onKey)
    }
  }, [leave])
  return (
    <div className="navigator-over" ref={ref}>
      <Navigator />
    </div>
  )
}
